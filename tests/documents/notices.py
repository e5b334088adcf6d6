"""Cases for the sheet of the EU notice: the hand-made ones with a lot, a regime or a reservation of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.documents.eforms_facts import EformsFacts, eforms_facts
from app.model.advice import CaseFile
from app.model.clause import FilledBlank, FilledClause
from app.model.law import Reason, Regime, Route, RouteCode, RouteStatus
from app.model.notice_field import PROCEDURE
from tests.documents.cases import EMPLOYMENT, RESERVED, canteen, reserved_lot, routes

LOT = "Institutioner og legepladser"
LEGAL_190 = replace(RESERVED, id="reserveret-190", title="Hvem der kan deltage efter § 190")


def naming(title: str, text: str = "") -> FilledClause:
    """The reserving clause with a blank that names a lot."""
    return replace(
        RESERVED,
        text=text or f"Delkontrakten »{title}« er forbeholdt. De øvrige er åbne for alle.",
        blanks=(FilledBlank("delkontrakt", "Den forbeholdte delkontrakt", title, "", ""),),
    )


def case_of(**changes: Any) -> CaseFile:
    """A case in afsnit II without findings that stop it; changes are those of the advice, or of its purchase."""
    base = replace(reserved_lot().advice, routes=routes(), clauses=(), findings=())
    of_purchase = {key: changes.pop(key) for key in list(changes) if hasattr(base.purchase, key)}
    advice = replace(base, purchase=replace(base.purchase, **of_purchase), **changes)
    return replace(canteen(), advice=advice)


def lot_case(title: str = LOT, text: str = "") -> CaseFile:
    """Two lots, the one with that title reserved by § 54, and an employment clause for both."""
    return case_of(
        routes=routes(reserved_lot_54=(RESERVED.id,), employment_clause=(EMPLOYMENT.id,)),
        clauses=(naming(title, text), EMPLOYMENT),
    )


def case_190(status: RouteStatus, *reasons: str) -> CaseFile:
    """The whole purchase reserved by § 190, in the light regime."""
    every = [one for one in routes() if one.code is not RouteCode.RESERVED_190]
    served = Route(
        RouteCode.RESERVED_190, status, tuple(Reason(one, "udbudsloven § 190") for one in reasons), (LEGAL_190.id,)
    )
    return case_of(
        regime=Regime.AFSNIT_III, lots=(), cpv_codes=("85312310",), routes=(*every, served), clauses=(LEGAL_190,)
    )


def entered(sheet: EformsFacts | CaseFile, bt: str, scope: str = PROCEDURE) -> Sequence[tuple[str, str]]:
    """Value and code of each such field."""
    facts = sheet if isinstance(sheet, EformsFacts) else eforms_facts(sheet)
    return [(field.value, field.code) for field in facts.fields if field.bt == bt and field.scope == scope]


def codes(sheet: EformsFacts | CaseFile, bt: str, scope: str = PROCEDURE) -> list[str]:
    """The codes of each such field."""
    return [code for _value, code in entered(sheet, bt, scope)]
