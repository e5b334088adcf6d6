"""That the sentences leave nothing out: routes in regimes, amounts in periods, findings. What is missing is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from app.law import demand_kinds
from app.model.law import Regime, RouteCode
from app.settings import ROOT
from tests.law.test_sentences import PARAMETERS, all_sentences, make_purchase, position_of

SENTENCES = all_sentences()
# What the law does not know: supplies and works are no light services, and tilbudsloven is for works alone.
TYPES = {
    Regime.AFSNIT_II: {"supplies", "services", "works"},
    Regime.AFSNIT_III: {"services"},
    Regime.AFSNIT_IV: {"supplies", "services"},
    Regime.AFSNIT_V: {"supplies", "services"},
    Regime.BELOW_500K: {"supplies", "services"},
    Regime.TILBUDSLOVEN: {"works"},
}
PERIODS = {"2024-25": date(2025, 6, 1), "2026-27": date(2026, 6, 1)}

Fits = Callable[[Mapping[str, Any]], bool]


def _kind(contract_type: str, code: str = "") -> Fits:
    def fits(data: Mapping[str, Any]) -> bool:
        codes = data.get("cpv_codes", [""])
        return bool(data.get("contract_type", "services") == contract_type and (codes or [""])[0].startswith(code))

    return fits


def _concession(data: Mapping[str, Any]) -> bool:
    return bool(data.get("concession"))


def _abroad(data: Mapping[str, Any]) -> bool:
    return data.get("cross_border_interest") is True


AMOUNTS: list[tuple[str, str, Fits]] = [
    ("threshold_supplies_services", "services", _kind("services", "9091")),
    ("threshold_supplies_services", "supplies", _kind("supplies")),
    ("threshold_works", "works", _kind("works")),
    ("threshold_light", "light, not § 190", _kind("services", "555")),
    ("threshold_light", "light, § 190", _kind("services", "85")),
    ("threshold_concession", "concession", _concession),
    ("afsnit_v_from", "services", _kind("services")),
    ("afsnit_v_from", "supplies", _kind("supplies")),
    ("afsnit_iv_publicity_below", "cross-border", _abroad),
    ("tilbudsloven_one_offer", "works", _kind("works")),
    ("tilbudsloven_quotes", "works", _kind("works")),
    ("training_duty_value", "services", _kind("services", "9091")),
    ("training_duty_value", "works", _kind("works")),
]
LOTS = [("part_lot_supplies_services", _kind("services")), ("part_lot_works", _kind("works"))]


def test_every_route_in_every_regime_for_every_contract_type_has_a_sentence() -> None:
    said: dict[tuple[str, str], set[RouteCode]] = {}
    for one in SENTENCES:
        purchase = make_purchase(one["purchase"])
        if not purchase.concession:
            key = (position_of(one["purchase"]).regime.value, purchase.contract_type.value)
            said.setdefault(key, set()).update(RouteCode(code) for code in one.get("routes", {}))
    rows = [(regime.value, kind) for regime in Regime for kind in sorted(TYPES[regime])]
    matrix = [
        f"{regime:<13}{kind:<10}"
        + "".join(f" {'x' if code in said.get((regime, kind), ()) else '-'}" for code in RouteCode)
        for regime, kind in rows
    ]
    print("\n" + "\n".join(matrix))  # noqa: T201
    missing = [(*row, code.value) for row in rows for code in RouteCode if code not in said.get(row, ())]
    assert not missing, "no sentence says what holds for these: write one in tests/law/sentences"
    assert set(said) == set(rows), "a sentence speaks of a regime that its contract type cannot have"


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(("amount", "what", "fits"), AMOUNTS, ids=[f"{one}: {what}" for one, what, _ in AMOUNTS])
def test_every_amount_has_a_sentence_one_below_at_and_one_above(
    amount: str, what: str, fits: Fits, period: str
) -> None:
    of_the_period = [one["purchase"] for one in SENTENCES if _in(period, one["purchase"])]
    known = {data["value_kr"] for data in of_the_period if fits(data)}
    limit = int(PARAMETERS.at(PERIODS[period]).number(amount))
    assert {limit - 1, limit, limit + 1} <= known, f"{what} in {period}"


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(("amount", "fits"), LOTS, ids=[amount for amount, _ in LOTS])
def test_every_amount_of_a_lot_has_a_sentence_one_below_at_and_one_above(amount: str, fits: Fits, period: str) -> None:
    lots = [
        lot["value_kr"]
        for one in SENTENCES
        if _in(period, one["purchase"]) and fits(one["purchase"])
        for lot in one["purchase"].get("lots", ())
    ]
    limit = int(PARAMETERS.at(PERIODS[period]).number(amount))
    assert {limit - 1, limit, limit + 1} <= set(lots)


def test_every_finding_of_the_law_has_a_sentence_with_it_and_one_without_it() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "app" / "law").glob("*.py"))
    codes = set(re.findall(r'"([a-z0-9_]+)",?\s*Severity\.', source))
    codes |= {one.code for one in vars(demand_kinds).values() if isinstance(one, demand_kinds.Kind)}
    assert len(codes) > 15
    present = {code for one in SENTENCES for code in one.get("findings", ())}
    absent = {code for one in SENTENCES for code in one.get("absent", ())}
    assert not codes - present
    assert not codes - absent


def test_no_sentence_is_written_twice() -> None:
    texts = [one["sentence"] for one in SENTENCES]
    assert sorted(texts) == sorted(set(texts))


def _in(period: str, data: Mapping[str, Any]) -> bool:
    first = PERIODS[period].year - PERIODS[period].year % 2
    return first <= make_purchase(data).notice_date.year <= first + 1
