"""How the word-processor files look: one list of styles, which both formats write in their own way.

Lengths are millimetres across the page and points down it, as a typographer would say them. The looks follow
document.css, with a font that every office machine has, since a file that is edited cannot carry its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FONT = "Arial"
INK = "#111111"
QUIET = "#444444"
LINK = "#0b4a82"
BRAND = "brand"
"""Stands for the municipality's colour, or for ink where it has none."""

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
MARGIN_TOP, MARGIN_RIGHT, MARGIN_BOTTOM, MARGIN_LEFT = 27, 22, 24, 25
HEADER_FROM_EDGE, FOOTER_FROM_EDGE = 13, 11
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
NUMBER_WIDTH = 13
LEADING_ON = (":", ",")
"""What a paragraph ends with that only the next one finishes."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style under the names that the two formats know it by.

    word, writer: its name in DOCX and in ODT; the names that pandoc itself writes, where it has any. based_on: the
    `role` of another. before, after: points. left: the text's indent and first: the first line's, relative to it, in
    millimetres. line: of the font's own height. outline: heading level, 0 for none. box: a frame on all sides; bar: a
    thick line to the left; shade: a colour behind. tab: where text ends to the right, in millimetres.
    """

    role: str
    word: str
    writer: str
    based_on: str = ""
    size: float = 0
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    left: float = 0
    first: float = 0
    line: float = 0
    outline: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    rule_above: bool = False
    box: bool = False
    bar: bool = False
    shade: str = ""
    tab: float = 0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A character style. shade: a colour behind the words."""

    role: str
    word: str
    writer: str
    bold: bool = False
    colour: str = ""
    size: float = 0
    shade: str = ""


def _cell(role: str, word: str, writer: str, based_on: str, *, size: float, bold: bool = False) -> ParagraphStyle:
    """A style for what stands in a table."""
    return ParagraphStyle(role, word, writer, based_on, size=size, bold=bold, before=2.5, after=2.5, line=1.1)


PARAGRAPHS: tuple[ParagraphStyle, ...] = (
    ParagraphStyle("base", "Normal", "Standard", size=10, colour=INK, line=1.2),
    ParagraphStyle("body", "Body Text", "Text_20_body", "base", after=6),
    ParagraphStyle("first", "First Paragraph", "First_20_paragraph", "body", after=6),
    ParagraphStyle("item", "Compact", "List_20_Contents", "body", after=3),
    ParagraphStyle("title", "Title", "Title", "base", size=26, bold=True, colour=BRAND, after=26, line=1.05),
    ParagraphStyle("title-letter", "Titel, brev", "Titel_20_brev", "title", size=19, after=8),
    ParagraphStyle("title-long", "Titel, lang", "Titel_20_lang", "title", size=17, after=20),
    ParagraphStyle("title-very-long", "Titel, meget lang", "Titel_20_meget_20_lang", "title", size=12, after=16),
    ParagraphStyle(
        "h1",
        "heading 1",
        "Heading_20_1",
        "base",
        size=16,
        bold=True,
        colour=BRAND,
        before=28,
        after=8,
        line=1.1,
        outline=1,
        keep_next=True,
        keep_lines=True,
        rule_above=True,
    ),
    ParagraphStyle(
        "h2",
        "heading 2",
        "Heading_20_2",
        "base",
        size=11.5,
        bold=True,
        before=14,
        after=4,
        line=1.1,
        outline=2,
        keep_next=True,
        keep_lines=True,
    ),
    ParagraphStyle(
        "h3",
        "heading 3",
        "Heading_20_3",
        "base",
        size=10,
        bold=True,
        before=10,
        after=3,
        outline=3,
        keep_next=True,
        keep_lines=True,
    ),
    ParagraphStyle(
        "contents-heading",
        "TOC Heading",
        "Contents_20_Heading",
        "base",
        size=16,
        bold=True,
        colour=BRAND,
        after=8,
        keep_next=True,
        new_page=True,
    ),
    ParagraphStyle(
        "contents-heading-in-front",
        "Indhold på forsiden",
        "Indhold_20_på_20_forsiden",
        "base",
        size=16,
        bold=True,
        colour=BRAND,
        before=16,
        after=8,
        keep_next=True,
    ),
    ParagraphStyle("toc", "toc 1", "Contents_20_1", "base", after=4, tab=TEXT_WIDTH),
    ParagraphStyle("authority", "Myndighed", "Myndighed", "base", size=13, bold=True, colour=BRAND, after=1),
    ParagraphStyle("department", "Afdeling", "Afdeling", "base", size=11, after=1),
    ParagraphStyle("address", "Adresse", "Adresse", "base", size=9, colour=QUIET, after=1),
    ParagraphStyle("logo", "Logo", "Logo", "base", after=6),
    ParagraphStyle("kind", "Dokumenttype", "Dokumenttype", "base", size=13, before=90, after=6, keep_next=True),
    ParagraphStyle("kind-letter", "Brevtype", "Brevtype", "base", size=12, before=24, after=4, keep_next=True),
    ParagraphStyle("addressee", "Modtager", "Modtager", "base", bold=True, after=8),
    ParagraphStyle("apart", "Efter afstand", "Efter_20_afstand", "base", before=14, keep_lines=True),
    ParagraphStyle("small-print", "Småt", "Småt", "body", size=9, after=5),
    ParagraphStyle("mark-box", "Markering", "Markering", "base", after=8, left=4, box=True, bar=True, keep_lines=True),
    ParagraphStyle(
        "todo", "Udfyldes", "Udfyldes", "base", before=2, after=8, left=3.5, bar=True, shade="#f3f3f3", keep_lines=True
    ),
    ParagraphStyle("clause", "Klausulpunkt", "Klausulpunkt", "body", after=5, left=NUMBER_WIDTH, first=-NUMBER_WIDTH),
    ParagraphStyle("after-clause", "Klausultekst", "Klausultekst", "body", after=5, left=NUMBER_WIDTH),
    ParagraphStyle("basis", "Hjemmel", "Hjemmel", "base", size=8.5, colour=QUIET, after=6, left=NUMBER_WIDTH),
    ParagraphStyle("choice", "Afkrydsning", "Afkrydsning", "body", after=4, left=4.6, first=-4.6),
    ParagraphStyle("code", "Kontrolkode", "Kontrolkode", "body", before=8, after=6, keep_lines=True),
    ParagraphStyle(
        "table-caption", "Table Caption", "TableCaption", "base", size=9, bold=True, before=10, after=4, keep_next=True
    ),
    ParagraphStyle("figure", "Captioned Figure", "FigureWithCaption", "base", before=8, after=2, keep_next=True),
    ParagraphStyle("figure-caption", "Image Caption", "FigureCaption", "base", size=8.5, colour=QUIET, after=8),
    _cell("cell", "Tabeltekst", "Table_20_Contents", "base", size=9),
    _cell("cell-head", "Tabelhoved", "Table_20_Heading", "cell", size=9, bold=True),
    _cell("small", "Tabeltekst, lille", "Tabeltekst_20_lille", "cell", size=8),
    _cell("small-head", "Tabelhoved, lille", "Tabelhoved_20_lille", "cell-head", size=8, bold=True),
    ParagraphStyle("header", "header", "Header", "base", size=8.5, colour=QUIET, tab=TEXT_WIDTH),
    ParagraphStyle("footer", "footer", "Footer", "base", size=8.5, colour=QUIET, tab=TEXT_WIDTH),
)

TEXTS: tuple[TextStyle, ...] = (
    TextStyle("link", "Hyperlink", "Internet_20_link", colour=LINK),
    TextStyle("number", "Klausulnummer", "Klausulnummer"),
    TextStyle("place", "Sted i budgettet", "Sted_20_i_20_budgettet", colour=QUIET, size=7.5),
    TextStyle("tag", "Status", "Status", bold=True, size=8.5, shade="#e6e6e6"),
)

STYLES: tuple[ParagraphStyle | TextStyle, ...] = (*PARAGRAPHS, *TEXTS)
BY_ROLE: Mapping[str, ParagraphStyle | TextStyle] = {style.role: style for style in STYLES}


def coloured(name: str, brand: str) -> str:
    """The colour as six hexadecimal digits without the sign. brand: "#rrggbb" or ""."""
    return ((brand or INK) if name == BRAND else name).removeprefix("#").upper()
