"""Typed values of blanks: read as Danes write them, bounded, printed in Danish, never interpreted."""

from __future__ import annotations

from datetime import date

import pytest

from app.clause_library.blanks import BlankValue, blanks_in, has_stray_braces, put_in, read_value, written
from app.model.clause import Blank
from app.model.errors import InputError


def blank(kind: str, minimum: float | None = None, maximum: float | None = None) -> Blank:
    return Blank("felt", "Feltet", kind, "timer", minimum, maximum)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("integer", "12", 12),
        ("integer", "1.200", 1200),
        ("integer", " 1200 ", 1200),
        ("integer", "-3", -3),
        ("decimal", "1,5", 1.5),
        ("decimal", "1.234,5", 1234.5),
        ("decimal", "7", 7.0),
        ("date", "2026-05-01", date(2026, 5, 1)),
        ("date", "1.5.2026", date(2026, 5, 1)),
        ("date", "1. maj 2026", date(2026, 5, 1)),
        ("date", "1 MAJ 2026", date(2026, 5, 1)),
        ("date", "12. sept. 2026", date(2026, 9, 12)),
        ("date", "01-05-2026", date(2026, 5, 1)),
        ("text", "Åse & Søn {{ x }}", "Åse & Søn {{ x }}"),
    ],
)
def test_values_are_read_as_danes_write_them(kind: str, typed: str, value: BlankValue) -> None:
    assert read_value(blank(kind), typed) == value


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("integer", "1,5", "helt tal"),
        ("integer", "12.00", "helt tal"),
        ("integer", "tolv", "helt tal"),
        ("decimal", "1.5", "komma"),
        ("decimal", "nan", "komma"),
        ("decimal", "9" * 400, "for stort"),
        ("date", "31.2.2026", "dato"),
        ("date", "31. februar 2026", "dato"),
        ("date", "1. maya 2026", "dato"),
        ("date", "i morgen", "dato"),
        ("text", "   ", "tomt"),
        ("text", "en\nto", "linjeskift"),
        ("text", "Ring til 010180-1234", "CPR-nummer"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_by_the_blanks_name(kind: str, typed: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as refusal:
        read_value(blank(kind), typed)
    assert refusal.value.problems[0].field == "felt"


@pytest.mark.parametrize(("typed", "fine"), [("1,9", False), ("2", True), ("4", True), ("4,1", False)])
def test_bounds_are_included(typed: str, fine: bool) -> None:
    limits = blank("decimal", 2, 4)
    if fine:
        assert read_value(limits, typed) == float(typed.replace(",", "."))
    else:
        with pytest.raises(InputError, match="timer"):
            read_value(limits, typed)


def test_the_bounds_of_a_text_are_characters() -> None:
    assert read_value(blank("text", 2, 4), "fire") == "fire"
    with pytest.raises(InputError, match="Højst 4 tegn"):
        read_value(blank("text", 2, 4), "femfem")


@pytest.mark.parametrize(
    ("value", "text"), [(1234567, "1.234.567"), (1.75, "1,75"), (date(2026, 11, 21), "21. november 2026")]
)
def test_values_are_printed_in_danish(value: BlankValue, text: str) -> None:
    assert written(value) == text


def test_blanks_are_found_once_each_in_their_order() -> None:
    assert blanks_in("{{ b }} og {{a}} og {{ b }}") == ("b", "a")


def test_a_value_that_looks_like_a_blank_is_not_filled_again() -> None:
    assert put_in("{{ a }} {{ b }}", {"a": "{{ b }}", "b": "to"}) == "{{ b }} to"


@pytest.mark.parametrize("text", ["{{ 1 + 1 }}", "{% if a %}", "{{ a.b }}", "{{ A }}", "{{ a }"])
def test_other_uses_of_braces_are_stray(text: str) -> None:
    assert has_stray_braces(text)
