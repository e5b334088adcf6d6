"""The index of enterprises: built once, immutable in use, brought up to date by new rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from app.matching.complements import Able, together
from app.matching.distance import Distances
from app.matching.doubt import SAME_NUMBER, doubt_about
from app.matching.duplicates import NO_NAMES, Names
from app.matching.market import market_of
from app.matching.reasons import (
    capacity_reason,
    evidence_reason,
    fit_reason,
    place_reasons,
    register_reason,
    serves,
    trade_reason,
)
from app.matching.request import Request, read_request
from app.matching.segment import Flags, Floats, Places, Row, Segment, read_row
from app.matching.trade_map import TradeMap
from app.model.advice import ParameterBook
from app.model.enterprise import Enterprise, Municipality
from app.model.match import Capacity, Category, Consortium, Market, Match, MatchResult, Reserved54, Whereabouts
from app.model.purchase import Purchase
from app.model.reserved_54 import Demand54, grade

NO_GOOD_MATCH = 0.23
"""The one line: below this capability an enterprise is no candidate, whatever the purchase."""

THIN_MARKET = "thin_market_minimum"

_TRADE_WEIGHT, _WORD_WEIGHT = 0.85, 0.5
_MERGE_SHARE = 0.1
_MOST_WORDS = 4
_DECIMALS = 4
_SMALLEST_STEP = 10.0**-_DECIMALS


@dataclass(frozen=True, slots=True)
class _Found:
    row: Row
    score: float


@dataclass(frozen=True, slots=True)
class _Above:
    """The rows of a segment that are above the line, by their place in it, and how able each is."""

    segment: Segment
    at: Places
    capability: Floats

    def from_floor(self, floor: float) -> Iterable[tuple[int, float]]:
        """Place and capability of each row that reaches the floor."""
        chosen = np.flatnonzero(self.capability >= floor)
        return zip(self.at[chosen].tolist(), self.capability[chosen].tolist(), strict=True)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A purchase with what is found out of it once for all rows. distances: kilometres to each municipality."""

    purchase: Purchase
    request: Request
    demand: Demand54
    distances: Mapping[str, float | None]


class Index:
    """Enterprises ranked for a purchase. Pure: no clock, no database; safe to share between threads."""

    def __init__(
        self,
        base: Segment,
        late: Segment,
        trades: TradeMap,
        municipalities: Mapping[str, Municipality],
        parameters: ParameterBook,
        names: Names = NO_NAMES,
    ) -> None:
        self._segments = (base, late)
        self._trades = trades
        self._municipalities = municipalities
        self._parameters = parameters
        self._names = names
        self._distances = Distances(municipalities)

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

        Of rows with one CVR number the newest (register date, then evidence date) counts; the others are doubtful,
        and so is a row whose name and place are nearly those of a row with more facts.
        Raises InputError where a word list is wrong.
        """
        trades = TradeMap(categories, seed)
        empty = Segment((), trades)
        return cls(empty, empty, trades, municipalities, parameters).with_rows(enterprises)

    def with_rows(self, changed: Iterable[Enterprise], removed: Iterable[str] = ()) -> Index:
        """The index with rows added or replaced by CVR number, and others gone. Nobody else's score changes.

        A row that comes or goes may make another one doubtful as a near repetition, or sound again.
        """
        new = _read(changed, self._trades)
        gone = {row.enterprise.cvr for row in new} | set(removed)
        names, said = self._names.with_rows((row.enterprise for row in new if not row.doubt), gone)
        base, earlier = (segment.without(gone).with_likenesses(said) for segment in self._segments)
        late = [
            *earlier.live_rows(),
            *(replace(row, likeness=said.get(row.enterprise.cvr, "")) for row in new),
        ]
        if len(late) > _MERGE_SHARE * len(base.rows):
            base, late = Segment([*base.live_rows(), *late], self._trades), []
        return Index(base, Segment(late, self._trades), self._trades, self._municipalities, self._parameters, names)

    def match(self, purchase: Purchase, cpv_codes: Sequence[str] = (), limit: int = 20) -> MatchResult:
        """Who can deliver the purchase, best first, ties by name; only those above the line.

        cpv_codes: codes that were confirmed or suggested for it, beside its own. limit bounds the matches shown;
        the market counts every candidate, and doubtful rows above the line stand apart with the reason.
        """
        asked = self._asked(purchase, cpv_codes)
        above = [_above_the_line(segment, asked.request) for segment in self._segments]
        sound = [_kept(one, ~one.segment.is_doubtful) for one in above]
        doubtful = [_kept(one, one.segment.is_doubtful) for one in above]
        return MatchResult(
            purchase_id=purchase.id,
            matches=tuple(self._match(one, asked) for one in _best(sound, max(limit, 0))),
            doubtful=tuple(self._match(one, asked) for one in _best(doubtful)),
            market=self._market(sound, asked),
        )

    def together(self, purchase: Purchase, cpv_codes: Sequence[str], matches: Sequence[Match]) -> Consortium | None:
        """Which of the matches could deliver the purchase together where none can alone; None where there is no need.

        One that says it delivers elsewhere is no member.
        """
        request = read_request(purchase, cpv_codes, self._trades)
        asked = [match.cvr for match in matches]
        wanted = frozenset(asked)
        rows = {row.enterprise.cvr: row for segment in self._segments for row in segment.rows_of(wanted)}
        parts = {self._trades.names[at]: at for at in request.parts()}
        candidates = [
            Able(
                row.enterprise.name,
                row.enterprise.annual_capacity_kr,
                {name: request.able(row, at) for name, at in parts.items()},
                serves(row.enterprise, purchase.municipality_code),
            )
            for cvr in asked
            if (row := rows.get(cvr)) is not None
        ]
        return together(purchase.value_per_year_kr, tuple(parts), candidates)

    def whereabouts(self, purchase: Purchase, matches: Sequence[Match]) -> Mapping[str, Whereabouts]:
        """Where each of the matches is, and whether it says that it delivers to the purchase, by CVR number."""
        wanted = frozenset(match.cvr for match in matches)
        found = [row.enterprise for segment in self._segments for row in segment.rows_of(wanted)]
        return {
            one.cvr: Whereabouts(
                one.municipality_code, serves(one, purchase.municipality_code) if one.service_area else None
            )
            for one in found
        }

    def fit(self, enterprise_cvr: str, purchases: Iterable[Purchase]) -> tuple[tuple[Purchase, Match], ...]:
        """The purchases that an enterprise could deliver, best first, ties by notice date, title and id."""
        rows = (row for segment in self._segments for row in segment.live_rows())
        own = [row for row in rows if row.enterprise.cvr == enterprise_cvr and row.doubt != SAME_NUMBER]
        alone = Segment(own, self._trades)
        fits = []
        for purchase in purchases:
            asked = self._asked(purchase, ())
            found = _best([_above_the_line(alone, asked.request)])
            fits += [(purchase, self._match(one, asked)) for one in found]
        return tuple(sorted(fits, key=lambda fit: (-fit[1].score, fit[0].notice_date, fit[0].title, fit[0].id)))

    def _asked(self, purchase: Purchase, cpv_codes: Sequence[str]) -> _Asked:
        return _Asked(
            purchase,
            read_request(purchase, cpv_codes, self._trades),
            Demand54.on(purchase.notice_date, self._parameters.at(purchase.notice_date)),
            self._distances.from_(purchase.municipality_code),
        )

    def _market(self, sound: Sequence[_Above], asked: _Asked) -> Market:
        by_municipality: Counter[str] = Counter()
        by_evidence: Counter[Reserved54] = Counter()
        for one in sound:
            by_municipality.update(one.segment.by_municipality(one.at))
            for enterprise, count in one.segment.by_evidence(one.at):
                by_evidence[grade(enterprise, asked.demand)] += count
        thin_below = self._parameters.at(asked.purchase.notice_date).number(THIN_MARKET)
        return market_of(by_evidence, by_municipality, asked.distances, self._municipalities, thin_below)

    def _match(self, found: _Found, asked: _Asked) -> Match:
        enterprise, purchase = found.row.enterprise, asked.purchase
        distance = asked.distances.get(enterprise.municipality_code)
        capacity = _capacity(enterprise, purchase)
        evidence = grade(enterprise, asked.demand)
        explained = asked.request.explain(found.row, _MOST_WORDS)
        reasons = [found.row.why_doubtful] if found.row.why_doubtful else []
        reasons += [
            fit_reason(explained, asked.request, self._trades.label),
            *trade_reason(explained, self._trades.title_of),
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
            matched=explained.asked or explained.recurring,
            distance_km=distance,
            capacity=capacity,
            rsv_status=enterprise.rsv_status,
            rsv_as_of=enterprise.rsv_as_of,
            reserved_54=evidence,
            reasons=tuple(reasons),
        )


def _above_the_line(segment: Segment, request: Request) -> _Above:
    capability = _capability(segment, request)
    at = np.nonzero(capability >= NO_GOOD_MATCH)[0]
    return _Above(segment, at, capability[at])


def _kept(above: _Above, wanted: Flags) -> _Above:
    chosen = wanted[above.at]
    return _Above(above.segment, above.at[chosen], above.capability[chosen])


def _best(parts: Sequence[_Above], most: int | None = None) -> list[_Found]:
    """The best rows first, ties by name; at most `most`. Only rows that can be among them are looked at."""
    floor = NO_GOOD_MATCH
    every = np.concatenate([part.capability for part in parts])
    if most is not None and 0 < most < len(every):
        floor = float(np.partition(every, -most)[-most]) - _SMALLEST_STEP
    found = [
        _Found(part.segment.rows[at], round(capability, _DECIMALS))
        for part in parts
        for at, capability in part.from_floor(floor)
    ]
    found.sort(key=lambda one: (-one.score, one.row.enterprise.name, one.row.enterprise.cvr))
    return found[:most]


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
