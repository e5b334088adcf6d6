"""Words of WordprocessingML: elements, runs of text, fields and the ids of styles."""

from __future__ import annotations

import re

from lxml import etree

from app.documents.office.styles import BY_ROLE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(tag: str, *children: etree._Element, **attributes: object) -> etree._Element:
    """An element of WordprocessingML; attributes are of the same name space."""
    element = etree.Element(
        f"{{{W}}}{tag}", {f"{{{W}}}{name}": str(value) for name, value in attributes.items()}, {"w": W}
    )
    element.extend(children)
    return element


def twips(millimetres: float) -> int:
    """Twentieths of a point, in which Word measures."""
    return round(millimetres * 1440 / 25.4)


def style_id(role: str) -> str:
    """The id of the style in the file."""
    words = re.findall(r"\w+", BY_ROLE[role].word)
    return "".join(word[0].upper() + word[1:] for word in words)


def run(text: str, *properties: etree._Element) -> etree._Element:
    """A piece of text."""
    words = w("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", w("rPr", *properties), words) if properties else w("r", words)


def field(code: str) -> tuple[etree._Element, ...]:
    """A field that Word computes wherever it lays out the page."""
    instruction = w("instrText")
    instruction.text = f" {code} "
    return (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
        run("1"),
        w("r", w("fldChar", fldCharType="end")),
    )
