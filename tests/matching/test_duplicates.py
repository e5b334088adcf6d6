"""Near-duplicate names: found, explained, and undone when the other row goes."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.duplicates import NO_NAMES
from app.model.enterprise import Enterprise

from .conftest import Market, enterprise, purchase

FULL = enterprise(
    "10",
    "Blanke Ruder ApS",
    capabilities=("vinduespudsning", "facadevask"),
    description="Vi pudser ruder.",
    employees=9,
)
POOR = enterprise("20", "Blanke Ruder v/ Silkeborg", capabilities=("vinduespudsning",))
ASKED = purchase("Vinduespolering")


def said(*rows: Enterprise) -> dict[str, str]:
    return {cvr: text for cvr, text in NO_NAMES.with_rows(rows, frozenset())[1].items() if text}


@pytest.mark.parametrize(
    "name",
    [
        "Blanke Ruder",
        "BLANKE RUDER A/S",
        "Blanke Ruder v/ Silkeborg",
        "Blanke-Ruder I/S",
        "BlankeRuder",
        "Blanke Ruuder",
        "Blanke Ruder A.M.B.A.",
    ],
)
def test_the_row_with_fewer_facts_is_said_to_look_like_the_other(name: str) -> None:
    found = said(FULL, enterprise("20", name))
    assert list(found) == ["20"]
    assert "»Blanke Ruder ApS« (CVR 10), som har flere oplysninger" in found["20"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Værkstedet Nord for Søerne", "Værkstedet Syd for Søerne"),
        ("Afdeling 1 Vaskeri", "Afdeling 2 Vaskeri"),
        ("Frisør v/ Anna Lund", "Frisør v/ Bente Holm"),
        ("Rene Gulve", "Rene Haver"),
        ("Ren", "Rens"),
        ("Kantine Aaudencap", "Kantine Aaudencpvx"),
        ("Kantine Bakken", "Kantine Banken Ry"),
        ("Huset Lykke Vaskeri", "Huset Lyng Vaskeri"),
        ("Grønne Hænder", "Grønne Hænder Silkeborg"),
    ],
)
def test_names_that_differ_in_a_word_a_number_or_an_owner_are_two_enterprises(one: str, other: str) -> None:
    assert said(enterprise("10", one), enterprise("20", other)) == {}


@pytest.mark.parametrize(
    ("facts", "near"),
    [
        ({"municipality_code": "751"}, False),
        ({"municipality_code": ""}, True),
        ({"municipality_code": "751", "postal_code": "8600"}, True),
        ({"municipality_code": "", "postal_code": "8000"}, False),
    ],
)
def test_only_rows_in_what_may_be_one_place_are_near(facts: dict[str, str], near: bool) -> None:
    assert bool(said(replace(FULL, postal_code="8600"), replace(POOR, **facts))) is near


def test_of_two_rows_with_as_many_facts_one_stays_and_nothing_else_is_claimed() -> None:
    found = said(enterprise("20", "Blanke Ruder"), enterprise("10", "Blanke Ruder ApS"))
    assert list(found) == ["20"]
    assert "lige så mange oplysninger" in found["20"]


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = (FULL, POOR, enterprise("30", "Blanke Ruuder"), enterprise("40", "BlankeRuder", municipality_code="751"))
    answers = [said(*order) for order in permutations(rows)]
    assert all(answer == answers[0] for answer in answers)
    assert set(answers[0]) == {"20", "30"}


def test_a_near_repetition_is_doubtful_and_keeps_its_score(market: Market) -> None:
    alone = market.index(POOR).match(ASKED)
    result = market.index(FULL, POOR).match(ASKED)
    assert [one.cvr for one in result.matches] == ["10"]
    (repeated,) = result.doubtful
    assert repeated.score == alone.matches[0].score
    assert "(CVR 10)" in repeated.reasons[0]
    assert result.market.candidates_within_km["all"] == 1


def test_a_row_is_sound_again_when_the_other_goes_or_gets_another_name(market: Market) -> None:
    both = market.index(FULL, POOR)
    for index in (both.with_rows([], removed=["10"]), both.with_rows([replace(FULL, name="Klare Glas")])):
        assert "20" in {one.cvr for one in index.match(ASKED).matches}
    assert [one.cvr for one in both.match(ASKED).doubtful] == ["20"]


def test_a_row_that_gets_more_facts_changes_places_with_the_other(market: Market) -> None:
    richer = replace(FULL, cvr="20", name=POOR.name, industry_code="812200", annual_capacity_kr=1)
    result = market.index(FULL, POOR).with_rows([richer]).match(ASKED)
    assert ([one.cvr for one in result.matches], [one.cvr for one in result.doubtful]) == (["20"], ["10"])


def test_a_row_that_is_no_trading_enterprise_makes_no_other_doubtful(market: Market) -> None:
    closed = replace(FULL, employees=0)
    result = market.index(closed, POOR).match(ASKED)
    assert ([one.cvr for one in result.matches], [one.cvr for one in result.doubtful]) == (["20"], ["10"])


SIMILAR = st.lists(
    st.builds(
        enterprise,
        cvr=st.sampled_from(["1", "2", "3", "4", "5"]),
        name=st.sampled_from(["Blanke Ruder", "Blanke Ruuder ApS", "BlankeRuder", "Blanke Ruder v/ Aarhus", "Haven 2"]),
        municipality_code=st.sampled_from(["740", "751", ""]),
        capabilities=st.sampled_from([(), ("vinduespudsning",), ("vinduespudsning", "facadevask")]),
        employees=st.sampled_from([None, 0, 3]),
    ),
    max_size=5,
    unique_by=lambda one: one.cvr,
)


@given(rows=SIMILAR, changed=SIMILAR, removed=st.sets(st.sampled_from(["1", "2", "3"])))
def test_marks_kept_up_to_date_equal_marks_made_at_once(
    market: Market, rows: list[Enterprise], changed: list[Enterprise], removed: set[str]
) -> None:
    new = {row.cvr for row in changed}
    left = [row for row in rows if row.cvr not in new | removed]
    assert market.index(*rows).with_rows(changed, removed).match(ASKED) == market.index(*left, *changed).match(ASKED)
