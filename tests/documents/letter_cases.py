"""The letters' own clauses and cases, and what a person reads in a letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import html5lib

from app.model.advice import CaseFile, Edition
from app.model.branding import Branding
from app.model.clause import ClauseStatus, FilledBlank, FilledClause
from app.model.document import DocumentKind
from app.model.law import Regime, RouteCode

from .cases import routes, small_purchase
from .making import made

DIALOGUE, QUOTE = DocumentKind.DIALOGUE, DocumentKind.QUOTE
ENTRANCE = Branding(
    name="Silkeborg Kommune",
    address=("Søvej 1", "8600 Silkeborg"),
    contact_name="Virksomhedernes indgang",
    contact_phone="89 70 10 00",
    contact_email="indkoeb@eksempel.dk",
)


def contact(value: str = "[udfyldes: Kontaktperson og adresse]") -> FilledBlank:
    return FilledBlank("kontakt", "Kontaktperson og adresse", value, "", "Udfyldes af kommunen.")


def letter(clause_id: str, title: str, kind: str, text: str, *blanks: FilledBlank) -> FilledClause:
    return FilledClause(clause_id, 1, ClauseStatus.APPROVED, title, text, blanks, kind=kind)


def request(to: str = "[udfyldes: Kontaktperson og adresse]", day: str = "22. maj 2026") -> FilledClause:
    return letter(
        "opfordring-til-tilbud",
        "Opfordring til at give tilbud",
        "notice",
        f"Kommunen beder om tilbud.\n\nTilbuddet sendes til {to} senest den {day}.",
        contact(to),
        FilledBlank("frist", "Frist for tilbud", day, "", "21 dage efter."),
    )


INVITATION = letter(
    "invitation-til-markedsdialog",
    "Invitation til markedsdialog",
    "process",
    "Kom til samtale om opgaven.\n\nVi spørger om dette:\n- Hvad er svært?\n- Hvad er let?\n\nDet er frivilligt.",
)


INQUIRY = letter(
    "forespoergsel-til-markedet",
    "Kort forespørgsel til markedet",
    "process",
    "Skriv til os om opgaven.\n\nSvar på dette:\n- Kan I løse opgaven?\n\nI er ikke bundet.",
)


CRITERION = letter("kriterium", "Socialt kriterium", "award", "Kriteriet vægter 10 procent.")


def case(
    make: Callable[[], CaseFile] = small_purchase,
    *clauses: FilledClause,
    regime: Regime | None = None,
    way: RouteCode | None = RouteCode.QUOTES,
    brand: Branding = ENTRANCE,
    **purchase: object,
) -> CaseFile:
    """A case with these clauses, all chosen for one way, None where no clause was chosen for any."""
    case_file = make()
    advice = case_file.advice
    served = {way.value: tuple(one.id for one in clauses if one.kind != "process")} if way and clauses else {}
    advice = replace(
        advice,
        purchase=replace(advice.purchase, **purchase),
        regime=regime or advice.regime,
        regime_if_cross_border=None,
        clauses=clauses,
        routes=routes(**served),
    )
    return replace(case_file, advice=advice, branding=brand)


def page(case_file: CaseFile, kind: DocumentKind) -> str:
    return made(case_file, kind, Edition.PUBLIC).html


def words(case_file: CaseFile, kind: DocumentKind) -> str:
    """What a person reads, with every kind of space as one space."""
    body = html5lib.parse(page(case_file, kind), namespaceHTMLElements=False).find("body")
    assert body is not None
    return re.sub(r"\s+", " ", "".join(body.itertext()))
