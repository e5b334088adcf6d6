"""Whether a text is Danish or English, by its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.text.words import is_known, normalise, tokens

DANISH, ENGLISH = "da", "en"

# Words that only one of the languages has; "for", "at" and "i" stand in both.
_DANISH_WORDS = frozenset(
    ("og", "til", "af", "med", "på", "ved", "den", "det", "der", "som", "uden", "hos", "eller", "en", "et", "fra",
     "samt", "om", "de", "er", "ikke", "under")
)  # fmt: skip
_ENGLISH_WORDS = frozenset(
    ("of", "and", "the", "with", "or", "to", "an", "a", "by", "from", "on", "in", "as", "is", "are", "without", "its")
)
_DANISH_LETTERS = frozenset("æøå")


class Languages:
    """Knows the words of both languages: those that it is given, and for Danish the dictionary too."""

    def __init__(self, danish: Iterable[str], english: Iterable[str]) -> None:
        self._danish = frozenset(word for text in danish for word in tokens(text))
        self._english = frozenset(english_form(word) for text in english for word in tokens(text))

    def is_danish(self, word: str) -> bool:
        """Whether a normalised word is one that Danish has."""
        return word in self._danish or not _DANISH_LETTERS.isdisjoint(word) or is_known(word)

    def is_english(self, word: str) -> bool:
        """Whether a normalised word is one that English has."""
        return english_form(word) in self._english

    def of(self, words: Sequence[str]) -> str:
        """The language of a text's normalised words; empty where they do not tell."""
        danish = english = 0
        for word in dict.fromkeys(words):
            if word in _DANISH_WORDS or word in _ENGLISH_WORDS:
                danish += word in _DANISH_WORDS
                english += word in _ENGLISH_WORDS
            elif word.isalpha() and len(word) > 1 and self.is_danish(word) != self.is_english(word):
                danish += self.is_danish(word)
                english += not self.is_danish(word)
        return DANISH if danish > english else ENGLISH if english > danish else ""


@lru_cache(maxsize=100_000)
def english_form(word: str) -> str:
    """An English word without its plural: "lorries" -> "lorry", "boxes" -> "box", "parks" -> "park"."""
    word = normalise(word)
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
