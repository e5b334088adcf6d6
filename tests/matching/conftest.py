"""A small market on the shipped word lists: made once, since the engine is pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from app.matching import Index
from app.matching.segment import Segment
from app.matching.trade_map import TradeMap
from app.model.enterprise import Enterprise, Municipality
from app.model.match import Category
from app.model.purchase import ContractType, Purchase
from app.parameters import Parameters, load_parameters
from app.settings import ROOT

SEED = ROOT / "seed_data"

PARAMETER = """id: {id}
label_da: "{id}"
label_en: "{id}"
unit: {unit}
values:
  {since}:
    value: {value}
    reference: "test"
status: antagelse
last_verified: 2026-03-31
"""

MUNICIPALITIES = {
    "740": Municipality("740", "Silkeborg", "Midtjylland", 56.17, 9.55),
    "751": Municipality("751", "Aarhus", "Midtjylland", 56.16, 10.20),
    "101": Municipality("101", "København", "Hovedstaden", 55.68, 12.57),
}


@pytest.fixture(scope="session")
def parameters(tmp_path_factory: pytest.TempPathFactory) -> Parameters:
    """The three parameters that matching asks for, on their own."""
    folder = tmp_path_factory.mktemp("parameters")
    (folder / "law").mkdir()
    (folder / "value").mkdir()
    (folder / "laws.yaml").write_text("[]\n", encoding="utf-8")
    for name, unit, since, value in (
        ("reserved_54_share", "andel", "2016-01-01", 0.3),
        ("reserved_54_evidence_months", "måneder", "1900-01-01", 24),
        ("thin_market_minimum", "antal", "1900-01-01", 3),
    ):
        text = PARAMETER.format(id=name, unit=unit, since=since, value=value)
        (folder / "law" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_parameters(folder)


@pytest.fixture(scope="session")
def trades(official: tuple[Category, ...]) -> TradeMap:
    return TradeMap(official, SEED)


@pytest.fixture(scope="session")
def municipalities() -> Mapping[str, Municipality]:
    return MUNICIPALITIES


class Market:
    """Makes purchases, enterprises and indexes for tests, sharing the reading of the word lists."""

    def __init__(self, trades: TradeMap, parameters: Parameters) -> None:
        self.trades = trades
        self._empty = Index(Segment((), trades), Segment((), trades), trades, MUNICIPALITIES, parameters)

    def index(self, *enterprises: Enterprise) -> Index:
        return self._empty.with_rows(enterprises)


@pytest.fixture(scope="session")
def market(trades: TradeMap, parameters: Parameters) -> Market:
    return Market(trades, parameters)


def enterprise(cvr: str = "1", name: str = "Virksomheden", **facts: Any) -> Enterprise:
    return Enterprise(cvr=cvr, name=name, **{"municipality_code": "740", **facts})


def purchase(title: str, description: str = "", **facts: Any) -> Purchase:
    given: dict[str, Any] = {
        "id": "p",
        "contract_type": ContractType.SERVICES,
        "value_kr": 1_000_000,
        "duration_months": 24,
        "municipality_code": "740",
        "notice_date": date(2026, 5, 1),
    }
    return Purchase(title=title, description=description, **{**given, **facts})
