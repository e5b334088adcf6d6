"""Which way a tender follows, and that the reader is told why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.clause_library import way_of
from app.model.match import Market
from app.model.purchase import Lot
from tests.clause_library.examples import purchase, routes

ENOUGH = Market({"documented": 1, "self_declared": 3, "unknown": 9, "no": 4}, {"all": 17}, False, ())
THIN = replace(ENOUGH, thin=True)
OPEN_54 = routes(open_competition="available", reserved_54="available", reserved_lot_54="available")
OPEN_190 = routes(open_competition="available", reserved_190="available")
LOTS = (Lot("En", 30_000_000), Lot("To", 10_000_000))


def test_54_is_taken_where_it_is_open_and_the_market_is_not_thin() -> None:
    way = way_of(OPEN_54, purchase(), ENOUGH)
    assert way.route == "reserved_54"
    assert "4 virksomheder på markedet har oplyst eller dokumenteret andelen" in way.why
    assert "et krav om et antal årsværk er udeladt" in way.why


def test_a_divided_purchase_gets_the_reserved_lot() -> None:
    way = way_of(OPEN_54, purchase(lots=LOTS), ENOUGH)
    assert way.route == "reserved_lot_54"
    assert "4 af de virksomheder, som søgningen på hele indkøbet fandt, har oplyst" in way.why


@pytest.mark.parametrize(
    ("market", "cause"), [(THIN, "få virksomheder har oplyst"), (None, "markedet er ikke undersøgt")]
)
def test_54_that_is_not_taken_is_named_as_a_possibility_with_the_cause(market: Market | None, cause: str) -> None:
    way = way_of(OPEN_54, purchase(), market)
    assert way.route == "open_competition"
    assert "Der kan også vælges en konkurrence, der er forbeholdt efter § 54" in way.why
    assert cause in way.why


def test_evidence_of_54_never_reserves_under_190() -> None:
    way = way_of(OPEN_190, purchase(), ENOUGH)
    assert way.route == "open_competition"
    assert "Der kan også vælges en konkurrence, der er forbeholdt efter § 190" in way.why
    assert "det kan værktøjet ikke se" in way.why


def test_190_is_taken_only_where_nothing_else_is_open() -> None:
    way = way_of(routes(reserved_190="available"), purchase(), ENOUGH)
    assert way.route == "reserved_190"
    assert "ingen anden vej er åben" in way.why


def test_what_the_law_commands_goes_before_what_is_simpler() -> None:
    way = way_of(routes(direct_purchase="available", advertised="mandatory"), purchase(), ENOUGH)
    assert way.route == "advertised"
    assert "Loven kræver den vej" in way.why


def test_the_simplest_open_procedure_is_taken_and_says_so() -> None:
    way = way_of(routes(quotes="available", open_competition="available"), purchase(), ENOUGH)
    assert way.route == "quotes"
    assert "den enkleste af de åbne veje, når intet reserveres" in way.why
    assert "Der kan også vælges" not in way.why


def test_where_every_way_needs_legal_staff_none_is_taken() -> None:
    way = way_of(routes(open_competition="needs_legal_signoff", reserved_54="needs_legal_signoff"), purchase(), ENOUGH)
    assert way.route is None
    assert "kræver juridisk godkendelse" in way.why
