"""The law as sentences that a lawyer can read and extend: tests/law/sentences/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.law import assess
from app.model.enterprise import RsvStatus
from app.model.law import LegalPosition, Route, Severity
from app.model.match import Capacity, Market, Match, Reserved54
from app.model.purchase import ContractType, CrossBorderInterest, Lot, Purchase
from app.parameters import load_parameters

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((Path(__file__).parent / "sentences").glob("*.yaml"))
PARAMETERS = load_parameters(ROOT / "seed_data" / "parameters")
_PURCHASE_KEYS = {
    "contract_type", "cpv_codes", "value_kr", "duration_months", "notice_date", "start_date", "signing_date",
    "cross_border_interest", "concession", "lots", "description", "municipality_code", "department",
}  # fmt: skip
_AROUND_KEYS = {"thin", "doubtful", "other_purchases", "category_confirmed"}
_EXPECT_KEYS = {
    "regime", "regime_if_cross_border", "routes", "every_route", "findings", "absent", "severity", "law", "not_law",
    "finding_law", "finding_says", "no_block", "says", "not_says",
}  # fmt: skip


def all_sentences() -> list[dict[str, Any]]:
    """Every sentence of every file, with the name of its file under `file`."""
    return [{"file": path.stem, **one} for path in FILES for one in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _sentences() -> list[Any]:
    return [pytest.param(one, id=f"{one['file']}: {one['sentence']}") for one in all_sentences()]


def make_purchase(data: Mapping[str, Any], number: int = 0) -> Purchase:
    """A purchase from the keys of a sentence; what is not named has the values in the head of each file."""
    interest = {True: "yes", False: "no"}.get(data.get("cross_border_interest", False), "unknown")
    return Purchase(
        id=f"sentence-{number}",
        title="Køb",
        contract_type=ContractType(data.get("contract_type", "services")),
        value_kr=data["value_kr"],
        duration_months=data.get("duration_months", 36),
        municipality_code=data.get("municipality_code", "740"),
        notice_date=data.get("notice_date", date(2026, 5, 1)),
        description=data.get("description", ""),
        cpv_codes=tuple(data.get("cpv_codes", ())),
        department=data.get("department", ""),
        start_date=data.get("start_date"),
        signing_date=data.get("signing_date"),
        cross_border_interest=CrossBorderInterest(interest),
        concession=data.get("concession", False),
        lots=tuple(
            Lot(lot["title"], lot["value_kr"], lot.get("description", ""), tuple(lot.get("cpv_codes", ())))
            for lot in data.get("lots", ())
        ),
    )


def make_market(thin: bool) -> Market:
    known = 2 if thin else 3
    return Market({"documented": known, "self_declared": 0, "unknown": 0, "no": 0}, {"all": known}, thin, ())


def make_doubtful(name: str) -> Match:
    return Match(
        cvr="00000000", name=name, score=0.1, capability=0.1, tier="words", matched=(), distance_km=None,
        capacity=Capacity.UNKNOWN, rsv_status=RsvStatus.REGISTERED, rsv_as_of=None,
        reserved_54=Reserved54.UNKNOWN, reasons=(),
    )  # fmt: skip


def position_of(data: Mapping[str, Any]) -> LegalPosition:
    assert not set(data) - _PURCHASE_KEYS - _AROUND_KEYS, "unknown key in the sentence"
    purchase = make_purchase(data)
    others = [
        make_purchase({"cpv_codes": purchase.cpv_codes, **other}, number)
        for number, other in enumerate(data.get("other_purchases", ()), start=1)
    ]
    return assess(
        purchase,
        purchase.cpv_codes,
        make_market(data.get("thin", False)),
        [make_doubtful(name) for name in data.get("doubtful", ())],
        [*others, replace(purchase)],
        PARAMETERS,
        data.get("category_confirmed", True),
    )


def _texts(route: Route) -> list[str]:
    return [reason.text.replace("\xa0", " ") for reason in route.reasons]


@pytest.mark.parametrize("one", _sentences())
def test_the_law_says(one: dict[str, Any]) -> None:
    expected = {key: value for key, value in one.items() if key not in {"file", "sentence", "purchase"}}
    assert expected, "the sentence expects nothing"
    assert not set(expected) - _EXPECT_KEYS, "unknown expectation in the sentence"
    position = position_of(one["purchase"])
    routes = {route.code.value: route for route in position.routes}
    findings = {finding.code: finding for finding in position.findings}

    if "regime" in expected:
        assert position.regime == expected["regime"]
    if "regime_if_cross_border" in expected:
        assert position.regime_if_cross_border == expected["regime_if_cross_border"]
    for code, status in expected.get("routes", {}).items():
        assert (code, routes[code].status) == (code, status)
    if "every_route" in expected:
        assert {route.status for route in position.routes} == {expected["every_route"]}
    assert set(expected.get("findings", ())) <= set(findings)
    assert not set(expected.get("absent", ())) & set(findings)
    for code, severity in expected.get("severity", {}).items():
        assert findings[code].severity == severity
    for code, law in expected.get("law", {}).items():
        assert any(law in reason.law for reason in routes[code].reasons), [r.law for r in routes[code].reasons]
    for code, law in expected.get("not_law", {}).items():
        assert not any(law in reason.law for reason in routes[code].reasons)
    for code, words in expected.get("says", {}).items():
        assert any(words in text for text in _texts(routes[code])), _texts(routes[code])
    for code, words in expected.get("not_says", {}).items():
        assert not any(words in text for text in _texts(routes[code]))
    for code, law in expected.get("finding_law", {}).items():
        assert law in findings[code].law
    for code, words in expected.get("finding_says", {}).items():
        assert words in findings[code].text.replace("\xa0", " ")
    if expected.get("no_block"):
        assert not [finding for finding in position.findings if finding.severity is Severity.BLOCK]
