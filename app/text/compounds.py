"""Danish compounds taken apart from the right by a reviewed list of heads: "vinduespolering" -> vindue, polering."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.text.words import is_known, keys, normalise

SHORTEST_COMPOUND = 8
SHORTEST_HEAD = 3
SHORTEST_MODIFIER = 2
_LONGEST = 60
_STANDS_ALONE = 6
_STRANGE_MODIFIER = 4
_PREFIXES = frozenset(("til", "be", "for", "und", "an", "er", "mis", "van", "u"))


@dataclass(frozen=True, slots=True)
class Compound:
    """A word in two: the head says what it is, the modifier of which kind."""

    modifier: str
    head: str


class Splitter:
    """Splits compounds by known heads and by the Danish dictionary; pure, and remembers what it has split."""

    def __init__(self, heads: Iterable[str]) -> None:
        self._heads = frozenset(key for head in heads for key in keys(normalise(head)))
        self._split: dict[str, Compound | None] = {}

    def split(self, word: str) -> Compound | None:
        """The compound that a normalised word is, or None. A hyphen always splits.

        The longest head from the right wins; what is left of it must be a known word or a head, with or
        without a linking s or e, unless the head is long enough to stand alone.
        """
        if word not in self._split:
            self._split[word] = self._find(word)
        return self._split[word]

    def is_sure(self, word: str) -> bool:
        """Whether a normalised word is a compound of two parts that are both known."""
        compound = self.split(word)
        if compound is None:
            return False
        modifier = compound.modifier
        return self._is_head(modifier) or self._is_word(modifier) or self.is_sure(modifier)

    def parts(self, word: str) -> tuple[str, ...]:
        """Every part of a compound from left to right; a simple word is its own only part."""
        compound = self.split(word)
        if compound is None:
            return (word,)
        return (*self.parts(compound.modifier), *self.parts(compound.head))

    def _find(self, word: str) -> Compound | None:
        if "-" in word:
            modifier, _, head = word.rpartition("-")
            return Compound(modifier, head) if modifier and head else None
        if not SHORTEST_COMPOUND <= len(word) <= _LONGEST or not word.isalpha():
            return None
        for start in range(SHORTEST_MODIFIER, len(word) - SHORTEST_HEAD + 1):
            head = word[start:]
            if not self._is_head(head):
                continue
            known = self._modifier(word[:start])
            if known is not None:
                return Compound(known, head)
            if len(head) >= _STANDS_ALONE and start >= _STRANGE_MODIFIER:
                return Compound(word[:start], head)
        return None

    def _is_head(self, word: str) -> bool:
        return not self._heads.isdisjoint(keys(word))

    def _modifier(self, left: str) -> str | None:
        if left in _PREFIXES:
            return None
        # A linking s is rarely part of the word (vindue-s-), a linking e often is (have-, but barn-e-).
        unlinked = left[:-1] if left[-1] in "se" else ""
        for candidate in (unlinked, left) if left[-1] == "s" else (left, unlinked):
            if len(candidate) >= SHORTEST_MODIFIER and (self._is_head(candidate) or self._is_word(candidate)):
                return candidate
        return None

    @staticmethod
    def _is_word(word: str) -> bool:
        return len(word) > SHORTEST_MODIFIER and is_known(word)
