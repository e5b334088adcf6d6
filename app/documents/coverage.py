"""Letters that none of the packaged fonts can draw, written as text so that no reader meets an empty box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

# What joins signs into one or varies the sign before it: joiners, selectors, skin tones and the letters of a flag.
_FOLLOWS = "\u200b-\u200d\u2060\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff"
_UNSEEN = {"Cc", "Cf", "Cs"}
_SPACES = {"Zs", "Zl", "Zp"}


def with_drawable_letters(html: str, fonts: Iterable[Path]) -> str:
    """The page, where a sign outside all the fonts stands as »[tegn U+1F372]«.

    What follows such a sign only to vary it is left out, and so are signs that no font draws because nobody is meant
    to see them. Markup is ASCII and stays as it is; a page that the fonts cover is given back itself.
    """
    if html.isascii():
        return html
    outside = set(html) - _drawable(tuple(fonts))
    if not outside:
        return html
    signs = "".join(map(re.escape, outside))
    return re.sub(f"([{signs}])[{_FOLLOWS}]*", _in_words, html)


def _in_words(found: re.Match[str]) -> str:
    sign = found.group(1)
    category = unicodedata.category(sign)
    before = found.string[found.start() - 1 : found.start()]
    if category in _UNSEEN or (unicodedata.category(before or " ") == "So" and re.match(f"[{_FOLLOWS}]", sign)):
        return ""
    return " " if category in _SPACES else f"[tegn U+{ord(sign):04X}]"


@cache
def _drawable(fonts: tuple[Path, ...]) -> frozenset[str]:
    """Every letter that one of the fonts has, and the line ends and tabs of a page, which are not drawn."""
    # A document without foreign letters needs no font read.
    from fontTools.ttLib import TTFont

    letters = set("\t\n\r")
    for path in fonts:
        with TTFont(path, lazy=True) as font:
            letters.update(map(chr, font.getBestCmap()))
    return frozenset(letters)
