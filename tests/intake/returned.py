"""Word files as a purchaser gets them from the tool, made without it, and edited as a person edits them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


@dataclass
class SentClause:
    """A clause of the file. points: the list below the last paragraph. parts: what is said of its proof and control."""

    number: str
    id: str
    version: int
    title: str
    paragraphs: list[str]
    points: Sequence[str] = ()
    parts: dict[str, str] = field(default_factory=dict)
    basis: str = ""


LABELS = {"documentation": "Dokumentation", "control": "Kontrol", "sanction": "Hvis klausulen ikke overholdes"}


def returned_file(clauses: Sequence[SentClause], edit: Callable[[Document], None] | None = None, case_id="") -> bytes:
    """The bytes of a tender with these clauses in one chapter, after what a person does to it."""
    document = docx.Document()
    document.add_paragraph("Udbudsmateriale", style="Title")
    if case_id:
        add_table(document, [("Oplysning", "Indhold"), ("Sag", case_id)])
    heading(document, "5 Sociale klausuler", 1, "afsnit-5")
    document.add_paragraph("Klausulerne er en del af kontrakten.")
    for clause in clauses:
        heading(document, f"{clause.number} {clause.title} Udkast", 2, f"klausul-{clause.number}")
        for at, text in enumerate(clause.paragraphs, 1):
            document.add_paragraph(f"{clause.number}.{at} {text}")
        for point in clause.points:
            document.add_paragraph(point, style="List Bullet")
        if clause.basis:
            document.add_paragraph(f"Hjemmel: {clause.basis}.")
    heading(document, "8 Dokumentation og kontrol", 1, "afsnit-8")
    for at, clause in enumerate(clauses, 1):
        if clause.parts:
            heading(document, f"8.{at} Til klausul {clause.number} {clause.title}", 2)
            for part, text in clause.parts.items():
                document.add_paragraph(f"{LABELS[part]}: {text}")
    heading(document, "10 Versioner og kilder", 1, "afsnit-10")
    rows = [(one.number, one.title, one.id, str(one.version), "Udkast") for one in clauses]
    add_table(document, [("Nr.", "Klausul", "Id", "Version", "Status"), *rows])
    if edit is not None:
        edit(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def heading(document: Document, text: str, level: int, mark: str = "") -> Paragraph:
    """A heading with the bookmark that the tool gives it."""
    paragraph = document.add_heading(text, level)
    if mark:
        start = OxmlElement("w:bookmarkStart")
        start.set(qn("w:id"), str(len(document.paragraphs)))
        start.set(qn("w:name"), mark)
        paragraph._p.addprevious(start)
    return paragraph


def add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is its head."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def paragraph_with(document: Document, text: str) -> Paragraph:
    """The first paragraph that holds the words."""
    return next(one for one in document.paragraphs if text in one.text)


def replace_text(document: Document, old: str, new: str) -> None:
    """Type other words over those of one paragraph."""
    paragraph = paragraph_with(document, old)
    paragraph.text = paragraph.text.replace(old, new)


def tracked(paragraph: Paragraph, gone: str, new: str) -> None:
    """Track words of a paragraph as taken out, and others as put in."""
    before, after = paragraph.text.split(gone, 1)
    paragraph.text = before
    for name, tag, text in (("w:del", "w:delText", gone), ("w:ins", "w:t", new), ("", "w:t", after)):
        run = OxmlElement("w:r")
        words = OxmlElement(tag)
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        if name:
            change = OxmlElement(name)
            change.set(qn("w:id"), "900")
            change.set(qn("w:author"), "Advokat Sørensen")
            change.append(run)
            run = change
        paragraph._p.append(run)


def remove_section(document: Document, title: str) -> list:
    """Take out a heading and all below it up to the next one; gives the elements."""
    start = paragraph_with(document, title)._p
    taken = [start]
    at = start.getnext()
    while at is not None and not (at.tag == qn("w:p") and at.style and at.style.startswith("Heading")):
        if at.tag == qn("w:p"):
            taken.append(at)
        at = at.getnext()
    for one in taken:
        one.getparent().remove(one)
    return taken


def repacked(raw: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The file with parts replaced, added, or taken out (None)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()
