"""A purchase as the index asks for it: wanted trades, words, and how to explain an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.matching.segment import Floats, Row
from app.matching.trade_map import Passage, Subject, TradeMap
from app.model.purchase import Purchase

_TITLE, _DESCRIPTION, _LOT = 1.0, 0.4, 0.5
_OWN_CODE, _SUGGESTED_CODE = 0.6, 0.35
_EMPHASIS = 2.0
_LEAST_SURE = 0.15
_OTHER_KIND = 0.75
_DESCRIPTION_TERMS = 0.35


@dataclass(frozen=True, slots=True)
class Explanation:
    """own: words of the enterprise; asked: words of the purchase that they answer; codes: CPV codes that met."""

    own: tuple[str, ...]
    asked: tuple[str, ...]
    codes: tuple[str, ...]
    tier: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. wanted: a weight per trade, summing to 1 where any trade is known."""

    subject: Subject
    wanted: Floats
    terms: Mapping[str, float]
    words: Mapping[str, str]
    codes: tuple[str, ...]

    @property
    def knows_trades(self) -> bool:
        """Whether the purchase says any trade."""
        return bool(self.wanted.any())

    def explain(self, row: Row, trades: TradeMap, most: int) -> Explanation:
        """Which words of the row answer which words of the purchase, the weightiest trade first."""
        links = []
        for trade in (int(at) for at in np.nonzero(self.wanted)[0]):
            for other, part in {trade: 1.0, **trades.helpers.get(trade, {})}.items():
                sureness = row.subject.trades.get(other, 0.0)
                if sureness:
                    links.append((-float(self.wanted[trade]) * part * sureness, trade, other))
        links.sort()
        own: dict[str, None] = {}
        asked: dict[str, None] = {}
        strongest = links[0][0] if links else 0.0
        for value, trade, other in links:
            if value > strongest / 4:
                continue
            own.update(dict.fromkeys(row.subject.said[other]))
            asked.update(dict.fromkeys(self.subject.said[trade]))
        shared = [self.words[term] for term in self.terms if term in row.terms]
        codes = tuple(word for word in own if word.startswith("CPV "))
        own_words = tuple(word for word in own if word not in codes)[:most]
        asked_words = tuple(word for word in asked if not word.startswith("CPV "))[:most]
        tier = "curated" if own_words else "exact" if codes else "lexical"
        if any(code.removeprefix("CPV ")[:5] == asked_code[:5] for code in codes for asked_code in self.codes):
            tier = "exact"
        return Explanation(
            own_words or tuple(shared)[:most],
            asked_words,
            tuple(code.removeprefix("CPV ") for code in codes),
            tier,
        )


def read_request(purchase: Purchase, cpv_codes: Sequence[str], trades: TradeMap) -> Request:
    """Reads a purchase: the title says what is bought, the description and lots what comes with it."""
    passages = [Passage(purchase.title, _TITLE, headline=True), Passage(purchase.description, _DESCRIPTION)]
    codes = dict.fromkeys(cpv_codes, _SUGGESTED_CODE)
    codes |= dict.fromkeys(purchase.cpv_codes, _OWN_CODE)
    for lot in purchase.lots:
        passages += [Passage(lot.title, _LOT), Passage(lot.description, _DESCRIPTION)]
        codes |= {code: _SUGGESTED_CODE for code in lot.cpv_codes if code not in codes}
    subject = trades.subject(passages, codes)
    wanted = np.zeros(len(trades.names))
    for trade, sureness in subject.trades.items():
        if sureness >= _LEAST_SURE:
            fits = trades.kind_of(trade) is purchase.contract_type
            wanted[trade] = (sureness * (1.0 if fits else _OTHER_KIND)) ** _EMPHASIS
    total = float(wanted.sum())
    if total:
        wanted /= total
    terms: dict[str, float] = {}
    for passage in passages:
        share = 1.0 if passage.weight == _TITLE else _DESCRIPTION_TERMS
        for term, weight in trades.terms(passage.text).items():
            terms[term] = max(terms.get(term, 0.0), weight * share)
    return Request(subject, wanted, terms, {term: term for term in terms}, tuple(codes))
