"""The lexical tier: words of a text against the official labels, alike by letters, rare words weighing more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt
from typing import Any

import numpy as np

from app.model.match import Category
from app.text.words import character_grams, tokens

_Floats = np.ndarray[Any, np.dtype[np.float64]]
_Ints = np.ndarray[Any, np.dtype[np.int32]]

_LEAST_LIKENESS = 0.4
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
        self._rarity = np.array([log(1 + len(own) / frequency[word]) for word in self._vocabulary])
        self._size = len(categories)
        self._postings = self._post(categories, own, place)
        self._shares = (self._post_shares(danish), self._post_shares(english))
        self._grams = _GramIndex(tuple(self._vocabulary))
        self._alike: dict[str, tuple[_Ints, _Floats]] = {}

    def _words(self, text: str) -> list[str]:
        return [word for word in tokens(text) if not self._is_empty(word) and not word.isdigit()]

    def _post(
        self, categories: Sequence[Category], own: Sequence[tuple[str, ...]], place: Mapping[str, int]
    ) -> list[tuple[_Ints, _Floats]]:
        docs: list[list[int]] = [[] for _ in self._vocabulary]
        weights: list[list[float]] = [[] for _ in self._vocabulary]
        for at, category in enumerate(categories):
            vector: dict[int, float] = {}
            for depth, ancestor in enumerate(_line_of(category.code, place)):
                for word in own[ancestor]:
                    term = self._vocabulary[word]
                    vector.setdefault(term, float(self._rarity[term]) * _ANCESTOR_WEIGHT**depth)
            length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            for term, weight in vector.items():
                docs[term].append(at)
                weights[term].append(weight / length)
        return [(np.array(ids, dtype=np.int32), np.array(values)) for ids, values in zip(docs, weights, strict=True)]

    def _post_shares(self, own: Sequence[tuple[str, ...]]) -> list[tuple[_Ints, _Floats]]:
        """Per word the labels in one language that have it, and which share of the label it is by rarity."""
        holders: list[list[tuple[int, float]]] = [[] for _ in self._vocabulary]
        for at, words in enumerate(own):
            terms = [self._vocabulary[word] for word in words]
            total = sum(float(self._rarity[term]) for term in terms)
            for term in terms:
                holders[term].append((at, float(self._rarity[term]) / total))
        return [
            (np.array([at for at, _ in found], dtype=np.int32), np.array([share for _, share in found]))
            for found in holders
        ]

    def score(self, weighted_words: Mapping[str, float]) -> tuple[_Floats, dict[str, tuple[_Ints, _Floats]]]:
        """Likeness 0..1 of each category to words with weights, and per word the vocabulary it is alike to.

        Likeness is the cosine with the label and its ancestors; a label that is said whole is likelier still.
        """
        query = np.zeros(len(self._vocabulary))
        said = np.zeros(len(self._vocabulary))
        like: dict[str, tuple[_Ints, _Floats]] = {}
        for word, weight in weighted_words.items():
            terms, likeness = self._like(word)
            if len(terms):
                query[terms] += weight * likeness * self._rarity[terms]
                said[terms] = np.maximum(said[terms], weight * likeness)
                like[word] = (terms, likeness)
        length = float(np.sqrt(np.dot(query, query)))
        if not length:
            return np.zeros(self._size), like
        cosine = self._sum(self._postings, query / length)
        whole = np.maximum(*(self._sum(shares, said) for shares in self._shares))
        return np.maximum(cosine, _WHOLE_LABEL * whole**_ONLY_WHOLE), like

    def _sum(self, postings: Sequence[tuple[_Ints, _Floats]], weights: _Floats) -> _Floats:
        touched = [at for at in np.nonzero(weights)[0].tolist() if len(postings[at][0])]
        if not touched:
            return np.zeros(self._size)
        docs = np.concatenate([postings[at][0] for at in touched])
        values = np.concatenate([postings[at][1] * weights[at] for at in touched])
        return np.bincount(docs, weights=values, minlength=self._size).astype(np.float64)

    def words_of(self, at: int, like: Mapping[str, tuple[_Ints, _Floats]]) -> tuple[str, ...]:
        """Those of the words that are alike to a word in the label of the category at that place."""
        return tuple(
            word
            for word, (terms, likeness) in like.items()
            if any(at in self._postings[term][0] for term in terms[likeness >= _LEAST_LIKENESS + 0.1])
        )

    def _like(self, word: str) -> tuple[_Ints, _Floats]:
        if word not in self._alike:
            if len(self._alike) >= _REMEMBERED:
                self._alike.clear()
            self._alike[word] = self._grams.nearest(word)
        return self._alike[word]


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
        ids = np.concatenate([self._holders[gram] for gram in known])
        squares = np.concatenate([np.full(len(self._holders[gram]), self._rarity[gram] ** 2) for gram in known])
        likeness = np.bincount(ids, weights=squares, minlength=len(self._lengths)) / (self._lengths * length)
        best = np.argsort(-likeness, kind="stable")[:_MOST_LIKE]
        best = best[likeness[best] >= _LEAST_LIKENESS]
        return best.astype(np.int32), likeness[best]


def _line_of(code: str, place: Mapping[str, int]) -> list[int]:
    """The category itself, then its ancestors that exist, nearest first."""
    line = [place[code]]
    for digits in range(7, 1, -1):
        ancestor = code[:digits].ljust(8, "0")
        if ancestor in place and place[ancestor] not in line:
            line.append(place[ancestor])
    return line
