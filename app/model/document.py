"""A document as it was made: which one, in which edition, from what, and the page that every format comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.model.advice import Edition
from app.model.data import ParameterUsed as ParameterUsed


class DocumentKind(StrEnum):
    """The documents that a case can give."""

    TENDER = "tender"
    VALUE = "value"
    MEMO = "memo"
    DIALOGUE = "dialogue"
    QUOTE = "quote"


class DocumentFormat(StrEnum):
    """The files that a document can be had as; all three come from one HTML page."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"


EDITIONS: Mapping[DocumentKind, tuple[Edition, ...]] = {
    DocumentKind.TENDER: (Edition.PUBLIC, Edition.INTERNAL),
    DocumentKind.VALUE: (Edition.INTERNAL,),
    DocumentKind.MEMO: (Edition.INTERNAL,),
    DocumentKind.DIALOGUE: (Edition.PUBLIC,),
    DocumentKind.QUOTE: (Edition.PUBLIC,),
}
"""In which editions each document exists. What names enterprises or figures exists only internally."""


@dataclass(frozen=True, slots=True)
class ClauseUsed:
    """A clause version that stands in a document, with its status when the document was made."""

    id: str
    version: int
    status: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture that the page asks for by name."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A document as made. The same document gives the same bytes in every format.

    title: of the page, Danish, such as "Udbudsmateriale: Drift af kantine". made_at: the moment it was made, printed
    in it. content_hash: SHA-256 in hex of all that it says but for that moment and the hash itself; two documents with
    one hash say the same. html: the whole page. assets: the pictures by the names that the page uses; a chart is there
    twice, "value.svg" and "value.png", the page names the SVG. marks: what the head of each page says, such as
    "INTERNT · UDKAST", empty for a finished public one.
    """

    case_id: str
    kind: DocumentKind
    edition: Edition
    title: str
    made_at: datetime
    content_hash: str
    html: str
    marks: str
    assets: Mapping[str, Asset] = field(default_factory=dict)
    clauses: tuple[ClauseUsed, ...] = ()
    parameters: tuple[ParameterUsed, ...] = ()
