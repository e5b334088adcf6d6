"""The document's page made ready for pandoc: styles by name, pictures inside, headings one level up.

pandoc knows no style sheet and no classes. What a class means on the printed page is said here as the name of a style
of the word processor; a class without a style becomes running text.
"""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree, html

from app.documents.office.styles import BY_ROLE, TEXT_WIDTH
from app.documents.office.tables import Table, prepare_table
from app.model.document import Asset, Document, DocumentKind

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A word processor ends a line after a hyphen, and never between a minus sign and its figures.
_MINUS = re.compile(r"(?<![^\s(])(?<!\d\s)-(?=\d+(?:\.\d{3})*(?:,\d+)?(?![\w./\u2013-]*[\w/\u2013-]))")
_BLOCKS = frozenset({"td", "th", "p", "li", "dd"})
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PARAGRAPH_ROLES = {
    "authority": "authority",
    "department": "department",
    "address": "address",
    "logo": "logo",
    "kind": "kind",
    "todo": "todo",
    "numbered": "clause",
    "basis": "basis",
    "after-clause": "after-clause",
    "code": "code",
    "addressee": "addressee",
    "receiver": "apart",
    "closing": "apart",
    "closed": "small-print",
    "rounding": "small-print",
}
_LIST_ROLES = {"marks": "mark-box", "choices": "choice", "toc": "toc"}
_TEXT_ROLES = {"number": "number", "mark": "tag", "place": "place"}
_TITLE_ROLES = {"long": "title-long", "very-long": "title-very-long"}
_LOGO_WIDTH, _LOGO_HEIGHT = 60, 18
# Signature, length and name of the first piece, width and height.
_PNG_HEAD = 24
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the text: head and foot of each page, and what the file says of itself.

    colour: "#rrggbb" or "". front: the first page is a front page.
    """

    municipality: str
    header: str
    mark: str
    footer: str
    author: str
    subject: str
    keywords: str
    colour: str
    front: bool


@dataclass(frozen=True, slots=True)
class Page:
    """html: for pandoc. tables, alternatives: of tables and of pictures the texts, in the order of the page.

    new_pages: ids of the headings that begin a page.
    """

    html: str
    frame: Frame
    tables: tuple[Table, ...]
    alternatives: tuple[str, ...]
    new_pages: frozenset[str]


def prepare(document: Document, names: Mapping[str, str]) -> Page:
    """The page for one format. names: role -> the format's name of the style."""
    root = html.document_fromstring(legal(document.html).encode(), parser=html.HTMLParser(encoding="utf-8"))
    main = root.find(".//main")
    if main is None:
        raise ValueError("The page has no <main>")
    frame = _frame(root, main)
    for empty in main.xpath(".//table[not(.//tr)]"):
        empty.drop_tree()
    _embed_pictures(main, document.assets)
    _write_minus_signs(main)
    _say_where_clauses_are(main)
    new_pages = _new_pages(main)
    _write_headings(main, names, document.kind, frame)
    _write_lists(main, names)
    _write_paragraphs(main, names, frame)
    _write_texts(main, names)
    tables = tuple(prepare_table(table, document.kind) for table in main.iter("table"))
    alternatives = tuple(image.get("alt", "") for image in main.iter("img"))
    inner = "".join(html.tostring(child, encoding="unicode") for child in main)
    return Page(inner, frame, tables, alternatives, new_pages)


def legal(text: str) -> str:
    """The text without what XML forbids."""
    return _ILLEGAL.sub("", text)


def names_of(attribute: str) -> dict[str, str]:
    """Role -> name of the style. attribute: "word" or "writer"."""
    return {role: getattr(style, attribute) for role, style in BY_ROLE.items()}


def _frame(root: html.HtmlElement, main: html.HtmlElement) -> Frame:
    body = root.find("body")
    said = {meta.get("name", ""): meta.get("content", "") for meta in root.iter("meta")}
    colour = said.get("brand-colour", "")
    return Frame(
        municipality=body.get("data-municipality", ""),
        header=body.get("data-header", ""),
        mark=body.get("data-mark", ""),
        footer=body.get("data-footer", ""),
        author=said.get("author", ""),
        subject=said.get("description", ""),
        keywords=said.get("keywords", ""),
        colour=colour if _COLOUR.fullmatch(colour) else "",
        front=bool(main.xpath("./section[contains(concat(' ', @class, ' '), ' front ')]")),
    )


def _write_minus_signs(main: html.HtmlElement) -> None:
    """The hyphen that begins a negative number becomes a minus sign; those of ids, dates and ranges stay."""
    for element in main.iter(etree.Element):
        for place in ("text", "tail"):
            text = getattr(element, place) or ""
            if "-" in text:
                # A text in the middle of a sentence may go on from a word.
                first = 1 if place == "tail" or element.tag not in _BLOCKS else 0
                setattr(element, place, text[:first] + _MINUS.sub("\u2212", text)[first:])


def _embed_pictures(main: html.HtmlElement, assets: Mapping[str, Asset]) -> None:
    """Each picture as PNG inside the page. One that the document does not have leaves its text."""
    for image in list(main.iter("img")):
        name = re.sub(r"\.svg$", ".png", image.get("src", ""))
        asset = assets.get(name)
        if asset is None or not asset.content.startswith(_PNG) or len(asset.content) < _PNG_HEAD:
            words = html.Element("span")
            words.text, words.tail = image.get("alt", ""), image.tail
            image.getparent().replace(image, words)
            continue
        image.set("src", f"data:image/png;base64,{base64.b64encode(asset.content).decode()}")
        image.set("width", f"{_picture_width(image, asset.content) / 10:.2f}cm")


def _picture_width(image: html.HtmlElement, png: bytes) -> float:
    """Millimetres: charts fill the page, the logo its own place."""
    if "logo" not in image.getparent().get("class", ""):
        return TEXT_WIDTH
    width, height = struct.unpack(">II", png[16:24])
    return float(min(_LOGO_WIDTH, _LOGO_HEIGHT * width / max(height, 1)))


def _say_where_clauses_are(main: html.HtmlElement) -> None:
    """A section's id moves to its heading: there a word processor keeps it as a bookmark, and readers find it."""
    for section in main.xpath(".//section[@id]"):
        heading = next((child for child in section if child.tag in {"h2", "h3", "h4"}), None)
        if heading is not None and heading.get("id") is None:
            heading.set("id", section.attrib.pop("id"))


def _new_pages(main: html.HtmlElement) -> frozenset[str]:
    """Ids of the headings that begin a page, as when printed: after the contents, the first annex, a statement."""
    found = main.xpath(
        ".//section[contains(concat(' ', @class, ' '), ' annex ')]"
        "[not(preceding-sibling::section[1][contains(concat(' ', @class, ' '), ' annex ')])]/h2[1]"
        "|.//section[contains(concat(' ', @class, ' '), ' contents ')]/following-sibling::section[1]/h2[1]"
        "|.//section[contains(concat(' ', @class, ' '), ' own-page ')]/h3[1]"
    )
    for at, heading in enumerate(found, start=1):
        if heading.get("id") is None:
            heading.set("id", f"side-{at}")
    return frozenset(heading.get("id") for heading in found)


def _write_headings(main: html.HtmlElement, names: Mapping[str, str], kind: str, frame: Frame) -> None:
    """The document's name becomes the title; what stands below it moves one level up, as navigation panes expect.

    The short contents of the value paper stand on its front page.
    """
    contents = "contents-heading-in-front" if kind == DocumentKind.VALUE else "contents-heading"
    for heading in list(main.iter("h1", "h2", "h3", "h4", "h5")):
        classes = heading.get("class", "").split()
        if heading.tag == "h1":
            plain = "title" if frame.front else "title-letter"
            role = next((_TITLE_ROLES[name] for name in classes if name in _TITLE_ROLES), plain)
            _as_paragraph(heading, names[role])
        elif heading.tag == "h2" and heading.xpath("boolean(following-sibling::*[1][@class='toc'])"):
            _as_paragraph(heading, names[contents])
        else:
            heading.tag = f"h{int(heading.tag[1]) - 1}"


def _write_lists(main: html.HtmlElement, names: Mapping[str, str]) -> None:
    """Lists whose points carry no bullet are paragraphs with a style."""
    for listing in list(main.iter("ul")):
        role = _role(listing, _LIST_ROLES)
        if role is None:
            continue
        listing.tag = "div"
        listing.set("data-custom-style", names[role])
        for point in listing:
            point.tag = "p"


def _write_paragraphs(main: html.HtmlElement, names: Mapping[str, str], frame: Frame) -> None:
    for paragraph in list(main.iter("p")):
        if "differences" in paragraph.get("class", ""):
            _keep_line_ends(paragraph)
        role = _role(paragraph, _PARAGRAPH_ROLES)
        if role == "kind" and not frame.front:
            role = "kind-letter"
        if role is not None:
            _as_paragraph(paragraph, names[role])


def _write_texts(main: html.HtmlElement, names: Mapping[str, str]) -> None:
    for span in main.iter("span"):
        role = _role(span, _TEXT_ROLES)
        if role is not None:
            span.set("data-custom-style", names[role])


def _role(element: html.HtmlElement, roles: Mapping[str, str]) -> str | None:
    return next((roles[name] for name in element.get("class", "").split() if name in roles), None)


def _as_paragraph(element: html.HtmlElement, style: str) -> None:
    """Puts the element, as a paragraph, into a division that carries the style."""
    element.tag = "p"
    box = html.Element("div", **{"data-custom-style": style})
    if element.get("id"):
        box.set("id", element.attrib.pop("id"))
    box.tail, element.tail = element.tail, None
    element.getparent().replace(element, box)
    box.append(element)


def _keep_line_ends(paragraph: html.HtmlElement) -> None:
    """Line ends inside the text become line breaks."""
    for element in list(paragraph.iter()):
        for place in ("text", "tail"):
            text = getattr(element, place) or ""
            if (place == "tail" and element is paragraph) or "\n" not in text:
                continue
            first, *lines = text.split("\n")
            setattr(element, place, first)
            for at, line in enumerate(lines):
                breaking = html.Element("br")
                breaking.tail = line
                if place == "text":
                    element.insert(at, breaking)
                else:
                    parent = element.getparent()
                    parent.insert(parent.index(element) + 1 + at, breaking)
