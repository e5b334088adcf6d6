"""The state of the market for a purchase: how many candidates, how well documented, how far away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.matching.distance import distance_km
from app.model.enterprise import Municipality
from app.model.match import Market, NearbySupply, Reserved54

CIRCLES_KM = (0, 25, 50, 100)
ALL = "all"
_MOST_NEARBY = 5
_EVIDENT = (Reserved54.DOCUMENTED, Reserved54.SELF_DECLARED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An enterprise above the line, as the market counts it."""

    municipality_code: str
    distance_km: float | None
    reserved_54: Reserved54


def market_of(
    candidates: Sequence[Candidate],
    municipality_code: str,
    municipalities: Mapping[str, Municipality],
    thin_below: float,
) -> Market:
    """Counts candidates by evidence and by distance in kilometres; thin where fewer than `thin_below` have evidence.

    nearest: municipalities that have candidates, nearest first, at most five. A candidate whose place is not
    known counts in "all" alone.
    """
    within = {str(circle): sum(_is_within(candidate, circle) for candidate in candidates) for circle in CIRCLES_KM}
    within[ALL] = len(candidates)
    return Market(
        candidates_by_evidence={
            grade.value: sum(candidate.reserved_54 is grade for candidate in candidates) for grade in Reserved54
        },
        candidates_within_km=within,
        thin=sum(candidate.reserved_54 in _EVIDENT for candidate in candidates) < thin_below,
        nearest=_nearest(candidates, municipality_code, municipalities),
    )


def _is_within(candidate: Candidate, circle: float) -> bool:
    return candidate.distance_km is not None and candidate.distance_km <= circle


def _nearest(
    candidates: Iterable[Candidate], municipality_code: str, municipalities: Mapping[str, Municipality]
) -> tuple[NearbySupply, ...]:
    counts: dict[str, int] = {}
    for candidate in candidates:
        counts[candidate.municipality_code] = counts.get(candidate.municipality_code, 0) + 1
    supply = []
    for code, count in counts.items():
        distance = distance_km(municipality_code, code, municipalities)
        if distance is not None:
            supply.append(NearbySupply(code, municipalities[code].name, distance, count))
    return tuple(sorted(supply, key=lambda place: (place.distance_km, place.name))[:_MOST_NEARBY])
