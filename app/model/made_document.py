"""A document that lies in the store, without its page and its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.model.advice import Edition
from app.model.document import ClauseUsed, DocumentFormat, DocumentKind, ParameterUsed


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A format that has been made of a stored document. size: in bytes."""

    format: DocumentFormat
    size: int


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """What a stored document says of itself; the fields are those of Document, and these:

    made_by: the name of who had it made, empty where nobody is known; it is printed nowhere. files: those that have
    been made from it so far.
    """

    id: int
    case_id: str
    kind: DocumentKind
    edition: Edition
    title: str
    made_at: datetime
    made_by: str
    content_hash: str
    marks: str
    clauses: tuple[ClauseUsed, ...]
    parameters: tuple[ParameterUsed, ...]
    files: tuple[MadeFile, ...]
