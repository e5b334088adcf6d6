"""A text as sentences that rules can read, each character with its place in the text.

A line break is layout, as long as no blank line, heading, point of a list or row of a table follows. What a word
processor, a web page or Markdown adds (tags, entities, stars, soft hyphens, accents as characters of their own) is read
as the plain letters. A point of a list knows the sentence that opens the list, so that "Leverandøren skal:" rules over
each of its points.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import repeat

# Bounds the work of every rule: a longer sentence, as in a text without full stops, is read in parts.
_LONGEST = 1200
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
# The full stop comes first, so that only at a stop it is asked what stands before it.
_SENTENCE_END = re.compile(
    r"[.!?…]"
    + "".join(rf"(?<!\b{short}[.!?…])" for short in _ABBREVIATIONS)
    + r"(?=[\s»\"”)]*\s[\s«\"“(]*[A-ZÆØÅ0-9§»\"•-]|[\s\"«”)]*$)|\x1e|•"
)
# At the end of a line a full stop ends the sentence, whatever follows; but "1. januar" may be parted there.
_ENDS_LINE = re.compile(
    r"[.!?…](?<!\d\.)" + "".join(rf"(?<!\b{short}[.!?…])" for short in _ABBREVIATIONS) + r"[\s\"”»)]*$"
)
_ABBREVIATED = 40
# "1. januar" at the start of a line is a day, and "**vigtigt**" is stressed: neither is a point of a list.
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
_POINT = re.compile(rf"\s*(?:[-–•|]|[*+]\s|\d{{1,3}}[.)]\s(?!\s*{_MONTH})|[a-z]\)\s)")
_HEADING = re.compile(r"\s*#")
_QUOTED = re.compile(r"\s*>[\s>]*")
_ENDS_SENTENCE = re.compile(r"[.!?…][\s*_\x1e]*$")
_OPENS_LIST = re.compile(r":[\s*_]*$")
# A word parted at the end of a line; "vagt- og rengøring" is two.
_PARTED = re.compile(r"\w[-\u00ad\u2010]\s*$")
_REST = re.compile(r"\s*(?!(?:og|eller|samt|til)\b)[a-zæøå]")
_BREAKING_TAG = re.compile(r"</?(?:p|li|br|td|th|tr|h[1-6]|div|ul|ol|table)\b", re.IGNORECASE)
# A run of letters that are read as they stand, then whatever has to be looked at.
_PLAIN = r"[^<&*`_\r\t\u00a0\u00ad\u0300-\u2012\u2015-\u201b\u2027-\uffff\U00010000-\U0010ffff]+"
_TOKEN = re.compile(rf"({_PLAIN})|<[!/a-zA-Z][^<>]{{0,200}}>|&#?\w{{1,10}};|.", re.DOTALL)
_SAME = str.maketrans("\u00a0\u202f\u2009\t\r\u2010\u2011\u2019\u02bc", "     --''")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\ufeff*`_")


# Where a character stands: line from 1, offsets in the line, end exclusive.
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence joined to one line; places: that of each character; lead: what opens its list, or nothing."""

    text: str
    places: tuple[Place, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together: what a reader sees, in pieces, and the place of each character."""

    pieces: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, seen: str, places: Iterable[Place]) -> None:
        self.pieces.append(seen)
        self.places.extend(places)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order."""
    for block, lead in _blocks(text):
        joined = block.text
        start = 0
        for end in [*(mark.end() for mark in _SENTENCE_END.finditer(joined)), len(joined)]:
            for first, last in _parts(joined, start, end):
                if joined[first:last].strip(" \x1e•"):
                    yield Sentence(joined[first:last], tuple(block.places[first:last]), lead)
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
    """Lines that belong together, and the sentence that opens the list they are in."""
    block = _Block()
    previous = lead = opener = ""
    is_point = False
    for number, line in enumerate(text.split("\n"), start=1):
        continues = bool(block.places) and _continues(previous, line)
        if block.places and not continues:
            yield block, lead
            if not is_point or _OPENS_LIST.search(previous):
                opener = _opening(block.text)
            block = _Block()
        if line.strip() and not continues:
            is_point = _POINT.match(line) is not None
            lead = opener = opener if is_point else ""
        elif continues and not (_PARTED.search(previous) and _REST.match(line)):
            block.add("\x1e" if _ENDS_LINE.search(previous[-_ABBREVIATED:]) else " ", block.places[-1:])
        _read(block, line, number)
        previous = line
    yield block, lead


def _continues(previous: str, line: str) -> bool:
    if not line.strip() or _POINT.match(line) or _HEADING.match(line) or _HEADING.match(previous):
        return False
    if previous.lstrip().startswith("|"):
        return False
    return not _QUOTED.match(line) or _QUOTED.match(previous) is not None


def _opening(text: str) -> str:
    """The sentence at the end of a text that runs on into a list, nothing when the text ends with a full stop."""
    if _ENDS_SENTENCE.search(text[-_LONGEST:]):
        return ""
    last = text[-_LONGEST:]
    for mark in _SENTENCE_END.finditer(last):
        last = text[-_LONGEST:][mark.end() :]
    return last


def _read(block: _Block, line: str, number: int) -> None:
    """Add the letters of a line as a reader sees them, each with its place; not the space around the line."""
    first = len(block.places)
    quoted = _QUOTED.match(line)
    begin = quoted.end() if quoted else len(line) - len(line.lstrip())
    for token in _TOKEN.finditer(line, begin, max(begin, len(line.rstrip()))):
        start, end, seen = token.start(), token.end(), token.group()
        if token[1]:
            block.add(seen, zip(repeat(number), range(start, end), range(start + 1, end + 1), strict=False))
            continue
        if len(seen) > 1:
            seen = ("\x1e" if _BREAKING_TAG.match(seen) else "") if seen[0] == "<" else html.unescape(seen)
        elif seen in _UNSEEN:
            continue
        if len(block.places) > first and unicodedata.combining(seen[:1] or " "):
            last = block.pieces[-1]
            whole = unicodedata.normalize("NFC", last[-1] + seen)
            block.pieces[-1] = last[:-1] + (whole if len(whole) == 1 else last[-1])
            block.places[-1] = (number, block.places[-1][1], end)
            continue
        seen = seen.translate(_SAME)
        if seen:
            block.add(seen, repeat((number, start, end), len(seen)))
