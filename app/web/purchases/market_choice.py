"""Which of the listed enterprises the reader wants to see, and in which order. Asked for in the page's address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import lazy_gettext

from app.model.enterprise import RsvStatus
from app.model.match import Capacity, Match, Reserved54, Whereabouts

RADII_KM = (0, 25, 50, 100)
"""0 is the municipality itself."""

_YES = "1"
_LAST = 9


class Order(StrEnum):
    """What the list is sorted by; the values stand in the address."""

    FITNESS = "egnethed"
    DISTANCE = "afstand"
    CAPACITY = "kapacitet"
    EVIDENCE = "paragraf-54"
    REGISTER = "register"


class LeastEvidence(StrEnum):
    """How well § 54 must be shown; the values stand in the address."""

    SELF_DECLARED = "erklaeret"
    DOCUMENTED = "dokumenteret"


ORDERS = {
    Order.FITNESS: lazy_gettext("Egnethed"),
    Order.DISTANCE: lazy_gettext("Afstand"),
    Order.CAPACITY: lazy_gettext("Kapacitet"),
    Order.EVIDENCE: lazy_gettext("Dokumentation efter § 54"),
    Order.REGISTER: lazy_gettext("Registerstatus"),
}

LEAST_EVIDENCE = {
    LeastEvidence.SELF_DECLARED: lazy_gettext("Mindst egen erklæring"),
    LeastEvidence.DOCUMENTED: lazy_gettext("Dokumenteret"),
}

_CAPACITY_ORDER = (Capacity.SUFFICIENT, Capacity.TOO_SMALL)
_EVIDENCE_ORDER = (Reserved54.DOCUMENTED, Reserved54.SELF_DECLARED, Reserved54.NO)
_REGISTER_ORDER = (RsvStatus.REGISTERED, RsvStatus.NOT_REGISTERED, RsvStatus.DEREGISTERED)
_EVIDENCE_ENOUGH = {
    LeastEvidence.SELF_DECLARED: (Reserved54.DOCUMENTED, Reserved54.SELF_DECLARED),
    LeastEvidence.DOCUMENTED: (Reserved54.DOCUMENTED,),
}


@dataclass(frozen=True)
class MarketChoice:
    """An order and filters; without any, every enterprise in the order of its fitness.

    within_km: one of RADII_KM, or None for the whole country. known_only: a fact that a filter asks about must be
    known. Without it, an enterprise whose place, service area or capacity is not known is kept.
    """

    order: Order = Order.FITNESS
    within_km: int | None = None
    serves: bool = False
    enough_capacity: bool = False
    evidence: LeastEvidence | None = None
    registered: bool = False
    known_only: bool = False

    @property
    def is_made(self) -> bool:
        """Whether anything else is asked for than every enterprise, the fittest first."""
        return self.filters or self.known_only or self.order is not Order.FITNESS

    @property
    def filters(self) -> bool:
        """Whether anything may be left out."""
        return self._asks_what_may_be_unknown or bool(self.evidence or self.registered)

    @property
    def keeps_unknown(self) -> bool:
        """Whether enterprises may be shown although what was asked about them is not known."""
        return not self.known_only and self._asks_what_may_be_unknown

    @property
    def _asks_what_may_be_unknown(self) -> bool:
        return self.within_km is not None or self.serves or self.enough_capacity


def read_choice(asked: Mapping[str, str]) -> MarketChoice:
    """The choice in the parameters of an address; a value that nobody can choose on the page counts as absent."""
    radii = {str(radius): radius for radius in RADII_KM}
    order, evidence = asked.get("sorter", ""), asked.get("paragraf54", "")
    return MarketChoice(
        order=Order(order) if order in set(Order) else Order.FITNESS,
        within_km=radii.get(asked.get("inden-for", "")),
        serves=asked.get("leverer") == _YES,
        enough_capacity=asked.get("kapacitet") == _YES,
        evidence=LeastEvidence(evidence) if evidence in set(LeastEvidence) else None,
        registered=asked.get("registreret") == _YES,
        known_only=asked.get("kendt") == _YES,
    )


def chosen(matches: Sequence[Match], choice: MarketChoice, whereabouts: Mapping[str, Whereabouts]) -> tuple[Match, ...]:
    """The matches that the choice keeps, in its order; of two that are equal in it the fitter comes first.

    whereabouts: by CVR number; whether one that is not among them delivers is not known. What is not known comes last
    in every order.
    """
    kept = [match for match in matches if _is_kept(match, choice, _delivers(whereabouts.get(match.cvr)))]
    return tuple(sorted(kept, key=_KEYS[choice.order]))


def _delivers(where: Whereabouts | None) -> bool | None:
    return where.delivers if where else None


def _is_kept(match: Match, choice: MarketChoice, delivers: bool | None) -> bool:
    near = None if match.distance_km is None else choice.within_km is None or match.distance_km <= choice.within_km
    enough = None if match.capacity is Capacity.UNKNOWN else match.capacity is Capacity.SUFFICIENT
    unknown = not choice.known_only
    return (
        (choice.within_km is None or _answer(near, unknown))
        and (not choice.serves or _answer(delivers, unknown))
        and (not choice.enough_capacity or _answer(enough, unknown))
        and (choice.evidence is None or match.reserved_54 in _EVIDENCE_ENOUGH[choice.evidence])
        and (not choice.registered or match.rsv_status is RsvStatus.REGISTERED)
    )


def _answer(fact: bool | None, if_unknown: bool) -> bool:
    return if_unknown if fact is None else fact


def _place_in(code: str, order: Sequence[str]) -> int:
    return order.index(code) if code in order else _LAST


_KEYS: Mapping[Order, Callable[[Match], float]] = {
    Order.FITNESS: lambda match: -match.score,
    Order.DISTANCE: lambda match: float("inf") if match.distance_km is None else match.distance_km,
    Order.CAPACITY: lambda match: _place_in(match.capacity, _CAPACITY_ORDER),
    Order.EVIDENCE: lambda match: _place_in(match.reserved_54, _EVIDENCE_ORDER),
    Order.REGISTER: lambda match: _place_in(match.rsv_status, _REGISTER_ORDER),
}
