from dataclasses import replace
from datetime import date

import pytest

from app.model.purchase import ContractType, Purchase
from app.value import default_scenario, estimate

from .scenarios import PARAMETERS

CLEANING = Purchase(
    id="740-1",
    title="Rengøring",
    contract_type=ContractType.SERVICES,
    value_kr=12_000_000,
    duration_months=40,
    municipality_code="740",
    notice_date=date(2026, 5, 1),
)


def test_the_proposal_follows_the_purchase():
    scenario = default_scenario(CLEANING, 4.0, PARAMETERS)
    assert (scenario.start, scenario.years) == (date(2026, 5, 1), 4)
    assert scenario.contract_value_per_year == pytest.approx(3_600_000)
    assert scenario.groups[0].places == 4.0


def test_the_proposal_starts_with_the_contract_where_its_start_is_known():
    started = replace(CLEANING, start_date=date(2026, 9, 1))
    assert default_scenario(started, 4.0, PARAMETERS).start == date(2026, 9, 1)


@pytest.mark.parametrize(("months", "years"), [(1, 1), (12, 1), (13, 2), (120, 10), (240, 10)])
def test_years_are_rounded_up_and_stop_at_ten(months, years):
    assert default_scenario(replace(CLEANING, duration_months=months), 4.0, PARAMETERS).years == years


@pytest.mark.parametrize("places", [0, 0.09, float("nan"), 10_000])
def test_there_is_no_proposal_for_hardly_any_or_impossibly_many_places(places):
    assert default_scenario(CLEANING, places, PARAMETERS) is None


def test_there_is_no_proposal_without_a_contract_value():
    assert default_scenario(replace(CLEANING, value_kr=0), 4.0, PARAMETERS) is None


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 3, 1), date(2100, 1, 1)])
def test_there_is_no_proposal_for_a_start_without_known_rates(day):
    assert default_scenario(replace(CLEANING, notice_date=day), 4.0, PARAMETERS) is None


def test_a_large_contract_gets_more_mentors():
    few, many = (default_scenario(CLEANING, places, PARAMETERS).groups[0].mentor_cost for places in (3.0, 15.0))
    assert many == 3 * few


@pytest.mark.parametrize("months", [6, 48, 120])
def test_the_proposal_can_be_computed_and_is_marked_with_its_assumptions(months):
    scenario = default_scenario(replace(CLEANING, duration_months=months), 3.0, PARAMETERS)
    found = estimate(scenario, PARAMETERS, from_defaults=True)
    assumed = {one.id for one in found.assumptions if one.status == "antagelse"}
    assert {"default_deadweight", "default_retention", "hourly_wage", "mentor_cost"} <= assumed
    assert found.from_defaults
    assert found.uncertainty is not None


def test_the_proposal_is_no_more_hopeful_than_its_own_middle():
    scenario = default_scenario(CLEANING, 3.0, PARAMETERS)
    (group,) = scenario.groups
    for field in ("deadweight", "displacement", "evidence_correction", "local_share"):
        low, middle, high = scenario.uncertainty[field]
        assert getattr(group, field) == middle
        assert low <= middle <= high
    assert group.retention == tuple(sorted(group.retention, reverse=True))
