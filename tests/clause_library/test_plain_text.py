"""What no text of a clause may hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.clause_library.plain_text import (
    LONGEST_TEXT,
    penalty_without_cap,
    refused_in,
    too_long,
    unknown_references,
)
from app.model.clause import Blank
from tests.clause_library.examples import clause

FINE = Blank("bod_dag", "Bod pr. dag", "integer", "kr.", 100, 5000)
CAP = Blank("bod_loft", "Højeste bod om året", "decimal", "procent af årets vederlag", 1, 5)
DAYS = Blank("frist", "Frist", "integer", "dage", 1, 30)


@pytest.mark.parametrize("line", ["<script>", "a </b> b", "<!-- skjult", "Spørg 010190-1234."])
def test_html_and_cpr_numbers_are_refused(line: str) -> None:
    assert list(refused_in(line))


@pytest.mark.parametrize("line", ["Færre end 5 < 10 timer.", "Højst 3 > 2.", "Sag 2026-1234, § 176, stk. 1"])
def test_signs_and_numbers_that_mean_something_else_are_not(line: str) -> None:
    assert list(refused_in(line)) == []


def test_a_text_may_be_as_long_as_the_bound_and_no_longer() -> None:
    assert too_long("a" * LONGEST_TEXT) == ""
    assert too_long("a" * (LONGEST_TEXT + 1))


@pytest.mark.parametrize(
    ("sanction", "missing"),
    [
        ("Bod på {{ bod_dag }} kr. om dagen.", "bod_dag"),
        ("Bod på {{ bod_dag }} kr. om dagen inden {{ frist }} dage.", "bod_dag"),
        ("Bod på {{ bod_dag }} kr., dog højst {{ bod_loft }} procent.", ""),
        ("Bod på {{ bod_dag }} kr., dog højst 3 procent.", ""),
        ("Boden er højst {{ bod_loft }} procent.", ""),
        ("Påtale inden {{ frist }} dage.", ""),
        ("Bod på {{ bod_dag }} kr., dog højst {{ ukendt }} procent.", "bod_dag"),
    ],
)
def test_a_penalty_needs_a_cap_that_has_bounds(sanction: str, missing: str) -> None:
    assert penalty_without_cap(sanction, (FINE, CAP, DAYS)) == missing


def test_a_reference_to_a_clause_that_the_library_does_not_have_is_told_by_its_part() -> None:
    speaking = replace(clause(), control="Se klausulen\n»Titel to« og afsnittet »Indkøbet«.")
    assert list(unknown_references(speaking, {"Titel to"})) == []
    ((field, why),) = unknown_references(speaking, {"Titel tre"})
    assert field == "control"
    assert "»Titel to«" in why
