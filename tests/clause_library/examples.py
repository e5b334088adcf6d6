"""A small clause, a purchase and parameters that the tests of this room vary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.clause_library import Places, parse_clause
from app.model.clause import Clause, ClauseStatus
from app.model.enterprise import Municipality
from app.model.law import Route, RouteCode, RouteStatus
from app.model.purchase import ContractType, Purchase
from app.parameters import Parameters, View, load_parameters

ROOT = Path(__file__).parents[2]
CLAUSES = ROOT / "clauses"
DAY = date(2026, 5, 1)
SILKEBORG = Municipality("740", "Silkeborg", "Midtjylland", 56.17, 9.55)
PLACES = Places(1.7, "1,7 årsværk efter et regnestykke.")

FRONT = """\
id: proeve
version: 1
title: En prøve
kind: contract
legal_basis:
  - law: udbudsloven § 176, stk. 1
    url: https://www.retsinformation.dk/eli/lta/2025/116
    regimes: [afsnit_ii]
  - law: forvaltningsretlige grundsætninger
    url: ""
    regimes: [below_500k]
purpose: At prøve.
applies:
  routes: [employment_clause]
blanks:
  - name: årsværk
    label: Beskæftigelse
    type: decimal
    unit: årsværk
    minimum: 0.1
    maximum: 20
    default: places
documentation: En erklæring.
control: Et møde.
sanction: Påtale, plan og bod.
drafters_notes: []
valid_from: 2024-01-01
valid_to:
status: draft
reviewed_by:
reviewed_on:
next_review: 2027-01-15
"""
BODY = "Leverandøren beskæftiger {{ årsværk }} årsværk.\n"


def clause_text(body: str = BODY, **changes: str) -> str:
    """A clause file; each change replaces one top-level key, given as YAML with its value on the same line."""
    front = FRONT
    for key, value in changes.items():
        start = front.index(f"{key}:")
        lines = front[start:].splitlines(keepends=True)
        length = 1 + next((at for at, line in enumerate(lines[1:]) if not line.startswith(" ")), len(lines))
        front = front[:start] + f"{key}:{' ' * bool(value)}{value}\n" + "".join(lines[length:])
    return f"---\n{front}---\n\n{body}"


def clause(body: str = BODY, **changes: str) -> Clause:
    """The clause of `clause_text`, parsed."""
    return parse_clause(clause_text(body, **changes), "")


def text_clause(maximum: int = 400) -> Clause:
    """A clause with one free-text blank."""
    blank = f"[{{name: navn, label: Navn, type: text, maximum: {maximum}}}]"
    return clause("Kontakt: {{ navn }}.\n", blanks=blank)


def purchase(**changes: Any) -> Purchase:
    """Cleaning for ten million kroner a year over four years."""
    ordinary = Purchase("1", "Rengøring", ContractType.SERVICES, 40_000_000, 48, "740", DAY)
    return replace(ordinary, **changes)


def view(on: date = DAY) -> View:
    """The shipped parameters on a day."""
    return _parameters().at(on)


@cache
def _parameters() -> Parameters:
    return load_parameters(ROOT / "seed_data" / "parameters")


def routes(**statuses: str) -> tuple[Route, ...]:
    """Every route, not available unless said otherwise."""
    return tuple(Route(code, RouteStatus(statuses.get(code, RouteStatus.NOT_AVAILABLE)), ()) for code in RouteCode)


def approved(one: Clause) -> Clause:
    """The clause as a lawyer approved it."""
    return replace(one, status=ClauseStatus.APPROVED, reviewed_by="Jurist", reviewed_on=DAY)
