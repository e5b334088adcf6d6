"""CSV texts and files for the tests of intake."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

ENTERPRISE = {
    "cvr": "99000007",
    "name": "Prøvevirksomheden",
    "legal_form": "Anpartsselskab",
    "municipality_code": "740",
    "postal_code": "8600",
    "industry_code": "812100",
    "rsv_status": "registered",
    "rsv_since": "2019-02-01",
    "rsv_as_of": "2026-03-01",
    "employees": "12",
    "disadvantaged_pct": "55",
    "disadvantaged_evidence": "documented",
    "disadvantaged_as_of": "2026-01-15",
    "target_groups": "langtidsledige;borgere i fleksjob",
    "description": "Vi gør rent.",
    "capabilities": "rengøring;vinduer",
    "cpv_codes": "90910000-9;90911300",
    "annual_capacity_kr": "2500000",
    "service_area": "740;751",
    "email": "post@proeve.example.dk",
    "website": "https://proeve.example.dk",
    "source": "fiktiv",
}
PURCHASE = {
    "id": "proeve-1",
    "title": "Rengøring af rådhuset",
    "description": "Daglig rengøring.",
    "cpv_codes": "90910000",
    "contract_type": "services",
    "value_kr": "4200000",
    "duration_months": "48",
    "municipality_code": "740",
    "department": "Ejendomme",
    "notice_date": "2026-05-01",
    "start_date": "2026-09-01",
}


def csv_text(rows: Sequence[Mapping[str, str]], delimiter: str = ",") -> str:
    """The rows as CSV, quoted where needed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def enterprise() -> dict[str, str]:
    """A good row of enterprises.csv, to be changed by the test."""
    return dict(ENTERPRISE)


@pytest.fixture
def purchase() -> dict[str, str]:
    """A good row of purchases.csv, to be changed by the test."""
    return dict(PURCHASE)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Rows, text or bytes saved as a file."""

    def save(content: Sequence[Mapping[str, str]] | str | bytes, name: str = "fil.csv", delimiter: str = ",") -> Path:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else csv_text(content, delimiter)
            path.write_text(text, encoding="utf-8", newline="")
        return path

    return save
