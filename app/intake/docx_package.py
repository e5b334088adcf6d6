"""A Word file as the XML parts that hold its text, opened without trust: nothing is unpacked, fetched or run."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from app.model.errors import InputError, Problem

LARGEST_FILE_BYTES = 20_000_000
_LARGEST_PART_BYTES = 30_000_000
# Bounds of form against a file that unpacks into more than it weighs; a tender with pictures has a tenth of it.
_LARGEST_UNPACKED_BYTES = 200_000_000
_MOST_PARTS = 2_000
MAIN, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
COMMENTS, FOOTNOTES = "word/comments.xml", "word/footnotes.xml"
_RELATIONS = "_rels/.rels"
_CONTENT_TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AGAIN = "Åbn dokumentet i Word eller LibreOffice, vælg Gem som, og gem det som Word-dokument (.docx)."
# What zipfile lets through of an archive that is broken on purpose; RuntimeError stands for unknown methods too.
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    RuntimeError,
    EOFError,
    OSError,
    UnicodeDecodeError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)


def open_docx(raw: bytes, file: str) -> Mapping[str, etree._Element]:
    """The roots of the parts that hold text, by the names here; MAIN is always among them.

    Raises InputError that names the file and says what to do: for a file that is too large or unpacks into too much,
    that is no DOCX, is in the old format, has a password or macros, and for parts that declare a document type.
    """
    if len(raw) > LARGEST_FILE_BYTES:
        limit = LARGEST_FILE_BYTES // 1_000_000
        raise _refusal(file, f"Filen er større end {limit} MB. Slet billeder og bilag i den, og gem den igen.")
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise _refusal(file, "Filen er beskyttet med en adgangskode. Fjern koden i Word, og gem filen igen.")
        raise _refusal(file, f"Filen er i Words gamle format (.doc). {_SAVE_AGAIN}")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _parts(archive, file)
    except _UNREADABLE as error:
        raise _refusal(file, f"Filen er ikke et Word-dokument, eller den er ødelagt. {_SAVE_AGAIN}") from error


def _parts(archive: zipfile.ZipFile, file: str) -> Mapping[str, etree._Element]:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED_BYTES:
        raise _refusal(file, f"Filen pakker sig ud til mere, end et dokument kan fylde, og er ikke læst. {_SAVE_AGAIN}")
    if len(names) < len(entries):
        raise _refusal(file, f"Filen har den samme del flere gange og er ikke læst. {_SAVE_AGAIN}")
    main = _main_part(archive, file) if {_CONTENT_TYPES, _RELATIONS} <= names else ""
    if main not in names:
        raise _refusal(file, f"Filen er ikke et Word-dokument (.docx). {_SAVE_AGAIN}")
    kinds = _read(archive, _CONTENT_TYPES, file)
    if b"macroEnabled" in kinds or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refusal(file, "Filen har makroer og er ikke læst. Gem den som Word-dokument uden makroer (.docx).")
    wanted = {MAIN: main, **{name: name for name in (STYLES, NUMBERING, COMMENTS, FOOTNOTES)}}
    found = {as_name: _parsed(_read(archive, name, file), file) for as_name, name in wanted.items() if name in names}
    if etree.QName(found[MAIN]).localname != "document":
        raise _refusal(file, f"Filen er ikke et Word-dokument (.docx). {_SAVE_AGAIN}")
    return found


def _main_part(archive: zipfile.ZipFile, file: str) -> str:
    """The name of the part with the text; some editions of Word call it document2.xml."""
    for relation in _parsed(_read(archive, _RELATIONS, file), file):
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return ""


def _read(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    """A part, no further than its bound: the size that the archive states may be a lie."""
    if archive.getinfo(name).flag_bits & 0x1:
        raise _refusal(file, "Filen er beskyttet med en adgangskode. Fjern koden, og gem filen igen.")
    with archive.open(name) as stream:
        content = stream.read(_LARGEST_PART_BYTES + 1)
    if len(content) > _LARGEST_PART_BYTES:
        raise _refusal(file, f"Filen pakker sig ud til mere, end et dokument kan fylde, og er ikke læst. {_SAVE_AGAIN}")
    return content


def _parsed(content: bytes, file: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(file, f"Filens indhold kan ikke læses. {_SAVE_AGAIN}") from error
    if root.getroottree().docinfo.doctype:
        raise _refusal(file, f"Filen har en dokumenttype (DOCTYPE) og er ikke læst. {_SAVE_AGAIN}")
    return root


def _refusal(file: str, message: str) -> InputError:
    return InputError(Problem(message, file=file))
