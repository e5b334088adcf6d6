"""Two users of different municipalities, a purchase to save, and CSV files."""

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.model.purchase import ContractType, Purchase
from app.model.user import Role, User
from app.parameters import load_parameters
from app.settings import ROOT

NOW = datetime(2026, 6, 1, 9, 30, tzinfo=ZoneInfo("Europe/Copenhagen"))
PARAMETERS = load_parameters(ROOT / "seed_data" / "parameters")
VALUES = PARAMETERS.at(NOW.date())
INA = User(1, "ina@kommune.example.dk", "Ina", Role.PURCHASER, "740", demo=False)
AUD = User(2, "aud@kommune.example.dk", "Aud", Role.PURCHASER, "751", demo=False)
PURCHASE = Purchase(
    id="proeve-1",
    title="Drift af kantinen på Sølund",
    description="Frokost til 80 medarbejdere.",
    cpv_codes=("55512000",),
    contract_type=ContractType.SERVICES,
    value_kr=4_200_000,
    duration_months=48,
    municipality_code="740",
    notice_date=date(2026, 9, 1),
    start_date=date(2027, 1, 1),
)


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    """Rows saved as a CSV file in UTF-8, or in another encoding."""

    def save(rows: Iterable[Mapping[str, str]], name: str = "fil.csv", encoding: str = "utf-8") -> Path:
        rows = list(rows)
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return save
