"""What people type into number, date and code fields is read as they mean it, or refused with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.text.writing import kroner
from app.web.purchases.typed import read_codes, read_day, read_kroner, read_months


@pytest.fixture(autouse=True)
def _request(demo_app: Flask) -> Iterator[None]:
    with demo_app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1234567", 1234567),
        ("1.234.567", 1234567),
        ("1 234 567", 1234567),
        ("1234567 kr.", 1234567),
        (" 1.234.567 kr ", 1234567),
        ("1.234.567,00", 1234567),
        ("1.234.567,- kr.", 1234567),
        ("1234567 kroner", 1234567),
        ("0", 0),
        ("-5.000", -5000),
    ],
)
def test_kroner_are_read_as_danes_write_them(typed: str, amount: int) -> None:
    assert read_kroner(typed) == amount


@pytest.mark.parametrize(
    "typed", ["", "mange", "1.5", "1,5", "1.23.456", "1.2345", "1e6", "12 mio.", "½", "1.234.567,50", "١٢٣٤", "NaN"]
)
def test_what_is_no_whole_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="hele kroner"):
        read_kroner(typed)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_an_amount_is_read_back_as_the_tool_prints_it(amount: int) -> None:
    assert read_kroner(kroner(amount)) == amount


@pytest.mark.parametrize(("typed", "months"), [("48", 48), ("48 måneder", 48), ("12 mdr.", 12), ("-1", -1)])
def test_months_are_read(typed: str, months: int) -> None:
    assert read_months(typed) == months


@pytest.mark.parametrize("typed", ["", "4 år", "4,5", "måneder"])
def test_what_is_no_number_of_months_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="helt antal måneder"):
        read_months(typed)


@pytest.mark.parametrize("typed", ["2026-05-01", "01-05-2026", "1.5.2026", "1/5/2026", "1. 5. 2026", " 01.05.2026 "])
def test_a_day_is_read_as_danes_write_it(typed: str) -> None:
    assert read_day(typed) == date(2026, 5, 1)


@pytest.mark.parametrize("typed", ["", "31-02-2026", "2026-13-01", "5/13/2026", "i morgen", "01-05-26", "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="en dato, der findes"):
        read_day(typed)


def test_codes_are_parted_and_lose_their_check_digit() -> None:
    assert read_codes(" 55512000-2, 90910000;55512000 ") == ("55512000", "90910000")
    assert read_codes("") == ()


@pytest.mark.parametrize("typed", ["5551200", "555120000", "kantine", "55512000-22", "'; DROP TABLE cpv"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="otte cifre"):
        read_codes(typed)
