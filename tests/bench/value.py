"""An estimate with many draws, against a plain loop in Python over the same draws."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.model.scenario import Group, Job, Options, Scenario
from app.value import estimate
from app.value.rates import read_rates
from app.value.uncertainty import triangular
from app.value.valuation import municipal_npv
from tests.bench.measuring import Row, milliseconds, seconds
from tests.value.plain_model import plain_municipal_npv, with_draw
from tests.value.scenarios import PARAMETERS, START

DRAWS, YEARS = 20_000, 10
# The loop is too slow for all of them: its time is multiplied up.
LOOPED = 200
RATE = 0.035
JOBS = (Job.ORDINARY, Job.FLEKSJOB, Job.SMALL_JOB, Job.ORDINARY, Job.PLACEMENT)
BENEFIT = 13_060.0
UNCERTAIN = {
    "deadweight": (0.15, 0.30, 0.50),
    "displacement": (0.0, 0.1, 0.25),
    "evidence_correction": (0.05, 0.15, 0.25),
    "local_share": (0.4, 0.7, 1.0),
    "retention_multiplier": (0.8, 1.0, 1.1),
}
EVERY = {
    **UNCERTAIN,
    "places": (3.0, 5.0, 7.0),
    "benefit_before": (9_000.0, 13_060.0, 15_000.0),
    "weeks_on_benefit": (0.0, 40.0, 104.0),
    "hours_per_week": (9.0, 20.0, 37.0),
    "hourly_wage": (140.0, 150.0, 180.0),
    "attribution": (0.5, 0.8, 1.0),
    "mentor_cost": (20_000.0, 40_000.0, 80_000.0),
}


def value_model() -> Iterator[Row]:
    """The whole estimate with the five fields that a proposal draws, and with every field; then the loop."""
    few, every = _scenario(UNCERTAIN), _scenario(EVERY)
    whole = milliseconds(lambda: estimate(few, PARAMETERS), 9)
    yield Row(f"estimate, {DRAWS:,} draws, {len(JOBS)} groups, {YEARS} years", "300 ms", f"{whole:.0f} ms")
    slowest = milliseconds(lambda: estimate(every, PARAMETERS), 9)
    yield Row(f"estimate, the same with {len(EVERY)} uncertain fields", "300 ms", f"{slowest:.0f} ms")
    for scenario in (few, every):
        yield _against_the_loop(scenario)


def _scenario(uncertain: dict[str, tuple[float, float, float]]) -> Scenario:
    groups = tuple(
        Group(
            name=f"Gruppe {number}",
            places=5,
            benefit_before=BENEFIT,
            weeks_on_benefit=20.0 * number,
            job=job,
            retention=tuple(0.8 - 0.05 * year for year in range(YEARS)),
            hourly_wage=150,
            lead_months=2,
            mentor_cost=40_000,
        )
        for number, job in enumerate(JOBS)
    )
    return Scenario("Måling", START, YEARS, 10_000_000, groups, 150_000, Options(draws=DRAWS), uncertain)


def _against_the_loop(scenario: Scenario) -> Row:
    """Both ways give each draw its present value; that they agree is checked before time is spoken of."""
    rates = read_rates(scenario, PARAMETERS.at(START))
    generator = np.random.default_rng(1)
    drawn = {field: triangular(generator.random(DRAWS), *three) for field, three in scenario.uncertainty.items()}
    placed = [with_draw(scenario, drawn, number) for number in range(LOOPED)]

    def looped() -> list[float]:
        return [plain_municipal_npv(one, float, RATE) for one in placed]

    vectorised = np.asarray(municipal_npv(scenario, rates, drawn))
    if not np.allclose(looped(), vectorised[:LOOPED], rtol=1e-9, atol=0.01):
        raise AssertionError("the loop and the vectorised model differ")
    ours = milliseconds(lambda: municipal_npv(scenario, rates, drawn), 9)
    theirs = min(seconds(looped) for _ in range(3)) * DRAWS / LOOPED
    what = f"{DRAWS:,} draws of {len(drawn)} fields, times faster than a loop"
    return Row(what, "50", f"{theirs * 1000 / ours:.0f} ({ours:.0f} ms; loop {theirs:.0f} s)")
