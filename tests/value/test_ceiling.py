"""The ceiling on the premium is the break-even of the prudent outcome."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.value import estimate, premium_ceiling

from .scenarios import FIVE_JOBS, PARAMETERS, UNCERTAIN_JOBS


@settings(max_examples=15, deadline=None)
@given(
    premium=st.floats(-300_000, 600_000),
    years=st.integers(1, 4),
    rate=st.one_of(st.none(), st.floats(0, 0.1)),
    wage=st.floats(200_000, 400_000),
)
def test_with_the_ceiling_as_premium_the_prudent_outcome_of_new_draws_is_zero(premium, years, rate, wage):
    group = replace(UNCERTAIN_JOBS.groups[0], yearly_wage=wage, retention=(0.7, 0.6, 0.5, 0.4)[:years])
    scenario = replace(
        UNCERTAIN_JOBS,
        years=years,
        groups=(group,),
        premium_per_year=premium,
        options=replace(UNCERTAIN_JOBS.options, discount_rate=rate, draws=2_000),
    )

    ceiling = premium_ceiling(estimate(scenario, PARAMETERS))

    again = estimate(replace(scenario, premium_per_year=ceiling), PARAMETERS).uncertainty
    assert again.p5 == pytest.approx(0, abs=0.01)


def test_the_prudent_ceiling_lies_below_the_break_even_of_the_scenario():
    made = estimate(UNCERTAIN_JOBS, PARAMETERS)
    assert premium_ceiling(made) < made.break_even_premium.municipality


def test_without_uncertainty_there_is_no_ceiling():
    assert premium_ceiling(estimate(FIVE_JOBS, PARAMETERS)) is None
