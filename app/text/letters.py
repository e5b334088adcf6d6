"""Danish typed on a keyboard without æ, ø and å: the spellings that a word may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

_PAIRS = {"ae": "æ", "oe": "ø", "aa": "å"}
_BARE = {"a": ("å", "æ"), "o": ("ø",)}
_PAIR = re.compile("(ae|oe|aa)")
_MOST_PAIRS, _MOST_BARE = 4, 3


def from_pairs(word: str) -> Iterator[str]:
    """Spellings with ae, oe and aa read as one letter, those with most of them first: "boernehave" -> "børnehave"."""
    parts = _PAIR.split(word)
    pairs = parts[1::2]
    if not 0 < len(pairs) <= _MOST_PAIRS:
        return
    for chosen in product(*((_PAIRS[pair], pair) for pair in pairs)):
        parts[1::2] = chosen
        if (spelling := "".join(parts)) != word:
            yield spelling


def from_bare(word: str) -> Iterator[str]:
    """Spellings in which some a or o has lost its ring, its stroke or its e: "gronne" -> "grønne"."""
    places = [at for at, letter in enumerate(word) if letter in _BARE]
    if not 0 < len(places) <= _MOST_BARE:
        return
    for chosen in product(*((word[at], *_BARE[word[at]]) for at in places)):
        letters = list(word)
        for at, letter in zip(places, chosen, strict=True):
            letters[at] = letter
        if (spelling := "".join(letters)) != word:
            yield spelling
