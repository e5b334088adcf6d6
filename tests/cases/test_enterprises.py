"""Enterprises are looked up, and see the coming purchases that fit them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.cases.clock import now
from app.cases.enterprises import coming_purchases_for, find_enterprise, search_enterprises
from app.cases.purchases import save_and_advise

from .conftest import INA, NOW, PURCHASE

CANTEEN = "99259205"


def fits(db, knowledge, today):
    return {fit.purchase.id for fit in coming_purchases_for(db, knowledge, CANTEEN, today)}


def test_an_enterprise_is_found_by_its_cvr_number(db):
    assert find_enterprise(db, CANTEEN).name == "Kantinen Tre Gryder"
    with pytest.raises(LookupError):
        find_enterprise(db, "00000000")


def test_a_search_finds_by_words_and_municipality(db):
    rows, total = search_enterprises(db, "kantine", "740")
    assert total == len(rows)
    assert CANTEEN in {one.cvr for one in rows}
    assert {one.municipality_code for one in rows} == {"740"}


def test_coming_purchases_that_fit_are_shown_with_the_reason_and_the_buyer(db, knowledge):
    fit = next(
        one for one in coming_purchases_for(db, knowledge, CANTEEN, now().date()) if one.purchase.id == "demo-01"
    )
    assert fit.municipality_name == "Silkeborg"
    assert fit.match.cvr == CANTEEN
    assert fit.match.matched
    assert fit.demo


def test_a_purchase_is_coming_until_the_day_of_its_notice(db, knowledge):
    save_and_advise(db, knowledge, PURCHASE, INA, True, NOW)
    assert PURCHASE.id in fits(db, knowledge, PURCHASE.notice_date)
    assert PURCHASE.id not in fits(db, knowledge, PURCHASE.notice_date + timedelta(days=1))


def test_a_purchase_that_is_not_listed_is_shown_to_nobody(db, knowledge):
    save_and_advise(db, knowledge, PURCHASE, INA, False, NOW)
    assert PURCHASE.id not in fits(db, knowledge, date(2026, 1, 1))


def test_a_purchase_of_another_trade_does_not_fit(db, knowledge):
    bridge = replace(PURCHASE, title="Statisk beregning af en bro", description="", cpv_codes=("71322300",))
    save_and_advise(db, knowledge, bridge, INA, True, NOW)
    assert bridge.id not in fits(db, knowledge, date(2026, 1, 1))
