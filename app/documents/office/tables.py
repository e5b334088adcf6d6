"""How wide the columns of a table become. A word processor must be told; a browser finds out for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from app.documents.office.styles import TEXT_WIDTH
from app.model.document import DocumentKind

_LABEL_SHARE = 0.38
_ASKED_SHARE = 0.46
# Room to both sides of a cell's text, and the width of a letter in it, in millimetres.
_PADDING = 3.4
# A word is written in the one, some sentences in the others; millimetres.
_FIELD_HEIGHT, _ANSWER_HEIGHT, _LETTER_ANSWER_HEIGHT = 9, 15, 12
_LETTERS = frozenset({DocumentKind.DIALOGUE, DocumentKind.QUOTE})
_LETTER = {False: 1.72, True: 1.53}
_HEAVIER = 1.08
# Longer texts than this need no wider column to be read well; what they have above it counts a quarter, up to a limit,
# so that some sentences get more room than a line does.
_LONG = 62
_LONGEST = 4 * _LONG
# A table of so few rows is never divided, unless it has more letters than fill a third of a page.
_SHORT = 6
_FEW_LETTERS = 1_200
_UNBROKEN = frozenset({"amount", "whole"})
# These letters are about half as wide again as others.
_WIDE = frozenset("mwæMWÆ%")


@dataclass(frozen=True, slots=True)
class Table:
    """What a word processor is told of a table. widths: of its columns, in millimetres. totals: its rows with a sum.

    bodies: rows below the header. fill: its cells are filled in by hand. keep: it stands on one page. height: that a
    row has at least, in millimetres.
    """

    widths: tuple[float, ...]
    totals: frozenset[int]
    bodies: int
    small: bool
    fill: bool
    keep: bool
    height: float


def prepare_table(table: html.HtmlElement, kind: str) -> Table:
    """Writes widths and alignment into the table and says the rest. kind: of the document."""
    classes = set(table.get("class", "").split())
    rows = table.xpath(".//tr")
    money, fill = "money" in classes, "fill" in classes
    for row in rows:
        for at, cell in enumerate(row):
            if "amount" in cell.get("class", "") or (money and at):
                cell.set("style", "text-align: right")
    widths = _widths(rows, classes)
    columns = html.Element("colgroup")
    for width in widths:
        columns.append(html.Element("col", style=f"width: {100 * width / TEXT_WIDTH:.2f}%"))
    caption = table.find("caption")
    table.insert(0 if caption is None else 1, columns)
    body = table.xpath("./tbody/tr")
    return Table(
        widths,
        frozenset(at for at, row in enumerate(body) if "total" in row.get("class", "").split()),
        len(body),
        "small" in classes,
        fill,
        "keep" in classes or (len(body) <= _SHORT and len(table.text_content()) <= _FEW_LETTERS),
        _height(classes, kind),
    )


def _height(classes: set[str], kind: str) -> float:
    """How high a row is at least, so that a person can write in it."""
    if "answers" in classes:
        return _LETTER_ANSWER_HEIGHT if kind in _LETTERS else _ANSWER_HEIGHT
    return _FIELD_HEIGHT if "fill" in classes else 0


def _widths(rows: Sequence[html.HtmlElement], classes: set[str]) -> tuple[float, ...]:
    count = max((len(row) for row in rows), default=0)
    if count == 2 and classes & {"facts", "fill"}:
        return (TEXT_WIDTH * _LABEL_SHARE, TEXT_WIDTH * (1 - _LABEL_SHARE))
    letter = _LETTER["small" in classes]
    needed, wanted = [0.0] * count, [0.0] * count
    for row in rows:
        for at, cell in enumerate(row):
            lines = _lines(cell)
            unbroken = bool(_UNBROKEN & set(cell.get("class", "").split())) or ("money" in classes and cell.tag == "td")
            size = letter * (_HEAVIER if cell.tag == "th" or "total" in row.get("class", "").split() else 1)
            words = lines if unbroken else [word for line in lines for word in line.split()]
            longest = max(map(len if unbroken else _letters, words), default=0)
            needed[at] = max(needed[at], min(longest, _LONG) * size + _PADDING)
            wanted[at] = max(wanted[at], needed[at], _line(max(map(len, lines), default=0)) * size + _PADDING)
    if "fill" in classes:
        return _to_write_in(needed, wanted)
    return _shared(needed, wanted, TEXT_WIDTH)


def _lines(cell: html.HtmlElement) -> list[str]:
    """The text of a cell, in the lines that the template ends."""
    parts = (part if isinstance(part, str) else "\n" for part in cell.xpath(".//text() | .//br"))
    return [line.strip() for line in "".join(parts).split("\n")]


def _line(letters: int) -> float:
    """How long a line a text of so many letters should have, in letters."""
    return min(letters, _LONG) + (min(letters, _LONGEST) - _LONG) / 4 if letters > _LONG else letters


def _letters(word: str) -> float:
    """The length of a word in letters of middle width."""
    return len(word) + sum(0.5 for letter in word if letter in _WIDE)


def _to_write_in(needed: Sequence[float], wanted: Sequence[float]) -> tuple[float, ...]:
    """Columns that are filled in by hand are equally wide, beside one with what is asked for."""
    label = max(needed[0], min(wanted[0], TEXT_WIDTH * _ASKED_SHARE))
    rest = (TEXT_WIDTH - label) / max(len(needed) - 1, 1)
    if rest < max(needed[1:], default=0):
        return _shared(needed, wanted, TEXT_WIDTH)
    return (label, *(rest for _ in needed[1:]))


def _shared(needed: Sequence[float], wanted: Sequence[float], width: float) -> tuple[float, ...]:
    """The width, shared so that each gets what it needs first, then what it wants, then its part of the rest."""
    if sum(needed) >= width:
        return tuple(width * one / sum(needed) for one in needed)
    if sum(wanted) <= width:
        return tuple(width * one / sum(wanted) for one in wanted)
    missing = [want - need for need, want in zip(needed, wanted, strict=True)]
    spare = width - sum(needed)
    return tuple(need + spare * part / sum(missing) for need, part in zip(needed, missing, strict=True))
