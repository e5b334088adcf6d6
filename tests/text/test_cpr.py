"""Civil registration numbers are found in free text, and other numbers are left in peace."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.cpr import find_cpr


@pytest.mark.parametrize(
    "number",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "290200-4321",
        "311299-0000",
        "010190\u20111234",
        "010190\u20131234",
        "010190\u00a01234",
        "010190 - 1234",
        "010190- 1234",
        "010190 -1234",
        "010190\u00a0\u20131234",
        "0101 80-1236",
        "01 01 80 1236",
        "01\u00a001\u00a080 - 1236",
        "01-01-80-1236",
        "0101-80-1236",
        "01 01801236",
    ],
)
def test_a_number_is_found_with_or_without_a_hyphen_or_space_between(number):
    assert find_cpr(f"Ring til borgeren, {number}, i dag.") == (number,)


@pytest.mark.parametrize(
    "text",
    [
        "320190-1234",
        "011390-1234",
        "290201-1234",
        "000190-1234",
        "0101901-234",
        "010190--1234",
        "010190  1234",
        "010190  - 1234",
        "010190 -  1234",
        "01.01.90-1234",
        "01.01.90 - 1234",
        "0101901234567",
        "45010190123",
        "99010190-1234",
        "010190-12345",
        "CPV 55512000-2",
        "CVR 12345678",
        "EAN 5798009811578",
        "tlf. 12 34 56 78",
        "tlf. +45 12 10 80 12",
        "tlf. +31 12 20 1234",
        "tlf. 0045 12 10 80 12",
        "10 12 34 56 78",
        "01 01 80 1236 12",
        "5 01 01 80 1236",
        "01-01-26 1200",
        "01-01-2026 1000",
        "01-01-2026-31-12-2029",
        "2026-01-01-1234",
        "1 010 180 1236 kr.",
        "1.010.180.1236",
        "12 102 500 kr.",
        "4.200.000 kr.",
        "",
    ],
)
def test_what_has_no_birthday_or_stands_inside_a_longer_number_is_none(text):
    assert find_cpr(text) == ()


def test_every_number_of_a_text_is_found():
    assert find_cpr("010190-1234 og 0202911234") == ("010190-1234", "0202911234")


def test_letters_around_it_do_not_hide_a_number():
    assert find_cpr("cpr010190-1234x") == ("010190-1234",)


@given(
    st.dates(date(1900, 1, 1), date(2057, 12, 31)),
    st.integers(0, 9999),
    st.sampled_from(("", "-", " ", " - ")),
    st.data(),
)
def test_whoever_was_born_on_a_real_day_is_found_in_any_text(born, serial, between, data):
    number = f"{born:%d%m%y}{between}{serial:04d}"
    before, after = (data.draw(st.text().filter(lambda text: not any(map(str.isdigit, text)))) for _ in "ab")
    assert find_cpr(before + number + after) == (number,)
