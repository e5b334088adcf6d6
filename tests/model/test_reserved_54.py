from __future__ import annotations

from datetime import date

import pytest

from app.model.enterprise import Enterprise, Evidence
from app.model.match import Reserved54
from app.model.reserved_54 import Demand54, grade
from tests.law.test_sentences import PARAMETERS

NOTICE = date(2026, 5, 31)


@pytest.mark.parametrize(
    ("percent", "evidence", "as_of", "expected"),
    [
        (30, Evidence.DOCUMENTED, date(2025, 12, 31), Reserved54.DOCUMENTED),
        (62, Evidence.AUDITED, date(2025, 12, 31), Reserved54.DOCUMENTED),
        (62, Evidence.DOCUMENTED, date(2024, 5, 31), Reserved54.DOCUMENTED),
        (62, Evidence.DOCUMENTED, date(2024, 5, 30), Reserved54.SELF_DECLARED),
        (62, Evidence.DOCUMENTED, None, Reserved54.UNKNOWN),
        (62, Evidence.SELF_DECLARED, date(2026, 1, 1), Reserved54.SELF_DECLARED),
        (62, Evidence.SELF_DECLARED, None, Reserved54.SELF_DECLARED),
        (62, Evidence.NONE, date(2026, 1, 1), Reserved54.UNKNOWN),
        (29.9, Evidence.AUDITED, date(2026, 1, 1), Reserved54.NO),
        (0, Evidence.NONE, None, Reserved54.NO),
        (None, Evidence.AUDITED, date(2026, 1, 1), Reserved54.UNKNOWN),
    ],
)
def test_the_grade_follows_share_evidence_and_age(
    percent: float | None, evidence: Evidence, as_of: date | None, expected: Reserved54
) -> None:
    row = Enterprise(
        "99000001", "Værkstedet", disadvantaged_pct=percent, disadvantaged_evidence=evidence, disadvantaged_as_of=as_of
    )
    assert grade(row, Demand54.on(NOTICE, PARAMETERS.at(NOTICE))) is expected


def test_months_back_from_the_last_of_a_month_end_on_the_last_day() -> None:
    row = Enterprise(
        "99000001",
        "Værkstedet",
        disadvantaged_pct=50,
        disadvantaged_evidence=Evidence.DOCUMENTED,
        disadvantaged_as_of=date(2022, 2, 28),
    )
    leap_day = date(2024, 2, 29)
    assert grade(row, Demand54.on(leap_day, PARAMETERS.at(leap_day))) is Reserved54.DOCUMENTED
