"""A value is looked up by date, never the nearest one, and what was used is remembered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.errors import InputError
from app.parameters import CodeSet, DatedValue, Parameter, Parameters

FIRST, SECOND = date(2024, 1, 1), date(2026, 1, 1)


def dated(day, value, valid_to=None, low=None, high=None):
    return DatedValue(day, valid_to, value, low, high, f"kilde {day.year}")


def parameter(*values, status="lov", expected_next_update=None):
    return Parameter(
        id="taerskel",
        label_da="Tærskelværdien",
        label_en="The threshold",
        unit="kroner",
        values=values,
        status=status,
        last_verified=date(2026, 3, 31),
        expected_next_update=expected_next_update,
        pocket="",
        styringsomraade="",
        note="",
        group="law",
        overlaid=False,
    )


def book(*values, **more):
    return Parameters([parameter(*values, **more)])


THRESHOLDS = book(dated(FIRST, 1_644_638.0, date(2025, 12, 31)), dated(SECOND, 1_611_360.0, date(2027, 12, 31)))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (FIRST, 1_644_638),
        (date(2025, 12, 31), 1_644_638),
        (SECOND, 1_611_360),
        (date(2027, 12, 31), 1_611_360),
    ],
)
def test_a_value_holds_from_its_first_day_through_its_last(day, value):
    assert THRESHOLDS.at(day).number("taerskel") == value


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2028, 1, 1)])
def test_a_date_outside_the_known_periods_is_an_error_that_names_them(day):
    with pytest.raises(InputError) as caught:
        THRESHOLDS.at(day).number("taerskel")
    (problem,) = caught.value.problems
    assert problem.field == "taerskel"
    assert "»Tærskelværdien«" in problem.message
    assert "fra 1. januar 2024 til 31. december 2027" in problem.message


def test_a_date_in_a_gap_between_two_periods_is_an_error():
    gap = book(dated(FIRST, 1.0, date(2024, 12, 31)), dated(SECOND, 2.0))
    with pytest.raises(InputError):
        gap.at(date(2025, 6, 1)).number("taerskel")


def test_a_value_without_an_end_holds_on():
    assert book(dated(FIRST, 1.0)).at(date(2199, 1, 1)).number("taerskel") == 1


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), min_size=1, unique=True), st.dates())
def test_the_value_in_force_is_the_latest_that_has_begun(days, on):
    values = Parameters([parameter(*(dated(day, float(day.toordinal())) for day in sorted(days)))])
    begun = [day for day in days if day <= on]
    if begun:
        view = values.at(on)
        assert view.number("taerskel") == max(begun).toordinal()
        assert view.valid_from("taerskel") == max(begun)
    else:
        with pytest.raises(InputError):
            values.at(on).number("taerskel")


def test_a_number_without_a_band_is_its_own_band():
    assert book(dated(FIRST, 7.0)).at(FIRST).band("taerskel") == (7, 7, 7)


def test_a_band_is_low_value_high():
    assert book(dated(FIRST, 7.0, low=5.0, high=9.0)).at(FIRST).band("taerskel") == (5, 7, 9)


@pytest.mark.parametrize(
    ("value", "wrong"),
    [(7.0, "codes"), (7.0, "brackets"), (CodeSet(["85000000"]), "number"), (((0.0, 0.8),), "number")],
)
def test_asking_for_another_kind_than_the_value_is_a_mistake_of_the_caller(value, wrong):
    view = book(dated(FIRST, value)).at(FIRST)
    with pytest.raises(TypeError):
        getattr(view, wrong)("taerskel")


def test_an_unknown_id_is_a_mistake_of_the_caller():
    view = THRESHOLDS.at(FIRST)
    with pytest.raises(KeyError):
        view.number("taerskelen")


def test_only_what_was_looked_up_is_listed_as_used_with_source_and_date():
    view = THRESHOLDS.at(date(2026, 5, 1))
    assert view.used == ()
    view.number("taerskel"), view.number("taerskel")
    (used,) = view.used
    assert (used.id, used.value, used.source, used.valid_from) == ("taerskel", 1_611_360, "kilde 2026", SECOND)


def test_a_lookup_that_failed_is_not_used():
    view = THRESHOLDS.at(date(2030, 1, 1))
    with pytest.raises(InputError):
        view.number("taerskel")
    assert view.used == ()


@pytest.mark.parametrize(("days", "stale"), [(0, False), (1, True)])
def test_a_value_of_the_law_is_stale_the_day_after_its_next_update_was_expected(days, stale):
    expected = date(2027, 1, 1)
    view = book(dated(FIRST, 1.0), expected_next_update=expected).at(FIRST, expected + timedelta(days=days))
    view.number("taerskel")
    assert view.used[0].stale is stale


def test_an_assumption_is_never_stale():
    view = book(dated(FIRST, 1.0), status="antagelse", expected_next_update=FIRST).at(FIRST, date(2030, 1, 1))
    view.number("taerskel")
    assert not view.used[0].stale
