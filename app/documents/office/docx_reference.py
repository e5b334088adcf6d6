"""The reference document for DOCX: pandoc's own, with our styles, page, head and foot in place of its."""

from __future__ import annotations

from lxml import etree

from app.documents.office.archive import archive_of, parsed, parts_of, written
from app.documents.office.docx_styles import style_sheet
from app.documents.office.docx_xml import field, run, style_id, twips, w
from app.documents.office.page import Frame
from app.documents.office.pandoc import default_reference
from app.documents.office.styles import (
    FOOTER_FROM_EDGE,
    HEADER_FROM_EDGE,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
)

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def reference(frame: Frame) -> bytes:
    """The reference document with that head and foot, and the municipality's colour."""
    parts = parts_of(default_reference("docx"))
    parts["word/styles.xml"] = written(style_sheet(frame.colour))
    document = parsed(parts["word/document.xml"])
    body = document[0]
    for child in list(body):
        body.remove(child)
    relations = parsed(parts["word/_rels/document.xml.rels"])
    types = parsed(parts["[Content_Types].xml"])
    section = w("sectPr")
    for kind, first, content in (
        ("header", False, _band("header", frame.municipality, frame.header, mark=frame.mark)),
        ("footer", False, _band("footer", frame.footer, pages=True)),
        ("header", True, _band("header", mark=frame.mark)),
        ("footer", True, _band("footer", pages=True)),
    ):
        if first and not frame.front:
            continue
        name = f"{kind}{2 if first else 1}.xml"
        parts[f"word/{name}"] = written(content)
        key = f"rId{kind}{2 if first else 1}"
        etree.SubElement(relations, f"{{{_RELATION}}}Relationship", Id=key, Type=f"{R}/{kind}", Target=name)
        etree.SubElement(
            types, f"{{{_TYPES}}}Override", PartName=f"/word/{name}", ContentType=f"{_WORD_TYPE}.{kind}+xml"
        )
        shown = w(f"{kind}Reference", type="first" if first else "default")
        shown.set(f"{{{R}}}id", key)
        section.append(shown)
    section.extend(_page(frame.front))
    body.append(section)
    parts["word/document.xml"] = written(document)
    parts["word/_rels/document.xml.rels"] = written(relations)
    parts["[Content_Types].xml"] = written(types)
    return archive_of(parts)


def _page(front: bool) -> list[etree._Element]:
    page = [
        w("pgSz", w=twips(PAGE_WIDTH), h=twips(PAGE_HEIGHT)),
        w(
            "pgMar",
            top=twips(MARGIN_TOP),
            right=twips(MARGIN_RIGHT),
            bottom=twips(MARGIN_BOTTOM),
            left=twips(MARGIN_LEFT),
            header=twips(HEADER_FROM_EDGE),
            footer=twips(FOOTER_FROM_EDGE),
            gutter=0,
        ),
    ]
    return [*page, w("titlePg")] if front else page


def _band(kind: str, *texts: str, mark: str = "", pages: bool = False) -> etree._Element:
    """The head or the foot of a page: the texts to the left, the mark or the page number to the right."""
    paragraph = w("p", w("pPr", w("pStyle", val=style_id(kind))))
    paragraph.append(run("  ·  ".join(text for text in texts if text)))
    paragraph.append(w("r", w("tab")))
    if mark:
        paragraph.append(run(mark, w("b"), w("bCs"), w("color", val="111111")))
    if pages:
        for piece in (run("Side "), *field("PAGE"), run(" af "), *field("NUMPAGES")):
            paragraph.append(piece)
    return w("hdr" if kind == "header" else "ftr", paragraph)
