"""The state of the market for a purchase: how many candidates, how well documented, how far away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import nsmallest

from app.model.enterprise import Municipality
from app.model.match import Market, NearbySupply, Reserved54

CIRCLES_KM = (0, 25, 50, 100)
ALL = "all"
_MOST_NEARBY = 5
_EVIDENT = (Reserved54.DOCUMENTED, Reserved54.SELF_DECLARED)


def market_of(
    by_evidence: Mapping[Reserved54, int],
    by_municipality: Mapping[str, int],
    distances: Mapping[str, float | None],
    municipalities: Mapping[str, Municipality],
    thin_below: float,
) -> Market:
    """Counts of candidates by evidence and by distance in kilometres; thin where fewer than `thin_below` have evidence.

    by_municipality: candidates per municipality code; distances: kilometres to each, None where not known.
    nearest: municipalities that have candidates, nearest first, at most five. A candidate whose place is not
    known counts in "all" alone.
    """
    placed = [
        (distance, count) for code, count in by_municipality.items() if (distance := distances.get(code)) is not None
    ]
    within = {
        str(circle): sum(count for distance, count in placed if _is_within(distance, circle)) for circle in CIRCLES_KM
    }
    within[ALL] = sum(by_municipality.values())
    return Market(
        candidates_by_evidence={grade.value: by_evidence.get(grade, 0) for grade in Reserved54},
        candidates_within_km=within,
        thin=sum(by_evidence.get(grade, 0) for grade in _EVIDENT) < thin_below,
        nearest=_nearest(by_municipality.items(), distances, municipalities),
    )


def _is_within(distance: float, circle: int) -> bool:
    """Counted as it is shown, in whole kilometres; only the municipality itself is at 0."""
    return round(distance) <= circle if circle else distance == 0


def _nearest(
    counts: Iterable[tuple[str, int]],
    distances: Mapping[str, float | None],
    municipalities: Mapping[str, Municipality],
) -> tuple[NearbySupply, ...]:
    supply = [
        (distance, municipalities[code].name, code, count)
        for code, count in counts
        if (distance := distances.get(code)) is not None
    ]
    return tuple(
        NearbySupply(code, name, distance, count) for distance, name, code, count in nsmallest(_MOST_NEARBY, supply)
    )
