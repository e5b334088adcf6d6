import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.scenario import Job
from app.value.rates import read_rates
from app.value.tax import change, income

from .scenarios import PARAMETERS, START, one_person

TAX = read_rates(one_person(Job.ORDINARY, 0.0), PARAMETERS.at(START)).tax
amounts = st.floats(0, 1_000_000)


def _numbers(*values: float) -> tuple[np.ndarray, ...]:
    return tuple(np.asarray(float(value)) for value in values)


def test_in_2026_a_wage_of_300_000_pays_51_118_to_the_state_and_46_018_in_kommuneskat():
    paid = income(TAX, *_numbers(300_000, 0))
    assert paid.state == pytest.approx(24_000 + 0.1201 * (276_000 - 54_100))
    assert paid.municipal == pytest.approx(0.2505 * (276_000 - 54_100 - 0.1275 * 300_000))


def test_the_employment_allowance_stops_at_its_ceiling():
    paid = income(TAX, *_numbers(600_000, 0))
    assert paid.municipal == pytest.approx(0.2505 * (552_000 - 54_100 - 63_300))


def test_benefits_bear_no_am_bidrag_and_give_no_employment_allowance():
    paid = income(TAX, *_numbers(0, 156_720))
    assert paid.state == pytest.approx(0.1201 * (156_720 - 54_100))
    assert paid.municipal == pytest.approx(0.2505 * (156_720 - 54_100))


def test_below_the_personal_allowance_there_is_no_tax_but_am_bidrag():
    paid = income(TAX, *_numbers(20_000, 10_000))
    assert paid.state == pytest.approx(1_600)
    assert paid.municipal == 0


@given(wage=amounts, before=amounts, after=amounts)
def test_what_a_job_changes_is_shared_between_state_municipality_and_citizen(wage, before, after):
    moved = change(TAX, *_numbers(wage, before, after))
    assert moved.state + moved.municipal + moved.net == pytest.approx(wage + after - before, abs=1e-6)
