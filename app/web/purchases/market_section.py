"""The enterprises that may deliver, and the state of the market, as the case page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from app.model.match import Capacity, Market, Match, NearbySupply, Reserved54
from app.web import labels
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
class MarketSection:
    """The market of a case. thin: too few candidates whose § 54 evidence is at least self-declared."""

    rows: tuple[EnterpriseRow, ...]
    doubtful: tuple[EnterpriseRow, ...]
    by_evidence: tuple[Count, ...]
    within: tuple[Count, ...]
    thin: bool
    nearest: tuple[NearbySupply, ...]


def market_section(market: Market, matches: Sequence[Match], doubtful: Sequence[Match], today: date) -> MarketSection:
    """Lay the market out; rows keep the order of the matches, best first."""
    return MarketSection(
        rows=tuple(_row(match, today) for match in matches),
        doubtful=tuple(_row(match, today) for match in doubtful),
        by_evidence=tuple(
            Count(str(name), market.candidates_by_evidence.get(code, 0))
            for code, name in labels.EVIDENCE_COUNTS.items()
        ),
        within=tuple(Count(_within(key), number) for key, number in market.candidates_within_km.items()),
        thin=market.thin,
        nearest=market.nearest,
    )


def _row(match: Match, today: date) -> EnterpriseRow:
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


def _within(key: str) -> str:
    if key == "0":
        return str(gettext("I kommunen"))
    if key == "all":
        return str(gettext("I hele landet"))
    return str(gettext("Inden for %(km)s km", km=key))
