"""Text that came back from a word processor, freed of what it does by itself: quotation marks, dashes, blanks."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, joiners, marks of direction and of byte order: no reader sees them.
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00bb\u00ab\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4`\u2032\u203a\u2039", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
_SPACES = re.compile(r"[^\S\n]+")
_DOTS = re.compile(r"\.{3}")
_TOKEN = re.compile(r"(?:\w+|[^\w\s])\s*")


def tidy(text: str) -> str:
    """The text to show: composed letters, nothing unseen, one ordinary blank for each stretch of blanks."""
    seen = unicodedata.normalize("NFC", text.translate(_UNSEEN))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in _DOTS.sub("\u2026", seen).split("\n")).strip("\n")


def key_of(text: str) -> str:
    """The text to compare: two that differ only in the form of quotation marks, dashes and blanks have one key."""
    return "".join(tokens(tidy(text).translate(_ALIKE), blanks=False))


def folded(text: str) -> str:
    """A title or a sentence to find in another text: one blank between words, no capital letters."""
    return " ".join(text.split()).casefold()


def tokens(text: str, *, blanks: bool = True) -> list[str]:
    """Words, and the signs between them one by one, each with the blanks that follow it or with a single one."""
    found = _TOKEN.findall(text)
    return found if blanks else [f"{one.rstrip()} " for one in found]
