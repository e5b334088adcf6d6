"""HTML to DOCX: pandoc writes the text, and what it cannot say is added to its file."""

from __future__ import annotations

from lxml import etree

from app.documents.office.archive import archive_of, parsed, parts_of, written
from app.documents.office.docx_package import finish_package
from app.documents.office.docx_reference import reference
from app.documents.office.docx_styles import FILL_TABLE, TABLE
from app.documents.office.docx_xml import W, style_id, twips, w
from app.documents.office.page import Page, names_of, prepare
from app.documents.office.pandoc import convert
from app.documents.office.styles import BY_ROLE, LEADING_ON, NUMBER_WIDTH, ParagraphStyle
from app.documents.office.tables import Table
from app.model.document import Document

_NS = {"w": W}
_AFTER_TABLE = 9


def write_docx(document: Document) -> bytes:
    """The document for Word; the same document gives the same bytes."""
    page = prepare(document, names_of("word"))
    parts = parts_of(convert(page.html, "docx", reference(page.frame), document.made_at))
    root = parsed(parts["word/document.xml"])
    body = root.find("w:body", _NS)
    _place_bookmarks(body)
    _begin_pages(body, page)
    _remove_empty(body)
    for element, table in zip(body.findall("w:tbl", _NS), page.tables, strict=True):
        _finish_table(element, table)
    _keep_together(body)
    _finish_numbers(body)
    _finish_lists(body)
    _finish_links(body)
    _finish_contents(body)
    _finish_pictures(root)
    parts["word/document.xml"] = written(root)
    return archive_of(finish_package(parts, document, page.frame))


def _place_bookmarks(body: etree._Element) -> None:
    """A bookmark that begins before a paragraph marks that paragraph alone.

    pandoc lets it run to the end of the section; a heading's own bookmark survives when the text below it is changed.
    """
    for at, start in enumerate(body.xpath(".//w:bookmarkStart", namespaces=_NS), start=1):
        key = _get(start, "id")
        end = body.xpath(".//w:bookmarkEnd[@w:id=$key]", key=key, namespaces=_NS)[0]
        if start.getparent() is body:
            paragraph = next((next_ for next_ in start.itersiblings() if next_.tag == f"{{{W}}}p"), None)
            for mark in (start, end):
                mark.getparent().remove(mark)
                mark.tail = None
            if paragraph is None:
                continue
            properties = paragraph.find("w:pPr", _NS)
            paragraph.insert(0 if properties is None else 1, start)
            paragraph.append(end)
        # Numbers of their own, out of reach of the ones that are still to be looked at.
        for mark in (start, end):
            mark.set(f"{{{W}}}id", str(10_000 + at))


def _begin_pages(body: etree._Element, page: Page) -> None:
    for start in body.xpath(".//w:p/w:bookmarkStart", namespaces=_NS):
        if _get(start, "name") in page.new_pages:
            properties = start.getparent().find("w:pPr", _NS)
            _put(properties, w("pageBreakBefore"))
            _put(properties, w("spacing", before=0))


def _finish_table(element: etree._Element, table: Table) -> None:
    properties = element.find("w:tblPr", _NS)
    title = properties.find("w:tblCaption", _NS)
    for child in list(properties):
        properties.remove(child)
    widths = [twips(width) for width in table.widths]
    properties.extend(
        (
            w("tblStyle", val=FILL_TABLE if table.fill else TABLE),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1),
        )
    )
    if title is not None:
        properties.append(title)
    for column, width in zip(element.findall("w:tblGrid/w:gridCol", _NS), widths, strict=True):
        column.set(f"{{{W}}}w", str(width))
    rows = element.findall("w:tr", _NS)
    heads = len(rows) - table.bodies
    for at, row in enumerate(rows):
        # The header stays with the first row, and neither the first nor the last row stands alone.
        together = at < heads or ((table.keep or at in (heads, len(rows) - 2)) and at < len(rows) - 1)
        _finish_row(row, table, widths, head=at < heads, total=at - heads in table.totals, together=together)
    _leave_room_after(element)


def _finish_row(
    row: etree._Element, table: Table, widths: list[int], *, head: bool, total: bool, together: bool
) -> None:
    properties = row.find("w:trPr", _NS)
    if properties is None:
        properties = w("trPr")
        row.insert(0, properties)
    for child in list(properties):
        properties.remove(child)
    properties.append(w("cantSplit"))
    if table.height and not head:
        properties.append(w("trHeight", val=twips(table.height), hRule="atLeast"))
    if head:
        properties.append(w("tblHeader"))
    for at, cell in enumerate(row.findall("w:tc", _NS)):
        settings = cell.find("w:tcPr", _NS)
        if settings is None:
            settings = w("tcPr")
            cell.insert(0, settings)
        settings.insert(0, w("tcW", w=widths[at], type="dxa"))
        if total:
            settings.append(w("tcBorders", w("top", val="single", sz=8, space=0, color="111111")))
        if table.fill:
            settings.append(w("vAlign", val="center"))
        role = ("small" if table.small else "cell") + ("-head" if head or total or at == 0 else "")
        for paragraph in cell.findall("w:p", _NS):
            settings = _properties(paragraph)
            _put(settings, w("pStyle", val=style_id(role)))
            if together:
                _put(settings, w("keepNext"))


def _leave_room_after(element: etree._Element) -> None:
    """A table has no space of its own below it: the next paragraph gives it."""
    after = element.getnext()
    if after is None or after.tag != f"{{{W}}}p":
        return
    properties = _properties(after)
    style = properties.find("w:pStyle", _NS)
    by_id = {style_id(role): one for role, one in BY_ROLE.items()}
    known = by_id.get(_get(style, "val")) if style is not None else None
    before = known.before if isinstance(known, ParagraphStyle) else 0
    if before < _AFTER_TABLE and properties.find("w:pageBreakBefore", _NS) is None:
        _put(properties, w("spacing", before=_AFTER_TABLE * 20))


def _remove_empty(body: etree._Element) -> None:
    """pandoc keeps two tables apart by an empty paragraph, also where a caption does so already."""
    for paragraph in body.findall("w:p", _NS):
        following = paragraph.getnext()
        empty = not paragraph.xpath("w:r|w:hyperlink|w:bookmarkStart|w:bookmarkEnd", namespaces=_NS)
        if empty and following is not None and following.tag == f"{{{W}}}p":
            body.remove(paragraph)


def _keep_together(body: etree._Element) -> None:
    """What leads on to the next line stays with it: a clause to its basis, a sentence to its list or its box.

    So does the one sentence between two headings.
    """
    below = {style_id("basis"), style_id("todo")}
    headings = {style_id("h1"), style_id("h2"), style_id("h3")}
    for paragraph in body.findall("w:p", _NS):
        following = paragraph.getnext()
        style = None if following is None else following.find("w:pPr/w:pStyle", _NS)
        opens_list = (
            following is not None
            and following.find("w:pPr/w:numPr", _NS) is not None
            and paragraph.find("w:pPr/w:numPr", _NS) is None
        )
        before_table = following is not None and (
            following.tag == f"{{{W}}}tbl" or (style is not None and _get(style, "val") == style_id("table-caption"))
        )
        leads_on = before_table or "".join(paragraph.itertext()).rstrip().endswith(LEADING_ON)
        above = paragraph.getprevious()
        top = None if above is None else above.find("w:pPr/w:pStyle", _NS)
        kept = below | headings if top is not None and _get(top, "val") in headings else below
        if opens_list or leads_on or (style is not None and _get(style, "val") in kept):
            _put(_properties(paragraph), w("keepNext"))


def _finish_numbers(body: etree._Element) -> None:
    """Between a clause's number and its text stands a tab, so that the lines hang."""
    for number in body.xpath(".//w:r[w:rPr/w:rStyle/@w:val=$id]", id=style_id("number"), namespaces=_NS):
        following = number.getnext()
        text = following.find("w:t", _NS) if following is not None else None
        if text is not None and (text.text or "").startswith(" "):
            rest = text.text[1:]
            text.addprevious(w("tab"))
            if rest:
                text.text = rest
            else:
                following.remove(text)


def _finish_lists(body: etree._Element) -> None:
    """Bullets stand at the text's edge, or below a clause at the edge of its text."""
    inset = {style_id("clause"): NUMBER_WIDTH, style_id("item"): 0}
    left = 0
    for paragraph in body.findall("w:p", _NS):
        style = paragraph.find("w:pPr/w:pStyle", _NS)
        level = paragraph.find("w:pPr/w:numPr/w:ilvl", _NS)
        name = _get(style, "val") if style is not None else ""
        if level is None:
            left = inset.get(name, 0)
            continue
        indent = left + 5 * (int(_get(level, "val")) + 1)
        _put(paragraph.find("w:pPr", _NS), w("ind", left=twips(indent), hanging=twips(4)))


def _finish_links(body: etree._Element) -> None:
    """A link that is a whole heading, or an entry in the contents, needs no colour to be known as one."""
    roles = [style_id(role) for role in ("h1", "h2", "h3", "toc")]
    for style in body.xpath("./w:p/w:hyperlink/w:r/w:rPr/w:rStyle", namespaces=_NS):
        paragraph = style.xpath("ancestor::w:p[1]/w:pPr/w:pStyle/@w:val", namespaces=_NS)
        if paragraph and paragraph[0] in roles:
            style.getparent().remove(style)


def _finish_contents(body: etree._Element) -> None:
    """The list of contents is a field: whoever changes headings can have it written anew.

    As it comes it holds links and no page numbers: they are known only when Word has laid out the pages, and asking it
    to count them on opening makes it ask the reader a question about other files.
    """
    entries = body.xpath("./w:p[w:pPr/w:pStyle/@w:val=$id]", id=style_id("toc"), namespaces=_NS)
    if not entries:
        return
    instruction = w("instrText")
    instruction.text = r' TOC \o "1-1" \h '
    opening = (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
    )
    for piece in reversed(opening):
        entries[0].insert(1, piece)
    entries[-1].append(w("r", w("fldChar", fldCharType="end")))


def _finish_pictures(root: etree._Element) -> None:
    """pandoc keeps a picture's address, here the whole picture in letters, as its description a second time."""
    for picture in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"):
        picture.set("descr", "")
    # A program that is told no distance takes one of its own, and the picture leaves the text's edge.
    for placed in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"):
        for side in ("distT", "distB", "distL", "distR"):
            placed.set(side, "0")
    for at, shown in enumerate(
        root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"), 1
    ):
        shown.set("name", f"Billede {at}")


def _properties(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find("w:pPr", _NS)
    if found is None:
        found = w("pPr")
        paragraph.insert(0, found)
    return found


_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "spacing", "ind", "jc")


def _put(properties: etree._Element, child: etree._Element) -> None:
    """Sets the property, in the place that the schema has for it."""
    for old in properties.findall(child.tag):
        properties.remove(old)
    rank = {f"{{{W}}}{name}": at for at, name in enumerate(_ORDER)}
    place = sum(1 for other in properties if rank.get(other.tag, len(_ORDER)) < rank[child.tag])
    properties.insert(place, child)


def _get(element: etree._Element, name: str) -> str:
    return str(element.get(f"{{{W}}}{name}", ""))
