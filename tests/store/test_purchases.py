"""Purchases and their advice belong to a municipality; only what is listed reaches enterprises."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from app.model.advice import Advice
from app.model.law import Regime
from app.model.match import Market, Whereabouts
from app.model.purchase import ContractType, Purchase
from app.store import purchases
from app.store.database import write

from .models import purchases as any_purchase

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
CANTEEN = Purchase("k-1", "Kantine", ContractType.SERVICES, 4_200_000, 48, "740", date(2026, 6, 1))
MARKET = Market({}, {}, thin=True, nearest=())


def advice_on(purchase, regime=Regime.AFSNIT_V):
    return Advice(purchase, (), (), (), MARKET, regime, None, (), (), (), None)


def save(db, purchase, *, listed=False, demo=False, saved_by="Ina", advised=True):
    with write(db):
        purchases.save_purchase(db, purchase, listed=listed, demo=demo, saved_by=saved_by, saved_at=NOW)
        if advised:
            purchases.save_advice(db, advice_on(purchase), NOW, saved_by)


@given(any_purchase)
@settings(max_examples=150)
def test_what_was_saved_is_read_again_unchanged(shared, purchase):
    save(shared, purchase, advised=False)
    assert purchases.find_purchase(shared, purchase.id) == purchase


def test_a_case_is_the_purchase_with_the_advice_made_last(empty):
    save(empty, CANTEEN, listed=True)
    dearer = replace(CANTEEN, value_kr=9_000_000)
    with write(empty):
        purchases.save_purchase(empty, dearer, listed=True, demo=False, saved_by="Ove", saved_at=NOW)
        purchases.save_advice(empty, advice_on(dearer, Regime.AFSNIT_III), NOW, "Ove")
    case = purchases.find_case(empty, "k-1", "740")
    assert (case.purchase, case.advice) == (dearer, advice_on(dearer, Regime.AFSNIT_III))
    assert (case.made_at, case.made_by, case.listed, case.demo) == (NOW, "Ove", True, False)


def test_advice_from_before_the_whereabouts_were_kept_is_read_without_them(empty):
    save(empty, CANTEEN)
    kept = replace(advice_on(CANTEEN), whereabouts={"10000009": Whereabouts("740", None)})
    with write(empty):
        purchases.save_advice(empty, kept, NOW, "Ina")
    assert purchases.find_case(empty, "k-1", "740").advice == kept
    with write(empty):
        empty.execute("UPDATE advice SET data = json_remove(data, '$.whereabouts')")
    assert purchases.find_case(empty, "k-1", "740").advice == advice_on(CANTEEN)


def test_another_municipality_finds_no_case(empty):
    save(empty, CANTEEN)
    assert purchases.find_case(empty, "k-1", "751") is None
    assert purchases.cases_of(empty, "751") == ()


def test_a_purchase_without_advice_is_in_the_list_and_is_no_case(empty):
    save(empty, CANTEEN, advised=False)
    (line,) = purchases.cases_of(empty, "740")
    assert (line.purchase_id, line.regime, line.matches) == ("k-1", "", 0)
    assert purchases.find_case(empty, "k-1", "740") is None


def test_dropped_advice_leaves_the_purchase(empty):
    save(empty, CANTEEN)
    with write(empty):
        purchases.drop_advice(empty, "k-1")
    assert purchases.find_purchase(empty, "k-1") == CANTEEN
    assert purchases.find_case(empty, "k-1", "740") is None


def test_cases_come_with_the_soonest_notice_first(empty):
    for number, day in enumerate((date(2026, 9, 1), date(2026, 6, 1), date(2026, 7, 1))):
        save(empty, replace(CANTEEN, id=f"k-{number}", notice_date=day))
    assert [line.purchase_id for line in purchases.cases_of(empty, "740")] == ["k-1", "k-2", "k-0"]


@pytest.mark.parametrize(
    ("listed", "first_notice", "shown"),
    [(True, date(2026, 6, 1), True), (True, date(2026, 6, 2), False), (False, date(2026, 6, 1), False)],
)
def test_only_listed_purchases_that_are_still_to_come_are_shown(empty, listed, first_notice, shown):
    save(empty, CANTEEN, listed=listed)
    assert (CANTEEN in purchases.listed_purchases(empty, first_notice)) is shown


def test_who_saved_and_what_is_fictitious_is_kept_apart(empty):
    save(empty, CANTEEN, demo=True, saved_by="")
    save(empty, replace(CANTEEN, id="k-2"), saved_by="Ina")
    assert purchases.demo_ids(empty) == {"k-1"}
    assert purchases.save_state(empty, "k-1") == purchases.SaveState(listed=False, demo=True, saved_by="")
    assert purchases.save_state(empty, "k-3") is None
    assert {key for key, state in purchases.save_states(empty).items() if state.saved_by} == {"k-2"}
