"""A person takes all documents of a case out as one ZIP with a manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.cases.documents import document_of, file_in, offers
from app.documents.fitting import ONE_IS_SENT, only_one_is_sent
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


@dataclass(frozen=True, slots=True)
class _Added:
    """A file of the package that is no document of the case; kind: what the manifest calls it."""

    name: str
    content: bytes
    kind: str
    edition: Edition


_READ_ME = "læs-mig.txt"
_EFORMS = "internt/eforms.xml"
_FOR = {Edition.PUBLIC: "Til virksomheder:", Edition.INTERNAL: "Kun til kommunen:"}


def package(db: Database, file: CaseFile, edition: Edition, made_by: str, now: datetime) -> bytes:
    """Every document that fits the case, in every format, with a list for people and manifest.json for programs.

    The same documents give the same bytes. public: what the market may have, and nothing else. internal: both editions,
    each in its own folder, and the fields of the EU notice where one is sent.
    """
    packed = list(_packed(db, file, edition, made_by, now))
    documents = dict.fromkeys((one.name.rpartition(".")[0], one.made) for one in packed)
    added = [_Added(_READ_ME, read_me(file, documents).encode(), "readme", edition)]
    if edition is Edition.INTERNAL and (notice := _notice(file)):
        added.append(_Added(_EFORMS, notice, "eforms", edition))
    newest = max(one.made.made_at for one in packed)
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for one in packed:
            _put(archive, one.name, one.made.made_at, one.content)
        for other in added:
            _put(archive, other.name, newest, other.content)
        _put(archive, "manifest.json", newest, _manifest(file, edition, packed, added))
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


def read_me(file: CaseFile, documents: Iterable[tuple[str, MadeDocument]]) -> str:
    """What the documents are, for whoever opens the package, and which of them the municipality chooses between.

    documents: the path of each in the package, without the ending, and the document.
    """
    documents = list(documents)
    lines = [f"Sag {file.advice.purchase.id}: {' '.join(file.advice.purchase.title.split())}"]
    titles = {made.kind: made.title.partition(":")[0].rpartition(" – ")[2] for _, made in documents}
    for edition, heading in _FOR.items():
        rows = [
            f"- {titles[made.kind]}: {name} (PDF, DOCX og ODT)" for name, made in documents if made.edition is edition
        ]
        lines += ["", heading, *rows] if rows else []
    if only_one_is_sent(file.advice):
        lines += ["", ONE_IS_SENT.format(titles[DocumentKind.TENDER], titles[DocumentKind.QUOTE])]
    if any("UDKAST" in made.marks for _, made in documents):
        lines += ["", "Et dokument, der er mærket UDKAST, er ikke klar til at blive sendt."]
    return "\n".join(lines) + "\n"


def _manifest(file: CaseFile, edition: Edition, packed: list[_Packed], added: list[_Added]) -> bytes:
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
    for other in added:
        form = other.name.rpartition(".")[2]
        told = {"name": other.name, "kind": other.kind, "edition": other.edition.value, "format": form}
        files.append(told | _measured(other.content))
    manifest = {"case": file.advice.purchase.id, "edition": edition.value, "files": files}
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"


def _measured(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "sha256": sha256(content).hexdigest()}


def _put(archive: ZipFile, name: str, at: datetime, content: bytes) -> None:
    entry = ZipInfo(name, at.timetuple()[:6])
    entry.external_attr = _READABLE
    entry.create_system = 3  # the same wherever the package is made
    archive.writestr(entry, content, ZIP_DEFLATED)
