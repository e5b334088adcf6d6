"""Every code that a page can meet has a name, and pages and documents use the same Danish words for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, get_args

import pytest
from flask import Flask

from app.clause_library.front_matter import Kind
from app.documents import wording
from app.model.clause import ClauseStatus
from app.model.enterprise import Evidence, RsvStatus
from app.model.law import Answer, Grade, Regime, RouteCode, RouteStatus, Severity
from app.model.match import Capacity, Reserved54
from app.model.purchase import ContractType, CrossBorderInterest
from app.model.user import Role
from app.settings import ROOT
from app.web import labels


@pytest.mark.parametrize(
    ("codes", "names"),
    [
        (Role, labels.ROLES),
        (ContractType, labels.CONTRACT_TYPES),
        (CrossBorderInterest, labels.CROSS_BORDER),
        (Regime, labels.REGIMES),
        (RouteCode, labels.ROUTES),
        (RouteStatus, labels.ROUTE_STATUSES),
        (Severity, labels.SEVERITIES),
        (Answer, labels.ANSWERS),
        (Grade, labels.GRADES),
        (Reserved54, labels.RESERVED_54),
        (Reserved54, labels.EVIDENCE_COUNTS),
        (Evidence, labels.EVIDENCE),
        (RsvStatus, labels.RSV_STATUSES),
        (Capacity, labels.CAPACITIES),
        (ClauseStatus, labels.CLAUSE_STATUSES),
    ],
)
def test_every_code_has_a_name(codes: type[StrEnum], names: Mapping[Any, Any]) -> None:
    assert set(names) == set(codes)


def test_every_kind_of_clause_has_a_name() -> None:
    assert set(labels.CLAUSE_KINDS) == set(get_args(Kind))


def test_every_finding_that_the_law_room_makes_has_a_name() -> None:
    """Codes are found where findings are made: the word before a Severity."""
    made: set[str] = set()
    for module in (ROOT / "app" / "law").glob("*.py"):
        made |= set(re.findall(r'"([a-z0-9_]+)",?\s*Severity\.', module.read_text(encoding="utf-8")))
    assert len(made) > 5
    assert made <= set(labels.FINDINGS), made - set(labels.FINDINGS)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (labels.ROUTES, wording.ROUTES),
        (labels.ROUTE_STATUSES, wording.ROUTE_STATUS),
        (labels.SEVERITIES, wording.SEVERITIES),
        (labels.ANSWERS, wording.ANSWERS),
        (labels.GRADES, wording.GRADES),
        (labels.CONTRACT_TYPES, wording.CONTRACT_TYPES),
        (labels.CROSS_BORDER, wording.CROSS_BORDER),
        (labels.POCKETS, wording.POCKETS),
    ],
)
def test_pages_and_documents_say_the_same(demo_app: Flask, names: Mapping[Any, Any], words: Mapping[Any, str]) -> None:
    with demo_app.test_request_context():
        assert {code: str(name) for code, name in names.items()} == dict(words)


def test_a_code_that_is_no_longer_known_is_shown_as_it_is() -> None:
    assert labels.name_of(labels.FINDINGS, "en_gammel_kode") == "en_gammel_kode"
