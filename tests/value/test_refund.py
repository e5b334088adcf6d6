import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.value.refund import WEEKS_PER_MONTH, RefundStair, exposure

from .scenarios import PARAMETERS, START

STAIR = RefundStair(PARAMETERS.at(START).brackets("refusionstrappe"))


@pytest.mark.parametrize(
    ("seniority", "average"),
    [(0, (4 * 0.8 + 22 * 0.4 + 26 * 0.3) / 52), (13, 0.30), (26, 0.25), (52, 0.20), (200, 0.20)],
)
def test_the_refund_average_over_a_year_follows_from_the_seniority_at_its_start(seniority, average):
    assert STAIR.average(seniority, 52) == pytest.approx(average, abs=1e-12)


def test_a_newcomers_first_year_is_refunded_by_0_380769():
    assert STAIR.average(0, 52) == pytest.approx(0.380769, abs=5e-7)


def test_a_month_across_a_step_is_averaged_by_fractional_weeks():
    assert STAIR.average(0, WEEKS_PER_MONTH) == pytest.approx((4 * 0.8 + (WEEKS_PER_MONTH - 4) * 0.4) / WEEKS_PER_MONTH)


@given(weeks=st.floats(0, 500), span=st.floats(0.5, 500))
def test_the_average_lies_between_the_lowest_and_the_highest_step_and_never_rises(weeks, span):
    average = STAIR.average(weeks, span)
    assert 0.2 - 1e-9 <= average <= 0.8 + 1e-9
    assert STAIR.average(weeks + 10, span) <= average + 1e-9


@pytest.mark.parametrize(("weeks", "months"), [(60, 0), (52, 0), (51.9, 1), (39, 3), (26, 6), (0, 12)])
def test_months_before_the_last_step_are_those_that_begin_before_it(weeks, months):
    assert STAIR.months_to_last_step(np.asarray(float(weeks))) == months


def test_lead_months_move_nobody_but_weeks_on_benefit_run_on():
    one = exposure(STAIR, np.asarray(26.0), np.asarray(3.0), np.arange(13.0))
    assert one.months.tolist() == [0, 0, 0] + [1] * 9
    assert one.refunded[:3].tolist() == [0, 0, 0]
    assert one.refunded[3:6] == pytest.approx([0.3] * 3)
    assert one.refunded[6:] == pytest.approx([0.2] * 6)
    assert one.last_step.tolist() == [0] * 6 + [1] * 6


@given(weeks=st.floats(0, 200), lead=st.integers(0, 48), years=st.integers(1, 5))
def test_a_year_is_the_sum_of_its_months(weeks, lead, years):
    months = exposure(STAIR, np.asarray(weeks), np.asarray(float(lead)), np.arange(12.0 * years + 1))
    whole = exposure(STAIR, np.asarray(weeks), np.asarray(float(lead)), np.arange(0.0, 12.0 * years + 1, 12))
    for part in ("months", "refunded", "last_step"):
        assert getattr(months, part).reshape(years, 12).sum(axis=1) == pytest.approx(getattr(whole, part), abs=1e-9)
