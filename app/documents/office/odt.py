"""HTML to ODT: pandoc writes the text, and what it cannot say is added to its file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC

from lxml import etree

from app.documents.office.archive import archive_of, parsed, parts_of, written
from app.documents.office.odt_styles import FRONT, NS, name_of, o, q, reference
from app.documents.office.odt_tables import TableStyles, finish_table
from app.documents.office.page import Frame, Page, legal, names_of, prepare
from app.documents.office.pandoc import convert
from app.documents.office.properties import own_properties
from app.documents.office.styles import LEADING_ON, NUMBER_WIDTH, PARAGRAPHS
from app.model.document import Document

_LISTS = {"Punkter": 0, "Klausulpunkter": NUMBER_WIDTH}
_COUNTED = "Nummererede_20_punkter"
_QUIET_LINK = "Stille_20_link"


def write_odt(document: Document) -> bytes:
    """The document for LibreOffice and the like; the same document gives the same bytes."""
    page = prepare(document, names_of("writer"))
    parts = parts_of(convert(page.html, "odt", reference(page.frame), document.made_at))
    root = parsed(parts["content.xml"])
    automatic = root.find("office:automatic-styles", NS)
    body = root.find("office:body/office:text", NS)
    styles = TableStyles(automatic)
    for element, table in zip(body.iter(q("table:table")), page.tables, strict=True):
        finish_table(element, table, styles)
    _finish_lists(body, automatic)
    _finish_numbers(body)
    _keep_together(body, automatic)
    _finish_links(body, automatic)
    _finish_contents(body)
    _finish_pictures(body, automatic, page.alternatives)
    _begin_pages(body, automatic, page)
    parts["content.xml"] = written(root)
    parts["meta.xml"] = written(_meta(document, page.frame))
    return archive_of(parts, stored=("mimetype",))


def _begin_pages(body: etree._Element, automatic: etree._Element, page: Page) -> None:
    for role in ("h1", "h2"):
        # A margin left out here would be none.
        heading_room = next(style.after for style in PARAGRAPHS if style.role == role)
        automatic.append(
            o(
                "style:style",
                o(
                    "style:paragraph-properties",
                    fo__break_before="page",
                    fo__margin_top="0pt",
                    fo__margin_bottom=f"{heading_room}pt",
                ),
                style__name=f"Ny_20_side_20_{role}",
                style__family="paragraph",
                style__parent_style_name=name_of(role),
            )
        )
    for heading in body.iter(q("text:h")):
        mark = heading.find("text:bookmark-start", NS)
        if mark is not None and mark.get(q("text:name")) in page.new_pages:
            heading.set(q("text:style-name"), f"Ny_20_side_20_h{heading.get(q('text:outline-level'))}")
    first = body.find(".//text:p", NS)
    if page.frame.front and first is not None:
        automatic.append(
            o(
                "style:style",
                style__name="Forsidens_20_begyndelse",
                style__family="paragraph",
                style__parent_style_name=first.get(q("text:style-name")),
                style__master_page_name=FRONT,
            )
        )
        first.set(q("text:style-name"), "Forsidens_20_begyndelse")


def _finish_lists(body: etree._Element, automatic: etree._Element) -> None:
    """Bullets and numbers stand at the text's edge, bullets below a clause at the edge of its text."""
    counted = {
        style.get(q("style:name"))
        for style in automatic.iterfind("text:list-style", NS)
        if style.find("text:list-level-style-number", NS) is not None
    }
    automatic.append(
        o("text:list-style", _level("number", 1, 0, style__num_format="1", style__num_suffix="."), style__name=_COUNTED)
    )
    for name, left in _LISTS.items():
        automatic.append(o("text:list-style", *(_bullet(level, left) for level in (1, 2, 3)), style__name=name))
    for listing in body.iter(q("text:list")):
        before = listing.getprevious()
        below_clause = before is not None and before.get(q("text:style-name")) == name_of("clause")
        plain = _COUNTED if listing.get(q("text:style-name")) in counted else "Punkter"
        listing.set(q("text:style-name"), "Klausulpunkter" if below_clause else plain)
        for paragraph in listing.iterfind("text:list-item/text:p", NS):
            paragraph.set(q("text:style-name"), name_of("item"))


def _bullet(level: int, left: float) -> etree._Element:
    return _level("bullet", level, left, text__bullet_char="•–•"[level - 1])


def _level(kind: str, level: int, left: float, **sign: str) -> etree._Element:
    place = o(
        "style:list-level-label-alignment",
        text__label_followed_by="listtab",
        text__list_tab_stop_position=f"{left + 5 * level}mm",
        fo__text_indent="-4mm",
        fo__margin_left=f"{left + 5 * level}mm",
    )
    return o(
        f"text:list-level-style-{kind}",
        o("style:list-level-properties", place, text__list_level_position_and_space_mode="label-alignment"),
        text__level=level,
        **sign,
    )


def _finish_numbers(body: etree._Element) -> None:
    """Between a clause's number and its text stands a tab, so that the lines hang."""
    for number in body.iterfind(f".//text:span[@{{{NS['text']}}}style-name='{name_of('number')}']", NS):
        if number.tail and number.tail.startswith(" "):
            tab = o("text:tab")
            tab.tail, number.tail = number.tail[1:], None
            number.addnext(tab)


def _keep_together(body: etree._Element, automatic: etree._Element) -> None:
    """What leads on to the next line stays with it: a clause to its basis, a sentence to its list or its box.

    So does the one sentence between two headings.
    """
    below = {name_of("basis"), name_of("todo")}
    made: set[str] = set()
    for paragraph in list(body.iter(q("text:p"))):
        following = paragraph.getnext()
        style = paragraph.get(q("text:style-name"), "")
        before_table = following is not None and (
            following.tag == q("table:table") or following.get(q("text:style-name")) == name_of("table-caption")
        )
        leads_on = before_table or "".join(paragraph.itertext()).rstrip().endswith(LEADING_ON)
        is_below = following is not None and following.get(q("text:style-name")) in below
        above = paragraph.getprevious()
        between = following is not None and above is not None and {above.tag, following.tag} == {q("text:h")}
        if following is None or not (leads_on or is_below or between or following.tag == q("text:list")):
            continue
        name = f"{style}_20_med_20_næste"
        if name not in made:
            made.add(name)
            keep = o("style:paragraph-properties", fo__keep_with_next="always")
            automatic.append(
                o("style:style", keep, style__name=name, style__family="paragraph", style__parent_style_name=style)
            )
        paragraph.set(q("text:style-name"), name)


def _finish_links(body: etree._Element, automatic: etree._Element) -> None:
    """Links look like links, but for headings and entries of the contents that are one altogether."""
    letters = o("style:text-properties", fo__color="#111111", style__text_underline_style="none")
    automatic.append(o("style:style", letters, style__name=_QUIET_LINK, style__family="text"))
    for link in body.iter(q("text:a")):
        paragraph = link.getparent()
        quiet = paragraph.tag == q("text:h") or paragraph.get(q("text:style-name")) == name_of("toc")
        style = _QUIET_LINK if quiet else name_of("link")
        link.set(q("text:style-name"), style)
        link.set(q("text:visited-style-name"), style)
        for span in link.findall("text:span", NS):
            if span.get(q("text:style-name")) == "Definition":
                span.set(q("text:style-name"), style)


def _finish_contents(body: etree._Element) -> None:
    """The list of contents is an index: its page numbers are references that the program itself fills in."""
    entries = [p for p in body.iter(q("text:p")) if p.get(q("text:style-name")) == name_of("toc")]
    if not entries:
        return
    source = o(
        "text:table-of-content-source",
        o("text:index-title-template"),
        o(
            "text:table-of-content-entry-template",
            o("text:index-entry-link-start"),
            o("text:index-entry-text"),
            o("text:index-entry-tab-stop", style__type="right", style__leader_char="."),
            o("text:index-entry-page-number"),
            o("text:index-entry-link-end"),
            text__outline_level=1,
            text__style_name=name_of("toc"),
        ),
        text__outline_level=1,
    )
    known = {mark.get(q("text:name")) for mark in body.iter(q("text:bookmark-start"))}
    inner = o("text:index-body")
    index = o("text:table-of-content", source, inner, text__name="Indhold", text__protected="false")
    entries[0].addprevious(index)
    for entry in entries:
        inner.append(entry)
        link = entry.find("text:a", NS)
        target = link.get(q("xlink:href"), "") if link is not None else ""
        if target.removeprefix("#") in known:
            number = o("text:bookmark-ref", text__reference_format="page", text__ref_name=target[1:])
            entry.extend((o("text:tab"), number))


def _finish_pictures(body: etree._Element, automatic: etree._Element, alternatives: tuple[str, ...]) -> None:
    place = o("style:graphic-properties", style__vertical_pos="top", style__vertical_rel="baseline")
    automatic.append(o("style:style", place, style__name="Billede", style__family="graphic"))
    frames = list(body.iter(q("draw:frame")))
    for at, (frame, text) in enumerate(zip(frames, alternatives, strict=True), start=1):
        for old in (*frame.findall("svg:title", NS), *frame.findall("svg:desc", NS)):
            frame.remove(old)
        said = o("svg:desc")
        said.text = text
        frame.append(said)
        frame.set(q("draw:name"), f"Billede {at}")
        frame.set(q("draw:style-name"), "Billede")
        frame.set(q("text:anchor-type"), "as-char")


def _meta(document: Document, frame: Frame) -> etree._Element:
    moment = document.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    root = etree.Element(q("office:document-meta"), nsmap={key: NS[key] for key in ("office", "dc", "meta")})
    root.set(q("office:version"), "1.3")
    inner = etree.SubElement(root, q("office:meta"))
    said: Mapping[str, str] = {
        "meta:generator": "Fælleslommen",
        "dc:title": legal(document.title),
        "dc:subject": frame.subject,
        "dc:description": frame.mark,
        "meta:keyword": frame.keywords,
        "meta:initial-creator": frame.author,
        "dc:creator": frame.author,
        "meta:creation-date": moment,
        "dc:date": moment,
        "dc:language": "da-DK",
    }
    for name, text in said.items():
        etree.SubElement(inner, q(name)).text = text
    for name, text in own_properties(document):
        one = o("meta:user-defined", meta__name=name, meta__value_type="string")
        one.text = text
        inner.append(one)
    return root
