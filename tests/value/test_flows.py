"""TV2 and TV4: what one person moves in one month."""

from dataclasses import replace

import pytest

from app.model.scenario import Job
from app.value import estimate

from .scenarios import PARAMETERS, one_person


def _monthly(scenario, pocket, *labels):
    lines = [
        line for line in estimate(scenario, PARAMETERS).lines if line.pocket == pocket and line.label.startswith(labels)
    ]
    return sum(line.years[0] for line in lines) / 12


def test_from_high_ledighedsydelse_the_municipality_gains_and_the_state_pays_more():
    scenario = one_person(Job.FLEKSJOB, "ledighedsydelse_hoej", hours_per_week=9.1)
    assert _monthly(scenario, "municipality.employment", "") == pytest.approx(3_833.4, abs=0.05)
    assert _monthly(scenario, "state", "Sparet refusion", "Særligt fleksbidrag") == pytest.approx(-4_042.9, abs=0.05)


def test_from_kontanthjaelp_a_small_fleksjob_costs_the_municipality_money():
    scenario = one_person(Job.FLEKSJOB, "kontanthjaelp_forhoejet", hours_per_week=9.1)
    assert _monthly(scenario, "municipality.employment", "") == pytest.approx(-1_411.4, abs=0.05)


def test_before_the_last_refund_step_there_is_no_special_contribution():
    scenario = one_person(Job.FLEKSJOB, "ledighedsydelse_hoej", hours_per_week=9.1, weeks_on_benefit=0)
    assert not [line for line in estimate(scenario, PARAMETERS).lines if "fleksbidrag" in line.label]


def test_a_small_job_beside_kontanthjaelp_saves_the_municipality_20_467_a_year():
    scenario = one_person(Job.SMALL_JOB, "kontanthjaelp_forhoejet", hours_per_week=10)
    assert estimate(scenario, PARAMETERS).municipality.sum == pytest.approx(20_467.2, abs=0.05)


def test_a_small_job_never_makes_the_benefit_negative():
    scenario = one_person(Job.SMALL_JOB, "kontanthjaelp_hjemmeboende", hours_per_week=37)
    assert estimate(scenario, PARAMETERS).municipality.sum == pytest.approx(0.8 * 3_057 * 12)


def test_a_placement_saves_no_benefit_and_moves_nothing():
    found = estimate(one_person(Job.PLACEMENT, "kontanthjaelp_forhoejet"), PARAMETERS)
    assert all(amounts.sum == 0 for amounts in found.pockets.values())
    assert [(line.label, line.years) for line in found.lines] == [("Sparet ydelse efter refusion: En", (0.0,))]


def test_only_ordinary_jobs_save_activation():
    for job in Job:
        lines = estimate(one_person(job, "kontanthjaelp_forhoejet"), PARAMETERS).lines
        assert any("aktivering" in line.label for line in lines) == (job is Job.ORDINARY)


def test_sickness_benefit_is_a_weekly_rate_and_counts_52_weeks_a_year():
    found = estimate(one_person(Job.ORDINARY, "sygedagpenge_max"), PARAMETERS)
    benefit = next(line for line in found.lines if line.label.startswith("Sparet ydelse"))
    assert benefit.years[0] == pytest.approx(0.8 * 52 * 5_085)


def test_people_of_other_municipalities_save_their_own_municipality_the_benefit():
    found = estimate(one_person(Job.ORDINARY, 10_000.0, local_share=0.25), PARAMETERS)
    assert found.pockets["other_municipalities"].sum == pytest.approx(0.75 * 0.8 * 120_000)


def test_the_rate_in_force_at_the_start_holds_for_all_years():
    scenario = one_person(Job.ORDINARY, "kontanthjaelp_forhoejet")
    later = estimate(scenario, PARAMETERS).lines[0].years
    earlier = estimate(_starting(scenario, 2025), PARAMETERS).lines[0].years
    assert later == pytest.approx((0.8 * 12 * 13_060,))
    assert earlier == pytest.approx((0.8 * 12 * 12_498,))


def _starting(scenario, year):
    return replace(scenario, start=scenario.start.replace(year=year))
