from dataclasses import replace
from datetime import date

import pytest

from app.model.scenario import Job
from app.text.writing import kroner
from app.value import estimate

from .scenarios import FIVE_JOBS, FIVE_PLACES, PARAMETERS, one_person


def _warnings(scenario, today=None):
    return " ".join(estimate(scenario, PARAMETERS, today=today).warnings)


def test_a_plain_scenario_has_no_warnings():
    assert _warnings(FIVE_JOBS) == ""


def test_placements_are_said_to_save_nothing():
    text = _warnings(one_person(Job.PLACEMENT, "kontanthjaelp_forhoejet"))
    assert "sparer ingen ydelse" in text
    assert "sammenligning" not in text


def test_a_fleksjob_that_raises_benefits_is_named_with_the_rise():
    text = _warnings(one_person(Job.FLEKSJOB, "ledighedsydelse_hoej", hours_per_week=9.1))
    assert f"ydelser stiger med {kroner(209.5)} om måneden" in text


def test_a_success_rate_without_a_baseline_is_named():
    scenario = replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, deadweight=0),))
    assert "ingen sammenligning" in _warnings(scenario)


def test_a_small_job_beside_another_benefit_than_kontanthjaelp_is_named():
    assert "LAS § 31" in _warnings(one_person(Job.SMALL_JOB, "foertidspension_par"))
    assert "LAS § 31" not in _warnings(one_person(Job.SMALL_JOB, "kontanthjaelp_grundsats"))


@pytest.mark.parametrize(
    ("premium", "words"),
    [(0, "ikke regnet med nogen merpris"), (-1, "negativ"), (10_000_001, "højere end hele kontraktens værdi")],
)
def test_an_odd_premium_is_named(premium, words):
    assert words in _warnings(replace(FIVE_JOBS, premium_per_year=premium))


def test_law_values_past_their_update_are_named_and_others_are_not():
    assert "forældet" not in _warnings(FIVE_JOBS, today=date(2026, 12, 31))
    assert "»Statens refusion efter uger på ydelse« kan være forældet" in _warnings(FIVE_JOBS, today=date(2027, 1, 2))


def test_a_start_after_the_year_of_the_newest_rates_is_named():
    assert "satserne for 2026" in _warnings(replace(FIVE_JOBS, start=date(2027, 3, 1)))


def test_a_start_after_the_newest_rates_is_named_where_the_benefit_is_written_in_kroner_too():
    later = replace(one_person(Job.FLEKSJOB, 12_000.0), start=date(2027, 3, 1), premium_per_year=1)
    assert "satserne for 2026" in _warnings(later)
    assert "satserne for" not in _warnings(replace(later, start=date(2026, 12, 31)))


def test_wages_above_the_contract_s_value_are_named_with_their_sum():
    crowded = replace(FIVE_JOBS, contract_value_per_year=1_499_999)
    assert f"{kroner(1_500_000)} om året og dermed højere end hele kontraktens værdi" in _warnings(crowded)
    assert _warnings(replace(FIVE_JOBS, contract_value_per_year=1_500_000)) == ""


def test_a_small_job_beside_a_benefit_in_kroner_says_which_free_amount_it_got():
    assert "fribeløbet for de øvrige satser" in _warnings(one_person(Job.SMALL_JOB, 13_060.0))
    assert "øvrige satser" not in _warnings(one_person(Job.SMALL_JOB, "kontanthjaelp_forhoejet"))
    assert "øvrige satser" not in _warnings(one_person(Job.ORDINARY, 13_060.0))


def test_a_share_of_one_per_thousand_is_no_comparison_either():
    scenario = replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, deadweight=0.003),))
    assert "ingen sammenligning" in _warnings(scenario)
    assert "0,3" in _warnings(scenario)


def test_what_is_not_split_with_other_municipalities_is_said_where_people_come_from_them():
    text = _warnings(replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, local_share=0.7),)))
    assert "Kun ydelsen deles med de andre kommuner" in text


def test_a_group_whose_own_value_is_not_what_the_draws_lie_around_is_named_with_both():
    drawn = {"deadweight": (0.15, 0.30, 0.50)}
    assert _warnings(replace(FIVE_JOBS, uncertainty=drawn)) == ""
    text = _warnings(replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, deadweight=0.32),), uncertainty=drawn))
    assert f"»{FIVE_PLACES.name}«" in text
    assert "32 %" in text
    assert "omkring 30 %." in text


def test_draws_of_what_a_group_has_no_value_of_its_own_for_are_not_compared():
    assert _warnings(replace(FIVE_JOBS, uncertainty={"retention_multiplier": (0.8, 1, 1.1)})) == ""


def test_a_wage_that_leaves_the_citizen_with_less_than_the_benefit_is_named_with_field_and_loss():
    low = replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, yearly_wage=None, hourly_wage=20),))
    text = _warnings(low)
    lost = -_citizen_a_month(low)
    assert lost > 0
    assert f"»Langtidsledige«: Borgeren taber {kroner(lost)} om måneden" in text
    assert "Timeløn" in text


@pytest.mark.parametrize("wage", [60, 80, 100, 150])
def test_the_loss_is_told_of_exactly_where_the_citizen_loses(wage):
    scenario = replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, yearly_wage=None, hourly_wage=wage),))
    assert ("Borgeren taber" in _warnings(scenario)) is (_citizen_a_month(scenario) < 0)


def test_a_yearly_wage_that_is_a_monthly_one_is_named_by_its_own_field():
    monthly = replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, hourly_wage=None, yearly_wage=25_000),))
    assert "Kontrollér felterne Årsløn og" in _warnings(monthly)


def _citizen_a_month(scenario):
    """Kroner a month for one person in the job, from the lines of the estimate."""
    found = estimate(scenario, PARAMETERS)
    group = scenario.groups[0]
    effect = group.places * (1 - group.deadweight) * (1 - group.evidence_correction) * group.retention[0]
    return found.pockets["citizen"].years[0] / effect / 12


@pytest.mark.parametrize(("months", "warned"), [(47, False), (48, True), (120, True)])
def test_a_lead_as_long_as_the_period_is_told_because_nobody_gets_a_job_in_it(months, warned):
    text = _warnings(replace(FIVE_JOBS, groups=(replace(FIVE_PLACES, lead_months=months),)))
    assert ("Ingen kommer i job i perioden" in text) is warned
    assert (f"{months} måneder" in text) is warned
