"""One parameter with its values over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.parameters.codes import CodeSet

Status = Literal["lov", "beregnet", "sekundær", "antagelse"]
Brackets = tuple[tuple[float, float], ...]
Value = float | CodeSet | Brackets


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value from a day on. valid_to: its last day, None while it holds. low, high: a plausible band."""

    valid_from: date
    valid_to: date | None
    value: Value
    low: float | None
    high: float | None
    reference: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A legal or economic value. values: oldest first. status: how sure it is; overlaid: the municipality's own."""

    id: str
    label_da: str
    label_en: str
    unit: str
    values: tuple[DatedValue, ...]
    status: Status
    last_verified: date
    expected_next_update: date | None
    pocket: str
    styringsomraade: str
    note: str
    group: str
    overlaid: bool

    def in_force(self, on: date) -> DatedValue | None:
        """The latest value that has begun on the day; None before the first, and after that value's last day."""
        started = [dated for dated in self.values if dated.valid_from <= on]
        if not started or (started[-1].valid_to is not None and on > started[-1].valid_to):
            return None
        return started[-1]

    def is_stale(self, today: date) -> bool:
        """A value of the law, read or computed, whose next update should have come: warn wherever it is used."""
        return self.follows_law and self.expected_next_update is not None and today > self.expected_next_update

    @property
    def follows_law(self) -> bool:
        """Whether the value is the law's, read or computed."""
        return self.status in ("lov", "beregnet")
