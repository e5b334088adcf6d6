"""A purchase as the index asks for it: wanted trades, words, and how to explain an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from app.matching.segment import Floats, Row
from app.matching.trade_map import CODE_MARK, Passage, Subject, TradeMap
from app.model.purchase import Purchase
from app.text.words import as_written

_TITLE, _DESCRIPTION, _LOT = 1.0, 0.4, 0.5
_OWN_CODE, _SUGGESTED_CODE = 0.6, 0.35
_EMPHASIS = 2.0
_LEAST_SURE = 0.15
_OTHER_KIND = 0.75
_DESCRIPTION_TERMS = 0.35
_PART = 0.2
_VAGUE, _OTHER_THING = 0.25, 0.8
_WORTH_SAYING = 0.25


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a row answers a purchase.

    own: words of the enterprise; own_codes: its CPV codes; asked: words of the purchase that they answer;
    asked_codes: CPV codes of the purchase that they answer. recurring: words of the purchase that the enterprise
    uses too, whole or in part, where no trade links them. asked_trade, own_trade: the weightiest trade of the purchase
    that the row answers, and the trade by which it does, None where no trade links them.
    """

    own: tuple[str, ...]
    own_codes: tuple[str, ...]
    asked: tuple[str, ...]
    asked_codes: tuple[str, ...]
    recurring: tuple[str, ...]
    tier: str
    asked_trade: int | None = None
    own_trade: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    wanted: a weight per trade, summing to 1 where any trade is known, and to less where the thing that a general
    work is done on is known to none; links: each wanted trade with every trade that
    can do it or part of it, and how much that counts, the weightiest first. words: for each term the words of the
    purchase that say it. codes: all CPV codes that count; branches: their first five digits; suggested: those of them
    that the purchase does not have itself.
    """

    subject: Subject
    wanted: Floats
    links: tuple[tuple[float, int, int], ...]
    terms: Mapping[str, float]
    words: Mapping[str, str]
    texts: tuple[str, ...]
    codes: tuple[str, ...]
    branches: frozenset[str]
    suggested: frozenset[str]

    @property
    def knows_trades(self) -> bool:
        """Whether the purchase says any trade."""
        return bool(self.links)

    def parts(self) -> tuple[int, ...]:
        """The trades that the purchase is made of, the weightiest first.

        Beside the first one only trades that a CPV code of the purchase or two words of their own say: a single word
        is often what is worked on, such as the archive in "moving the archive".
        """
        found: list[int] = []
        said: set[str] = set()
        for trade in sorted((int(at) for at in np.nonzero(self.wanted >= _PART)[0]), key=lambda at: -self.wanted[at]):
            words, codes = _parted(self.subject.said[trade])
            own = set(words) - said
            if not found or len(own) > 1 or (own and not self.suggested.issuperset(codes)):
                found.append(trade)
                said.update(words)
        return tuple(found)

    def able(self, row: Row, trade: int) -> float:
        """How able a row is in one wanted trade, 0..1, kindred trades counted by how much they help."""
        own = row.subject.trades
        of_trade = {other: weight for weight, wanted, other in self.links if wanted == trade}
        whole = float(self.wanted[trade])
        return max((own.get(other, 0.0) * weight / whole for other, weight in of_trade.items()), default=0.0)

    def explain(self, row: Row, most: int) -> Explanation:
        """Which words and codes of the row answer which of the purchase, the weightiest trade first."""
        trades = row.subject.trades
        links: list[tuple[float, int, int]] = []
        least = 0.0
        for weight, trade, other in self.links:
            # Nobody is surer than 1 of a trade, so no link from here on can weigh enough.
            if weight < least:
                break
            if sureness := trades.get(other, 0.0):
                links.append((-weight * sureness, trade, other))
                least = max(least, weight * sureness * _WORTH_SAYING)
        own: dict[str, None] = {}
        asked: dict[str, None] = {}
        links.sort()
        for value, trade, other in links:
            if value <= -least:
                own.update(dict.fromkeys(row.subject.said[other]))
                asked.update(dict.fromkeys(self.subject.said[trade]))
        own_words, own_codes = _parted(own)
        asked_words, asked_codes = _parted(asked)
        recurring = {} if links else dict.fromkeys(self.words[term] for term in self.terms if term in row.terms)
        shown = [own_words[:most], asked_words[:most], tuple(recurring)[:most]]
        exact = any(code[:5] in self.branches for code in own_codes)
        return Explanation(
            own=_quotable(shown[0], row.texts),
            own_codes=own_codes,
            asked=_quotable(shown[1], self.texts),
            asked_codes=asked_codes,
            recurring=_quotable(shown[2], self.texts),
            tier="exact" if exact or (own_codes and not own_words) else "curated" if own_words else "lexical",
            asked_trade=links[0][1] if links else None,
            own_trade=links[0][2] if links else None,
        )


def _parted(said: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was said, parted into words and CPV codes."""
    words: list[str] = []
    codes: list[str] = []
    for one in said:
        if one.startswith(CODE_MARK):
            codes.append(one.removeprefix(CODE_MARK))
        else:
            words.append(one)
    return tuple(words), tuple(codes)


def _quotable(words: Iterable[str], texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([as_written(word, texts) for word in words]))


def read_request(purchase: Purchase, cpv_codes: Sequence[str], trades: TradeMap) -> Request:
    """Reads a purchase: the title says what is bought, the description and lots what comes with it."""
    passages = [Passage(purchase.title, _TITLE, headline=True), Passage(purchase.description, _DESCRIPTION)]
    codes = dict.fromkeys(cpv_codes, _SUGGESTED_CODE)
    codes |= dict.fromkeys(purchase.cpv_codes, _OWN_CODE)
    for lot in purchase.lots:
        passages += [Passage(lot.title, _LOT), Passage(lot.description, _DESCRIPTION)]
        codes |= {code: _SUGGESTED_CODE for code in lot.cpv_codes if code not in codes}
    own_codes = {*purchase.cpv_codes, *(code for lot in purchase.lots for code in lot.cpv_codes)}
    subject = trades.subject(passages, codes)
    vague = _vague(subject, purchase.title, own_codes, trades)
    wanted = np.zeros(len(trades.names))
    for trade, sureness in subject.trades.items():
        if sureness >= _LEAST_SURE:
            fits = trades.kind_of(trade) is purchase.contract_type
            wanted[trade] = (sureness * (1.0 if fits else _OTHER_KIND)) ** _EMPHASIS
            if trade in vague:
                wanted[trade] *= _VAGUE
    total = float(wanted.sum())
    if vague:
        total = max(total, sum(float(wanted[trade]) for trade in vague) + _OTHER_THING**_EMPHASIS)
    if total:
        wanted /= total
    terms: dict[str, float] = {}
    words: dict[str, str] = {}
    for passage in passages:
        share = 1.0 if passage.weight == _TITLE else _DESCRIPTION_TERMS
        for term, (weight, word) in trades.terms(passage.text).items():
            terms[term] = max(terms.get(term, 0.0), weight * share)
            words.setdefault(term, word)
    return Request(
        subject=subject,
        wanted=wanted,
        links=tuple(sorted(_links(wanted, trades), key=lambda link: -link[0])),
        terms=terms,
        words=words,
        texts=tuple(passage.text for passage in passages),
        codes=tuple(codes),
        branches=frozenset(code[:5] for code in codes),
        suggested=frozenset(codes) - own_codes,
    )


def _vague(subject: Subject, title: str, own_codes: Set[str], trades: TradeMap) -> frozenset[int]:
    """The trades that only words for a work in general say, where the title names another thing than they work on.

    "Renovering af en radar" is no work for those who renovate homes.
    """
    general = {
        at
        for at in subject.general
        if own_codes.isdisjoint(_parted(subject.said[at])[1]) and trades.trade(at) is not None
    }
    if not general:
        return frozenset()
    named = trades.subject([Passage(title, _TITLE, headline=True)], {})
    if not named.trades.keys() & general:
        return frozenset()
    told = [at for at in named.trades if at not in named.general]
    unknown = trades.unknown_in(title)
    return frozenset(
        at for at in general if unknown or any(trades.family_of(at) != trades.family_of(other) for other in told)
    )


def _links(wanted: Floats, trades: TradeMap) -> Iterator[tuple[float, int, int]]:
    for trade in np.flatnonzero(wanted).tolist():
        for other, part in {trade: 1.0, **trades.helpers.get(trade, {})}.items():
            yield float(wanted[trade]) * part, trade, other
