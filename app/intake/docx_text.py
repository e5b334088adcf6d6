"""The text of a Word file in the order of the page: paragraphs and tables, tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from app.intake.docx_package import COMMENTS, FOOTNOTES, MAIN, NUMBERING, STYLES
from app.text.typography import tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_GONE = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "pPr", "rPr", "sectPr"})
_SIGNS: Mapping[str, str] = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " "}
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})
_MOST_BLOCKS = 20_000
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the rows of a table with the texts of their cells.

    level: of a heading from 1, 0 for other text. point: it stands in a list with marks. entry: a line of a table of
    contents. bookmarks: the names of those that begin at it.
    """

    text: str = ""
    level: int = 0
    point: bool = False
    entry: bool = False
    bookmarks: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class DocxText:
    """What a file says. tracked: stretches that were tracked; embedded: other files in it that are not read."""

    blocks: list[Block] = field(default_factory=list)
    tracked: int = 0
    comments: tuple[str, ...] = ()
    embedded: bool = False
    cut: bool = False


def text_of_docx(parts: Mapping[str, etree._Element]) -> DocxText:
    """The text of the parts that `open_docx` gave; `cut` where the file has more than any tender."""
    return _Reader(parts).read()


class _Reader:
    def __init__(self, parts: Mapping[str, etree._Element]) -> None:
        self._parts = parts
        self._levels, self._listed, self._entries = _styles(parts.get(STYLES))
        self._marked = _marked_lists(parts.get(NUMBERING))
        self._footnotes = {_value(one, "id"): one for one in parts.get(FOOTNOTES, ()) if _name(one) == "footnote"}
        self._text = DocxText()
        self._bookmarks: list[str] = []
        self._carried = ""

    def read(self) -> DocxText:
        for body in self._parts[MAIN]:
            if _name(body) == "body":
                for block in self._blocks(body):
                    if len(self._text.blocks) >= _MOST_BLOCKS:
                        self._text.cut = True
                        break
                    self._text.blocks.append(block)
        names = (_name(one) for one in self._parts[MAIN].iter(etree.Element))
        counted = [name for name in names if name in _TRACKED or name == "altChunk"]
        self._text.embedded = "altChunk" in counted
        self._text.tracked = len(counted) - counted.count("altChunk")
        self._text.comments = tuple(self._comments())
        return self._text

    def _blocks(self, within: etree._Element) -> Iterator[Block]:
        for child in within:
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield Block(rows=tuple(row for row in self._rows(child) if any(row)))
            elif name == "bookmarkStart":
                self._bookmarks.append(_value(child, "name"))
            elif name not in _GONE:
                yield from self._blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        boxes: list[etree._Element] = []
        text = self._carried + "".join(self._run_text(paragraph, boxes))
        self._carried = ""
        properties = _child(paragraph, "pPr")
        if _child(_child(properties, "rPr"), "del") is not None:
            # Its mark is struck out, so that it goes on in the next paragraph.
            self._carried = text
            return
        style = _value(_child(properties, "pStyle"), "val")
        outline = _value(_child(properties, "outlineLvl"), "val")
        level = int(outline) + 1 if outline.isdecimal() and int(outline) < _BODY_LEVEL else self._levels.get(style, 0)
        bookmarks, self._bookmarks = tuple(self._bookmarks), []
        entry = style in self._entries or _is_link(paragraph)
        yield Block(tidy(text), level, self._is_point(properties, style), entry, bookmarks)
        for box in boxes:
            yield from self._blocks(box)

    def _run_text(self, within: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for child in within:
            name = _name(child)
            if name == "t":
                yield child.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "bookmarkStart":
                self._bookmarks.append(_value(child, "name"))
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "footnoteReference" and (note := self._footnotes.get(_value(child, "id"))) is not None:
                yield f" [fodnote: {_plain_text(note)}] "
            elif name not in _GONE:
                yield from self._run_text(child, boxes)

    def _rows(self, within: etree._Element) -> Iterator[tuple[str, ...]]:
        for child in within:
            if _name(child) == "tr":
                yield self._row(child)
            elif _name(child) not in _GONE:
                yield from self._rows(child)

    def _row(self, row: etree._Element) -> tuple[str, ...]:
        cells = (cell for cell in row if _name(cell) == "tc")
        return tuple(" ".join(one.text for one in self._flat(cell) if one.text) for cell in cells)

    def _flat(self, cell: etree._Element) -> Iterator[Block]:
        for block in self._blocks(cell):
            yield block if not block.rows else Block(" ".join(text for row in block.rows for text in row))

    def _is_point(self, properties: etree._Element | None, style: str) -> bool:
        numbering = _child(properties, "numPr")
        if numbering is None:
            return style in self._listed
        return _value(_child(numbering, "numId"), "val") in self._marked

    def _comments(self) -> Iterator[str]:
        for comment in self._parts.get(COMMENTS, ()):
            if _name(comment) == "comment" and (text := _plain_text(comment)):
                author = tidy(_value(comment, "author"))
                yield f"{author}: {text}" if author else text


def _styles(styles: etree._Element | None) -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    """The heading level of each style, its own or the one of the style that it is based on, and the styles of lists."""
    by_id = (
        {_value(style, "styleId"): style for style in styles if _name(style) == "style"} if styles is not None else {}
    )
    levels: dict[str, int] = {}
    listed: set[str] = set()
    entries: set[str] = set()
    for key in by_id:
        at, seen = key, set[str]()
        while at in by_id and at not in seen:
            seen.add(at)
            name = _value(_child(by_id[at], "name"), "val").lower()
            outline = _value(_child(_child(by_id[at], "pPr"), "outlineLvl"), "val")
            number = name.removeprefix("heading ")
            if outline.isdecimal() and int(outline) < _BODY_LEVEL:
                levels.setdefault(key, int(outline) + 1)
            elif name.startswith("heading ") and number.isdecimal():
                levels.setdefault(key, int(number))
            if name.startswith("list bullet"):
                listed.add(key)
            if name.startswith("toc "):
                entries.add(key)
            at = _value(_child(by_id[at], "basedOn"), "val")
    return levels, frozenset(listed), frozenset(entries)


def _marked_lists(numbering: etree._Element | None) -> frozenset[str]:
    """The lists whose points have a mark and no number."""
    if numbering is None:
        return frozenset()
    marked = {
        _value(one, "abstractNumId")
        for one in numbering
        if _name(one) == "abstractNum"
        and _value(_child(next((x for x in one if _name(x) == "lvl"), None), "numFmt"), "val") == "bullet"
    }
    lists = (one for one in numbering if _name(one) == "num")
    return frozenset(_value(one, "numId") for one in lists if _value(_child(one, "abstractNumId"), "val") in marked)


def _is_link(paragraph: etree._Element) -> bool:
    """Whether all that a paragraph holds is a link to a place in the same file."""
    inside = [child for child in paragraph if _name(child) in ("r", "hyperlink", "ins")]
    return bool(inside) and all(_name(one) == "hyperlink" and _value(one, "anchor") for one in inside)


def _plain_text(within: etree._Element) -> str:
    words = ("".join(part.itertext(f"{_W}t", f"{_STRICT_W}t")) for part in within.iter(f"{_W}p", f"{_STRICT_W}p"))
    return tidy(" ".join(words))


def _child(within: etree._Element | None, name: str) -> etree._Element | None:
    return next((child for child in within if _name(child) == name), None) if within is not None else None


def _value(element: etree._Element | None, name: str) -> str:
    """An attribute by its local name; empty where it is absent."""
    if element is None:
        return ""
    return str(element.get(f"{_W}{name}") or element.get(f"{_STRICT_W}{name}") or "")


def _name(element: etree._Element) -> str:
    """The local name of an element; empty for a comment and the like."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
