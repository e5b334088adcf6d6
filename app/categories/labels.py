"""The lexical tier: words of a text against the official labels, alike by letters, rare words weighing more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt
from typing import Any

import numpy as np

from app.model.match import Category
from app.text.language import DANISH, ENGLISH
from app.text.words import character_grams, tokens

_Floats = np.ndarray[Any, np.dtype[np.float64]]
_Ints = np.ndarray[Any, np.dtype[np.int32]]
_Places = np.ndarray[Any, np.dtype[np.intp]]

_LEAST_LIKENESS = 0.5
_OTHER_LANGUAGE = 0.2
_MOST_LIKE = 12
_ANCESTOR_WEIGHT = 0.5
_WHOLE_LABEL, _ONLY_WHOLE = 0.8, 3
_REMEMBERED = 50_000


class Labels:
    """The labels of all categories as sparse vectors over their words; each category knows its ancestors' words too.

    Words are compared by character 3-5-grams, so inflections, compounds and slips of the pen still meet.
    """

    def __init__(self, categories: Sequence[Category], is_empty: Callable[[str], bool]) -> None:
        self._is_empty = is_empty
        place = {category.code: at for at, category in enumerate(categories)}
        danish = [tuple(dict.fromkeys(self._words(category.label_da))) for category in categories]
        english = [tuple(dict.fromkeys(self._words(category.label_en))) for category in categories]
        own = [tuple(dict.fromkeys((*da, *en))) for da, en in zip(danish, english, strict=True)]
        frequency: dict[str, int] = defaultdict(int)
        for words in own:
            for word in words:
                frequency[word] += 1
        self._vocabulary = {word: at for at, word in enumerate(sorted(frequency))}
        in_danish, in_english = ({word for words in line for word in words} for line in (danish, english))
        self._damped = {
            language: np.array([1.0 if word in words else _OTHER_LANGUAGE for word in self._vocabulary])
            for language, words in ((DANISH, in_danish), (ENGLISH, in_english))
        }
        self._rarity = np.array([log(1 + len(own) / frequency[word]) for word in self._vocabulary])
        self._size = len(categories)
        self._postings = _Postings(self._cosines(categories, own, place), self._shares(danish), self._shares(english))
        self._grams = _GramIndex(tuple(self._vocabulary))
        self._alike: dict[str, tuple[_Ints, _Floats]] = {}

    def _words(self, text: str) -> list[str]:
        return [word for word in tokens(text) if not self._is_empty(word) and not word.isdigit()]

    def _cosines(
        self, categories: Sequence[Category], own: Sequence[tuple[str, ...]], place: Mapping[str, int]
    ) -> list[dict[int, float]]:
        """Per word the categories that have it in their line of labels, each with its part of a vector of length 1."""
        holders: list[dict[int, float]] = [{} for _ in self._vocabulary]
        rarity = self._rarity.tolist()
        for at, category in enumerate(categories):
            vector: dict[int, float] = {}
            for depth, ancestor in enumerate(_line_of(category.code, place)):
                for word in own[ancestor]:
                    term = self._vocabulary[word]
                    vector.setdefault(term, rarity[term] * _ANCESTOR_WEIGHT**depth)
            length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            for term, weight in vector.items():
                holders[term][at] = weight / length
        return holders

    def _shares(self, own: Sequence[tuple[str, ...]]) -> list[dict[int, float]]:
        """Per word the labels in one language that have it, and which share of the label it is by rarity."""
        holders: list[dict[int, float]] = [{} for _ in self._vocabulary]
        rarity = self._rarity.tolist()
        for at, words in enumerate(own):
            terms = [self._vocabulary[word] for word in words]
            total = sum(rarity[term] for term in terms)
            for term in terms:
                holders[term][at] = rarity[term] / total
        return holders

    def score(
        self, weighted_words: Mapping[str, float], language: str = ""
    ) -> tuple[_Floats, dict[str, tuple[_Ints, _Floats]]]:
        """Likeness 0..1 of each category to words with weights, and per word the vocabulary it is alike to.

        Likeness is the cosine with the label and its ancestors; a label that is said whole is likelier still.
        language: of the text; words that only labels of the other language have then count less.
        """
        like = {word: found for word in weighted_words if len((found := self._like(word))[0])}
        if not like:
            return np.zeros(self._size), like
        terms = np.concatenate([found for found, _ in like.values()])
        weights = np.concatenate([likeness * weighted_words[word] for word, (_, likeness) in like.items()])
        if language:
            weights = weights * self._damped[language][terms]
        query = np.bincount(terms, weights=weights * self._rarity[terms], minlength=len(self._rarity))
        said = np.zeros(len(self._rarity))
        np.maximum.at(said, terms, weights)
        touched = np.flatnonzero(query)
        # No np.dot: its threads wait for each other longer than this takes, and hold up other processes.
        length = sqrt(float((query[touched] ** 2).sum()))
        cosine, danish, english = self._postings.sums(touched, query[touched] / length, said[touched], self._size)
        return np.maximum(cosine, _WHOLE_LABEL * np.maximum(danish, english) ** _ONLY_WHOLE), like

    def words_of(self, at: int, like: Mapping[str, tuple[_Ints, _Floats]]) -> tuple[str, ...]:
        """Those of the words that are alike to a word in the label of the category at that place."""
        return tuple(
            word for word, (terms, _) in like.items() if any(at in self._postings.holders(term) for term in terms)
        )

    def _like(self, word: str) -> tuple[_Ints, _Floats]:
        if word not in self._alike:
            if len(self._alike) >= _REMEMBERED:
                self._alike.clear()
            self._alike[word] = self._grams.nearest(word)
        return self._alike[word]


class _Postings:
    """Per word the categories that have it, in arrays that lie end to end, so that many words are summed at once."""

    def __init__(
        self,
        cosines: Sequence[Mapping[int, float]],
        danish: Sequence[Mapping[int, float]],
        english: Sequence[Mapping[int, float]],
    ) -> None:
        sizes = [len(holders) for holders in cosines]
        self._first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
        self._holders = np.array([at for holders in cosines for at in holders], dtype=np.int32)
        self._cosines = np.array([value for holders in cosines for value in holders.values()])
        # A word of a label is a word of its line too, so the shares stand beside the cosines.
        self._danish = _beside(cosines, danish)
        self._english = _beside(cosines, english)

    def holders(self, word: int) -> _Ints:
        """The places of the categories that have the word."""
        return self._holders[self._first[word] : self._first[word + 1]]

    def sums(self, words: _Places, query: _Floats, said: _Floats, size: int) -> tuple[_Floats, _Floats, _Floats]:
        """For each of `size` categories its cosines summed by `query`, and its shares in each language by `said`."""
        sizes = self._first[words + 1] - self._first[words]
        shift = self._first[words] - np.cumsum(sizes) + sizes
        at = np.arange(int(sizes.sum())) + np.repeat(shift, sizes)
        holders, query, said = self._holders[at], np.repeat(query, sizes), np.repeat(said, sizes)
        return (
            _summed(holders, self._cosines[at] * query, size),
            _summed(holders, self._danish[at] * said, size),
            _summed(holders, self._english[at] * said, size),
        )


def _summed(places: _Ints, values: _Floats, size: int) -> _Floats:
    return np.bincount(places, weights=values, minlength=size).astype(np.float64, copy=False)


def _beside(cosines: Sequence[Mapping[int, float]], shares: Sequence[Mapping[int, float]]) -> _Floats:
    return np.array([share.get(at, 0.0) for holders, share in zip(cosines, shares, strict=True) for at in holders])


class _GramIndex:
    """Words by their character n-grams."""

    def __init__(self, words: Sequence[str]) -> None:
        holders: dict[str, list[int]] = defaultdict(list)
        grams = [character_grams(word) for word in words]
        for at, found in enumerate(grams):
            for gram in found:
                holders[gram].append(at)
        self._rarity = {gram: log(1 + len(words) / len(ids)) for gram, ids in holders.items()}
        self._holders = {gram: np.array(sorted(ids), dtype=np.int32) for gram, ids in holders.items()}
        self._unseen = log(1 + len(words))
        squares = [sum(self._rarity[gram] ** 2 for gram in found) for found in grams]
        self._lengths = np.sqrt(np.array(squares))

    def nearest(self, word: str) -> tuple[_Ints, _Floats]:
        """The places of the words most like `word`, and how like 0..1 they are."""
        grams = sorted(character_grams(word[:60]))
        known = [gram for gram in grams if gram in self._holders]
        if not known:
            return np.empty(0, dtype=np.int32), np.empty(0)
        length = sqrt(sum(self._rarity.get(gram, self._unseen) ** 2 for gram in grams))
        holders = [self._holders[gram] for gram in known]
        squares = np.repeat([self._rarity[gram] ** 2 for gram in known], [len(ids) for ids in holders])
        shared = np.bincount(np.concatenate(holders), weights=squares, minlength=len(self._lengths))
        likeness = shared / (self._lengths * length)
        alike = np.flatnonzero(likeness >= _LEAST_LIKENESS)
        best = alike[np.argsort(-likeness[alike], kind="stable")[:_MOST_LIKE]]
        return best.astype(np.int32), likeness[best]


def _line_of(code: str, place: Mapping[str, int]) -> list[int]:
    """The category itself, then its ancestors that exist, nearest first."""
    line = [place[code]]
    for digits in range(7, 1, -1):
        ancestor = code[:digits].ljust(8, "0")
        if ancestor in place and place[ancestor] not in line:
            line.append(place[ancestor])
    return line
