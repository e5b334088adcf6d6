import numpy as np
import pytest

from app.model.scenario import Job
from app.value.benefits import fleksbidrag, fleksloentilskud, small_job_deduction
from app.value.rates import read_rates

from .scenarios import PARAMETERS, START, one_person

RATES = read_rates(one_person(Job.FLEKSJOB, "ledighedsydelse_hoej"), PARAMETERS.at(START)).fleksjob
SMALL = read_rates(one_person(Job.SMALL_JOB, "kontanthjaelp_forhoejet"), PARAMETERS.at(START)).small_job
AVERAGE_WAGE = np.asarray(9.1 * 52 / 12 * 150)


def test_in_2026_the_average_fleksjob_gets_a_subsidy_of_19_825_50_a_month():
    assert fleksloentilskud(RATES, AVERAGE_WAGE) == pytest.approx(19_825.5)


def test_the_special_contribution_for_the_average_fleksjob_is_4_001():
    assert fleksbidrag(RATES, AVERAGE_WAGE) == pytest.approx(4_001)


def test_above_the_bend_55_oere_of_each_krone_go():
    at_bend, above = fleksloentilskud(RATES, np.array([17_672.0, 18_672.0]))
    assert at_bend == pytest.approx(21_600 - 0.30 * 17_672)
    assert at_bend - above == pytest.approx(550)


def test_subsidy_and_contribution_never_fall_below_zero():
    assert fleksloentilskud(RATES, np.asarray(80_000.0)) == 0
    assert fleksbidrag(RATES, np.asarray(80_000.0)) == 0


def test_ten_hours_a_week_beside_the_higher_rate_deduct_2_132_a_month():
    assert small_job_deduction(SMALL, np.asarray(6_500 * 0.92), higher_rate=True) == pytest.approx(2_132)


def test_the_other_rates_have_the_higher_free_amount():
    assert small_job_deduction(SMALL, np.asarray(6_500 * 0.92), higher_rate=False) == pytest.approx(0.65 * 580)
    assert small_job_deduction(SMALL, np.asarray(5_000.0), higher_rate=False) == 0
