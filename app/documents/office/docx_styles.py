"""The list of styles as a DOCX wants it."""

from __future__ import annotations

from lxml import etree

from app.documents.office.docx_xml import W, style_id, twips, w
from app.documents.office.styles import (
    BY_ROLE,
    FONT,
    PARAGRAPHS,
    TEXTS,
    ParagraphStyle,
    TextStyle,
    coloured,
)

TABLE, FILL_TABLE = "Table", "FillTable"


def style_sheet(brand: str) -> etree._Element:
    """All styles. brand: the municipality's colour, or ""."""
    base = BY_ROLE["base"]
    assert isinstance(base, ParagraphStyle)  # noqa: S101
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
                w("color", val=coloured(base.colour, brand)),
                *_size(base.size),
                w("lang", val="da-DK", eastAsia="da-DK", bidi="ar-SA"),
            ),
        ),
        w(
            "pPrDefault",
            w("pPr", w("widowControl"), w("spacing", after=0, line=round(240 * base.line), lineRule="auto")),
        ),
    )
    styles = etree.Element(f"{{{W}}}styles", nsmap={"w": W})
    styles.append(defaults)
    styles.extend(_paragraph(style, brand) for style in PARAGRAPHS)
    plain = w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        type="character",
        styleId="DefaultParagraphFont",
    )
    plain.set(f"{{{W}}}default", "1")
    styles.append(plain)
    styles.extend(_text(style, brand) for style in TEXTS)
    styles.extend(_tables())
    return styles


def _paragraph(style: ParagraphStyle, brand: str) -> etree._Element:
    element = w("style", w("name", val=style.word), type="paragraph", styleId=style_id(style.role))
    if style.role == "base":
        element.set(f"{{{W}}}default", "1")
    else:
        element.append(w("basedOn", val=style_id(style.based_on)))
    if style.outline or style.role.startswith("title"):
        element.append(w("next", val=style_id("body")))
    element.append(w("qFormat"))
    element.append(_paragraph_properties(style, brand))
    letters = _letters(style, brand)
    if len(letters):
        element.append(letters)
    return element


def _paragraph_properties(style: ParagraphStyle, brand: str) -> etree._Element:
    found = w("pPr")
    for wanted, tag in (
        (style.keep_next, "keepNext"),
        (style.keep_lines, "keepLines"),
        (style.new_page, "pageBreakBefore"),
    ):
        if wanted:
            found.append(w(tag))
    if style.box or style.bar or style.rule_above:
        found.append(_borders(style, brand))
    if style.shade:
        found.append(w("shd", val="clear", color="auto", fill=coloured(style.shade, brand)))
    if style.tab:
        leader = {"leader": "dot"} if style.role == "toc" else {}
        found.append(w("tabs", w("tab", val="right", pos=twips(style.tab), **leader)))
    elif style.first < 0:
        found.append(w("tabs", w("tab", val="left", pos=twips(style.left))))
    spacing = w("spacing", before=round(style.before * 20), after=round(style.after * 20))
    if style.line:
        spacing.set(f"{{{W}}}line", str(round(240 * style.line)))
        spacing.set(f"{{{W}}}lineRule", "auto")
    found.append(spacing)
    if style.left or style.first:
        indent = w("ind", left=twips(style.left))
        if style.first < 0:
            indent.set(f"{{{W}}}hanging", str(twips(-style.first)))
        if style.box:
            indent.set(f"{{{W}}}right", str(twips(2)))
        found.append(indent)
    if style.outline:
        found.append(w("outlineLvl", val=style.outline - 1))
    return found


def _borders(style: ParagraphStyle, brand: str) -> etree._Element:
    ink = coloured("brand", brand)
    borders = w("pBdr")
    for side in ("top", "left", "bottom", "right", "between"):
        if side == "left" and style.bar:
            borders.append(w(side, val="single", sz=36 if style.box else 20, space=8, color=ink))
        elif style.box:
            borders.append(w(side, val="single", sz=6, space=5, color=ink))
        elif style.shade and side in {"top", "bottom"}:
            # A line in the colour of the ground widens it.
            borders.append(w(side, val="single", sz=4, space=4, color=coloured(style.shade, brand)))
        elif side == "top" and style.rule_above:
            borders.append(w(side, val="single", sz=6, space=8, color=ink))
    return borders


def _letters(style: ParagraphStyle | TextStyle, brand: str) -> etree._Element:
    letters = w("rPr")
    if style.bold:
        letters.extend((w("b"), w("bCs")))
    if style.colour:
        letters.append(w("color", val=coloured(style.colour, brand)))
    if style.size:
        letters.extend(_size(style.size))
    return letters


def _text(style: TextStyle, brand: str) -> etree._Element:
    letters = _letters(style, brand)
    if style.shade:
        letters.append(w("shd", val="clear", color="auto", fill=coloured(style.shade, brand)))
    return w(
        "style",
        w("name", val=style.word),
        w("basedOn", val="DefaultParagraphFont"),
        w("qFormat"),
        letters,
        type="character",
        styleId=style_id(style.role),
    )


def _tables() -> tuple[etree._Element, ...]:
    thin = {"val": "single", "sz": 4, "space": 0, "color": "8C8C8C"}
    thick = {"val": "single", "sz": 8, "space": 0, "color": "111111"}
    room = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=twips(2.5), type="dxa"))
    base = w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w(
            "tblPr",
            w("tblInd", w=0, type="dxa"),
            w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))),
        ),
        type="table",
        styleId="TableNormal",
    )
    base.set(f"{{{W}}}default", "1")
    head = w("tblStylePr", w("tcPr", w("tcBorders", w("bottom", **thick)), w("vAlign", val="bottom")), type="firstRow")
    plain = w(
        "style",
        w("name", val="Table"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", w("tblBorders", w("bottom", **thin), w("insideH", **thin)), room),
        head,
        type="table",
        styleId=TABLE,
    )
    sides = w("tblCellMar", w("left", w=twips(2), type="dxa"), w("right", w=twips(2), type="dxa"))
    boxed = w("tblBorders", *(w(side, **thin) for side in ("top", "left", "bottom", "right", "insideH", "insideV")))
    fill = w(
        "style",
        w("name", val="Tabel til udfyldelse"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", boxed, sides),
        w("tblStylePr", w("tcPr", w("shd", val="clear", color="auto", fill="F3F3F3")), type="firstRow"),
        type="table",
        styleId=FILL_TABLE,
    )
    return base, plain, fill


def _size(points: float) -> tuple[etree._Element, etree._Element]:
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))
