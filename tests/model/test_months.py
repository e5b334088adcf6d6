from __future__ import annotations

from datetime import date

import pytest

from app.model.months import add_months


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 5, 1), 6, date(2026, 11, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_counted_over_new_year_and_the_ends_of_months(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then
