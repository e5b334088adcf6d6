"""Enterprises that together can do what none of them can alone: as a consortium, or each with its lot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.model.match import Consortium

MOST_MEMBERS = 4
_COVERS = 0.4


@dataclass(frozen=True, slots=True)
class Able:
    """A candidate. capacity_kr: kroner ex VAT a year, None where not known; trades: how able 0..1 it is in each.

    serves: it delivers in the municipality, or has not said where it delivers.
    """

    name: str
    capacity_kr: int | None
    trades: Mapping[str, float]
    serves: bool = True


def together(needed_kr: float, trades: Sequence[str], candidates: Sequence[Able]) -> Consortium | None:
    """The smallest set, at most four, that can do together what no candidate can alone; None where there is no need.

    needed_kr: the purchase's value ex VAT a year. trades: what the purchase is made of, the weightiest first.
    candidates: best first. Several trades that nobody covers alone come before capacity, and the capacity of those
    counts that cover the weightiest trade.
    """
    serving = [one for one in candidates if one.serves]
    if len(trades) > 1 and not any(len(_covered(one, trades)) == len(trades) for one in candidates):
        return _by_trade(trades, serving)
    if any((one.capacity_kr or 0) >= needed_kr for one in candidates):
        return None
    return _by_capacity(needed_kr, [one for one in serving if not trades or _covered(one, trades[:1])])


def _covered(one: Able, trades: Iterable[str]) -> tuple[str, ...]:
    return tuple(trade for trade in trades if one.trades.get(trade, 0.0) >= _COVERS)


def _by_trade(trades: Sequence[str], candidates: Sequence[Able]) -> Consortium | None:
    """Again and again the candidate that covers most of the trades still open, the better one first."""
    names: list[str] = []
    parts: list[tuple[str, ...]] = []
    missing = tuple(trades)
    while missing and candidates and len(names) < MOST_MEMBERS:
        best = max(candidates, key=lambda one: len(_covered(one, missing)))
        part = _covered(best, missing)
        if not part:
            return None
        names.append(best.name)
        parts.append(part)
        missing = tuple(trade for trade in missing if trade not in part)
    return Consortium(tuple(names), tuple(parts), None) if names and not missing else None


def _by_capacity(needed_kr: float, candidates: Sequence[Able]) -> Consortium | None:
    """The largest capacities until they reach the need; of equal ones the better candidate first."""
    known = [(one.capacity_kr, one.name) for one in candidates if one.capacity_kr]
    largest = sorted(known, key=lambda one: -one[0])[:MOST_MEMBERS]
    names: list[str] = []
    total = 0
    for capacity, name in largest:
        names.append(name)
        total += capacity
        if total >= needed_kr:
            return Consortium(tuple(names), (), total)
    return None
