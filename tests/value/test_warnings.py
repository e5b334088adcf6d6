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
