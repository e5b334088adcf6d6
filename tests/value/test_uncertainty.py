from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.scenario import Job
from app.value import estimate
from app.value.rates import read_rates
from app.value.uncertainty import triangular, uncertainty, verdict

from .scenarios import FIVE_JOBS, FIVE_PLACES, PARAMETERS, START, UNCERTAIN_JOBS


def _drawn(scenario, **spans):
    """The draws alone, also around other numbers than the scenario's."""
    scenario = replace(scenario, uncertainty=spans)
    return uncertainty(scenario, read_rates(scenario, PARAMETERS.at(START)))


def test_five_uncertain_jobs_within_sampling_error():
    found = estimate(UNCERTAIN_JOBS, PARAMETERS).uncertainty
    standard_error = 111_754 / np.sqrt(20_000)
    assert found.mean == pytest.approx(233_213, abs=5 * standard_error)
    assert found.sd == pytest.approx(111_754, rel=0.03)
    assert (found.p5, found.p50, found.p95) == pytest.approx((52_374, 231_474, 420_142), abs=10 * standard_error)
    assert found.probability_positive == pytest.approx(0.987, abs=0.004)
    assert found.verdict == "robust"


def test_the_same_seed_gives_the_same_figures_and_another_seed_others():
    again = estimate(UNCERTAIN_JOBS, PARAMETERS).uncertainty
    assert estimate(UNCERTAIN_JOBS, PARAMETERS).uncertainty == again
    other = replace(UNCERTAIN_JOBS, options=replace(UNCERTAIN_JOBS.options, seed=2))
    assert estimate(other, PARAMETERS).uncertainty != again


def test_the_order_of_the_fields_does_not_matter():
    turned = replace(UNCERTAIN_JOBS, uncertainty=dict(reversed(UNCERTAIN_JOBS.uncertainty.items())))
    assert estimate(turned, PARAMETERS).uncertainty == estimate(UNCERTAIN_JOBS, PARAMETERS).uncertainty


def test_a_field_without_width_gives_the_estimate_itself():
    certain = replace(FIVE_JOBS, uncertainty={"deadweight": (0.30, 0.30, 0.30)})
    found = estimate(certain, PARAMETERS)
    assert found.uncertainty.sd == pytest.approx(0, abs=1e-6)
    assert found.uncertainty.p5 == pytest.approx(found.municipality.npv)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("places", 7.0),
        ("benefit_before", 9_000.0),
        ("weeks_on_benefit", 10.0),
        ("yearly_wage", 250_000.0),
        ("lead_months", 4),
        ("deadweight", 0.5),
        ("displacement", 0.2),
        ("attribution", 0.7),
        ("evidence_correction", 0.4),
        ("local_share", 0.6),
        ("mentor_cost", 90_000.0),
    ],
)
def test_a_drawn_field_replaces_the_same_field_in_every_group(field, value):
    two = replace(FIVE_JOBS, groups=(FIVE_PLACES, replace(FIVE_PLACES, name="To", job=Job.FLEKSJOB)))
    written = replace(two, groups=tuple(replace(one, **{field: value}) for one in two.groups))
    drawn = _drawn(two, **{field: (value, value, value)})
    assert drawn.p50 == pytest.approx(estimate(written, PARAMETERS).municipality.npv)


def test_drawn_hours_and_wages_replace_those_of_groups_paid_by_the_hour():
    hourly = replace(FIVE_PLACES, yearly_wage=None, hourly_wage=150, job=Job.FLEKSJOB)
    scenario = replace(FIVE_JOBS, groups=(hourly,))
    for field in ("hours_per_week", "hourly_wage"):
        drawn = _drawn(scenario, **{field: (10.0, 10.0, 10.0)})
        written = estimate(replace(scenario, groups=(replace(hourly, **{field: 10.0}),)), PARAMETERS)
        assert drawn.p50 == pytest.approx(written.municipality.npv)


def test_multiplied_retention_stops_at_everybody_still_in_the_job():
    doubled = _drawn(FIVE_JOBS, retention_multiplier=(2, 2, 2))
    full = replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, retention=(1, 1, 1, 0.9)),))
    assert doubled.p50 == pytest.approx(estimate(full, PARAMETERS).municipality.npv)


def test_the_tornado_shows_each_field_alone_widest_first():
    found = estimate(UNCERTAIN_JOBS, PARAMETERS).uncertainty.tornado
    assert [bar.field for bar in found] == ["deadweight", "retention_multiplier", "evidence_correction"]
    best = replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, deadweight=0.15),))
    assert found[0].low == pytest.approx(estimate(best, PARAMETERS).municipality.npv)


@pytest.mark.parametrize(
    ("p5", "p50", "words"),
    [(0, 1, "robust"), (-1, 0, "sandsynlig"), (-2, -1, "politisk prioritering")],
)
def test_the_verdict_goes_by_the_prudent_percentile_and_then_by_the_middle(p5, p50, words):
    assert verdict(p5, p50) == words


@settings(max_examples=50, deadline=None)
@given(corners=st.tuples(*[st.floats(-100, 100)] * 3).map(sorted))
def test_triangular_draws_stay_within_their_ends_and_around_their_mean(corners):
    low, mode, high = corners
    draws = triangular(np.random.default_rng(3).random(4_000), low, mode, high)
    assert low - 1e-9 <= draws.min() <= draws.max() <= high + 1e-9
    assert draws.mean() == pytest.approx((low + mode + high) / 3, abs=(high - low) * 0.03 + 1e-9)
