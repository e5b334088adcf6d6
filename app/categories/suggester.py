"""Suggestions over all CPV codes, in tiers, with the words that led to each."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heapreplace
from math import log, sqrt
from pathlib import Path
from typing import Any

import numpy as np

from app.categories.labels import Labels
from app.model.match import Category, Suggestion
from app.text.language import DANISH, Languages
from app.text.lexicon import Entry, Hit, How
from app.text.word_lists import read_category_words, read_lexicon, read_trades
from app.text.words import lemma, tokens

TITLE_WEIGHT = 1.0
DESCRIPTION_WEIGHT = 0.45
LEAST_SCORE = 0.08
"""Below this a suggestion is noise, and none is the honest answer."""

_STRENGTH = {How.WHOLE: 0.8, How.HEAD: 0.6, How.TYPO: 0.6, How.MODIFIER: 0.2}
_NAME, _SIGN = 1.0, 0.3
_ASIDE, _BELOW_THE_HEAD = 0.6, 0.75
_BEHIND = 0.6
_OTHER_LANGUAGE = 0.05
_LABEL_ITSELF = 0.9
_BROADER, _NARROWER = 0.82, 0.72
_SAME_GROUP, _SAME_DIVISION = 0.9, 0.97
_CURATED_SHARE, _LEXICAL_SHARE = 0.9, 0.6
_SIBLING = 0.3
_PART = 0.6
_POOL = 200
_SPARE = 10
_DECIMALS = 9
_CODE = re.compile(r"(?<!\d)(\d{8})(?:-\d)?(?!\d)")

_Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class _Reach:
    """The categories that a branch speaks for: all below it, and its line of ancestors with how far each counts."""

    below: slice
    line: tuple[tuple[int, float], ...]


class Categories:
    """All categories, ready to be suggested. Pure: same text, same answer; safe to share between threads.

    words: seed_data/category_words.csv; trades.csv, trade_heads.csv, empty_words.csv and cpv_prior.csv lie beside it.
    Raises InputError naming file, line and field where a list is wrong.
    """

    def __init__(self, categories: Iterable[Category], words: Path) -> None:
        self._categories = tuple(sorted(categories, key=lambda category: category.code))
        self._codes = tuple(category.code for category in self._categories)
        self._place = {code: at for at, code in enumerate(self._codes)}
        self._reaches: dict[str, _Reach] = {}
        seed = words.parent
        entries = [Entry(word.word, word.cpv_prefix, _NAME, word.language) for word in read_category_words(words)]
        for trade in read_trades(seed / "trades.csv"):
            for strength, phrases in ((_NAME, trade.names), (_SIGN, trade.signs)):
                entries += [
                    Entry(phrase, prefix, strength * (1.0 if rank == 0 else 0.7))
                    for phrase in phrases
                    for rank, prefix in enumerate(trade.cpv_prefixes[:2])
                ]
        self._languages = Languages(
            [category.label_da for category in self._categories], [category.label_en for category in self._categories]
        )
        self._lexicon = read_lexicon(entries, seed, self._languages.is_english)
        self._labels = Labels(self._categories, self._lexicon.is_empty)
        self._by_label: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, category in enumerate(self._categories):
            for shape in dict.fromkeys((_shape(category.label_da), _shape(category.label_en))):
                self._by_label[shape].append(at)
        counts = _read_counts(seed / "cpv_prior.csv")
        self._prior = np.array([_prior(category.code, counts) for category in self._categories])
        self._sibling = np.array([_sibling(category.code, counts) for category in self._categories])
        divisions = [category.code[:2] for category in self._categories]
        starts, self._division_of = np.unique(divisions, return_inverse=True)
        self._division_starts = np.searchsorted(divisions, starts)

    def label(self, code: str) -> Category | None:
        """The category with that eight-digit code."""
        at = self._place.get(code)
        return None if at is None else self._categories[at]

    def suggest(self, title: str, description: str = "", limit: int = 10) -> tuple[Suggestion, ...]:
        """CPV codes that a text may mean, best first, at most `limit`; none where the text says nothing.

        Codes of a branch that stands already weigh less, so that the first few show different readings.
        """
        if limit <= 0 or not self._categories:
            return ()
        exact = self._exact(f"{title} {description}")
        language = self._languages.of(tokens(f"{title}. {description}"))
        curated, said = self._curated(self._readings(title, description, language))
        lexical, like = self._lexical(title, description, language)
        score = 1 - (1 - _CURATED_SHARE * curated) * (1 - _LEXICAL_SHARE * np.minimum(lexical, 1.0))
        score = self._with_siblings(score * self._prior)
        for at in self._by_label.get(_shape(title), ()):
            score[at] = max(_LABEL_ITSELF, float(score.max()))
        for at in exact:
            score[at] = 1.0
        found = (
            self._suggestion(at, value, at in exact, curated[at], said, like)
            for at, value in self._spread(score, limit + _SPARE)
        )
        return tuple(one for one in found if one.matched)[:limit]

    def _with_siblings(self, score: _Floats) -> _Floats:
        """Heads of groups beside a likely one are worth a look too, the common ones more."""
        divisions = np.maximum.reduceat(score, self._division_starts)[self._division_of]
        result: _Floats = np.maximum(score, divisions * self._sibling)
        return result

    def _exact(self, text: str) -> frozenset[int]:
        return frozenset(self._place[code] for code in _CODE.findall(text) if code in self._place)

    def _readings(self, title: str, description: str, language: str) -> list[tuple[Hit, float]]:
        """The entries that a text says, each with how surely 0..1 its words mean it.

        What stands aside in the title stays below the surest of what it is bought for, and so does the thing that
        a service is done on: "blomster til reception" is about flowers, "flytning af møbler" about moving.
        """
        said = [(hit, TITLE_WEIGHT, True) for hit in self._lexicon.find(title)]
        said += [(hit, DESCRIPTION_WEIGHT, False) for hit in self._lexicon.find(description)]
        meanings: dict[str, set[str]] = defaultdict(set)
        for hit, _, _ in said:
            meanings[hit.said].add(hit.entry.means[:3])
        found = [
            (hit, self._sureness(hit, language) * weight / sqrt(len(meanings[hit.said])), in_title)
            for hit, weight, in_title in said
        ]
        heads = [(hit, value) for hit, value, in_title in found if in_title and not (hit.aside or hit.object)]
        most = max((value for _, value in heads), default=0.0)
        service = max((value for hit, value in heads if not _is_goods(hit.entry.means)), default=0.0)
        readings = []
        for hit, value, in_title in found:
            if in_title and hit.aside:
                value = min(value * _ASIDE, _BELOW_THE_HEAD * most if heads else value)
            elif in_title and hit.object and service and _is_goods(hit.entry.means):
                value = min(value, _BELOW_THE_HEAD * service)
            readings.append((hit, value))
        return readings

    def _sureness(self, hit: Hit, language: str) -> float:
        """A word that both languages have means in a text what it means in the language of the text."""
        sure = hit.entry.strength * _STRENGTH[hit.how]
        other = hit.entry.language
        if not language or not other or other == language:
            return sure
        own = self._languages.is_danish if language == DANISH else self._languages.is_english
        return sure * _OTHER_LANGUAGE if all(own(word) for word in hit.said.split()) else sure

    def _curated(self, readings: Sequence[tuple[Hit, float]]) -> tuple[_Floats, dict[str, dict[str, How]]]:
        """How surely the curated words mean each code, and the words by branch."""
        best: dict[tuple[str, str], float] = {}
        said: dict[str, dict[str, How]] = defaultdict(dict)
        for hit, value in readings:
            key = (hit.entry.means, hit.said)
            best[key] = max(best.get(key, 0.0), value)
            said[hit.entry.means][hit.said] = hit.how
        missing: dict[str, float] = defaultdict(lambda: 1.0)
        for (prefix, _), value in sorted(best.items()):
            missing[prefix] *= 1 - value
        curated = np.zeros(len(self._categories))
        for prefix, left in missing.items():
            reach = self._reach(prefix)
            np.maximum(curated[reach.below], (1 - left) * _NARROWER, out=curated[reach.below])
            for at, share in reach.line:
                curated[at] = max(float(curated[at]), (1 - left) * share)
        return curated, said

    def _reach(self, prefix: str) -> _Reach:
        """Looked up once per branch: the word lists know a few hundred."""
        if prefix not in self._reaches:
            start = bisect_left(self._codes, prefix.ljust(8, "0"))
            stop = bisect_right(self._codes, prefix.ljust(8, "9"))
            known = len(prefix.rstrip("0"))
            line = {prefix[:digits].ljust(8, "0"): _BROADER ** (known - digits) for digits in range(2, known + 1)}
            places = ((self._place.get(code), share) for code, share in line.items())
            self._reaches[prefix] = _Reach(
                slice(start, stop), tuple((at, share) for at, share in places if at is not None)
            )
        return self._reaches[prefix]

    def _lexical(self, title: str, description: str, language: str) -> tuple[_Floats, Mapping[str, Any]]:
        weights: dict[str, float] = {}
        behind = self._lexicon.behind(title)
        for text, weight in ((title, TITLE_WEIGHT), (description, DESCRIPTION_WEIGHT)):
            for word in dict.fromkeys(map(self._lexicon.restored, tokens(text))):
                counts = weight * _BEHIND if text is title and word in behind else weight
                for part in self._parts(word):
                    share = counts if part == word else counts * _PART
                    weights[part] = max(weights.get(part, 0.0), share)
        return self._labels.score(weights, language)

    def _parts(self, word: str) -> tuple[str, ...]:
        """A word and the parts of its compound, those that say something."""
        if self._lexicon.is_empty(word) or len(word) < 2 or word[0].isdigit():
            return ()
        parts = dict.fromkeys((word, *self._lexicon.splitter.parts(word)))
        return tuple(part for part in parts if not self._lexicon.is_empty(part))

    def _spread(self, score: _Floats, limit: int) -> list[tuple[int, float]]:
        """The best codes; each further code of a group or division that is there already counts a little less.

        What a code counts only ever falls, so the one on top of the heap is the best as soon as it is up to date.
        """
        # Rounded, so that two codes that are equally likely stay so, in whatever order their words were summed.
        score = score.round(_DECIMALS)
        likely = np.flatnonzero(score >= LEAST_SCORE)
        likely = likely[np.argsort(-score[likely], kind="stable")[: max(_POOL, 4 * limit)]]
        heap = [(-value, at, value) for at, value in zip(likely.tolist(), score[likely].tolist(), strict=True)]
        chosen: list[tuple[int, float]] = []
        groups: dict[str, int] = defaultdict(int)
        while heap and len(chosen) < limit:
            counted, at, value = heap[0]
            code = self._codes[at]
            damped = value * (_SAME_GROUP ** groups[code[:3]] * _SAME_DIVISION ** groups[code[:2]])
            if damped < -counted:
                heapreplace(heap, (-damped, at, value))
                continue
            heappop(heap)
            if damped < LEAST_SCORE:
                break
            chosen.append((at, round(min(damped, 1.0), 4)))
            groups[code[:3]] += 1
            groups[code[:2]] += 1
        return chosen

    def _suggestion(
        self, at: int, score: float, exact: bool, curated: float, said: Mapping[str, Mapping[str, How]], like: Any
    ) -> Suggestion:
        category = self._categories[at]
        words: dict[str, How] = {}
        for prefix, found in sorted(said.items()):
            if category.code.startswith(prefix) or prefix.startswith(category.code.rstrip("0")):
                words.update(found)
        matched = tuple(sorted(words)) or self._labels.words_of(at, like)
        if not matched:
            near = (found for prefix, found in sorted(said.items()) if prefix[:2] == category.code[:2])
            matched = tuple(sorted({word for found in near for word in found}))
        if exact:
            return Suggestion(category.code, category.label_da, category.label_en, score, "exact", (category.code,))
        tier = "lexical"
        if curated > 0 and words:
            tier = "typo" if set(words.values()) == {How.TYPO} else "curated"
        return Suggestion(category.code, category.label_da, category.label_en, score, tier, matched)


def _shape(text: str) -> tuple[str, ...]:
    """The words of a text in their dictionary form, in order; one label is found in singular and plural."""
    return tuple(lemma(word) for word in tokens(text))


def _is_goods(prefix: str) -> bool:
    return prefix[:2] < "45" or prefix[:2] == "48"


def _read_counts(path: Path) -> Mapping[str, int]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["cpv_prefix"]: int(row["notices"]) for row in csv.DictReader(file)}


def _prior(code: str, counts: Mapping[str, int]) -> float:
    """A factor 0.8 to 1: how often the division and the group of a code head a notice."""
    most = log(1 + max(counts.values(), default=1))
    return 0.8 + 0.1 * (log(1 + counts.get(code[:2], 0)) + log(1 + counts.get(code[:3], 0))) / most


def _sibling(code: str, counts: Mapping[str, int]) -> float:
    """How much of its division's best score the head of a group may have for its group being common."""
    if code[2] == "0" or code[3:] != "00000":
        return 0.0
    return _SIBLING * log(1 + counts.get(code[:3], 0)) / log(2 + counts.get(code[:2], 0))
