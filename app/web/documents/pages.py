"""What the pages about documents may show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from flask import url_for
from markupsafe import Markup

from app.cases.documents import Offer
from app.documents import body
from app.documents.composing import code_of
from app.model.advice import Edition
from app.model.case import Case, ClauseEntry
from app.model.clause import ClauseStatus
from app.model.document import Document, DocumentFormat, DocumentKind
from app.model.made_document import MadeDocument
from app.web import labels
from app.web.documents import addresses, names
from app.web.formatting import size_in_words


@dataclass(frozen=True)
class FileLink:
    """A format and where it is. size: of the file in words, empty where it has not been made yet."""

    name: str
    url: str
    size: str = ""


@dataclass(frozen=True)
class EditionRow:
    """An edition of a document that the case gives. internal: it stays in the municipality."""

    name: str
    internal: bool
    preview: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True)
class DocumentRow:
    """A document of the case. choices: where a person decides what it says, empty where nothing is to be decided.

    why_not: in Danish why the case does not give it, else empty.
    """

    name: str
    use: str
    editions: tuple[EditionRow, ...]
    choices: str
    why_not: str


@dataclass(frozen=True)
class DocumentSection:
    """The part of the case page. choose: which of the documents the municipality sends, empty where it may send all."""

    given: tuple[DocumentRow, ...]
    not_given: tuple[DocumentRow, ...]
    choose: str


@dataclass(frozen=True)
class MadeRow:
    """A document that was made. code: the beginning of its hash, as it is printed in it."""

    name: str
    edition: str
    internal: bool
    title: str
    made_at: datetime
    made_by: str
    code: str
    marks: str
    url: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True)
class MadePage:
    """Every document that was made of a case, the newest first. choose: as in the section of the case page."""

    case_id: str
    case_title: str
    rows: tuple[MadeRow, ...]
    choose: str


@dataclass(frozen=True)
class PreviewPage:
    """A document on the screen. content: its page, in Danish. current: it is what the case gives today."""

    case_id: str
    made: MadeRow
    content: Markup
    current: bool


@dataclass(frozen=True)
class ClauseRow:
    """A clause version that stands in a document; status: the one it had when the document was made."""

    id: str
    title: str
    version: int
    status: str
    url: str


@dataclass(frozen=True)
class ParameterRow:
    """A value that a document rests on, and the day from which it holds."""

    label: str
    valid_from: date


@dataclass(frozen=True)
class FoundDocument:
    """The document that a code belongs to. unchanged: the case would give the same document today."""

    case_id: str
    case_title: str
    made: MadeRow
    unchanged: bool
    clauses: tuple[ClauseRow, ...]
    parameters: tuple[ParameterRow, ...]


class CodeFault(StrEnum):
    """Why a typed code leads to no document."""

    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class CodePage:
    """The page where a code is typed, and what it told. typed: empty where nobody has asked yet."""

    typed: str = ""
    fault: CodeFault | None = None
    found: FoundDocument | None = None


def document_section(case_id: str, offered: Iterable[Offer]) -> DocumentSection:
    """The documents that the case gives, and those that it does not."""
    offered = tuple(offered)
    rows = [_row(case_id, offer) for offer in offered]
    return DocumentSection(
        given=tuple(row for row in rows if not row.why_not),
        not_given=tuple(row for row in rows if row.why_not),
        choose=_choose(offer.kind for offer in offered if not offer.why_not),
    )


def made_page(case: Case, made: Iterable[MadeDocument]) -> MadePage:
    """The list of what was made of a case."""
    made = tuple(made)
    return MadePage(
        case.purchase.id,
        case.purchase.title,
        tuple(made_row(one) for one in made),
        _choose(one.kind for one in made),
    )


def made_row(made: MadeDocument) -> MadeRow:
    """A document that was made, with the bytes it was made as."""
    where: dict[str, Any] = {"purchase_id": made.case_id, "code": made.content_hash}
    sizes = {one.format: size_in_words(one.size) for one in made.files}
    return MadeRow(
        name=str(names.KINDS[made.kind]),
        edition=str(names.EDITIONS[made.edition]),
        internal=made.edition is Edition.INTERNAL,
        title=made.title,
        made_at=made.made_at,
        made_by=made.made_by,
        code=code_of(made.content_hash),
        marks=made.marks,
        url=url_for("documents.show_made", **where),
        files=tuple(
            FileLink(
                names.FORMATS[form],
                url_for("documents.download_made", form=form.value, **where),
                sizes.get(form, ""),
            )
            for form in DocumentFormat
        ),
    )


def preview_page(made: MadeDocument, document: Document, current: bool) -> PreviewPage:
    """The page of a document inside a page of the site."""

    def address(picture: str) -> str:
        return url_for("documents.picture", purchase_id=made.case_id, code=made.content_hash, name=picture)

    return PreviewPage(made.case_id, made_row(made), body(document, address), current)


def found_document(case: Case, made: MadeDocument, unchanged: bool, versions: Iterable[ClauseEntry]) -> FoundDocument:
    """What a code tells. versions: the library's own of the clauses in the document."""
    titles = {entry.clause.id: entry.clause.title for entry in versions}
    return FoundDocument(
        case_id=case.purchase.id,
        case_title=case.purchase.title,
        made=made_row(made),
        unchanged=unchanged,
        clauses=tuple(
            ClauseRow(
                one.id,
                titles.get(one.id, one.id),
                one.version,
                str(labels.CLAUSE_STATUSES[ClauseStatus(one.status)]),
                url_for("clauses.show_version", clause_id=one.id, version=one.version),
            )
            for one in made.clauses
        ),
        parameters=tuple(
            ParameterRow(one.label or one.id, date.fromisoformat(one.valid_from)) for one in made.parameters
        ),
    )


def _choose(kinds: Iterable[DocumentKind]) -> str:
    both = {DocumentKind.TENDER, DocumentKind.QUOTE} <= set(kinds)
    return str(names.ONLY_ONE_IS_SENT) if both else ""


def _row(case_id: str, offer: Offer) -> DocumentRow:
    return DocumentRow(
        name=str(names.KINDS[offer.kind]),
        use=str(names.USES[offer.kind]),
        editions=tuple(
            EditionRow(
                name=str(names.EDITIONS[edition]),
                internal=edition is Edition.INTERNAL,
                preview=url_for(
                    "documents.preview",
                    purchase_id=case_id,
                    kind=addresses.KINDS[offer.kind],
                    edition=addresses.EDITIONS[edition],
                ),
                files=tuple(
                    FileLink(
                        names.FORMATS[form],
                        url_for(
                            "documents.download",
                            purchase_id=case_id,
                            kind=addresses.KINDS[offer.kind],
                            edition=addresses.EDITIONS[edition],
                            form=form.value,
                        ),
                    )
                    for form in DocumentFormat
                ),
            )
            for edition in offer.editions
        ),
        choices=url_for("purchases.memo", purchase_id=case_id) if offer.kind is DocumentKind.MEMO else "",
        why_not=offer.why_not,
    )
