"""The reference document for ODT: pandoc's own, with our styles, page, head and foot in place of its."""

from __future__ import annotations

from lxml import etree

from app.documents.office.archive import archive_of, parsed, parts_of, written
from app.documents.office.page import Frame
from app.documents.office.pandoc import default_reference
from app.documents.office.styles import (
    BY_ROLE,
    FONT,
    FOOTER_FROM_EDGE,
    HEADER_FROM_EDGE,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PARAGRAPHS,
    STYLES,
    TEXTS,
    ParagraphStyle,
    TextStyle,
    coloured,
)

NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
FRONT = "Forside"
_TO_THE_TEXT = 6


def q(name: str) -> str:
    """ "fo:color" as lxml wants it."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def o(name: str, *children: etree._Element, **attributes: object) -> etree._Element:
    """An element of OpenDocument. Attributes are named with "__" for the colon and "_" for a hyphen."""
    element = etree.Element(q(name))
    for key, value in attributes.items():
        prefix, _, local = key.partition("__")
        element.set(q(f"{prefix}:{local.replace('_', '-')}"), str(value))
    element.extend(children)
    return element


def name_of(role: str) -> str:
    """The name of the style in the file."""
    return BY_ROLE[role].writer


def reference(frame: Frame) -> bytes:
    """The reference document with that head and foot, and the municipality's colour."""
    parts = parts_of(default_reference("odt"))
    root = parsed(parts["styles.xml"])
    styles = root.find("office:styles", NS)
    ours = {style.writer for style in STYLES}
    for old in styles.findall("style:style", NS):
        if old.get(q("style:name")) in ours:
            styles.remove(old)
    _set_defaults(styles)
    styles.extend(_paragraph(style, frame.colour) for style in PARAGRAPHS)
    styles.extend(_text(style, frame.colour) for style in TEXTS)
    for place, children in (
        ("office:automatic-styles", (_page_layout(), _mark_style())),
        ("office:master-styles", _master_pages(frame)),
    ):
        found = root.find(place, NS)
        for child in list(found):
            found.remove(child)
        found.extend(children)
    fonts = root.find("office:font-face-decls", NS)
    for font in list(fonts):
        if font.get(q("style:name")) not in {FONT, "StarSymbol", "Courier New"}:
            fonts.remove(font)
    parts["styles.xml"] = written(root)
    return archive_of(parts, stored=("mimetype",))


def _set_defaults(styles: etree._Element) -> None:
    for default in styles.findall("style:default-style", NS):
        letters = default.find("style:text-properties", NS)
        if letters is None:
            continue
        letters.attrib.clear()
        for name, value in {
            "style:font-name": FONT,
            "style:font-name-asian": FONT,
            "style:font-name-complex": FONT,
            "fo:font-size": "10pt",
            "fo:language": "da",
            "fo:country": "DK",
            "fo:hyphenate": "false",
        }.items():
            letters.set(q(name), value)
    for letters in styles.iter(q("style:text-properties")):
        for attribute in ("style:font-name", "style:font-name-asian", "style:font-name-complex"):
            if letters.get(q(attribute), FONT) not in {FONT, "StarSymbol", "Courier New"}:
                letters.set(q(attribute), FONT)


def _paragraph(style: ParagraphStyle, brand: str) -> etree._Element:
    element = o(
        "style:style",
        style__name=style.writer,
        style__display_name=style.word if "_20_" not in style.writer else style.writer.replace("_20_", " "),
        style__family="paragraph",
    )
    if style.based_on:
        element.set(q("style:parent-style-name"), name_of(style.based_on))
    if style.outline:
        element.set(q("style:default-outline-level"), str(style.outline))
    if style.outline or style.role.startswith("title"):
        element.set(q("style:next-style-name"), name_of("body"))
    element.append(_paragraph_properties(style, brand))
    if style.size or style.bold or style.colour:
        element.append(_letters(style.size, bold=style.bold, colour=style.colour, brand=brand))
    return element


def _paragraph_properties(style: ParagraphStyle, brand: str) -> etree._Element:
    found = o("style:paragraph-properties", fo__margin_top=f"{style.before}pt", fo__margin_bottom=f"{style.after}pt")
    ink = f"#{coloured('brand', brand)}"
    settings: dict[str, object] = {"fo:orphans": 2, "fo:widows": 2}
    if style.line:
        settings["fo:line-height"] = f"{style.line:.0%}"
    # The frame stands at the indent and the text inside it: here the indent is the frame's padding.
    settings["fo:margin-left"] = "0mm" if style.box or style.bar else f"{style.left}mm"
    settings["fo:text-indent"] = f"{style.first}mm"
    if style.keep_next:
        settings["fo:keep-with-next"] = "always"
    if style.keep_lines:
        settings["fo:keep-together"] = "always"
    if style.new_page:
        settings["fo:break-before"] = "page"
    if style.box:
        settings |= {"fo:border": f"0.75pt solid {ink}", "fo:padding": "2mm", "style:join-border": "false"}
    if style.bar:
        settings |= {
            "fo:border-left": f"{4.5 if style.box else 2.5}pt solid {ink}",
            "fo:padding-left": f"{style.left}mm",
        }
        settings.setdefault("style:join-border", "false")
    if style.rule_above:
        settings |= {"fo:border-top": f"0.75pt solid {ink}", "fo:padding-top": "3mm", "style:join-border": "false"}
    if style.shade:
        settings |= {"fo:background-color": style.shade, "fo:padding-top": "1.2mm", "fo:padding-bottom": "1.2mm"}
    for name, value in settings.items():
        found.set(q(name), str(value))
    if style.tab:
        leader = {"style__leader_style": "dotted", "style__leader_text": "."} if style.role == "toc" else {}
        stop = o("style:tab-stop", style__position=f"{style.tab}mm", style__type="right", **leader)
        found.append(o("style:tab-stops", stop))
    elif style.first < 0:
        # Counted from the indent, where the text of the first line is to stand as well.
        found.append(o("style:tab-stops", o("style:tab-stop", style__position="0mm")))
    return found


def _letters(size: float, *, bold: bool, colour: str, brand: str) -> etree._Element:
    found = o("style:text-properties")
    if size:
        for name in ("fo:font-size", "style:font-size-asian", "style:font-size-complex"):
            found.set(q(name), f"{size}pt")
    if bold:
        for name in ("fo:font-weight", "style:font-weight-asian", "style:font-weight-complex"):
            found.set(q(name), "bold")
    if colour:
        found.set(q("fo:color"), f"#{coloured(colour, brand)}")
    return found


def _text(style: TextStyle, brand: str) -> etree._Element:
    letters = _letters(style.size, bold=style.bold, colour=style.colour, brand=brand)
    if style.shade:
        letters.set(q("fo:background-color"), style.shade)
    return o(
        "style:style",
        letters,
        style__name=style.writer,
        style__display_name=style.writer.replace("_20_", " "),
        style__family="text",
    )


def _page_layout() -> etree._Element:
    page = o(
        "style:page-layout-properties",
        fo__page_width=f"{PAGE_WIDTH}mm",
        fo__page_height=f"{PAGE_HEIGHT}mm",
        style__print_orientation="portrait",
        fo__margin_top=f"{HEADER_FROM_EDGE}mm",
        fo__margin_right=f"{MARGIN_RIGHT}mm",
        fo__margin_bottom=f"{FOOTER_FROM_EDGE}mm",
        fo__margin_left=f"{MARGIN_LEFT}mm",
        style__writing_mode="lr-tb",
    )
    head = o(
        "style:header-footer-properties",
        fo__min_height=f"{MARGIN_TOP - HEADER_FROM_EDGE}mm",
        fo__margin_bottom=f"{_TO_THE_TEXT}mm",
        style__dynamic_spacing="false",
    )
    foot = o(
        "style:header-footer-properties",
        fo__min_height=f"{MARGIN_BOTTOM - FOOTER_FROM_EDGE}mm",
        fo__margin_top=f"{_TO_THE_TEXT}mm",
        style__dynamic_spacing="false",
    )
    return o("style:page-layout", page, o("style:header-style", head), o("style:footer-style", foot), style__name="A4")


def _mark_style() -> etree._Element:
    letters = o("style:text-properties", fo__font_weight="bold", fo__color="#111111")
    return o("style:style", letters, style__name="Udgavemark", style__family="text")


def _master_pages(frame: Frame) -> tuple[etree._Element, ...]:
    standard = o(
        "style:master-page",
        o("style:header", _band("header", frame.municipality, frame.header, mark=frame.mark)),
        o("style:footer", _band("footer", frame.footer, pages=True)),
        style__name="Standard",
        style__page_layout_name="A4",
    )
    front = o(
        "style:master-page",
        o("style:header", _band("header", mark=frame.mark)),
        o("style:footer", _band("footer", pages=True)),
        style__name=FRONT,
        style__page_layout_name="A4",
        style__next_style_name="Standard",
    )
    return (standard, front) if frame.front else (standard,)


def _band(kind: str, *texts: str, mark: str = "", pages: bool = False) -> etree._Element:
    """The head or the foot of a page: the texts to the left, the mark or the page number to the right."""
    paragraph = o("text:p", text__style_name=name_of(kind))
    paragraph.text = "  ·  ".join(text for text in texts if text).replace("  ", " \u00a0")
    tab = o("text:tab")
    paragraph.append(tab)
    if mark:
        bold = o("text:span", text__style_name="Udgavemark")
        bold.text = mark
        paragraph.append(bold)
    if pages:
        tab.tail = "Side "
        number = o("text:page-number", text__select_page="current")
        number.text, number.tail = "1", " af "
        count = o("text:page-count")
        count.text = "1"
        paragraph.extend((number, count))
    return paragraph
