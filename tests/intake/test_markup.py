"""Days and durations as notices write them."""

from datetime import date

import pytest

from app.intake.markup import day_of, months_between, whole_months


@pytest.mark.parametrize("text", ["2026-05-01", "2026-05-01+02:00", "20260501", " 2026-05-01 "])
def test_a_day_is_read_in_every_form_that_notices_use(text):
    assert day_of(text) == date(2026, 5, 1)


@pytest.mark.parametrize("text", ["", "maj 2026", "2026-13-01", "2026"])
def test_what_is_no_day_is_none(text):
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("amount", "unit", "months"),
    [
        ("48", "MONTH", 48),
        ("4", "YEAR", 48),
        ("300", "DAY", 10),
        ("5", "DAY", 1),
        ("52", "WEEK", 12),
        ("x", "MONTH", None),
        ("4", "SPAN", None),
        ("0", "MONTH", None),
        ("-3", "MONTH", None),
        ("inf", "MONTH", None),
    ],
)
def test_durations_become_whole_months(amount, unit, months):
    assert whole_months(amount, unit) == months


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2018, 1, 1), date(2021, 12, 31), 48),
        (date(2018, 1, 1), date(2018, 1, 1), 1),
        (date(2018, 1, 2), date(2018, 1, 1), None),
        (None, date(2018, 1, 1), None),
        (date(2018, 1, 1), None, None),
    ],
)
def test_two_days_are_months_apart(start, end, months):
    assert months_between(start, end) == months
