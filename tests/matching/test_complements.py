"""Enterprises that can do together what none can alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.complements import MOST_MEMBERS, Able, together
from app.model.enterprise import Enterprise
from app.model.match import Consortium
from app.model.purchase import Purchase

from .conftest import Market, enterprise, purchase


def able(name: str, capacity_kr: int | None, **trades: float) -> Able:
    return Able(name, capacity_kr, trades)


def test_the_largest_capacities_are_summed_until_they_reach_the_need() -> None:
    candidates = [able("A", 100), able("B", 500), able("C", None), able("D", 400)]
    assert together(800, (), candidates) == Consortium(("B", "D"), (), 900)


@pytest.mark.parametrize(
    "candidates",
    [
        [],
        [able("A", 1_000), able("B", 500)],
        [able("A", 500), able("B", 500), Able("C", 1_000, {}, serves=False)],
        [able("A", None), able("B", None)],
        [able("A", 200), able("B", 200), able("C", 200), able("D", 200), able("E", 200)],
    ],
    ids=["nobody", "one is enough", "one elsewhere is enough", "nothing known", "more than four"],
)
def test_no_set_where_there_is_no_need_or_no_hope(candidates: list[Able]) -> None:
    assert together(1_000, (), candidates) is None


def test_only_those_who_do_the_weightiest_trade_add_to_the_capacity() -> None:
    painters = [able("A", 500, maling=0.9), able("B", 300, maling=0.8), able("C", 600, maling=0.1)]
    assert together(700, ("maling",), painters) == Consortium(("A", "B"), (), 800)


def test_trades_that_nobody_covers_alone_are_covered_by_the_fewest() -> None:
    candidates = [
        able("Rent", 9_000, rengøring=0.9),
        able("Rude", 9_000, vinduespolering=0.9),
        able("Begge", None, rengøring=0.6, vinduespolering=0.6),
        able("Mad", None, kantine=0.9),
    ]
    found = together(100, ("rengøring", "vinduespolering", "kantine"), candidates)
    assert found == Consortium(("Begge", "Mad"), (("rengøring", "vinduespolering"), ("kantine",)), None)


def test_a_trade_that_nobody_covers_leaves_no_set() -> None:
    assert together(100, ("rengøring", "kantine"), [able("Rent", 9_000, rengøring=0.9)]) is None


@given(
    st.lists(st.builds(Able, st.text(), st.none() | st.integers(0, 10_000), st.just({}))),
    st.floats(0, 100_000, allow_nan=False),
)
def test_a_set_reaches_the_need_has_two_to_four_members_and_none_is_too_many(
    candidates: list[Able], needed: float
) -> None:
    found = together(needed, (), candidates)
    if found is not None:
        assert found.capacity_kr is not None
        assert found.capacity_kr >= needed
        assert 2 <= len(found.names) <= MOST_MEMBERS
        largest = sorted((one.capacity_kr or 0 for one in candidates), reverse=True)
        assert sum(largest[: len(found.names) - 1]) < needed


CLEAN = enterprise("10", "Rent", capabilities=("rengøring",), annual_capacity_kr=600_000)
SWEEP = enterprise("20", "Fejet", capabilities=("rengøring",), annual_capacity_kr=500_000)
CANTEEN = enterprise("30", "Mad", capabilities=("kantinedrift",), annual_capacity_kr=500_000)


def asked_of(market: Market, asked: Purchase, *rows: Enterprise) -> Consortium | None:
    index = market.index(*rows)
    return index.together(asked, (), index.match(asked).matches)


def test_two_small_enterprises_reach_a_large_purchase_together(market: Market) -> None:
    asked = purchase("Rengøring af rådhus", value_kr=2_000_000)
    assert asked_of(market, asked, CLEAN, SWEEP) == Consortium(("Rent", "Fejet"), (), 1_100_000)
    assert asked_of(market, purchase("Rengøring af rådhus", value_kr=1_000_000), CLEAN, SWEEP) is None


def test_one_who_says_that_it_delivers_elsewhere_is_left_out(market: Market) -> None:
    away = enterprise("20", "Fejet", capabilities=("rengøring",), annual_capacity_kr=500_000, service_area=("101",))
    assert asked_of(market, purchase("Rengøring af rådhus", value_kr=2_000_000), CLEAN, away) is None


def test_two_trades_of_a_purchase_are_covered_by_two_enterprises(market: Market) -> None:
    asked = purchase("Rengøring og kantinedrift", cpv_codes=("90910000", "55512000"), value_kr=100_000)
    found = asked_of(market, asked, CLEAN, CANTEEN)
    assert found is not None
    assert set(found.names) == {"Rent", "Mad"}
    assert found.capacity_kr is None


def test_a_single_word_without_a_code_makes_no_second_trade(market: Market) -> None:
    archive = enterprise("40", "Arkivet", capabilities=("arkiv", "scanning af arkiver"))
    movers = enterprise("50", "Flyt", capabilities=("flytning",), annual_capacity_kr=9_000_000)
    assert asked_of(market, purchase("Flytning af kontor og arkiv"), movers, archive) is None
