"""The fields of a group as numbers: what may be drawn, and which values are possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np

from app.model.scenario import Group, Job
from app.text.writing import tal
from app.value.rates import Rates
from app.value.refund import WEEKS_PER_MONTH, Numbers

RETENTION_MULTIPLIER = "retention_multiplier"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The possible values of a number. The lowest may be reached; the highest too, unless `below` is set."""

    low: float
    high: float
    unit: str = ""
    below: bool = False
    above: bool = False

    def refusal(self, value: object) -> str:
        """Why the value is refused, as the rest of a Danish sentence; empty when it is possible."""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
            return "skal være et almindeligt tal."
        too_low = value <= self.low if self.above else value < self.low
        too_high = value >= self.high if self.below else value > self.high
        if too_low or too_high:
            lowest = f"{'over' if self.above else 'mindst'} {tal(self.low)}"
            highest = f"{'under' if self.below else 'højst'} {tal(self.high)}"
            return f"skal være {lowest} og {highest}{' ' + self.unit if self.unit else ''}, men er {_told(value)}."
        return ""


def _told(value: float) -> str:
    if abs(value) < _LONGEST:
        return tal(value, 6)
    return "meget større" if value > 0 else "meget mindre"


# Longer numbers are no help to a reader, and cannot be written with six decimals.
_LONGEST = 1e15
SHARE = Bounds(0, 1)
# Far outside what a municipality buys: a slipped comma or a yearly figure in a monthly field is caught, nothing else.
GROUP_BOUNDS: Mapping[str, Bounds] = {
    "places": Bounds(0, 10_000, "pladser", below=True),
    "benefit_before": Bounds(0, 100_000, "kr. pr. måned"),
    "weeks_on_benefit": Bounds(0, 2_600, "uger"),
    "hours_per_week": Bounds(0, 60, "timer pr. uge", above=True),
    "hourly_wage": Bounds(0, 5_000, "kr. pr. time", above=True),
    "yearly_wage": Bounds(0, 5_000_000, "kr. pr. år", above=True),
    "lead_months": Bounds(0, 120, "måneder"),
    "deadweight": SHARE,
    "displacement": SHARE,
    "attribution": SHARE,
    "evidence_correction": SHARE,
    "local_share": SHARE,
    "mentor_cost": Bounds(0, 100_000_000, "kr."),
}
DRAWN_BOUNDS: Mapping[str, Bounds] = {**GROUP_BOUNDS, RETENTION_MULTIPLIER: Bounds(0, 10)}


@dataclass(frozen=True, slots=True)
class Fields:
    """One group's numbers, each of shape () or (draws,); retention of shape (years,) or (draws, years).

    benefit_before and wage: kroner a month. effect: places times every share that lessens what is counted.
    """

    effect: Numbers
    benefit_before: Numbers
    wage: Numbers
    weeks_on_benefit: Numbers
    lead_months: Numbers
    local_share: Numbers
    mentor_cost: Numbers
    retention: Numbers


def fields_of(group: Group, rates: Rates, years: int, drawn: Mapping[str, Numbers]) -> Fields:
    """The numbers of a group; those in `drawn` replace the group's own."""

    def number(name: str) -> Numbers:
        return drawn[name] if name in drawn else np.asarray(getattr(group, name), dtype=np.float64)

    effect = (
        number("places")
        * (1 - number("deadweight"))
        * (1 - number("displacement"))
        * number("attribution")
        * (1 - number("evidence_correction"))
    )
    retention = np.array(group.retention[:years])
    if RETENTION_MULTIPLIER in drawn:
        retention = np.minimum(retention * drawn[RETENTION_MULTIPLIER][..., np.newaxis], 1.0)
    return Fields(
        effect=effect,
        benefit_before=_benefit_before(group, rates, drawn),
        wage=_monthly_wage(group, number),
        weeks_on_benefit=number("weeks_on_benefit"),
        lead_months=number("lead_months"),
        local_share=number("local_share"),
        mentor_cost=number("mentor_cost"),
        retention=retention,
    )


def _benefit_before(group: Group, rates: Rates, drawn: Mapping[str, Numbers]) -> Numbers:
    if "benefit_before" in drawn:
        return drawn["benefit_before"]
    benefit = group.benefit_before
    return np.asarray(rates.benefits[benefit] if isinstance(benefit, str) else benefit, dtype=np.float64)


def _monthly_wage(group: Group, number: Callable[[str], Numbers]) -> Numbers:
    if group.job is Job.PLACEMENT:
        return np.asarray(0.0)
    if group.yearly_wage is not None:
        return number("yearly_wage") / 12
    return number("hourly_wage") * number("hours_per_week") * WEEKS_PER_MONTH
