"""The index of enterprises: built once, immutable in use, brought up to date by new rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from app.matching.distance import distance_km
from app.matching.doubt import SAME_NUMBER, doubt_about
from app.matching.market import Candidate, market_of
from app.matching.reasons import capacity_reason, evidence_reason, place_reasons, register_reason, words_reason
from app.matching.request import Request, read_request
from app.matching.reserved import grade
from app.matching.segment import Floats, Row, Segment, read_row
from app.matching.trade_map import TradeMap
from app.model.advice import DatedValues, ParameterBook
from app.model.enterprise import Enterprise, Municipality
from app.model.match import Capacity, Category, Match, MatchResult
from app.model.purchase import Purchase

NO_GOOD_MATCH = 0.23
"""The one line: below this capability an enterprise is no candidate, whatever the purchase."""

THIN_MARKET = "thin_market_minimum"

_TRADE_WEIGHT, _WORD_WEIGHT = 0.85, 0.5
_MERGE_SHARE = 0.1
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Found:
    row: Row
    score: float


class Index:
    """Enterprises ranked for a purchase. Pure: no clock, no database; safe to share between threads."""

    def __init__(
        self,
        base: Segment,
        late: Segment,
        trades: TradeMap,
        municipalities: Mapping[str, Municipality],
        parameters: ParameterBook,
    ) -> None:
        self._segments = (base, late)
        self._trades = trades
        self._municipalities = municipalities
        self._parameters = parameters

    @classmethod
    def build(
        cls,
        enterprises: Iterable[Enterprise],
        municipalities: Mapping[str, Municipality],
        categories: Iterable[Category],
        seed: Path,
        parameters: ParameterBook,
    ) -> Index:
        """Reads every enterprise once. seed: the seed_data folder with the word lists.

        Of rows with one CVR number the newest (register date, then evidence date) counts; the others are doubtful.
        Raises InputError where a word list is wrong.
        """
        trades = TradeMap(categories, seed)
        rows = _read(enterprises, trades)
        return cls(Segment(rows, trades), Segment((), trades), trades, municipalities, parameters)

    def with_rows(self, changed: Iterable[Enterprise], removed: Iterable[str] = ()) -> Index:
        """The index with rows added or replaced by CVR number, and others gone. Nobody else's score changes."""
        new = _read(changed, self._trades)
        gone = {row.enterprise.cvr for row in new} | set(removed)
        base, earlier = (segment.without(gone) for segment in self._segments)
        late = [*earlier.live_rows(), *new]
        if len(late) > _MERGE_SHARE * len(base.rows):
            base, late = Segment([*base.live_rows(), *late], self._trades), []
        return Index(base, Segment(late, self._trades), self._trades, self._municipalities, self._parameters)

    def match(self, purchase: Purchase, cpv_codes: Sequence[str] = (), limit: int = 20) -> MatchResult:
        """Who can deliver the purchase, best first, ties by name; only those above the line.

        cpv_codes: codes that were confirmed or suggested for it, beside its own. limit bounds the matches shown;
        the market counts every candidate, and doubtful rows above the line stand apart with the reason.
        """
        request = read_request(purchase, cpv_codes, self._trades)
        found = self._rank(request)
        sound = [one for one in found if not one.row.doubt]
        values = self._parameters.at(purchase.notice_date)
        matches = [self._match(one, request, purchase, values) for one in sound[: max(limit, 0)]]
        return MatchResult(
            purchase_id=purchase.id,
            matches=tuple(matches),
            doubtful=tuple(self._match(one, request, purchase, values) for one in found if one.row.doubt),
            market=market_of(
                self._candidates([one.row.enterprise for one in sound], purchase, values),
                purchase.municipality_code,
                self._municipalities,
                values.number(THIN_MARKET),
            ),
        )

    def fit(self, enterprise_cvr: str, purchases: Iterable[Purchase]) -> tuple[tuple[Purchase, Match], ...]:
        """The purchases that an enterprise could deliver, best first, ties by notice date, title and id."""
        rows = (row for segment in self._segments for row in segment.live_rows())
        own = [row for row in rows if row.enterprise.cvr == enterprise_cvr and row.doubt != SAME_NUMBER]
        alone = Segment(own, self._trades)
        fits = []
        for purchase in purchases:
            request = read_request(purchase, (), self._trades)
            for row, score in zip(alone.rows, _capability(alone, request), strict=True):
                if score >= NO_GOOD_MATCH:
                    values = self._parameters.at(purchase.notice_date)
                    fits.append((purchase, self._match(_Found(row, round(float(score), 4)), request, purchase, values)))
        return tuple(sorted(fits, key=lambda fit: (-fit[1].score, fit[0].notice_date, fit[0].title, fit[0].id)))

    def _rank(self, request: Request) -> list[_Found]:
        found = []
        for segment in self._segments:
            capability = _capability(segment, request)
            for at in np.nonzero(capability >= NO_GOOD_MATCH)[0]:
                found.append(_Found(segment.rows[int(at)], round(float(capability[at]), 4)))
        found.sort(key=lambda one: (-one.score, one.row.enterprise.name, one.row.enterprise.cvr))
        return found

    def _candidates(
        self, enterprises: Sequence[Enterprise], purchase: Purchase, values: DatedValues
    ) -> list[Candidate]:
        far = {
            code: distance_km(purchase.municipality_code, code, self._municipalities)
            for code in {enterprise.municipality_code for enterprise in enterprises}
        }
        return [
            Candidate(
                enterprise.municipality_code,
                far[enterprise.municipality_code],
                grade(enterprise, purchase.notice_date, values),
            )
            for enterprise in enterprises
        ]

    def _match(self, found: _Found, request: Request, purchase: Purchase, values: DatedValues) -> Match:
        enterprise = found.row.enterprise
        distance = distance_km(purchase.municipality_code, enterprise.municipality_code, self._municipalities)
        capacity = _capacity(enterprise, purchase)
        evidence = grade(enterprise, purchase.notice_date, values)
        explained = request.explain(found.row, self._trades, _MOST_WORDS)
        reasons = [found.row.doubt] if found.row.doubt else []
        reasons += [
            words_reason(explained.own, explained.asked, explained.codes),
            *place_reasons(enterprise, purchase, distance, self._municipalities),
            capacity_reason(enterprise, purchase, capacity),
            register_reason(enterprise),
            evidence_reason(enterprise, evidence),
        ]
        return Match(
            cvr=enterprise.cvr,
            name=enterprise.name,
            score=found.score,
            capability=found.score,
            tier=explained.tier,
            matched=explained.asked or explained.own,
            distance_km=distance,
            capacity=capacity,
            rsv_status=enterprise.rsv_status,
            rsv_as_of=enterprise.rsv_as_of,
            reserved_54=evidence,
            reasons=tuple(reasons),
        )


def _capability(segment: Segment, request: Request) -> Floats:
    trades = segment.able(request.wanted) if request.knows_trades else 0.0
    words = segment.shared(request.terms)
    result: Floats = 1 - (1 - _TRADE_WEIGHT * trades) * (1 - _WORD_WEIGHT * words)
    return result


def _capacity(enterprise: Enterprise, purchase: Purchase) -> Capacity:
    if enterprise.annual_capacity_kr is None:
        return Capacity.UNKNOWN
    enough = enterprise.annual_capacity_kr >= purchase.value_per_year_kr
    return Capacity.SUFFICIENT if enough else Capacity.TOO_SMALL


def _read(enterprises: Iterable[Enterprise], trades: TradeMap) -> list[Row]:
    newest: dict[str, Enterprise] = {}
    older: list[Enterprise] = []
    for enterprise in enterprises:
        other = newest.get(enterprise.cvr)
        if other is None or _age(enterprise) > _age(other):
            newest[enterprise.cvr] = enterprise
            enterprise_older = other
        else:
            enterprise_older = enterprise
        if enterprise_older is not None:
            older.append(enterprise_older)
    rows = [read_row(enterprise, trades, doubt_about(enterprise)) for enterprise in newest.values()]
    return rows + [replace(read_row(enterprise, trades, ""), doubt=SAME_NUMBER) for enterprise in older]


def _age(enterprise: Enterprise) -> tuple[str, str]:
    return (
        enterprise.rsv_as_of.isoformat() if enterprise.rsv_as_of else "",
        enterprise.disadvantaged_as_of.isoformat() if enterprise.disadvantaged_as_of else "",
    )
