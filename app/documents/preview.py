"""The page of a document inside a page of the site: the same words, with pictures where the browser finds them.

A table gets a frame that a narrow screen can scroll, also by the keys, under the name of its caption or else of the
heading above it.
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
    for table in list(main.iter("table")):
        _let_scroll(table)
    # The page was written with escaping on, and the parser escapes again what it writes.
    return Markup("".join(html.tostring(part, encoding="unicode") for part in main))  # noqa: S704


def _let_scroll(table: html.HtmlElement) -> None:
    caption = table.find("caption")
    # Without a caption, the nearest heading before the table says what it holds.
    title = caption if caption is not None else next(iter(table.xpath(_HEADING_ABOVE)), None)
    name = " ".join("".join(title.itertext()).split()) if title is not None else ""
    frame = html.Element("div", {"class": "scroll", "tabindex": "0", "role": "group", "aria-label": name or "Tabel"})
    table.addprevious(frame)
    frame.tail, table.tail = table.tail, None
    frame.append(table)
