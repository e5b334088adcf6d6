"""Days from set-up become dates."""

from datetime import date

import pytest

from app.intake.demo import demo_purchases
from app.model.errors import InputError

HEADER = (
    "id,title,description,cpv_codes,contract_type,value_kr,duration_months,municipality_code,department,"
    "notice_in_days,start_in_days\n"
)


def test_days_are_counted_from_the_day_of_set_up(saved):
    path = saved(HEADER + "demo-1,Rengøring,,,services,100000,12,740,,30,100\n")
    (purchase,) = demo_purchases(path, date(2026, 11, 22), date(2027, 12, 31))
    assert (purchase.notice_date, purchase.start_date) == (date(2026, 12, 22), date(2027, 3, 2))


def test_a_date_after_the_last_known_day_becomes_that_day(saved):
    path = saved(HEADER + "demo-1,Rengøring,,,services,100000,12,740,,30,100\n")
    (purchase,) = demo_purchases(path, date(2027, 12, 1), date(2027, 12, 31))
    assert (purchase.notice_date, purchase.start_date) == (date(2027, 12, 31), date(2027, 12, 31))


def test_a_start_may_be_left_open(saved):
    path = saved(HEADER + "demo-1,Rengøring,,,services,100000,12,740,,30,\n")
    (purchase,) = demo_purchases(path, date(2026, 11, 22), date(2027, 12, 31))
    assert purchase.start_date is None


def test_a_single_bad_row_refuses_the_shipped_file(saved):
    path = saved(HEADER + "demo-1,Rengøring,,,services,100000,12,740,,snart,100\n")
    with pytest.raises(InputError) as caught:
        demo_purchases(path, date(2026, 11, 22), date(2027, 12, 31))
    assert [(p.line, p.field) for p in caught.value.problems] == [(2, "notice_in_days")]
