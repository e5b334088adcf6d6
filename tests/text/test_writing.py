"""Money, dates and numbers as a Danish office prints them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.writing import antal, ascii_letters, dato, kroner, procent, sandsynlighed, tal

NO_BREAK_SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (1_234_567, "1.234.567 kr."),
        (0, "0 kr."),
        (999, "999 kr."),
        (-150_000, "-150.000 kr."),
        (293_460.7, "293.461 kr."),
        (-0.4, "0 kr."),
        (148_000_000, "148.000.000 kr."),
    ],
)
def test_kroner_have_points_between_thousands_and_a_space_that_does_not_break(amount, printed):
    assert kroner(amount) == printed.replace(" ", NO_BREAK_SPACE)


@given(st.integers(-(10**11), 10**11))
def test_whole_kroner_are_printed_exactly(amount):
    printed = kroner(amount).replace(".", "").replace(f"{NO_BREAK_SPACE}kr", "")
    assert int(printed) == amount


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 11, 21), "21. november 2026"),
        (date(2026, 5, 1), "1. maj 2026"),
        (datetime(2026, 3, 9, 23, 59), "9. marts 2026"),  # noqa: DTZ001
    ],
)
def test_a_date_has_its_month_as_a_word_and_no_leading_zero(day, printed):
    assert dato(day) == printed


@pytest.mark.parametrize(
    ("number", "decimals", "printed"),
    [(1234.5, 1, "1.234,5"), (1234.0, 1, "1.234"), (2.975, 3, "2,975"), (40.4, 0, "40"), (-0.25, 2, "-0,25")],
)
def test_a_number_has_a_decimal_comma_and_no_empty_decimals(number, decimals, printed):
    assert tal(number, decimals) == printed


@pytest.mark.parametrize(
    ("share", "decimals", "printed"),
    [(0.3, 0, "30 %"), (0.035, 1, "3,5 %"), (0.522, 1, "52,2 %"), (1, 0, "100 %"), (0.0, 0, "0 %")],
)
def test_a_share_is_printed_as_percent(share, decimals, printed):
    assert procent(share, decimals) == printed


@pytest.mark.parametrize(
    ("count", "printed"), [(0, "0 rækker"), (1, "1 række"), (2, "2 rækker"), (1200, "1.200 rækker")]
)
def test_a_count_has_its_noun_in_the_right_number(count, printed):
    assert antal(count, "række", "rækker") == printed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("rengøring på Ærø", "rengoering paa Aeroe"),
        ("a\u030arhus", "aarhus"),
        ("café", "cafe"),
        ("🪴", ""),
    ],
)
def test_ascii_letters_keep_danish_words_readable(text, plain):
    assert ascii_letters(text) == plain


@pytest.mark.parametrize(
    ("share", "printed"), [(0, "0 %"), (0.004, "under 1 %"), (0.5, "50 %"), (0.996, "over 99 %"), (1, "100 %")]
)
def test_a_probability_is_never_rounded_to_certainty(share, printed):
    assert sandsynlighed(share).replace(NO_BREAK_SPACE, " ") == printed
