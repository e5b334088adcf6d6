"""No probability, verdict or ceiling is stated of another scenario than its own; the draws are there all the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.scenario import FIELD_NAMES, Job
from app.value import estimate, premium_ceiling
from app.value.fields import DRAWN_BOUNDS
from app.value.spans import UNUSED
from app.value.uncertainty import POLITICAL, ROBUST

from .scenarios import FIVE_JOBS, FIVE_PLACES, PARAMETERS, UNCERTAIN_JOBS

HOURLY = replace(FIVE_PLACES, yearly_wage=None, hourly_wage=150)


def _made(scenario, **spans):
    return estimate(replace(scenario, uncertainty=spans or scenario.uncertainty), PARAMETERS)


def _reasons(made):
    return [text for text in made.warnings if text.startswith(UNUSED)]


def _with(**fields):
    return replace(UNCERTAIN_JOBS, groups=(replace(FIVE_PLACES, **fields),))


def test_a_number_outside_its_span_leaves_no_uncertainty_and_no_ceiling_and_is_named_with_the_span():
    made = _made(replace(_with(deadweight=0.9), premium_per_year=60_000))
    assert made.municipality.npv < 0
    assert made.stated_uncertainty is None
    others = _made(replace(_with(deadweight=0.3), premium_per_year=60_000))
    assert made.uncertainty.p5 == others.uncertainty.p5, "one draw per field takes the place of every group's own"
    assert premium_ceiling(made) is None
    (reason,) = _reasons(made)
    assert made.uncertainty_doubt == reason
    assert all(words in reason for words in (FIVE_PLACES.name, FIELD_NAMES["deadweight"], "90 %", "15 %", "50 %"))


@pytest.mark.parametrize("own", [0.15, 0.50])
def test_the_ends_belong_to_the_span(own):
    assert "går fra" not in " ".join(_made(_with(deadweight=own)).warnings)


def test_one_of_several_groups_outside_is_enough():
    two = replace(UNCERTAIN_JOBS, groups=(FIVE_PLACES, replace(FIVE_PLACES, name="De unge", deadweight=0.6)))
    (reason,) = _reasons(_made(two))
    assert "»De unge«" in reason
    assert FIVE_PLACES.name not in reason


@pytest.mark.parametrize("field", sorted(DRAWN_BOUNDS))
def test_every_field_that_may_be_uncertain_is_compared(field):
    group = FIVE_PLACES if field == "yearly_wage" else HOURLY
    own = {"benefit_before": 13_060, "retention_multiplier": 1}.get(field, getattr(group, field, None))
    scenario = replace(FIVE_JOBS, groups=(group,))
    low, high = (0.3, 0.4) if own in (0, 1) else (own / 3, own / 2)
    made = _made(scenario, **{field: (low, low, high)})
    assert made.stated_uncertainty is None
    assert FIELD_NAMES[field] in _reasons(made)[0]
    assert _made(scenario, **{field: (own, own, own)}).stated_uncertainty is not None


def test_a_benefit_named_by_its_rate_is_compared_in_kroner():
    made = _made(FIVE_JOBS, benefit_before=(8_000, 9_000, 10_000))
    assert "13.060" in _reasons(made)[0]


def test_what_changes_nothing_in_a_placement_is_not_compared_there():
    placement = replace(HOURLY, name="Praktik", job=Job.PLACEMENT, deadweight=0.9)
    both = replace(UNCERTAIN_JOBS, groups=(FIVE_PLACES, placement))
    assert _made(both).stated_uncertainty is not None


def test_a_result_beyond_what_the_draws_say_leaves_no_verdict_although_every_span_holds_its_number():
    made = _made(replace(FIVE_JOBS, premium_per_year=200_000), deadweight=(0.1, 0.2, 0.3))
    assert made.stated_uncertainty is None
    assert FIELD_NAMES["deadweight"] in _reasons(made)[0]


def test_spans_around_the_scenario_s_own_numbers_are_computed_however_skewed():
    assert _made(FIVE_JOBS, deadweight=(0.3, 0.3, 0.9)).stated_uncertainty is not None
    assert _made(FIVE_JOBS, deadweight=(0.0, 0.3, 0.3)).stated_uncertainty is not None


@pytest.mark.parametrize(("draws", "stated"), [(1, False), (199, False), (200, True)])
def test_too_few_draws_carry_no_verdict(draws, stated):
    made = _made(replace(UNCERTAIN_JOBS, options=replace(UNCERTAIN_JOBS.options, draws=draws)))
    assert (made.stated_uncertainty is not None) is stated
    assert bool(_reasons(made)) is not stated
    assert stated or str(draws) in _reasons(made)[0]
    assert "uncertainty_minimum_draws" in {one.id for one in made.assumptions}


def test_a_scenario_without_spans_needs_no_draws_and_gets_no_reason():
    made = estimate(replace(FIVE_JOBS, options=replace(FIVE_JOBS.options, draws=1)), PARAMETERS)
    assert made.warnings == ()
    assert "uncertainty_minimum_draws" not in {one.id for one in made.assumptions}


@settings(max_examples=60, deadline=None)
@given(
    own=st.floats(0, 1),
    corners=st.tuples(*[st.floats(0, 1)] * 3).map(sorted),
    premium=st.floats(-100_000, 500_000),
)
def test_a_verdict_around_other_numbers_never_speaks_against_the_scenario_s_own_result(own, corners, premium):
    base = _with(deadweight=own)
    draws = replace(base.options, draws=500)
    made = _made(replace(base, premium_per_year=premium, options=draws), deadweight=tuple(corners))
    if made.stated_uncertainty is None:
        assert _reasons(made)
        assert premium_ceiling(made) is None
        return
    if own != corners[1]:
        result, verdict = made.municipality.npv, made.stated_uncertainty.verdict
        assert result >= -1 if verdict == ROBUST else True
        assert (result < 0) if verdict == POLITICAL else (result >= -1)
        assert premium_ceiling(made) <= made.break_even_premium.municipality + 1
