"""How sure the value is: seeded triangular draws, percentiles, a verdict in words, and what each field does alone."""

from __future__ import annotations

import numpy as np

from app.model.estimate import Tornado, Uncertainty
from app.model.scenario import Scenario
from app.value.rates import Rates
from app.value.refund import Numbers
from app.value.valuation import municipal_npv

ROBUST, LIKELY, POLITICAL = "robust", "sandsynlig", "politisk prioritering"


def uncertainty(scenario: Scenario, rates: Rates) -> Uncertainty | None:
    """Municipal net present value over all draws; None where the scenario names no uncertain field.

    One draw per field is shared by all groups. The same seed gives the same figures, whatever the order of the fields.
    """
    if not scenario.uncertainty:
        return None
    generator = np.random.default_rng(scenario.options.seed)
    drawn = {
        field: triangular(generator.random(scenario.options.draws), *scenario.uncertainty[field])
        for field in sorted(scenario.uncertainty)
    }
    values = np.broadcast_to(municipal_npv(scenario, rates, drawn), scenario.options.draws)
    p5, p50, p95 = (float(one) for one in np.percentile(values, (5, 50, 95)))
    return Uncertainty(
        mean=float(values.mean()),
        sd=float(values.std()),
        p5=p5,
        p50=p50,
        p95=p95,
        probability_positive=float((values > 0).mean()),
        verdict=verdict(p5, p50),
        tornado=tornado(scenario, rates),
    )


def triangular(uniform: Numbers, low: float, mode: float, high: float) -> Numbers:
    """Draws of a triangular distribution from uniform ones, by its inverse distribution function."""
    width = high - low
    if width == 0:
        return np.full_like(uniform, mode)
    return np.where(
        uniform < (mode - low) / width,
        low + np.sqrt(uniform * width * (mode - low)),
        high - np.sqrt((1 - uniform) * width * (high - mode)),
    )


def verdict(p5: float, p50: float) -> str:
    """robust: even the prudent percentile pays; sandsynlig: the middle does; else a matter of political priority."""
    if p5 >= 0:
        return ROBUST
    return LIKELY if p50 >= 0 else POLITICAL


def tornado(scenario: Scenario, rates: Rates) -> tuple[Tornado, ...]:
    """Municipal net present value at each field's low and high, all else as in the scenario; widest swing first."""
    swings = []
    for field, (low, _, high) in scenario.uncertainty.items():
        ends = municipal_npv(scenario, rates, {field: np.array([low, high])})
        at_low, at_high = np.broadcast_to(ends, 2)
        swings.append(Tornado(field, float(at_low), float(at_high)))
    return tuple(sorted(swings, key=lambda one: (-abs(one.high - one.low), one.field)))
