"""A person takes all documents of a case out as one ZIP with a manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.cases.documents import document_of, file_in, offers
from app.model.advice import CaseFile, Edition
from app.model.codec import as_data
from app.model.document import DocumentFormat, DocumentKind
from app.model.made_document import MadeDocument
from app.store.database import Database

FILE_NAMES = {
    DocumentKind.TENDER: "udbudsmateriale",
    DocumentKind.VALUE: "værdi-på-tværs",
    DocumentKind.MEMO: "indstilling",
    DocumentKind.DIALOGUE: "invitation-til-markedsdialog",
    DocumentKind.QUOTE: "tilbudsanmodning",
}
_FOLDERS = {Edition.PUBLIC: "offentligt", Edition.INTERNAL: "internt"}
_READABLE = 0o644 << 16


@dataclass(frozen=True, slots=True)
class _Packed:
    """A file of the package and the document that it is; name: its path in the package."""

    name: str
    content: bytes
    made: MadeDocument
    form: DocumentFormat


_EFORMS = "internt/eforms.xml"


def package(db: Database, file: CaseFile, edition: Edition, made_by: str, now: datetime) -> bytes:
    """Every document that fits the case, in every format, with manifest.json; the same documents give the same bytes.

    public: what the market may have, and nothing else. internal: both editions, each in its own folder, and the fields
    of the EU notice where one is sent.
    """
    packed = list(_packed(db, file, edition, made_by, now))
    notice = _notice(file) if edition is Edition.INTERNAL else b""
    newest = max(one.made.made_at for one in packed)
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for one in packed:
            _put(archive, one.name, one.made.made_at, one.content)
        if notice:
            _put(archive, _EFORMS, newest, notice)
        _put(archive, "manifest.json", newest, _manifest(file, edition, packed, notice))
    return target.getvalue()


def _notice(file: CaseFile) -> bytes:
    from app.documents.eforms_xml import eforms_xml

    try:
        return eforms_xml(file)
    except LookupError:
        return b""


def _packed(db: Database, file: CaseFile, which: Edition, made_by: str, now: datetime) -> Iterator[_Packed]:
    for offer in offers(file.advice):
        for edition in offer.editions:
            if offer.why_not or (which is Edition.PUBLIC and edition is not Edition.PUBLIC):
                continue
            made = document_of(db, file, offer.kind, edition, made_by, now)
            for form in DocumentFormat:
                name = f"{FILE_NAMES[offer.kind]}.{form}"
                name = name if which is Edition.PUBLIC else f"{_FOLDERS[edition]}/{name}"
                yield _Packed(name, file_in(db, made, form), made, form)


def _manifest(file: CaseFile, edition: Edition, packed: list[_Packed], notice: bytes) -> bytes:
    files = [
        {
            "name": one.name,
            "kind": one.made.kind.value,
            "edition": one.made.edition.value,
            "format": one.form.value,
            **_measured(one.content),
            "content_hash": one.made.content_hash,
            "made_at": one.made.made_at.isoformat(),
            "clauses": as_data(one.made.clauses),
            "parameters": as_data(one.made.parameters),
        }
        for one in packed
    ]
    if notice:
        fields = {"name": _EFORMS, "kind": "eforms", "edition": Edition.INTERNAL.value, "format": "xml"}
        files.append(fields | _measured(notice))
    manifest = {"case": file.advice.purchase.id, "edition": edition.value, "files": files}
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"


def _measured(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "sha256": sha256(content).hexdigest()}


def _put(archive: ZipFile, name: str, at: datetime, content: bytes) -> None:
    entry = ZipInfo(name, at.timetuple()[:6])
    entry.external_attr = _READABLE
    entry.create_system = 3  # the same wherever the package is made
    archive.writestr(entry, content, ZIP_DEFLATED)
