"""A lexicon of words and phrases that stand for something, and where a text says them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.text.compounds import Splitter
from app.text.words import is_known, keys, normalise, sentences, tokens

_WINDOW = 4
_TYPO_SHORTEST = 6
_TYPO_CUT_OFF = 85.0


class How(StrEnum):
    """How a text says an entry: in full, as head or modifier of a compound, or misspelt."""

    WHOLE = "whole"
    HEAD = "head"
    MODIFIER = "modifier"
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase and what it stands for. strength: 0..1, how surely."""

    phrase: str
    means: str
    strength: float


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a text says. said: the words of the text. share: among how many meanings the phrase is divided."""

    entry: Entry
    said: str
    how: How


class Lexicon:
    """Entries found in texts by inflection, phrase, compound and, for words nobody knows, repaired spelling.

    empty: words that say nothing; they are stepped over in phrases and never reported on their own.
    heads: words that end compounds, beside the entries themselves.
    """

    def __init__(self, entries: Iterable[Entry], heads: Iterable[str] = (), empty: Iterable[str] = ()) -> None:
        self._empty = frozenset(normalise(word) for word in empty)
        self._single: dict[str, list[Entry]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[Entry, tuple[frozenset[str], ...]]]] = defaultdict(list)
        self._spelling: list[str] = []
        spelling = set()
        for entry in entries:
            said = tokens(entry.phrase)
            meaningful = [word for word in said if word not in self._empty] or list(said)
            if len(meaningful) == 1:
                for key in keys(meaningful[0]):
                    self._single[key].append(entry)
                if len(meaningful[0]) >= _TYPO_SHORTEST:
                    spelling.add(meaningful[0])
            else:
                word_keys = tuple(keys(word) for word in meaningful)
                for key in word_keys[0]:
                    self._phrases[key].append((entry, word_keys))
                joined = "".join(meaningful)
                for key in keys(joined):
                    self._single[key].append(entry)
        self._spelling = sorted(spelling)
        self.splitter = Splitter([*heads, *(entry.phrase for entry in self._words())])
        self._repaired: dict[str, str | None] = {}
        self._looked_up: dict[str, tuple[Hit, ...]] = {}

    def _words(self) -> Iterable[Entry]:
        for entries in self._single.values():
            yield from (entry for entry in entries if " " not in entry.phrase and len(entry.phrase) > 3)

    def is_empty(self, word: str) -> bool:
        """Whether a normalised word says nothing."""
        return word in self._empty

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every entry that the text says, in the order of the text; the longest reading of a word wins."""
        found: list[Hit] = []
        for sentence in sentences(text):
            found.extend(self._find_in(sentence))
        return tuple(found)

    def _find_in(self, sentence: Sequence[str]) -> list[Hit]:
        words = [word for word in sentence if word not in self._empty]
        found: list[Hit] = []
        taken: set[int] = set()
        for place, word in enumerate(words):
            for entry, word_keys, places in self._phrases_at(words, place, word):
                found.append(Hit(entry, " ".join(words[at] for at in sorted(places)), How.WHOLE))
                taken |= places
        for place, word in enumerate(words):
            if place in taken:
                continue
            if place + 1 < len(words) and (joined := self._whole(word + words[place + 1])):
                found.extend(Hit(hit, f"{word} {words[place + 1]}", How.WHOLE) for hit in joined)
                taken |= {place, place + 1}
                continue
            found.extend(self.look_up(word))
        return found

    def _phrases_at(
        self, words: Sequence[str], place: int, word: str
    ) -> Iterable[tuple[Entry, tuple[frozenset[str], ...], set[int]]]:
        for key in keys(word):
            for entry, word_keys in self._phrases.get(key, ()):
                span = range(max(0, place - _WINDOW), min(len(words), place + _WINDOW + len(word_keys)))
                places = {place}
                for wanted in word_keys[1:]:
                    at = next((at for at in span if at not in places and not wanted.isdisjoint(keys(words[at]))), None)
                    if at is None:
                        break
                    places.add(at)
                else:
                    yield entry, word_keys, places

    def look_up(self, word: str) -> tuple[Hit, ...]:
        """What one normalised word says: in full, else by its parts, else with its spelling repaired."""
        if word not in self._looked_up:
            self._looked_up[word] = tuple(self._look_up(word))
        return self._looked_up[word]

    def _look_up(self, word: str) -> list[Hit]:
        if whole := self._whole(word):
            return [Hit(entry, word, How.WHOLE) for entry in whole]
        found: list[Hit] = []
        compound = self.splitter.split(word)
        if compound is not None:
            found += [Hit(entry, word, How.HEAD) for hit in self.look_up(compound.head) for entry in [hit.entry]]
            found += [
                Hit(hit.entry, word, How.MODIFIER)
                for hit in self.look_up(compound.modifier)
                if hit.how in (How.WHOLE, How.HEAD)
            ]
        elif (repaired := self._repair(word)) is not None:
            found += [Hit(entry, word, How.TYPO) for entry in self._whole(repaired)]
        return found

    def _whole(self, word: str) -> list[Entry]:
        found: dict[Entry, None] = {}
        for key in sorted(keys(word)):
            for entry in self._single.get(key, ()):
                found[entry] = None
        return list(found)

    def _repair(self, word: str) -> str | None:
        """The known word that a word nobody knows is a slip of the pen for."""
        if word not in self._repaired:
            self._repaired[word] = None
            if len(word) >= _TYPO_SHORTEST and word.isalpha() and not is_known(word):
                from rapidfuzz import fuzz, process

                best = process.extractOne(word, self._spelling, scorer=fuzz.ratio, score_cutoff=_TYPO_CUT_OFF)
                self._repaired[word] = best[0] if best is not None else None
        return self._repaired[word]
