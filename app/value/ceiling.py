"""The highest premium that a prudent municipality can pay."""

from __future__ import annotations

from app.model.estimate import Estimate
from app.value.valuation import discount_factors


def premium_ceiling(estimate: Estimate) -> float | None:
    """Kroner a year at which the municipality breaks even in the prudent outcome (p5); None without uncertainty.

    An uncertainty that belongs to other numbers than the scenario's is none (app/value/spans.py).

    The premium is the same in every draw, so a krone more a year takes the sum of the discount factors off each
    outcome and leaves their order: the ceiling is the premium plus the prudent present value over that sum. Below zero
    the municipality loses in the prudent outcome even without a premium.
    """
    if estimate.stated_uncertainty is None:
        return None
    scenario = estimate.scenario
    rate: object = scenario.options.discount_rate
    if rate is None:
        rate = next(one.value for one in estimate.assumptions if one.id == "discount_rate")
    if not isinstance(rate, int | float):
        raise TypeError("the discount rate is a number")
    return float(
        scenario.premium_per_year + estimate.stated_uncertainty.p5 / discount_factors(rate, scenario.years).sum()
    )
