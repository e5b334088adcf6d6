"""A text as sentences that rules can read, each character with its place in the text.

Lines that belong together are joined. What a word processor, a web page or Markdown adds (tags, entities, stars, soft
hyphens, accents as characters of their own) is read as the plain letters. A point of a list knows the line that opens
the list, so that "Leverandøren skal:" rules over each of its points.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Bounds the work of every rule: a longer sentence, as in a text without full stops, is read in parts.
_LONGEST = 1200
_LONG_LINE = 60
_ABBREVIATIONS = (
    "jf",
    "nr",
    "stk",
    "ca",
    "kr",
    "bl",
    "pct",
    "eks",
    "mio",
    "el",
    "tilsv",
    "min",
    "maks",
    "tlf",
    "inkl",
    "iht",
    "vedr",
    "hhv",
    "ift",
    "mht",
    "pga",
    "afd",
    "kl",
    "dvs",
    "maks",
    "ekskl",
    "evt",
    "mia",
    "art",
    "tils",
)
_SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{short})" for short in _ABBREVIATIONS)
    + r"[.!?…](?=[\s»\"”)]*\s[\s«\"“(]*[A-ZÆØÅ0-9§»\"•-]|[\s\"«”)]*$)|\x1e|•"
)
_NEW_BLOCK = re.compile(r"\s*(?:$|[-*•#>|–]|\d{1,3}[.)]\s|[a-z]\)\s)")
_POINT = re.compile(r"\s*(?:[-*•–|]|\d{1,3}[.)]\s|[a-z]\)\s)")
_HEADING = re.compile(r"\s*#")
_ENDS_SENTENCE = re.compile(r"[.!?:;][\s*_]*$")
_OPENS_LIST = re.compile(r":[\s*_]*$")
_BREAKING_TAG = re.compile(r"</?(?:p|li|br|td|th|tr|h[1-6]|div|ul|ol|table)\b", re.IGNORECASE)
_TOKEN = re.compile(r"<[!/a-zA-Z][^<>]{0,200}>|&#?\w{1,10};|.", re.DOTALL)
_SAME = str.maketrans("\u00a0\u202f\u2009\t\u2010\u2011\u2019\u02bc", "    --''")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\ufeff*`_\r")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a character stands: line from 1, offsets in the line, end exclusive."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence joined to one line; place: that of each character; lead: what opens its list, or nothing."""

    text: str
    place: tuple[Place, ...]
    lead: str = ""


_Block = list[tuple[str, Place]]


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order."""
    for block, lead in _blocks(text):
        joined = "".join(character for character, _ in block)
        start = 0
        for end in [*(mark.end() for mark in _SENTENCE_END.finditer(joined)), len(joined)]:
            for first, last in _parts(joined, start, end):
                if joined[first:last].strip(" \x1e•"):
                    yield Sentence(joined[first:last], tuple(place for _, place in block[first:last]), lead)
            if lead == "" and joined[start:end].rstrip(" \x1e•").endswith(":"):
                lead = joined[start:end]
            start = end


def _parts(joined: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        space = joined.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space + 1 if space > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _blocks(text: str) -> Iterator[tuple[_Block, str]]:
    """Lines that belong together, and the line that opens the list they are in."""
    block: _Block = []
    previous = lead = opener = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if block and not _continues(previous, line):
            yield block, lead
            block = []
        if not block and line.strip():
            lead = opener if _POINT.match(line) else ""
            if not lead:
                opener = ""
        if block:
            block.append((" ", block[-1][1]))
        block += _characters(line, number)
        if _OPENS_LIST.search(line) or _HEADING.match(line):
            opener = "".join(character for character, _ in block)[-_LONGEST:]
        previous = line
    yield block, lead


def _continues(previous: str, line: str) -> bool:
    if _NEW_BLOCK.match(line) or not previous.strip() or _ENDS_SENTENCE.search(previous):
        return False
    return line.lstrip()[0].islower() or (len(previous) >= _LONG_LINE and not _HEADING.match(previous))


def _characters(line: str, number: int) -> _Block:
    """The letters of a line as a reader sees them, each with its place."""
    read: _Block = []
    for token in _TOKEN.finditer(line):
        place = Place(number, token.start(), token.end())
        seen = token.group()
        if len(seen) > 1:
            seen = ("\x1e" if _BREAKING_TAG.match(seen) else "") if seen[0] == "<" else html.unescape(seen)
        elif seen in _UNSEEN:
            continue
        if read and unicodedata.combining(seen[:1] or " "):
            base, before = read[-1]
            whole = unicodedata.normalize("NFC", base + seen)
            read[-1] = (whole if len(whole) == 1 else base, Place(number, before.start, place.end))
            continue
        read += [(character, place) for character in seen.translate(_SAME)]
    return read
