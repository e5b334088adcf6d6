"""Documents as they were made, with their pages, pictures and files. Rows are added and read, never changed."""

from __future__ import annotations

from typing import Any, cast

from sqlite_utils import Database

from app.model.advice import Edition
from app.model.codec import as_json
from app.model.document import Asset, Document, DocumentFormat, DocumentKind
from app.model.made_document import MadeDocument
from app.store.database import write
from app.store.rows import from_row

_PAGE = "page.html"
_FORMATS = {f"document.{one}": one for one in DocumentFormat}
_MADE = (
    "SELECT document.*, purchase_id AS case_id, (SELECT json_group_array(json_object('format', format, 'size', size)) "
    "FROM (SELECT substr(name, 10) AS format, length(content) AS size FROM document_file "
    "WHERE document_id = document.id AND name GLOB 'document.*' ORDER BY name)) AS files FROM document "
)


def add_document(db: Database, document: Document, made_by: str) -> MadeDocument:
    """Keep a document with its page and pictures, and give what is stored.

    Where the case has a document of that kind, edition and content already, that one is given and nothing is written.
    """
    with write(db):
        before = find_made(db, document.case_id, document.kind, document.edition, document.content_hash)
        if before is not None:
            return before
        number = cast(int, db.table("document").insert(_row(document, made_by)).last_pk)
        _add_file(db, number, _PAGE, "text/html", document.html.encode())
        for name, asset in document.assets.items():
            _add_file(db, number, name, asset.media_type, asset.content)
        return _made(db, "WHERE id = ?", [number])[0]


def find_made(
    db: Database, case_id: str, kind: DocumentKind, edition: Edition, content_hash: str
) -> MadeDocument | None:
    """The case's document with this content, where it has been made."""
    where = "WHERE purchase_id = ? AND kind = ? AND edition = ? AND content_hash = ?"
    return next(iter(_made(db, where, [case_id, kind.value, edition.value, content_hash])), None)


def documents_of(db: Database, case_id: str) -> tuple[MadeDocument, ...]:
    """Every document that has been made of a case, the newest first."""
    return _made(db, "WHERE purchase_id = ? ORDER BY id DESC", [case_id])


def documents_with(db: Database, beginning: str, municipality_code: str, limit: int) -> tuple[MadeDocument, ...]:
    """A municipality's documents whose content hash begins so (hexadecimal, small letters), the newest first."""
    return _made(
        db,
        "WHERE content_hash >= ? AND content_hash < ? AND purchase_id IN "
        "(SELECT purchase.id FROM purchase WHERE municipality_code = ?) ORDER BY id DESC LIMIT ?",
        [beginning, beginning + "g", municipality_code, limit],
    )


def whole_document(db: Database, made: MadeDocument) -> Document:
    """The document with its page and pictures, as it was made."""
    rows = list(db.query("SELECT name, media_type, content FROM document_file WHERE document_id = ?", [made.id]))
    return Document(
        case_id=made.case_id,
        kind=made.kind,
        edition=made.edition,
        title=made.title,
        made_at=made.made_at,
        content_hash=made.content_hash,
        html=next(row["content"] for row in rows if row["name"] == _PAGE).decode(),
        marks=made.marks,
        assets={
            row["name"]: Asset(row["media_type"], row["content"])
            for row in rows
            if row["name"] != _PAGE and row["name"] not in _FORMATS
        },
        clauses=made.clauses,
        parameters=made.parameters,
    )


def find_picture(db: Database, made: MadeDocument, name: str) -> Asset | None:
    """A picture of the document by the name that its page uses."""
    return None if name == _PAGE or name in _FORMATS else _file(db, made.id, name)


def find_file(db: Database, made: MadeDocument, form: DocumentFormat) -> bytes | None:
    """The bytes of the document in a format, where they have been made."""
    file = _file(db, made.id, f"document.{form}")
    return file.content if file else None


def add_file(db: Database, made: MadeDocument, form: DocumentFormat, media_type: str, content: bytes) -> bytes:
    """Keep the document in a format and give what is stored: of two who bring it, the first one's bytes hold."""
    with write(db):
        before = find_file(db, made, form)
        if before is None:
            _add_file(db, made.id, f"document.{form}", media_type, content)
    return content if before is None else before


def _row(document: Document, made_by: str) -> dict[str, Any]:
    return {
        "purchase_id": document.case_id,
        "kind": document.kind.value,
        "edition": document.edition.value,
        "title": document.title,
        "made_at": document.made_at.isoformat(),
        "made_by": made_by,
        "content_hash": document.content_hash,
        "marks": document.marks,
        "clauses": as_json(document.clauses),
        "parameters": as_json(document.parameters),
    }


def _add_file(db: Database, number: int, name: str, media_type: str, content: bytes) -> None:
    db.table("document_file").insert(
        {"document_id": number, "name": name, "media_type": media_type, "content": content}
    )


def _file(db: Database, number: int, name: str) -> Asset | None:
    rows = db.query("SELECT * FROM document_file WHERE document_id = ? AND name = ?", [number, name])
    return next((Asset(row["media_type"], row["content"]) for row in rows), None)


def _made(db: Database, rest: str, values: list[Any]) -> tuple[MadeDocument, ...]:
    rows = db.query(f"{_MADE}{rest}", values)
    return tuple(from_row(MadeDocument, row, ("clauses", "parameters", "files")) for row in rows)
