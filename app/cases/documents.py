"""A person takes a document out of a case, and finds the case that a document came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.cases.memo import with_memo
from app.cases.overrules import saved_file
from app.cases.render_turn import render_turn
from app.documents import as_docx, as_odt, as_pdf, compose, content_hash
from app.documents.fitting import fits
from app.model.advice import Advice, CaseFile, Edition, Knowledge
from app.model.branding import Branding
from app.model.case import Case, ClauseEntry
from app.model.document import EDITIONS, Asset, Document, DocumentFormat, DocumentKind
from app.model.made_document import MadeDocument
from app.model.user import User
from app.store import clauses, documents
from app.store.database import Database, path_of
from app.store.searches import searches_of

SHORTEST_CODE = 8
_LONGEST_CODE = 64
_HEX = frozenset("0123456789abcdef")
# How the code stands in a document, and what comes along when the line is copied.
_LABEL = re.compile(r"^\W*kontrolkode\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]+")
_WRITE: Mapping[DocumentFormat, Callable[[Document], bytes]] = {
    DocumentFormat.PDF: as_pdf,
    DocumentFormat.DOCX: as_docx,
    DocumentFormat.ODT: as_odt,
}
MEDIA_TYPES = {
    DocumentFormat.PDF: "application/pdf",
    DocumentFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DocumentFormat.ODT: "application/vnd.oasis.opendocument.text",
}


class DoesNotFit(LookupError):  # noqa: N818
    """The case does not give that document, or not in that edition."""


class UnreadableCode(ValueError):  # noqa: N818
    """What was typed is no code of a document, nor the beginning of one that is long enough."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that a case gives, or does not. why_not: in Danish, empty where it gives it."""

    kind: DocumentKind
    editions: tuple[Edition, ...]
    why_not: str


def file_of_case(db: Database, knowledge: Knowledge, case: Case, branding: Branding, today: date) -> CaseFile:
    """What the documents of a saved case are written from. today: decides what is this budget year."""
    file = saved_file(db, knowledge, case)
    frozen = searches_of(db, case.purchase.id)
    return replace(
        with_memo(db, knowledge, case, file, today),
        branding=branding.for_case_of(case.purchase.municipality_code),
        frozen=frozen[-1] if frozen else None,
    )


def offers(advice: Advice) -> tuple[Offer, ...]:
    """Each of the documents, whether the case gives it or not."""
    return tuple(Offer(kind, editions, fits(advice, kind)) for kind, editions in EDITIONS.items())


def document_of(
    db: Database, file: CaseFile, kind: DocumentKind, edition: Edition, made_by: str, now: datetime
) -> MadeDocument:
    """The document as the case stands. Where the same was made before, that one with its own time; else it is made now.

    Of two people who ask at once the first one's is kept, and both get it. Raises DoesNotFit.
    """
    if edition not in EDITIONS[kind] or fits(file.advice, kind):
        raise DoesNotFit(kind, edition)
    case_id = file.advice.purchase.id
    made = documents.find_made(db, case_id, kind, edition, content_hash(file, kind, edition))
    # Composed before the write lock is taken: charts take long enough to keep others from saving.
    return made or documents.add_document(db, compose(file, kind, edition, now), made_by)


def file_in(db: Database, made: MadeDocument, form: DocumentFormat) -> bytes:
    """The document in a format: the bytes that were kept, else rendered in turn and kept."""
    kept = documents.find_file(db, made, form)
    if kept is not None:
        return kept
    with render_turn(path_of(db)):
        # Whoever had the turn before may have made just this.
        kept = documents.find_file(db, made, form)
        if kept is None:
            content = write_document(documents.whole_document(db, made), form)
            kept = documents.add_file(db, made, form, MEDIA_TYPES[form], content)
    return kept


def write_document(document: Document, form: DocumentFormat) -> bytes:
    """The document in a format. Takes no turn: whoever calls it holds one (app.cases.render_turn)."""
    return _WRITE[form](document)


def page_of(db: Database, made: MadeDocument) -> Document:
    """The document with its page and pictures, as it was made."""
    return documents.whole_document(db, made)


def picture_of(db: Database, made: MadeDocument, name: str) -> Asset:
    """A picture of the document by the name that its page uses; raises LookupError where it has none."""
    picture = documents.find_picture(db, made, name)
    if picture is None:
        raise LookupError(name)
    return picture


def documents_of(db: Database, case: Case) -> tuple[MadeDocument, ...]:
    """Every document that has been made of the case, the newest first."""
    return documents.documents_of(db, case.purchase.id)


def made_document(db: Database, case: Case, code: str) -> MadeDocument:
    """The document of the case with this content hash; raises LookupError where there is none."""
    for one in documents.documents_of(db, case.purchase.id):
        if one.content_hash == code:
            return one
    raise LookupError(code)


def clauses_in(db: Database, made: MadeDocument) -> tuple[ClauseEntry, ...]:
    """The versions that stand in the document, as the library holds them now."""
    found = (clauses.find_version(db, one.id, one.version) for one in made.clauses)
    return tuple(entry for entry in found if entry is not None)


def find_documents(db: Database, code: str, user: User) -> tuple[MadeDocument, ...]:
    """The documents of the user's municipality whose code begins as typed.

    Spaces, punctuation, capitals and the word »Kontrolkode« before it make no difference.
    None: nobody there has made such a document. Two: the beginning is too short to say which. Raises UnreadableCode.
    """
    typed = _BETWEEN.sub("", _LABEL.sub("", code)).lower()
    if not SHORTEST_CODE <= len(typed) <= _LONGEST_CODE or not _HEX.issuperset(typed):
        raise UnreadableCode(code)
    return documents.documents_with(db, typed, user.municipality_code, 2)


def still_the_same(file: CaseFile, made: MadeDocument) -> bool:
    """Whether the case would give the same document today."""
    return content_hash(file, made.kind, made.edition) == made.content_hash
