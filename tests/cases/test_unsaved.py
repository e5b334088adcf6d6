"""Advice without saving is the advice that saving would give."""

from dataclasses import replace
from datetime import date

import pytest

from app.cases.purchases import find_case, save_and_advise
from app.cases.unsaved import advise_unsaved, match_purchase, stored_purchases, typed_purchase
from app.model.codec import as_data
from app.model.errors import InputError

from .conftest import INA, NOW, PURCHASE


def test_it_equals_the_advice_that_is_stored_when_the_purchase_is_saved(db, knowledge):
    unsaved = advise_unsaved(db, knowledge, PURCHASE, NOW.date())
    save_and_advise(db, knowledge, PURCHASE, INA, False, NOW)
    assert as_data(find_case(db, PURCHASE.id, INA).advice) == as_data(unsaved)


def test_nothing_is_saved(db, knowledge):
    before = list(db.conn.iterdump())
    advise_unsaved(db, knowledge, PURCHASE, NOW.date())
    assert list(db.conn.iterdump()) == before


def test_matching_alone_gives_the_matches_of_the_advice(db, knowledge):
    advice = advise_unsaved(db, knowledge, PURCHASE, NOW.date())
    result = match_purchase(knowledge, PURCHASE, 20)
    assert (result.matches, result.doubtful, result.market) == (advice.matches, advice.doubtful, advice.market)


def test_a_category_that_nobody_picked_counts_as_the_best_suggestion(db, knowledge):
    guessed = replace(PURCHASE, cpv_codes=())
    best = knowledge.categories.suggest(guessed.title, guessed.description)[0].code
    picked = replace(PURCHASE, cpv_codes=(best,))
    assert match_purchase(knowledge, guessed, 20).market == match_purchase(knowledge, picked, 20).market


def test_matching_needs_no_threshold_so_a_purchase_beyond_the_known_periods_is_matched_too(knowledge):
    assert match_purchase(knowledge, replace(PURCHASE, notice_date=date(2040, 1, 1)), 20).matches


def test_one_or_all_saved_purchases_are_given_and_an_unknown_id_is_refused(db):
    (one,) = stored_purchases(db, "demo-01")
    assert one.id == "demo-01"
    assert len(stored_purchases(db, None)) > 30
    with pytest.raises(InputError, match="findes-ikke"):
        stored_purchases(db, "findes-ikke")


def test_a_typed_purchase_is_checked_against_the_cpv_list_and_the_municipalities(db, knowledge):
    text = """\
id: proeve
title: Kantine
contract_type: services
value_kr: 100000
duration_months: 12
municipality_code: "999"
notice_date: 2026-05-01
cpv_codes: "55512999"
"""
    with pytest.raises(InputError) as caught:
        typed_purchase(db, knowledge, text, "koeb.yaml")
    assert {(one.file, one.line, one.field) for one in caught.value.problems} == {
        ("koeb.yaml", 6, "municipality_code"),
        ("koeb.yaml", 8, "cpv_codes"),
    }
