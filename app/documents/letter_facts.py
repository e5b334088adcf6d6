"""The two letters to enterprises: the invitation to a market dialogue, and the request for offers (udbudsloven § 193).

A letter is written round a clause of the library that a person can approve and change: the one that invites, or the one
that asks for offers. Where the case has none, the letter says the same in the tool's own words, and marks what the
municipality must fill in. Nothing of the market, the routes that were weighed or the value estimate is read here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from babel.dates import get_month_names

from app.documents.clause_facts import (
    LETTERS,
    ClauseText,
    Section,
    printed_clause,
    served_routes,
)
from app.documents.fitting import ASKING, open_routes
from app.documents.tender_facts import Fact, LotText, TenderFacts, tender_facts
from app.documents.wording import ASKED
from app.model.advice import Advice, CaseFile
from app.model.clause import ClauseStatus, FilledBlank, FilledClause
from app.model.law import Regime, RouteCode
from app.text.places import kommune
from app.text.writing import dato

_INVITATION, _INQUIRY, _REQUEST = "invitation-til-markedsdialog", "forespoergsel-til-markedet", "opfordring-til-tilbud"
_CONTACT = "kontakt"
_TO_FILL = "[udfyldes: {}]"
_CATEGORY, _DURATION, _START, _VALUE = "Kategori (CPV)", "Varighed", "Forventet start", "Anslået værdi"
_TITLES = {
    "purchase": "Indkøbet",
    "procedure": ASKED.procedure,
    "award": ASKED.award,
    "social": "Sociale klausuler",
    "control": "Dokumentation og kontrol",
    "form": "Tilbudsskema og erklæring",
    "versions": "Versioner og kilder",
}
_ABSENT_WHEN_EMPTY = ("social", "control")
_PLACES = {"notice": "procedure", "qualification": "procedure", "award": "award", "administration": "control"}
_TALKED_OF = ("award", "contract")
_YEAR = 12
_DAY = re.compile(r"(\d{1,2})\. (\w+) (\d{4})")
_MONTHS = {name: number for number, name in get_month_names("wide", locale="da").items()}

_BASIS = {
    Regime.AFSNIT_II: "udbudsloven § 39",
    Regime.AFSNIT_III: "udbudsloven §§ 2 og 186",
    Regime.AFSNIT_IV: "udbudsloven §§ 2 og 192",
    Regime.AFSNIT_V: "udbudsloven § 193, stk. 5",
    Regime.BELOW_500K: "forvaltningsretlige grundsætninger",
    Regime.TILBUDSLOVEN: "tilbudsloven §§ 2 og 8",
}
"""What a talk with the market rests on. § 39 belongs to afsnit II; elsewhere the principles of the part carry it."""
_BASIS_OF_CONCESSION = "BEK 1080/2022"

_QUESTIONS = (
    "Hvad er svært i opgaven, og hvordan bør den deles op?",
    "Hvad skal der til, for at en mindre virksomhed kan løse opgaven eller en del af den?",
    "Hvilke dele egner sig til mennesker, der har brug for en vej ind på arbejdsmarkedet?",
    "Hvad ville få jer til at lade være med at byde?",
)
"""What is asked where no clause of the case asks: about the task, never about prices, which would be an advantage."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A social term by its title. aim: what it is to achieve, as a clause of a sentence, empty where unknown."""

    title: str
    aim: str


@dataclass(frozen=True, slots=True)
class QuoteSections:
    """The numbered sections of the request, under the titles by which clauses speak of them.

    social and control are absent where no clause stands in them.
    """

    purchase: Section
    procedure: Section
    award: Section
    social: Section | None
    control: Section | None
    form: Section
    versions: Section

    @property
    def clauses(self) -> tuple[ClauseText, ...]:
        """Every clause in the order of the letter."""
        every = (self.purchase, self.procedure, self.award, self.social, self.control)
        return tuple(clause for section in every if section for clause in section.clauses)


@dataclass(frozen=True, slots=True)
class DialogueFacts:
    """What the invitation says.

    written: enterprises are asked to write only; there are no talks. letter, second: the clauses that invite, the
    second one only where both the talks and the written inquiry were added to the case. contact: whom to write to.
    overdue: dates in the letter that had passed when the advice was made. facts: on the task; the estimated value is
    among them where a notice will state it. reserved: the rules by which the case is reserved, or empty.
    """

    kind_name: str
    written: bool
    letter: ClauseText | None
    second: ClauseText | None
    clauses: tuple[ClauseText, ...]
    municipality: str
    title: str
    contact: str
    overdue: tuple[str, ...]
    basis: str
    questions: tuple[str, ...]
    description: tuple[str, ...]
    facts: tuple[Fact, ...]
    lots: tuple[LotText, ...]
    terms: tuple[Terms, ...]
    reserved: str
    reserved_lot: bool


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """What the request for offers says.

    letter: the clause that asks for offers. asks_one: one enterprise is asked and nothing is compared. counted: the law
    limits how many are asked, so the letter states the number. prices: rows of the price table. plan_counts: number of
    the clause by which the plan for work and training counts when a supplier is chosen, or empty.
    """

    kind_name: str
    letter: ClauseText | None
    clauses: tuple[ClauseText, ...]
    municipality: str
    title: str
    contact: str
    overdue: tuple[str, ...]
    regime: Regime
    concession: bool
    interest_open: bool
    asks_one: bool
    counted: bool
    description: tuple[str, ...]
    facts: tuple[Fact, ...]
    lots: tuple[LotText, ...]
    sections: QuoteSections
    prices: tuple[str, ...]
    plan_counts: str


def dialogue_facts(case_file: CaseFile) -> DialogueFacts:
    """The invitation to a market dialogue, or to a written inquiry where only that clause was added to the case."""
    case_file = _with_contact(case_file)
    advice, tender = case_file.advice, tender_facts(case_file)
    invitation, inquiry = _letter(case_file, _INVITATION), _letter(case_file, _INQUIRY)
    letter = invitation or inquiry
    written = invitation is None and inquiry is not None
    second = inquiry if invitation else None
    reservation = tender.reservation
    return DialogueFacts(
        kind_name="Forespørgsel til markedet" if written else "Invitation til markedsdialog",
        written=written,
        letter=letter,
        second=second,
        clauses=tuple(clause for clause in (letter, second) if clause),
        municipality=_name(case_file),
        title=advice.purchase.title,
        contact=_contact(case_file, _INVITATION if invitation else _INQUIRY),
        overdue=_overdue(case_file, (_INVITATION, _INQUIRY)),
        basis=_BASIS_OF_CONCESSION if advice.purchase.concession else _BASIS[advice.regime],
        questions=_questions(letter),
        description=tender.description,
        facts=tuple(_facts(tender, _CATEGORY, _DURATION, _START, *((_VALUE,) if tender.states_value else ()))),
        lots=tender.lots,
        terms=tuple(_terms(advice)),
        reserved=reservation.cites if reservation else "",
        reserved_lot=bool(reservation and reservation.lot_only),
    )


def quote_facts(case_file: CaseFile) -> QuoteFacts:
    """The request for offers, which stands alone: task, terms in full, how to answer, and the form to answer on.

    The estimated value is never stated: it would only tell the few who are asked what the municipality expects to pay.
    """
    case_file = _with_contact(case_file)
    tender = tender_facts(case_file)
    letter = _letter(case_file, _REQUEST)
    rest = replace(case_file.advice, clauses=tuple(one for one in case_file.advice.clauses if one.id != _REQUEST))
    sections = _sections(rest, case_file)
    one = _asks_one(case_file.advice)
    award = sections.award.clauses
    return QuoteFacts(
        kind_name="Tilbudsanmodning",
        letter=letter,
        clauses=(*((letter,) if letter else ()), *sections.clauses),
        municipality=_name(case_file),
        title=rest.purchase.title,
        contact=_contact(case_file, _REQUEST),
        overdue=_overdue(case_file, (_REQUEST,)),
        regime=rest.regime,
        concession=rest.purchase.concession,
        interest_open=rest.regime_if_cross_border is not None,
        asks_one=one,
        counted=not one and rest.regime in (Regime.AFSNIT_V, Regime.TILBUDSLOVEN) and not rest.purchase.concession,
        description=tender.description,
        # The clause that asks for offers states the duration itself.
        facts=tuple(_facts(tender, _CATEGORY, _START, *(() if letter else (_DURATION,)))),
        lots=tuple(replace(lot, value="") for lot in tender.lots),
        sections=sections,
        prices=tuple(_prices(rest)),
        plan_counts=award[0].number if award else "",
    )


def _sections(advice: Advice, case_file: CaseFile) -> QuoteSections:
    """Every clause but letters in the section of its kind; a kind that has none of its own is social."""
    placed: dict[str, list[FilledClause]] = {}
    for clause in advice.clauses:
        if clause.kind != LETTERS:
            placed.setdefault(_PLACES.get(clause.kind, "social"), []).append(clause)
    present = [place for place in _TITLES if place in placed or place not in _ABSENT_WHEN_EMPTY]
    sections = {
        place: Section(
            str(number),
            _TITLES[place],
            tuple(
                printed_clause(clause, f"{number}.{at}", _out_since(case_file, clause.id))
                for at, clause in enumerate(placed.get(place, ()), 1)
            ),
        )
        for number, place in enumerate(present, 1)
    }
    return QuoteSections(
        purchase=sections["purchase"],
        procedure=sections["procedure"],
        award=sections["award"],
        social=sections.get("social"),
        control=sections.get("control"),
        form=sections["form"],
        versions=sections["versions"],
    )


def _asks_one(advice: Advice) -> bool:
    """Whether one enterprise is asked: by the clauses, else by the way that was picked, else by what the law leaves.

    Where both ways are left, several are asked: that is right in either, and whoever asks one strikes a sentence out.
    """
    for ways in (served_routes(advice), {advice.choices.way}):
        if asked := ways.intersection(ASKING):
            return RouteCode.DIRECT_PURCHASE in asked
    return [route.code for route in open_routes(advice, ASKING)] == [RouteCode.DIRECT_PURCHASE]


def _letter(case_file: CaseFile, clause_id: str) -> ClauseText | None:
    clause = _clause(case_file, clause_id)
    if clause is None:
        return None
    return printed_clause(clause, "Brevet", _out_since(case_file, clause_id))


def _out_since(case_file: CaseFile, clause_id: str) -> datetime | None:
    """When the clause's version went out of use, if it did after the advice was made."""
    retired = (one.since for one in case_file.moved if one.id == clause_id and one.status is ClauseStatus.RETIRED)
    return next(retired, None)


def _clause(case_file: CaseFile, clause_id: str) -> FilledClause | None:
    return next((one for one in case_file.advice.clauses if one.id == clause_id), None)


def _with_contact(case_file: CaseFile) -> CaseFile:
    """The municipality's one entrance stands where a letter asks for a contact and nobody typed another one."""
    entrance = _entrance(case_file)
    if not entrance:
        return case_file
    clauses = tuple(
        _put_in(clause, blank, entrance) if (blank := _empty_contact(clause)) else clause
        for clause in case_file.advice.clauses
    )
    return replace(case_file, advice=replace(case_file.advice, clauses=clauses))


def _empty_contact(clause: FilledClause) -> FilledBlank | None:
    return next(
        (one for one in clause.blanks if one.name == _CONTACT and one.value == _TO_FILL.format(one.label)), None
    )


def _empty(blank: FilledBlank) -> bool:
    return blank.value == _TO_FILL.format(blank.label)


def _put_in(clause: FilledClause, blank: FilledBlank, entrance: str) -> FilledClause:
    blanks = tuple(replace(one, value=entrance) if one is blank else one for one in clause.blanks)
    return replace(clause, text=clause.text.replace(blank.value, entrance), blanks=blanks)


def _entrance(case_file: CaseFile) -> str:
    brand = case_file.branding
    return ", ".join(text for text in (brand.contact_name, brand.contact_phone, brand.contact_email) if text)


def _contact(case_file: CaseFile, clause_id: str) -> str:
    """Whom to write to: as the letter's clause says, else the one entrance, else a field to fill in."""
    clause = _clause(case_file, clause_id)
    named = next((one.value for one in clause.blanks if one.name == _CONTACT), "") if clause else ""
    return named or _entrance(case_file) or _TO_FILL.format("Kontaktperson og adresse")


def _overdue(case_file: CaseFile, clause_ids: Collection[str]) -> tuple[str, ...]:
    """The dates in these clauses that had passed when the advice was made."""
    made_on = case_file.made_at.date()
    days = {
        day
        for clause in case_file.advice.clauses
        if clause.id in clause_ids
        for blank in clause.blanks
        if (day := _day(blank.value)) and day < made_on
    }
    return tuple(dato(day) for day in sorted(days))


def _day(text: str) -> date | None:
    """The day that a blank was filled with, None for anything else."""
    found = _DAY.fullmatch(text)
    if not found or found[2] not in _MONTHS:
        return None
    try:
        return date(int(found[3]), cast(int, _MONTHS[found[2]]), int(found[1]))
    except ValueError:
        return None


def _name(case_file: CaseFile) -> str:
    return case_file.branding.name or kommune(case_file.municipality.name)


def _questions(letter: ClauseText | None) -> tuple[str, ...]:
    """The questions that the letter puts, which are the points of its text."""
    asked = tuple(point for block in letter.blocks for point in block.points) if letter else ()
    return asked if letter else _QUESTIONS


def _facts(tender: TenderFacts, *names: str) -> Iterator[Fact]:
    return (fact for fact in tender.facts if fact.name in names)


def _terms(advice: Advice) -> Iterator[Terms]:
    """The social terms that the contract may get. Those out of use are no longer meant."""
    for clause in advice.clauses:
        if clause.kind in _TALKED_OF and clause.kind != LETTERS and clause.status is not ClauseStatus.RETIRED:
            aim = clause.purpose.strip()
            yield Terms(clause.title, aim[:1].lower() + aim[1:] if aim.startswith("At ") else "")


def _prices(advice: Advice) -> Iterator[str]:
    """What a price is asked for."""
    purchase = advice.purchase
    if purchase.lots:
        yield from (f"Delkontrakt {at}: {lot.title}" for at, lot in enumerate(purchase.lots, 1))
    else:
        yield "Hele opgaven i kontraktens tid"
    if purchase.duration_months > _YEAR:
        yield "Heraf pr. år"
    if purchase.contract_type.value != "supplies":
        yield "Timepris for arbejde, som kommunen beder om ud over opgaven"
