"""Net present value, for one set of numbers or for many draws at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from app.model.scenario import Scenario
from app.value import pockets
from app.value.fields import fields_of
from app.value.flows import people_in_jobs, terms
from app.value.rates import Rates
from app.value.refund import Exposure, Numbers

# At the very ends a rounding error must not turn a switching value into none.
_TOLERANCE = 1e-9


def discount_factors(rate: float, years: int) -> Numbers:
    """What a krone of year 1, 2, … is worth at the start of year 1: year 1 counts in full. Shape (years,)."""
    return (1 + rate) ** -np.arange(years, dtype=np.float64)


def municipal_npv(scenario: Scenario, rates: Rates, drawn: Mapping[str, Numbers]) -> Numbers:
    """Net present value of the municipality's own pockets in kroner, premium and mentors counted.

    drawn: field -> numbers of shape () or (draws,) that replace the field in every group. Same shape out.
    """
    factors = discount_factors(rates.discount_rate, scenario.years)
    total = np.asarray(-scenario.premium_per_year * factors.sum())
    for group in scenario.groups:
        fields = fields_of(group, rates, scenario.years, drawn)
        people = people_in_jobs(fields, rates, scenario.years, periods_per_year=1)
        present = Exposure(people.months @ factors, people.refunded @ factors, people.last_step @ factors)
        for term in terms(group, fields, rates):
            if term.kind.pocket in pockets.MUNICIPALITY:
                total = total + (
                    term.per_month * present.months
                    + term.per_refunded * present.refunded
                    + term.per_last_step * present.last_step
                )
        total = total - fields.mentor_cost
    return total


def switching_deadweight(scenario: Scenario, rates: Rates) -> float | None:
    """The deadweight, put in every group, at which the municipal net present value is 0; None if none in 0..1.

    The value falls in a straight line with deadweight, so its two ends decide.
    """
    without, full = municipal_npv(scenario, rates, {"deadweight": np.array([0.0, 1.0])})
    if without == full:
        return None
    switching = float(without / (without - full))
    if not -_TOLERANCE <= switching <= 1 + _TOLERANCE:
        return None
    return min(max(switching, 0.0), 1.0)
