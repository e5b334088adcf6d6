"""A lexicon of words and phrases that stand for something, and where a text says them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from app.text.compounds import Splitter
from app.text.language import ENGLISH, english_form
from app.text.letters import from_bare, from_pairs
from app.text.words import clauses, is_known, keys, lemma, normalise, stem, tokens

_WINDOW = 4
_TYPO_SHORTEST = 6
_TYPO_CUT_OFF = 87.0
_REMEMBERED = 100_000
_RESTORED_SHORTEST, _RESTORED_LONGEST = 4, 40
_ENGLISH_MARK = "en "
_SHORT_CLAUSE, _REMEMBERED_CLAUSES = 6, 20_000
_PREPOSITIONS = frozenset(
    ("på", "i", "til", "ved", "for", "hos", "om", "fra", "mellem", "under", "in", "at", "for", "to", "by", "from", "on")
)
_OF = ("af", "of")
_BARE_HEADS = (
    "opgave", "arbejde", "ydelse", "tjenesteydelse", "tjeneste", "service", "hjælp", "løsning", "aftale", "ordning",
    "indsats", "drift", "udstyr", "virksomhed", "firma", "entreprise", "assistance", "bistand", "leverance", "område",
)  # fmt: skip


class How(StrEnum):
    """How a text says an entry: in full, as head or modifier of a compound, or misspelt."""

    WHOLE = "whole"
    HEAD = "head"
    MODIFIER = "modifier"
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase and what it stands for. strength: 0..1, how surely; language: "da", "en" or both (empty)."""

    phrase: str
    means: str
    strength: float
    language: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a text says. said: the words of the text, as they stand in it but normalised.

    aside: the words come after another word and a preposition that tells where, for whom or about what:
    "kontormøbler til jobcenter" is about furniture. object: they come after a word and "af": "flytning af møbler"
    is about moving.
    """

    entry: Entry
    said: str
    how: How
    aside: bool = False
    object: bool = False


_Phrase = tuple[Entry, tuple[frozenset[str], ...]]


@dataclass(frozen=True, slots=True)
class _Starts:
    """The idioms and phrases that may begin with a word, each with the keys of its words."""

    idioms: tuple[_Phrase, ...]
    phrases: tuple[_Phrase, ...]


class Lexicon:
    """Entries found in texts by inflection, phrase, compound and, for words nobody knows, repaired spelling.

    heads: words that end compounds, beside the entries themselves. collections: words that as heads only say that
    there are many of something ("maskinpark"). empty: words that say nothing on their own. function_words: those of
    them that phrases step over. is_english: whether a word that no entry has is an English one, which is no Danish
    word that lost its æ, ø or å.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        heads: Iterable[str] = (),
        empty: Iterable[str] = (),
        function_words: Iterable[str] = (),
        collections: Iterable[str] = (),
        is_english: Callable[[str], bool] | None = None,
    ) -> None:
        self._is_english = is_english or frozenset[str]().__contains__
        self._empty = frozenset(normalise(word) for word in empty)
        self._function_words = frozenset(normalise(word) for word in function_words)
        self._single: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        self._idioms: dict[str, list[_Phrase]] = defaultdict(list)
        self._spelling: list[str] = []
        spelling = set()
        for entry in entries:
            said = tokens(entry.phrase)
            meaningful = [word for word in said if word not in self._function_words] or list(said)
            if len(meaningful) == 1 < len(said):
                # "skille ad": cut to its one meaningful word it would be said by every text that parts two things.
                for key in _stored_under(said[0], entry):
                    self._idioms[key].append((entry, tuple(_stored_under(word, entry) for word in said)))
            elif len(meaningful) == 1:
                for key in _stored_under(meaningful[0], entry):
                    self._single[key].append((meaningful[0], entry))
                if len(meaningful[0]) >= _TYPO_SHORTEST:
                    spelling.add(meaningful[0])
            else:
                word_keys = tuple(_stored_under(word, entry) for word in meaningful)
                for key in word_keys[0]:
                    self._phrases[key].append((entry, word_keys))
                joined = "".join(meaningful)
                for key in _stored_under(joined, entry) if entry.language == ENGLISH else _keys_of_joined(joined):
                    self._single[key].append((joined, entry))
        self._spelling = sorted(spelling)
        many = tuple(normalise(word) for word in collections)
        self._bare = frozenset(key for word in _BARE_HEADS for key in keys(word))
        self._many = frozenset(key for word in many for key in keys(word))
        self.splitter = Splitter([*heads, *many, *_BARE_HEADS, *(entry.phrase for entry in self._words())])
        self._restored: dict[str, str] = {}
        self._repaired: dict[str, str | None] = {}
        self._looked_up: dict[str, tuple[Hit, ...]] = {}
        self._short: dict[tuple[str, ...], tuple[Hit, ...]] = {}
        self._starts: dict[str, _Starts] = {}
        self._joined: dict[str, tuple[Entry, ...]] = {}

    def _words(self) -> Iterable[Entry]:
        for entries in self._single.values():
            yield from (entry for _, entry in entries if " " not in entry.phrase and len(entry.phrase) > 3)

    def is_empty(self, word: str) -> bool:
        """Whether a normalised word says nothing."""
        return word in self._empty

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every entry that the text says, in the order of the text; the longest reading of a word wins."""
        found: list[Hit] = []
        for clause in clauses(text):
            found.extend(self._remembered(clause) if len(clause) <= _SHORT_CLAUSE else self._find_in(clause))
        return tuple(found)

    def restored(self, word: str) -> str:
        """A normalised word with the æ, ø and å that its writer lacked, where only that makes it a known word."""
        if word not in self._restored:
            if len(self._restored) >= _REMEMBERED:
                self._restored.clear()
            self._restored[word] = self._with_danish_letters(word)
        return self._restored[word]

    def _with_danish_letters(self, word: str) -> str:
        if len(word) < _RESTORED_SHORTEST or not (word.isascii() and word.isalpha()) or len(word) > _RESTORED_LONGEST:
            return word
        if self.is_empty(word) or is_known(word) or self._whole(word) or self.splitter.is_sure(word):
            return word
        for spelling in from_pairs(word):
            if is_known(spelling) or self._whole(spelling) or self.splitter.is_sure(spelling):
                return spelling
        if self._is_english(word):
            return word
        found = [spelling for spelling in from_bare(word) if is_known(spelling) or self._whole(spelling)]
        return found[0] if len(found) == 1 else word

    def behind(self, text: str) -> frozenset[str]:
        """The words of a text, restored, that only say where, for whom or on what something is done."""
        found: set[str] = set()
        for said in clauses(text):
            clause = [self.restored(word) for word in said]
            found.update(clause[min(self._parted(clause)) :])
        return frozenset(found)

    def _remembered(self, clause: tuple[str, ...]) -> Sequence[Hit]:
        """What a short clause says; "rengøring af kontorer" stands in the texts of many enterprises."""
        if clause not in self._short:
            if len(self._short) >= _REMEMBERED_CLAUSES:
                self._short.clear()
            self._short[clause] = tuple(self._find_in(clause))
        return self._short[clause]

    def _find_in(self, said: Sequence[str]) -> list[Hit]:
        clause = [self.restored(word) for word in said]
        at_clause = [at for at, word in enumerate(clause) if word not in self._function_words]
        words = [clause[at] for at in at_clause]
        aside, of = self._parted(clause)

        def hit(entry: Entry, first: int, last: int) -> Hit:
            return Hit(entry, " ".join(said[first:last]), How.WHOLE, first >= aside, of <= first < aside)

        found: list[Hit] = []
        taken: set[int] = set()
        for entry, first, last in dict.fromkeys(self._idioms_in(clause)):
            found.append(hit(entry, first, last))
            taken.update(place for place, at in enumerate(at_clause) if first <= at < last)
        for place, word in enumerate(words):
            phrases = self._starts_of(word).phrases
            for entry, places in _said_at(words, place, phrases) if phrases else ():
                found.append(hit(entry, at_clause[min(places)], at_clause[max(places)] + 1))
                taken |= places
        for place, word in enumerate(words):
            if place in taken:
                continue
            at = at_clause[place]
            if joined := self._whole_when_joined(words, place):
                found += [hit(entry, at, at_clause[place + 1] + 1) for entry in joined]
                taken |= {place, place + 1}
                continue
            hits = self.look_up(word)
            if at >= min(aside, of) or said[at] != word:
                hits = tuple(replace(one, said=said[at], aside=at >= aside, object=of <= at < aside) for one in hits)
            found += hits
        return found

    def _idioms_in(self, clause: Sequence[str]) -> Iterable[tuple[Entry, int, int]]:
        """The phrases whose small words matter, each with where it begins and ends."""
        for first, word in enumerate(clause):
            for entry, word_keys in self._starts_of(word).idioms:
                last = first + len(word_keys)
                said = clause[first:last]
                if len(said) == len(word_keys) and all(
                    not wanted.isdisjoint(_found_by(other)) for wanted, other in zip(word_keys, said, strict=True)
                ):
                    yield entry, first, last

    def _starts_of(self, word: str) -> _Starts:
        """Remembered, since nearly every word begins nothing, and that is quick to know."""
        if word not in self._starts:
            if len(self._starts) >= _REMEMBERED:
                self._starts.clear()
            found_by = sorted(_found_by(word))
            self._starts[word] = _Starts(
                tuple(one for key in found_by for one in self._idioms.get(key, ())),
                tuple(one for key in found_by for one in self._phrases.get(key, ())),
            )
        return self._starts[word]

    def _parted(self, clause: Sequence[str]) -> tuple[int, int]:
        """Where in a clause the words begin that only say where or for whom, and those that say of what."""
        first = next((at for at, word in enumerate(clause) if word not in self._empty), len(clause))
        rest = range(first + 1, len(clause))
        aside = next((at for at in rest if clause[at] in _PREPOSITIONS), len(clause))
        return aside, next((at for at in rest if clause[at] in _OF), len(clause))

    def look_up(self, word: str) -> tuple[Hit, ...]:
        """What one normalised word says: in full, else by its parts, else with its spelling repaired."""
        if word not in self._looked_up:
            if len(self._looked_up) >= _REMEMBERED:
                self._looked_up.clear()
            self._looked_up[word] = tuple(self._look_up(word))
        return self._looked_up[word]

    def _look_up(self, word: str) -> list[Hit]:
        if self.is_empty(word):
            return []
        if whole := self._whole(word):
            return [Hit(entry, word, How.WHOLE) for entry in whole]
        found: list[Hit] = []
        compound = self.splitter.split(word)
        if compound is not None:
            # "pedelopgaver": where the head only says that something is done, the modifier says what.
            bare = not self._bare.isdisjoint(keys(compound.head))
            kinds = [hit for hit in self.look_up(compound.modifier) if hit.how in (How.WHOLE, How.HEAD)]
            # "cykelpark" is about bicycles and no park, "bypark" is a park.
            many = bool(kinds) and not self._many.isdisjoint(keys(compound.head))
            head, modifier = How.MODIFIER if many else How.HEAD, How.HEAD if bare or many else How.MODIFIER
            found += [Hit(hit.entry, word, head) for hit in self.look_up(compound.head)]
            found += [Hit(hit.entry, word, modifier) for hit in kinds]
        elif (repaired := self._repair(word)) is not None:
            found += [Hit(entry, word, How.TYPO) for entry in self._whole(repaired)]
        return found

    def _whole(self, word: str) -> list[Entry]:
        """The entries that are the word in some form; those that only share its stem where there are no others."""
        found = self._under(_found_by(word))
        own = lemma(word)
        same = [entry for form, entry in found if form == word or entry.language == ENGLISH or lemma(form) == own]
        return list(dict.fromkeys(same or [entry for _, entry in found]))

    def _whole_when_joined(self, words: Sequence[str], place: int) -> tuple[Entry, ...]:
        """What a word and the next say when written as one: "vindues polering"."""
        if place + 1 == len(words) or self.is_empty(words[place + 1]):
            return ()
        joined = words[place] + words[place + 1]
        if joined not in self._joined:
            if len(self._joined) >= _REMEMBERED:
                self._joined.clear()
            found_by = _keys_of_joined(joined) | {_english_key(joined)}
            self._joined[joined] = tuple(dict.fromkeys(entry for _, entry in self._under(found_by)))
        return self._joined[joined]

    def _under(self, found_by: Iterable[str]) -> list[tuple[str, Entry]]:
        return [one for key in sorted(found_by) for one in self._single.get(key, ())]

    def _repair(self, word: str) -> str | None:
        """The known word that a word nobody knows is a slip of the pen for."""
        if word not in self._repaired:
            self._repaired[word] = None
            if len(word) >= _TYPO_SHORTEST and word.isalpha() and not is_known(word):
                from rapidfuzz import fuzz, process

                best = process.extractOne(word, self._spelling, scorer=fuzz.ratio, score_cutoff=_TYPO_CUT_OFF)
                self._repaired[word] = best[0] if best is not None else None
        return self._repaired[word]


def _said_at(words: Sequence[str], place: int, phrases: Iterable[_Phrase]) -> Iterator[tuple[Entry, set[int]]]:
    """Those of the phrases whose other words stand near the place, in any order, each with the places."""
    for entry, word_keys in phrases:
        span = range(max(0, place - _WINDOW), min(len(words), place + _WINDOW + len(word_keys)))
        places = {place}
        for wanted in word_keys[1:]:
            for at in span:
                if at not in places and not wanted.isdisjoint(_found_by(words[at])):
                    places.add(at)
                    break
            else:
                break
        else:
            yield entry, places


def _keys_of_joined(word: str) -> frozenset[str]:
    """The keys of words written as one; of a word that the dictionary lacks it would only guess the lemma."""
    return keys(word) if is_known(word) else frozenset((stem(word),))


def _english_key(word: str) -> str:
    return f"{_ENGLISH_MARK}{english_form(word)}"


def _stored_under(word: str, entry: Entry) -> frozenset[str]:
    """English words meet in English forms alone: by Danish endings "parks" would meet "parking"."""
    return frozenset((_english_key(word),)) if entry.language == ENGLISH else keys(word)


@lru_cache(maxsize=200_000)
def _found_by(word: str) -> frozenset[str]:
    return keys(word) | {_english_key(word)}
