"""Danish words: normalised text, tokens, and the keys under which inflected forms of a word meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_TEXT = 6_000
"""Characters of a text that are read; a longer one repeats itself, and answers must come within a bound."""

_TOKEN = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")
_CLAUSE_END = re.compile(r"(?<=[^\W\d])[.!?:;,](?=\s|$)|[()\[\]–—\n]+|\s-\s")
_KEPT_MARKS = {"å": "\0a", "Å": "\0A", "ä": "\0e", "ö": "\0o"}
_RESTORED = {"\0a": "å", "\0A": "å", "\0e": "æ", "\0o": "ø"}

# Inflections from long to short; only what leaves a stem of four letters or more is cut, so that
# short words (have, hav) never fall together.
_ENDINGS = (
    "ningerne", "ningens", "ningen", "ninger", "nings", "ning",
    "ingerne", "ingens", "ingen", "inger", "ings", "ing",
    "elserne", "elsen", "elser", "else",
    "ernes", "erede", "erne", "erer", "eren", "eret", "enes", "ede", "ere",
    "ene", "ers", "ens", "ets", "er", "en", "et", "es", "te", "e", "r",
)  # fmt: skip
_SHORTEST_STEM = 4
_LONGEST_WORD = 60


def normalise(text: str) -> str:
    """Lower case, one form per letter, accents gone but æ, ø and å kept: "Café" -> "cafe"."""
    composed = unicodedata.normalize("NFKC", text)
    for letter, mark in _KEPT_MARKS.items():
        composed = composed.replace(letter, mark)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", composed) if not unicodedata.combining(letter))
    for mark, letter in _RESTORED.items():
        bare = bare.replace(mark, letter)
    return unicodedata.normalize("NFC", bare.lower())


def clauses(text: str) -> tuple[tuple[str, ...], ...]:
    """The tokens of `text`, clause by clause, normalised; at most LONGEST_TEXT characters are read."""
    parts = _CLAUSE_END.split(normalise(text[:LONGEST_TEXT]))
    return tuple(found for part in parts if (found := tuple(_tokens(part))))


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of `text`, normalised, in their order; "pc'er" gives "pc", "it-udstyr" stays one token."""
    return tuple(token for clause in clauses(text) for token in clause)


def _tokens(text: str) -> list[str]:
    found = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        head, apostrophe, tail = token.replace("’", "'").partition("'")
        found.append(head if apostrophe and len(tail) <= 3 else token)
    return found


@lru_cache(maxsize=200_000)
def keys(word: str) -> frozenset[str]:
    """The keys of a normalised word: two forms of one word share at least one key.

    The dictionary lemma and the word itself are each cut gently; a word that the dictionary does not know
    has the key of its own cut alone.
    """
    return frozenset((stem(word), stem(lemma(word))))


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The dictionary form of a normalised Danish word, or the word itself where the dictionary has none."""
    if len(word) > _LONGEST_WORD or not word.isalpha():
        return word
    import simplemma  # the dictionary takes half a second to load, so only when a word is asked for

    return normalise(str(simplemma.lemmatize(word, lang="da")))


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Whether the Danish dictionary has the word in some form."""
    if len(word) > _LONGEST_WORD or not word.isalpha():
        return False
    import simplemma

    return bool(simplemma.is_known(word, lang="da"))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word without its inflection, a double consonant at the end made single: "pudser" -> "puds"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouyæøå":
        word = word[:-1]
    if len(word) > _SHORTEST_STEM and word[-2] == "e" and word[-1] in "lnr":
        word = word[:-2] + word[-1]
    return word


def character_grams(word: str, shortest: int = 3, longest: int = 5) -> frozenset[str]:
    """The character n-grams of a word with its edges marked: "vask" -> "_va", "vas", … "vask_"."""
    marked = f"_{word}_"
    return frozenset(
        marked[start : start + size] for size in range(shortest, longest + 1) for start in range(len(marked) - size + 1)
    )
