from dataclasses import replace
from datetime import date
from math import inf, isfinite, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.errors import InputError
from app.model.scenario import Job, Options
from app.value import estimate, scenario_problems
from app.value.fields import GROUP_BOUNDS

from .scenarios import FIVE_JOBS, FIVE_PLACES, PARAMETERS


def _problems(scenario):
    with pytest.raises(InputError) as refused:
        estimate(scenario, PARAMETERS)
    return refused.value.problems


def _refused_group(**fields):
    (problem,) = _problems(replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, **fields),)))
    return problem


@pytest.mark.parametrize("field", ["deadweight", "displacement", "attribution", "evidence_correction", "local_share"])
@pytest.mark.parametrize("value", [-0.01, 1.01, nan])
def test_a_share_outside_0_to_1_is_refused(field, value):
    problem = _refused_group(**{field: value})
    assert problem.field == f"groups.0.{field}"
    assert field in problem.message
    assert "Langtidsledige" in problem.message


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("places", 10_000),
        ("places", -1),
        ("places", inf),
        ("places", True),
        ("weeks_on_benefit", -1),
        ("hours_per_week", 0),
        ("hours_per_week", 80),
        ("yearly_wage", 0),
        ("yearly_wage", 9_000_000),
        ("lead_months", -1),
        ("lead_months", 1.5),
        ("mentor_cost", -1),
        ("benefit_before", -5.0),
        ("benefit_before", nan),
    ],
)
def test_an_impossible_number_is_refused(field, value):
    problem = _refused_group(**{field: value})
    assert problem.field == f"groups.0.{field}"
    assert problem.message.startswith(f"Gruppen »Langtidsledige«: {field} skal være ")


def test_10_000_places_are_refused_with_the_rule():
    assert "under 10.000 pladser" in _refused_group(places=10_000).message


def test_retention_shorter_than_the_years_is_refused():
    problem = _refused_group(retention=(0.75, 0.60))
    assert problem.field == "groups.0.retention"
    assert "4 år, men har 2" in problem.message


def test_retention_outside_0_to_1_is_refused_with_its_year():
    problem = _refused_group(retention=(0.75, 1.60, 0.5, 0.4))
    assert problem.field == "groups.0.retention"
    assert "år 2" in problem.message


def test_an_unknown_benefit_is_refused_with_the_known_ones():
    problem = _refused_group(benefit_before="discount_rate")
    assert problem.field == "groups.0.benefit_before"
    assert "kontanthjaelp_grundsats" in problem.message


@pytest.mark.parametrize("wages", [{"hourly_wage": 150}, {"yearly_wage": None}])
def test_exactly_one_wage_is_wanted(wages):
    assert _refused_group(**wages).field == "groups.0.hourly_wage"


def test_a_placement_needs_no_wage():
    placement = replace(FIVE_PLACES, job=Job.PLACEMENT, yearly_wage=None)
    assert estimate(replace(FIVE_JOBS, groups=(placement,)), PARAMETERS).municipality.sum < 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("years", 0),
        ("years", -1),
        ("years", 40),
        ("years", 100),
        ("years", 4.0),
        ("years", True),
        ("contract_value_per_year", 0),
        ("contract_value_per_year", -1),
        ("contract_value_per_year", nan),
        ("contract_value_per_year", inf),
        ("contract_value_per_year", 5e-324),
        ("premium_per_year", nan),
        ("premium_per_year", -inf),
        ("premium_per_year", 1e12),
        ("groups", ()),
    ],
)
def test_a_scenario_that_cannot_be_computed_is_refused(field, value):
    assert _problems(replace(FIVE_JOBS, **{field: value}))[0].field == field


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (Options(discount_rate=1.5), "options.discount_rate"),
        (Options(municipal_tax_retention=-0.1), "options.municipal_tax_retention"),
        (Options(discount_rate=nan), "options.discount_rate"),
        (Options(discount_rate=-0.01), "options.discount_rate"),
        (Options(municipal_tax_retention=inf), "options.municipal_tax_retention"),
        (Options(draws=0), "options.draws"),
        (Options(draws=1.5), "options.draws"),
        (Options(draws=nan), "options.draws"),
        (Options(seed=2**32), "options.seed"),
        (Options(seed=0.5), "options.seed"),
        (Options(draws=10_000_000), "options.draws"),
        (Options(seed=-1), "options.seed"),
    ],
)
def test_an_impossible_option_is_refused(options, field):
    assert _problems(replace(FIVE_JOBS, options=options))[0].field == field


@pytest.mark.parametrize(
    ("field", "corners", "rule"),
    [
        ("luck", (0, 0.5, 1), "kan ikke være usikkert"),
        ("deadweight", (0.5, 0.3, 0.6), "orden"),
        ("deadweight", (0.1, 0.3, 1.6), "højst 1"),
        ("deadweight", (nan, 0.3, 0.6), "almindeligt tal"),
        ("deadweight", (0.1, 0.3, inf), "almindeligt tal"),
        ("deadweight", (0.1, 0.6, 0.3), "orden"),
        ("deadweight", (0.1, "0.3", 0.6), "almindeligt tal"),
        ("retention_multiplier", (-0.1, 1, 1.1), "mindst 0"),
        ("retention", (0.1, 0.3, 0.6), "kan ikke være usikkert"),
        ("lead_months", (0, 2, 121), "højst 120"),
        ("places", (1, 5, 10_000), "under 10.000"),
        ("deadweight", (0.1, 0.3), "tre tal"),
        ("hourly_wage", (140, 150, 160), "skrevet med hourly_wage"),
        ("hours_per_week", (30, 35, 37), "skrevet med hourly_wage"),
    ],
)
def test_an_impossible_uncertainty_is_refused(field, corners, rule):
    (problem,) = _problems(replace(FIVE_JOBS, uncertainty={field: corners}))
    assert problem.field == f"uncertainty.{field}"
    assert rule in problem.message


@pytest.mark.parametrize(
    ("start", "benefit"), [(date(2023, 12, 31), "kontanthjaelp_forhoejet"), (date(2024, 6, 1), 10_000.0)]
)
def test_a_start_before_the_first_known_rate_is_refused(start, benefit):
    early = replace(FIVE_JOBS, start=start, groups=(replace(FIVE_PLACES, benefit_before=benefit),))
    (problem,) = _problems(early)
    assert problem.field == "start"
    assert "ingen kendt værdi" in problem.message


def test_draws_that_would_take_minutes_are_refused_with_the_number_that_is_possible():
    long = replace(
        FIVE_JOBS,
        years=35,
        groups=tuple(replace(FIVE_PLACES, retention=(0.5,) * 35) for _ in range(50)),
        options=Options(draws=200_000),
    )
    assert estimate(long, PARAMETERS).uncertainty is None
    uncertain = replace(long, uncertainty={"deadweight": (0.1, 0.3, 0.5)})
    (problem,) = _problems(uncertain)
    assert problem.field == "options.draws"
    assert "højst 22.857" in problem.message
    assert not scenario_problems(replace(uncertain, options=Options(draws=22_857)))


@settings(max_examples=100, deadline=None)
@given(
    field=st.sampled_from(sorted(GROUP_BOUNDS)),
    value=st.one_of(st.floats(), st.integers(-(10**12), 10**12), st.none(), st.booleans(), st.just("12")),
)
def test_a_group_is_computed_in_plain_numbers_or_refused_by_field(field, value):
    wage = {"yearly_wage": None} if field == "hourly_wage" else {}
    scenario = replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, **wage, **{field: value}),))
    problems = scenario_problems(scenario)
    if problems:
        assert {one.field for one in problems} <= {f"groups.0.{field}", "groups.0.hourly_wage"}
        assert all(one.message.endswith(".") for one in problems)
        return
    found = estimate(scenario, PARAMETERS)
    assert all(isfinite(number) for amounts in found.pockets.values() for number in (*amounts.years, amounts.npv))


def test_all_problems_are_told_at_once():
    group = replace(FIVE_PLACES, deadweight=2, retention=())
    fields = [one.field for one in _problems(replace(FIVE_JOBS, contract_value_per_year=0, groups=(group,)))]
    assert fields == ["contract_value_per_year", "groups.0.deadweight", "groups.0.retention"]


KNOWN_TO = max(value.valid_from.year for value in PARAMETERS.record("personfradrag").values)
PLANNED = KNOWN_TO + round(PARAMETERS.at(date(KNOWN_TO, 1, 1)).number("budgetoverslagsaar"))


def test_a_start_after_every_budget_estimate_is_refused_by_field_and_rule():
    (problem,) = _problems(replace(FIVE_JOBS, start=date(PLANNED + 1, 1, 1)))
    assert problem.field == "start"
    assert f"til og med {KNOWN_TO}" in problem.message
    assert f"den 31. december {PLANNED}" in problem.message
    assert _problems(replace(FIVE_JOBS, start=date(2100, 1, 1))) == (problem,)


def test_a_start_within_the_budget_estimates_is_computed_with_a_warning():
    found = estimate(replace(FIVE_JOBS, start=date(PLANNED, 12, 31)), PARAMETERS)
    assert any(f"satserne for {KNOWN_TO}" in warning for warning in found.warnings)
    assert "budgetoverslagsaar" in {one.id for one in found.assumptions}
