"""Which patterns a text can match at all, told by the words in it; most patterns are ruled out without being tried.

Every pattern is asked, once, for the letters that each of its matches holds: "krav om|skal ..3 have" can't match
without "krav", nor without "skal" and "have". A pattern with no such letters is always tried, so that nothing that it
would find is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

# The parsed form of a pattern is the only place that tells what its matches hold. What is unknown in it rules out
# nothing.
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_WORD = re.compile(r"[^\W_]+")
# Beyond the Latin-1 letters there are some that a pattern takes for others, such as the long s.
_LAST_PLAIN = "ÿ"
_ANYTHING = -1
_LONGEST_STEM = 12
_WORDS_REMEMBERED = 20_000
# Rules share many of their patterns, and all but a few are the same for other limits.
_PATTERNS_REMEMBERED = 512

_Stems = frozenset[str]


class Stems:
    """What the words of a text can match, of some patterns. Patterns are known by their expression."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        bits: dict[_Stems, int] = {}
        self._needs: dict[str, tuple[int, ...]] = {}
        for pattern in patterns:
            ways = needed(pattern)
            self._needs[pattern.pattern] = tuple(
                sum(1 << bits.setdefault(group, len(bits)) for group in set(way)) for way in ways
            )
        self._bits: dict[str, int] = {}
        for group, bit in bits.items():
            for stem in group:
                self._bits[stem] = self._bits.get(stem, 0) | 1 << bit
        self._in_word = lru_cache(_WORDS_REMEMBERED)(self._seen_in_word)

    def seen(self, text: str) -> int:
        """The groups of stems that a text has something of, as bits."""
        seen = 0
        for word in _WORD.findall(text):
            seen |= self._in_word(word)
        return seen

    def can_match(self, pattern: re.Pattern[str], seen: int) -> bool:
        """Whether a pattern can match a text with these groups; True does not say that it does."""
        for need in self._needs[pattern.pattern]:  # noqa: SIM110 -- a generator takes twice as long
            if seen & need == need:
                return True
        return False

    def _seen_in_word(self, word: str) -> int:
        if max(word) > _LAST_PLAIN:
            return _ANYTHING
        small, seen = word.lower(), 0
        for start in range(len(small)):
            for end in range(start + 1, min(start + _LONGEST_STEM, len(small)) + 1):
                seen |= self._bits.get(small[start:end], 0)
        return seen


@lru_cache(_PATTERNS_REMEMBERED)
def needed(pattern: re.Pattern[str]) -> tuple[tuple[_Stems, ...], ...]:
    """What a match holds: by one of the ways, something of each of its groups; stems are small letters and figures.

    A way without groups can match anything.
    """
    items: Sequence[tuple[Any, Any]] = tuple(_parser.parse(pattern.pattern, pattern.flags))
    while len(items) == 1 and items[0][0].name == "SUBPATTERN":
        items = tuple(items[0][1][3])
    if len(items) == 1 and items[0][0].name == "BRANCH":
        return tuple(tuple(_groups(way)) for way in items[0][1][1])
    return (tuple(_groups(items)),)


def _groups(items: Iterable[tuple[Any, Any]]) -> list[_Stems]:
    """Of each group something stands in every match of a sequence."""
    groups: list[_Stems] = []
    run = ""
    for operation, value in items:
        name = operation.name
        if name == "LITERAL" and _counts(chr(value)):
            run += chr(value).lower()
            continue
        groups += _stem(run)
        run = ""
        if name == "SUBPATTERN":
            groups += _groups(value[3])
        elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
            groups += _groups(value[2])
        elif name == "BRANCH":
            best = [max(_groups(way), key=_tells, default=None) for way in value[1]]
            known = [group for group in best if group is not None]
            if len(known) == len(best):
                groups.append(frozenset[str]().union(*known))
    return groups + _stem(run)


def _counts(character: str) -> bool:
    return character <= _LAST_PLAIN and character.isalnum()


def _stem(run: str) -> list[_Stems]:
    return [frozenset({run[:_LONGEST_STEM]})] if run else []


def _tells(group: _Stems) -> tuple[int, int]:
    """How much a group rules out: long stems, and few of them."""
    return min(len(stem) for stem in group), -len(group)
