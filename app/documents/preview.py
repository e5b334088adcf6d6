"""The page of a document inside a page of the site: the same words, with pictures where the browser finds them.

A table and a chart get a frame that a narrow screen can scroll, also by the keys: a table under the name of its caption
or else of the heading above it, a chart under that heading.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import html
from markupsafe import Markup

from app.model.document import Document

_HEADING_ABOVE = "preceding::*[self::h1 or self::h2 or self::h3 or self::h4][1]"


def body(document: Document, address: Callable[[str], str]) -> Markup:
    """What stands inside <main>. address: the picture's name -> where the reader's browser finds it."""
    main = html.document_fromstring(document.html).find(".//main")
    for picture in main.iter("img"):
        picture.set("src", address(picture.get("src")))
    for chart in list(main.iterfind(".//figure/img")):
        _let_scroll(chart, f"Figur: {_heading_above(chart)}")
    for table in list(main.iter("table")):
        _let_scroll(table, _words(table.find("caption")) or _heading_above(table) or "Tabel")
    # The page was written with escaping on, and the parser escapes again what it writes.
    return Markup("".join(html.tostring(part, encoding="unicode") for part in main))  # noqa: S704


def _let_scroll(wide: html.HtmlElement, name: str) -> None:
    frame = html.Element("div", {"class": "scroll", "tabindex": "0", "role": "group", "aria-label": name})
    wide.addprevious(frame)
    frame.tail, wide.tail = wide.tail, None
    frame.append(wide)


def _heading_above(wide: html.HtmlElement) -> str:
    return _words(next(iter(wide.xpath(_HEADING_ABOVE)), None))


def _words(title: html.HtmlElement | None) -> str:
    return " ".join("".join(title.itertext()).split()) if title is not None else ""
