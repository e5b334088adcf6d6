"""The enterprises that may deliver, and the state of the market, as the case page shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext

from app.model.advice import Advice
from app.model.match import Capacity, Market, Match, NearbySupply, Reserved54
from app.model.search import Freshness, HomeOfMatches, HomesAsOf, Surroundings
from app.web import labels
from app.web.purchases.market_choice import LEAST_EVIDENCE, ORDERS, RADII_KM, MarketChoice, chosen
from app.web.register_status import register_status

_EVIDENCE_TONES = {
    Reserved54.DOCUMENTED: "good",
    Reserved54.SELF_DECLARED: "fair",
    Reserved54.UNKNOWN: "plain",
    Reserved54.NO: "plain",
}


@dataclass(frozen=True)
class EnterpriseRow:
    """An enterprise, why it is listed, and the facts beside it. reasons are Danish; fitness is 0..100."""

    cvr: str
    name: str
    fitness: int
    evidence: str
    evidence_tone: str
    register: str
    distance_km: float | None
    capacity: str
    capacity_short: bool
    matched: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """How many candidates there are of a kind."""

    name: str
    number: int


@dataclass(frozen=True)
class Option:
    """Something to choose in the toolbar. value stands in the address."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Beside:
    """What the section needs beside the stored advice.

    few_nearby: how many candidates there are nearby where that is too few, else None.
    """

    choice: MarketChoice = field(default_factory=MarketChoice)
    surroundings: Surroundings = field(default_factory=lambda: Surroundings((), 0, ()))
    few_nearby: int | None = None
    freshness: Freshness = Freshness.CURRENT


@dataclass(frozen=True)
class MarketSection:
    """The market of a case.

    rows: the listed enterprises that the reader's choice keeps; listed: how many there are without it; candidates: how
    many the advice counted, of which it lists the best. thin: too few candidates whose § 54 evidence is at least
    self-declared, which are evident. few_nearby: as in Beside. unplaced: how many of the listed have no known
    municipality; homes_kept: the advice says where the others belong. register_changed: since the advice was made;
    data_noted: it is stored what the advice rests on.
    """

    rows: tuple[EnterpriseRow, ...]
    listed: int
    candidates: int
    doubtful: tuple[EnterpriseRow, ...]
    by_evidence: tuple[Count, ...]
    within: tuple[Count, ...]
    thin: bool
    evident: int
    few_nearby: int | None
    nearest: tuple[NearbySupply, ...]
    choice: MarketChoice
    orders: tuple[Option, ...]
    radii: tuple[Option, ...]
    evidence_options: tuple[Option, ...]
    homes: tuple[HomeOfMatches, ...]
    unplaced: int
    homes_kept: bool
    register_changed: bool
    data_noted: bool


def market_section(advice: Advice, today: date, beside: Beside) -> MarketSection:
    """Lay the market out; without a choice the rows keep the order of the matches, best first."""
    choice, market = beside.choice, advice.market
    counted = market.candidates_by_evidence
    return MarketSection(
        rows=tuple(enterprise_row(match, today) for match in chosen(advice.matches, choice, advice.whereabouts or {})),
        listed=len(advice.matches),
        candidates=max(market.candidates_within_km.get("all", 0), len(advice.matches)),
        doubtful=tuple(enterprise_row(match, today) for match in advice.doubtful),
        by_evidence=counts_by_evidence(market),
        within=counts_within(market),
        thin=market.thin,
        evident=sum(counted.get(grade, 0) for grade in (Reserved54.DOCUMENTED, Reserved54.SELF_DECLARED)),
        few_nearby=beside.few_nearby,
        nearest=market.nearest,
        choice=choice,
        orders=tuple(Option(order, str(name), order is choice.order) for order, name in ORDERS.items()),
        radii=tuple(Option(str(radius), _within(str(radius)), radius == choice.within_km) for radius in RADII_KM),
        evidence_options=tuple(
            Option(least, str(name), least is choice.evidence) for least, name in LEAST_EVIDENCE.items()
        ),
        homes=beside.surroundings.homes,
        unplaced=beside.surroundings.unplaced,
        homes_kept=beside.surroundings.homes_as_of is not HomesAsOf.UNKNOWN,
        register_changed=beside.freshness is Freshness.REGISTER_CHANGED,
        data_noted=beside.freshness is not Freshness.NOT_NOTED,
    )


def enterprise_row(match: Match, today: date) -> EnterpriseRow:
    """A match as the page shows it; `today` is the day from which the age of a fact counts."""
    return EnterpriseRow(
        cvr=match.cvr,
        name=match.name,
        fitness=round(match.score * 100),
        evidence=str(labels.RESERVED_54[match.reserved_54]),
        evidence_tone=_EVIDENCE_TONES[match.reserved_54],
        register=register_status(match.rsv_status, match.rsv_as_of, today),
        distance_km=match.distance_km,
        capacity=str(labels.CAPACITIES[match.capacity]),
        capacity_short=match.capacity is Capacity.TOO_SMALL,
        matched=match.matched,
        reasons=match.reasons,
    )


def counts_by_evidence(market: Market) -> tuple[Count, ...]:
    """How many candidates show the share of udbudsloven § 54, and how well."""
    return tuple(
        Count(str(name), market.candidates_by_evidence.get(code, 0)) for code, name in labels.EVIDENCE_COUNTS.items()
    )


def counts_within(market: Market) -> tuple[Count, ...]:
    """How many candidates there are within each distance."""
    return tuple(Count(_within(key), number) for key, number in market.candidates_within_km.items())


def _within(key: str) -> str:
    if key == "0":
        return str(gettext("I kommunen"))
    if key == "all":
        return str(gettext("I hele landet"))
    return str(gettext("Inden for %(km)s km", km=key))
