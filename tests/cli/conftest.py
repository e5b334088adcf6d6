"""Commands with and without a database, and files to give them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner

from app import create_app

PURCHASE = """\
id: proeve-1
title: Drift af kantinen på Sølund
description: Frokost til 80 medarbejdere.
cpv_codes: ["55512000"]
contract_type: services
value_kr: 4200000
duration_months: 48
municipality_code: "740"
notice_date: 2026-05-01
start_date: 2026-09-01
"""
SCENARIO = """\
name: Fem fuldtidsjob fra kontanthjælp
start: 2026-01-01
years: 4
contract_value_per_year: 10000000
premium_per_year: 150000
groups:
  - name: Langtidsledige
    places: 5
    benefit_before: kontanthjaelp_forhoejet
    weeks_on_benefit: 60
    job: ordinary
    yearly_wage: 300000
    retention: [0.75, 0.60, 0.50, 0.45]
    deadweight: 0.30
    evidence_correction: 0.15
    mentor_cost: 40000
"""


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., str]:
    """Text, or bytes, saved as a file; gives its path."""

    def save(content: str | bytes, name: str = "fil.yaml") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return save


@pytest.fixture
def no_database(tmp_path: Path) -> Path:
    """Where a database would lie if a command made one."""
    return tmp_path / "mappe" / "ingen.db"


@pytest.fixture
def bare_runner(no_database: Path) -> FlaskCliRunner:
    """Runs commands where set-up has never been run."""
    return create_app({"DATABASE": no_database, "SECRET_KEY": "a key for tests only"}).test_cli_runner()
