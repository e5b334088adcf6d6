"""What both editions of the tender document say: the fields that the template may use, made from a case file.

Nothing of the market, the routes that were weighed, the findings or the value estimate is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.documents.clause_facts import (
    ClauseText,
    Reservation,
    Sections,
    asks_one,
    reservation_of,
    reserved_lot,
    sections_of,
    words_of,
)
from app.documents.wording import ASKED, CONTRACT_TYPES, PUBLISHED_IN_NOTICE, REGIMES, DocumentWords
from app.model.advice import Advice, CaseFile
from app.model.law import Regime, RouteStatus
from app.model.purchase import ContractType, Lot, Purchase
from app.text.places import kommune
from app.text.writing import dato, kroner

_LOTS_RULE = "§ 49"
_WEIGHT = "vægt"
_YEAR = 12
_LINE_END = re.compile(r"\n\s*\n|\n(?!\s*[a-zæøå])")


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a table with two columns."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LotText:
    """A lot as printed. value is empty where the document does not state it. reserved: by § 54."""

    number: str
    title: str
    description: str
    categories: str
    value: str
    reserved: bool = False


@dataclass(frozen=True, slots=True)
class TenderFacts:
    """Everything that the public edition says.

    kind_name: what the document is called. states_value: the estimated value is public. lots_explained: a clause gives
    the reason for not dividing the purchase. invited_by: number of the clause that asks for offers, or empty.
    words: what document and sections are called. asked: it is sent to those who are asked for offers, and no notice is
    published. asks_one: to one alone, and nothing is compared. prices: rows of the price table. way_picked: a person
    picked the way that the document follows. reserved_lot: title of the lot that alone is reserved by § 54, or empty.
    weights: number of a clause on award -> its weight in percent, empty where it states none.
    """

    kind_name: str
    regime: Regime
    regime_name: str
    regime_law: str
    concession: bool
    interest_open: bool
    description: tuple[str, ...]
    facts: tuple[Fact, ...]
    states_value: bool
    lots: tuple[LotText, ...]
    lots_explained: bool
    reservation: Reservation | None
    reserved_lot: str
    invited_by: str
    words: DocumentWords
    asked: bool
    asks_one: bool
    prices: tuple[str, ...]
    way_picked: bool
    sections: Sections
    weights: Mapping[str, str]

    @property
    def clauses(self) -> tuple[ClauseText, ...]:
        """Every clause that stands in it."""
        return self.sections.clauses


def tender_facts(case_file: CaseFile) -> TenderFacts:
    """The case file as both editions print it."""
    advice = case_file.advice
    purchase = advice.purchase
    words = REGIMES[advice.regime]
    reservation = reservation_of(case_file)
    named = words_of(advice)
    sections = sections_of(advice, named, reservation is not None, case_file.moved)
    return TenderFacts(
        kind_name=named.kind,
        regime=advice.regime,
        regime_name=words.name,
        regime_law=words.law,
        concession=purchase.concession,
        interest_open=advice.regime_if_cross_border is not None,
        description=tuple(paragraphs_of(purchase.description)),
        facts=tuple(_facts(case_file)),
        states_value=_states_value(case_file),
        lots=tuple(_lots(case_file)),
        lots_explained=any(_LOTS_RULE in basis.law for clause in advice.clauses for basis in clause.legal_basis),
        reservation=reservation,
        reserved_lot=lot.title if (lot := _reserved_lot(case_file)) else "",
        invited_by=next((clause.number for clause in sections.invitation.clauses), ""),
        words=named,
        asked=named is ASKED,
        asks_one=asks_one(advice),
        prices=tuple(_prices(purchase)),
        way_picked=_way_picked(advice),
        sections=sections,
        weights=_weights(advice, sections),
    )


def _weights(advice: Advice, sections: Sections) -> dict[str, str]:
    """What each social criterion weighs, by the number of its clause; empty text where the clause has no such blank."""
    by_id = {one.id: next((blank.value for blank in one.blanks if blank.name == _WEIGHT), "") for one in advice.clauses}
    return {clause.number: by_id.get(clause.id, "") for clause in sections.award.clauses}


def _way_picked(advice: Advice) -> bool:
    """Whether a person picked the way, and the law still lets the tender follow it."""
    closed = {route.code for route in advice.routes if route.status is RouteStatus.NOT_AVAILABLE}
    return advice.choices.way is not None and advice.choices.way not in closed


def category_text(codes: Sequence[str], case_file: CaseFile) -> str:
    """CPV codes with their official Danish labels."""
    return "; ".join(f"{code} {case_file.category_labels.get(code, '')}".strip() for code in codes)


def _facts(case_file: CaseFile) -> Iterator[Fact]:
    purchase = case_file.advice.purchase
    yield Fact("Ordregiver", kommune(case_file.municipality.name))
    if purchase.department:
        yield Fact("Forvaltning", purchase.department)
    if purchase.cpv_codes:
        yield Fact("Kategori (CPV)", category_text(purchase.cpv_codes, case_file))
    concession = ", koncession" if purchase.concession else ""
    yield Fact("Kontraktens art", CONTRACT_TYPES[purchase.contract_type] + concession)
    if _states_value(case_file):
        yield Fact("Anslået værdi", f"{kroner(purchase.value_kr)} uden moms for hele perioden, optioner medregnet")
    yield Fact("Varighed", _duration(purchase))
    if purchase.start_date:
        yield Fact("Forventet start", dato(purchase.start_date))
    yield Fact("Proceduren begynder", dato(purchase.notice_date))


def _states_value(case_file: CaseFile) -> bool:
    """Whether the public may know the value.

    A published notice states it. Where there is none, the figure would only tell the few who are asked what the
    municipality expects to pay.
    """
    return case_file.advice.regime in PUBLISHED_IN_NOTICE


def paragraphs_of(text: str) -> Iterator[str]:
    """Typed text in paragraphs: a line that begins with a small letter goes on from the one before."""
    for part in _LINE_END.split(text):
        if words := " ".join(part.split()):
            yield words


def _prices(purchase: Purchase) -> Iterator[str]:
    """What a price is asked for, of those who are asked for offers."""
    if purchase.lots:
        yield from (f"Delkontrakt {at}: {lot.title}" for at, lot in enumerate(purchase.lots, 1))
    else:
        yield "Hele opgaven i kontraktens tid"
    if purchase.duration_months > _YEAR:
        yield "Heraf pr. år"
    yield "Pris pr. enhed, hvis der regnes sådan (skriv enheden, for eksempel stk. eller besøg)"
    if purchase.contract_type is not ContractType.SUPPLIES:
        yield "Timepris for arbejde, som kommunen beder om ud over opgaven"


def _duration(purchase: Purchase) -> str:
    return f"{length(purchase)}, eventuelle forlængelser medregnet"


def length(purchase: Purchase) -> str:
    """How long the contract runs: in years where they are whole, else in months."""
    months = purchase.duration_months
    if months % _YEAR == 0:
        return f"{months // _YEAR} år"
    return f"{months} {'måned' if months == 1 else 'måneder'}"


def _reserved_lot(case_file: CaseFile) -> Lot | None:
    """The lot that is reserved by § 54 alone, where the clauses name one."""
    reservation = reservation_of(case_file)
    return reserved_lot(case_file.advice) if reservation and reservation.by_54 and reservation.lot_only else None


def _lots(case_file: CaseFile) -> Iterator[LotText]:
    reserved = _reserved_lot(case_file)
    for at, lot in enumerate(case_file.advice.purchase.lots, 1):
        yield LotText(
            number=str(at),
            title=lot.title,
            description=lot.description,
            categories=category_text(lot.cpv_codes, case_file),
            value=kroner(lot.value_kr) if _states_value(case_file) else "",
            reserved=lot is reserved,
        )
