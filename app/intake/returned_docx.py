"""A tender that comes back as a Word file: its headings with what stands below them, and its table of clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.intake.docx_package import open_docx
from app.intake.docx_text import Block, text_of_docx
from app.model.errors import InputError, Problem
from app.model.returned import ReturnedDocument, ReturnedRow, ReturnedSection
from app.text.typography import key_of

_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,3})*)\.?\s+(?=\S)")
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}\.\d{1,3}\.\d{1,3}\.?\s+")
_TYPED_POINT = re.compile(r"[-\u2013\u2022\u00b7*]\s+")
# A heading that has lost its style: "4.1 Titel" alone on a line.
_TYPED_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})?\.?\s+[A-ZÆØÅ»\"][^\n]{1,120}(?<![.:;,])")
_CLAUSE_HEADING = re.compile(r"\d{1,2}\.\d")
_CLAUSE_MARK = re.compile(r"klausul-(\d[\d.]*)")
_SECTION_MARK = re.compile(r"(?:klausul|afsnit|bilag)-\d")
_CHAPTER, _CLAUSE = 2, 3
_MOST_SECTIONS = 1_000
_MOST_COMMENTS = 500


def read_returned(raw: bytes, file: str) -> ReturnedDocument:
    """The headings, texts and table of clauses of the Word file, with tracked changes accepted.

    Raises InputError for what is no safe DOCX (see open_docx) and for a document that is longer than any tender.
    """
    text = text_of_docx(open_docx(raw, file))
    sections = tuple(section.made() for section in _sections(text.blocks))
    if text.cut or len(sections) > _MOST_SECTIONS:
        raise InputError(Problem("Dokumentet er længere end noget udbudsmateriale. Send kun materialet.", file=file))
    tables = [block.rows for block in text.blocks if block.rows]
    return ReturnedDocument(
        file=file,
        sections=sections,
        rows=tuple(row for table in tables for row in _clause_rows(table)),
        case_id=next((row[1] for table in tables for row in table if len(row) == 2 and row[0] == "Sag"), ""),
        tracked=text.tracked,
        comments=text.comments[:_MOST_COMMENTS],
        embedded=text.embedded,
    )


@dataclass(slots=True)
class _Section:
    number: str
    mark: str
    title: str
    level: int
    paragraphs: list[str] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Put a paragraph or a table below the heading; the points of a list go with their paragraph."""
        for row in block.rows:
            self.paragraphs.append(" | ".join(row))
        if not block.text:
            return
        point = _TYPED_POINT.match(block.text)
        text = block.text[point.end() :] if point else _PARAGRAPH_NUMBER.sub("", block.text, count=1)
        if (block.point or point) and self.paragraphs:
            self.paragraphs[-1] += f"\n{text}"
        else:
            self.paragraphs.append(text)

    def made(self) -> ReturnedSection:
        return ReturnedSection(self.number, self.mark, self.title, self.level, tuple(self.paragraphs))


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    # Which styles clauses have, so that a heading without a number can be told from that of a chapter.
    deep = [block.level for block in blocks if block.level and _CLAUSE_HEADING.match(block.text)]
    shallowest = min(deep, default=_CLAUSE)
    current = _Section("", "", "", 0)
    for block in blocks:
        if _is_heading(block):
            yield current
            current = _heading(block, shallowest)
        elif not _is_clause_table(block.rows):
            current.add(block)
    yield current


def _is_heading(block: Block) -> bool:
    if not block.text or block.point or block.entry:
        return False
    if block.level or any(_SECTION_MARK.match(name) for name in block.bookmarks):
        return True
    return bool(_TYPED_HEADING.fullmatch(block.text))


def _heading(block: Block, shallowest: int) -> _Section:
    begins = _NUMBER.match(block.text)
    number = begins[1] if begins else ""
    marks = [found[1].rstrip(".") for name in block.bookmarks if (found := _CLAUSE_MARK.fullmatch(name))]
    deep = "." in number if number else bool(marks) or block.level >= shallowest
    return _Section(
        number=number,
        mark=marks[0] if marks else "",
        title=block.text[begins.end() :] if begins else block.text,
        level=_CLAUSE if deep else _CHAPTER,
    )


def _clause_rows(table: Sequence[Sequence[str]]) -> Iterator[ReturnedRow]:
    if not _is_clause_table(table):
        return
    head = [key_of(cell).casefold().strip(" .") for cell in table[0]]
    at = {name: head.index(name) for name in ("nr", "klausul", "id", "version", "status") if name in head}
    for cells in table[1:]:
        row = {name: cells[index].strip() for name, index in at.items() if index < len(cells)}
        version = row.get("version", "")
        if row.get("id") or row.get("klausul"):
            yield ReturnedRow(
                number=row.get("nr", ""),
                title=row.get("klausul", ""),
                id=row.get("id", ""),
                version=int(version) if version.isascii() and version.isdecimal() and len(version) < 6 else None,
                status=row.get("status", ""),
            )


def _is_clause_table(table: Sequence[Sequence[str]]) -> bool:
    head = {cell.strip().casefold() for cell in table[0]} if table else set()
    return {"klausul", "id", "version"} <= head
