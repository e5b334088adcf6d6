"""What purchases and enterprises are about, in trades: the knowledge that words alone do not have.

Word weights come from the lists of seed_data and the official labels, never from the enterprises, so a weight
means the same in every installation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt
from pathlib import Path

from app.model.match import Category
from app.model.purchase import ContractType
from app.text.language import Languages
from app.text.lexicon import Entry, How
from app.text.word_lists import CategoryWord, Trade, read_category_words, read_lexicon, read_trades
from app.text.words import keys, tokens

CODE_MARK = "CPV "
"""What stands before a code among the words of a subject."""

_NAME, _SIGN, _CATEGORY_WORD, _BROAD_WORD = 1.0, 0.35, 0.85, 0.3
# A bridge or a school names what is built; in the text of an enterprise it is only where the work is done.
_WORKS_BY_OBJECT, _CRAFTS = ("452",), ("45233", "45236", "45261", "45262")
_SURENESS = {How.WHOLE: 0.8, How.HEAD: 0.65, How.TYPO: 0.6, How.MODIFIER: 0.2}
_ASIDE = 0.55
_SHARED_READING = 0.3
_FAMILY = 0.12
_UNSEEN_RARITY = 0.45
_PART_WEIGHT = 0.6
_REMEMBERED = 100_000
_SHORTEST_THING = 4
# A word with a capital letter inside a title is the name of somebody or some place.
_NAMES = re.compile(r"(?<=[\w,] )[A-ZÆØÅ][\w-]*")
_SHORT = 60

_IN_GENERAL = "45000000"

# A trade, the words that say it, how surely they do, whether they come as an aside, and what kind of words they are.
_Reading = tuple[int, str, float, bool, "Kind"]


class Kind(StrEnum):
    """What words tell of a trade: itself, or a work in general (renovering), or only something built (svømmehal)."""

    TRADE = "trade"
    GENERAL = "general"
    BUILT = "built"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and how much its words count, 0..1. headline: words that only say where or for whom count less."""

    text: str
    weight: float
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What texts are about. trades: number of the trade -> how surely 0..1; said: the words that say so.

    general: those of the trades that only words for a work in general say.
    """

    trades: Mapping[int, float]
    said: Mapping[int, tuple[str, ...]]
    general: frozenset[int] = frozenset()


class TradeMap:
    """Trades, their words and CPV branches, and who can do part of whose work.

    A CPV group that no trade covers stands for itself, so a purchase of insurance is about insurance and
    about nothing that is sold here.
    """

    def __init__(self, categories: Iterable[Category], seed: Path) -> None:
        self._trades = read_trades(seed / "trades.csv")
        category_words = read_category_words(seed / "category_words.csv")
        labels = tuple(categories)
        self._labels = {category.code: category.label_da for category in labels}
        groups = sorted(
            {f"{category.code[:3]}" for category in labels} | {f"{word.cpv_prefix[:3]:0<3}" for word in category_words}
        )
        self.names = (*(trade.name for trade in self._trades), *(f"CPV {group}" for group in groups))
        self._group_place = {group: len(self._trades) + at for at, group in enumerate(groups)}
        self._by_prefix: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, trade in enumerate(self._trades):
            for rank, prefix in enumerate(trade.cpv_prefixes):
                self._by_prefix[prefix].append((rank, at))
        languages = Languages((label.label_da for label in labels), (label.label_en for label in labels))
        self._kinds: dict[Entry, Kind] = {}
        self.lexicon = read_lexicon(self._entries(category_words), seed, languages.is_english)
        self.helpers = self._helpers()
        self._short: dict[str, Sequence[_Reading]] = {}
        self._word_terms: dict[str, tuple[tuple[str, float], ...]] = {}
        self._rarity = self._rarities(labels, [word.word for word in category_words])

    def _entries(self, category_words: Iterable[CategoryWord]) -> list[Entry]:
        entries: list[Entry] = []
        named: set[frozenset[str]] = set()
        for at, trade in enumerate(self._trades):
            for strength, phrases in ((_NAME, trade.names), (_SIGN, trade.signs)):
                for phrase in phrases:
                    entries.append(Entry(phrase, str(at), strength))
                    if strength == _NAME:
                        named.add(_shape(phrase))
        for word in category_words:
            if _shape(word.word) in named:
                continue
            for at, share in self.trades_of(word.cpv_prefix).items():
                kind = _kind(word)
                strength = _CATEGORY_WORD if kind is Kind.TRADE else _BROAD_WORD
                entry = Entry(word.word, str(at), strength * share, word.language)
                entries.append(entry)
                if kind is not Kind.TRADE:
                    self._kinds[entry] = kind
        return entries

    def kind_of(self, at: int) -> ContractType:
        """The contract type of a trade by its main CPV branch: 45 works, below 45 and 48 supplies, else services."""
        trade = self.trade(at)
        division = trade.cpv_prefixes[0][:2] if trade is not None else self.names[at].removeprefix("CPV ")[:2]
        if division == "45":
            return ContractType.WORKS
        return ContractType.SUPPLIES if division < "45" or division == "48" else ContractType.SERVICES

    def trades_of(self, code: str) -> Mapping[int, float]:
        """The trades of a CPV code or branch: those with the longest branch that holds it, else its own group."""
        branch = code.rstrip("0") or code
        for digits in range(len(code), 1, -1):
            holders = self._by_prefix.get(code[:digits])
            if holders:
                first = min(rank for rank, _ in holders)
                share = 1 / sqrt(len(holders))
                return {at: share * (1.0 if rank == first else 0.7) for rank, at in holders}
        inside = {at for prefix, holders in self._by_prefix.items() if prefix.startswith(branch) for _, at in holders}
        if len(branch) >= 3 and inside:
            return {at: 1 / sqrt(len(inside)) for at in sorted(inside)}
        group = code[:3].ljust(3, "0")
        return {self._group_place[group]: 1.0} if group in self._group_place else {}

    def subject(
        self, passages: Sequence[Passage], cpv_codes: Mapping[str, float], only_trades: bool = False
    ) -> Subject:
        """What passages and CPV codes (code -> weight) are about. More words for a trade never make it less sure.

        only_trades: words that name a work in general or a thing built say nothing; in the text of an enterprise
        "boliger" and "svømmehaller" are where it works.
        """
        best: dict[tuple[int, str], float] = {}
        told: set[int] = set()
        for passage in passages:
            for at, words, sureness, aside, kind in self._readings(passage.text):
                if only_trades and kind is not Kind.TRADE:
                    continue
                if kind is not Kind.GENERAL:
                    told.add(at)
                value = (_ASIDE if aside and passage.headline else 1.0) * passage.weight * sureness
                if value > best.get((at, words), 0.0):
                    best[at, words] = value
        for code, weight in cpv_codes.items():
            for at, share in self.trades_of(code).items():
                key = (at, f"{CODE_MARK}{code}")
                best[key] = max(best.get(key, 0.0), weight * share)
        missing: dict[int, float] = defaultdict(lambda: 1.0)
        said: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for (at, words), value in sorted(best.items()):
            missing[at] *= 1 - min(value, 0.95)
            said[at].append((-value, words))
        return Subject(
            {at: 1 - left for at, left in missing.items()},
            {at: tuple([words for _, words in sorted(found)]) for at, found in said.items()},
            frozenset(missing) - told,
        )

    def _readings(self, text: str) -> Sequence[_Reading]:
        """What a text says; remembered for short ones, since enterprises name what they can in the same few words."""
        if len(text) > _SHORT:
            return self._new_readings(text)
        if text not in self._short:
            if len(self._short) >= _REMEMBERED:
                self._short.clear()
            self._short[text] = self._new_readings(text)
        return self._short[text]

    def _new_readings(self, text: str) -> Sequence[_Reading]:
        hits = self.lexicon.find(text)
        meanings: dict[str, set[str]] = defaultdict(set)
        for hit in hits:
            meanings[hit.said].add(hit.entry.means)
        shared = {said: len(means) ** _SHARED_READING if len(means) > 1 else 1.0 for said, means in meanings.items()}
        return [
            (
                int(hit.entry.means),
                hit.said,
                hit.entry.strength * _SURENESS[hit.how] / shared[hit.said],
                hit.aside,
                self._kinds.get(hit.entry, Kind.TRADE),
            )
            for hit in hits
        ]

    def unknown_in(self, title: str) -> bool:
        """Whether a title names a thing that no list knows, like "flyveleder"; names of places do not count."""
        said = {word for _, words, _, _, _ in self._readings(title) for word in words.split()}
        names = frozenset(word for name in _NAMES.findall(title) for word in tokens(name))
        return any(
            word not in said and word not in names and word.isalpha() and self._is_thing(self.lexicon.restored(word))
            for word in tokens(title)
        )

    def _is_thing(self, word: str) -> bool:
        if len(word) < _SHORTEST_THING or self.lexicon.is_empty(word):
            return False
        parts = self.lexicon.splitter.parts(word)
        return not self.lexicon.is_empty(parts[-1])

    def _helpers(self) -> Mapping[int, Mapping[int, float]]:
        """For each trade the trades that can do part of its work, and which part; its family a little."""
        place = {trade.name: at for at, trade in enumerate(self._trades)}
        helpers: dict[int, dict[int, float]] = {}
        for at, trade in enumerate(self._trades):
            parts = {
                other: _FAMILY
                for other, relative in enumerate(self._trades)
                if relative.family == trade.family and other != at
            }
            parts.update({place[name]: part for name, part in trade.near.items()})
            helpers[at] = parts
        return helpers

    def label(self, code: str) -> str:
        """The official Danish label of a CPV code, empty where the list lacks it."""
        return self._labels.get(code, "")

    def family_of(self, at: int) -> str:
        """The family of a trade, empty for a bare CPV group."""
        trade = self.trade(at)
        return trade.family if trade is not None else ""

    def title_of(self, at: int) -> str:
        """The trade as it is named in a sentence: its own name, for a bare CPV group the official label."""
        trade = self.trade(at)
        return trade.name if trade is not None else self.label(f"{self.names[at].removeprefix('CPV '):0<8}")

    def trade(self, at: int) -> Trade | None:
        """The trade with that number, None for a bare CPV group."""
        return self._trades[at] if at < len(self._trades) else None

    def _rarities(self, labels: Sequence[Category], words: Sequence[str]) -> Mapping[str, float]:
        frequency: dict[str, int] = defaultdict(int)
        texts = [f"{label.label_da} {label.label_en}" for label in labels]
        texts += list(words)
        texts += [phrase for trade in self._trades for phrase in (*trade.names, *trade.signs)]
        for text in texts:
            for key in {key for word in tokens(text) for key in keys(word)}:
                frequency[key] += 1
        most = log(1 + len(texts))
        return {key: log(1 + len(texts) / count) / most for key, count in frequency.items()}

    def terms(self, text: str) -> Mapping[str, tuple[float, str]]:
        """The words of a text and the parts of its compounds as word keys, with how much each counts and the word."""
        found: dict[str, tuple[float, str]] = {}
        for word in dict.fromkeys(tokens(text)):
            for key, weight in self._terms_of(self.lexicon.restored(word)):
                if key not in found or weight > found[key][0]:
                    found[key] = weight, word
        return found

    def _terms_of(self, word: str) -> tuple[tuple[str, float], ...]:
        """What one normalised word gives; remembered, since words come back from text to text."""
        if word not in self._word_terms:
            if len(self._word_terms) >= _REMEMBERED:
                self._word_terms.clear()
            self._word_terms[word] = tuple(self._new_terms_of(word))
        return self._word_terms[word]

    def _new_terms_of(self, word: str) -> Iterator[tuple[str, float]]:
        if self.lexicon.is_empty(word) or len(word) < 3 or word[0].isdigit():
            return
        parts = self.lexicon.splitter.parts(word)
        for part in (word, *(parts if len(parts) > 1 else ())):
            if not self.lexicon.is_empty(part) and len(part) >= 3:
                key = min(keys(part))
                yield key, self._rarity.get(key, _UNSEEN_RARITY) * (1.0 if part == word else _PART_WEIGHT)


def _kind(word: CategoryWord) -> Kind:
    if word.is_broad or word.cpv_prefix == _IN_GENERAL:
        return Kind.GENERAL
    built = word.cpv_prefix.startswith(_WORKS_BY_OBJECT) and not word.cpv_prefix.startswith(_CRAFTS)
    return Kind.BUILT if built else Kind.TRADE


def _shape(phrase: str) -> frozenset[str]:
    return frozenset(min(keys(word)) for word in tokens(phrase))
