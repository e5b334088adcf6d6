"""What a reader, a search engine or a curious bidder can get out of a PDF, a DOCX or an ODT."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdf
from lxml import etree


def everything_in(pdf: bytes) -> str:
    """Text by two readers, metadata, bookmarks, alternative texts, link addresses and attachments, as one line."""
    found = [_by_pypdf(pdf), _by_pdftotext(pdf)]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found.extend(str(value) for value in document.docinfo.values())
        found.append(bytes(document.Root.Metadata.read_bytes()).decode())
        found.extend(item.read_bytes().decode("utf-8", "replace") for item in _attachments(document))
        with document.open_outline() as outline:
            found.extend(entry.title for entry in outline.root)
        for part in document.objects:
            if isinstance(part, pikepdf.Dictionary):
                found.extend(str(part[key]) for key in ("/Alt", "/ActualText", "/Contents", "/URI") if key in part)
    return plain("\n".join(found))


def everything_in_archive(archive: bytes) -> str:
    """All that a DOCX or ODT holds, as one line: names, text, attributes and comments of every part, and raw pictures.

    Hidden text, revisions, properties and links are text or attributes of some part, so nothing of them is left out.
    Each text is there twice: as read, and with a space between any two pieces.
    """
    found = []
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        found.append(opened.comment.decode("latin-1"))
        for entry in opened.infolist():
            found.extend((entry.filename, entry.comment.decode("latin-1"), entry.extra.decode("latin-1")))
            content = opened.read(entry)
            if not content.lstrip().startswith(b"<"):
                found.append(content.decode("latin-1"))
                continue
            root = etree.fromstring(content)
            found.extend((_as_read(root), " ".join(root.itertext())))
            found.extend(value for element in root.iter() for value in element.attrib.values())
    return plain("\n".join(found))


def parts_of(archive: bytes) -> dict[str, etree._Element]:
    """The XML parts of a DOCX or ODT by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        contents = {name: opened.read(name) for name in opened.namelist()}
    return {name: etree.fromstring(content) for name, content in contents.items() if content.lstrip().startswith(b"<")}


def _as_read(element: etree._Element) -> str:
    """The text with its paragraphs, tabs and line ends."""
    inner = [element.text or ""]
    for child in element:
        inner.extend((_as_read(child), child.tail or ""))
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if name in {"tab", "s", "br", "line-break"}:
        return " "
    return "".join(inner) + ("\n" if name in {"p", "h"} else "")


def plain(text: str) -> str:
    """Text without zero bytes and soft hyphens, with every kind of space as one space."""
    return re.sub(r"\s+", " ", text.replace("\0", "").replace("\u00ad", "").replace("\u00a0", " "))


@dataclass(frozen=True)
class Tag:
    """A structure element. headers: how many header cells a table cell points to."""

    name: str
    alt: str
    headers: int


def tags_of(pdf: bytes) -> list[Tag]:
    """The structure elements in the order of reading."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            Tag(
                str(element.S).removeprefix("/"),
                str(element.get("/Alt", "")),
                len(element.get("/A", {}).get("/Headers", ())),
            )
            for element in _walk(document.Root.StructTreeRoot)
        ]


def _walk(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _walk(child)


def _attachments(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [part.EF.F for part in document.objects if isinstance(part, pikepdf.Dictionary) and "/EF" in part]


def _by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _by_pdftotext(pdf: bytes) -> str:
    """A second opinion where the system has it; readers differ in what they take for text."""
    if not shutil.which("pdftotext"):
        return ""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
