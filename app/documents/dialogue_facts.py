"""The invitation to a market dialogue, or the written inquiry to the market: its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.clause_facts import ClauseText
from app.documents.letter_facts import (
    CATEGORY,
    DURATION,
    START,
    VALUE,
    contact_of,
    deadline_of,
    facts_named,
    letter_of,
    overdue_days,
    sender_name,
    will_ask_one,
)
from app.documents.tender_facts import Fact, LotText, tender_facts
from app.model.advice import Advice, CaseFile
from app.model.clause import ClauseStatus
from app.model.law import Regime

_INVITATION, _INQUIRY = "invitation-til-markedsdialog", "forespoergsel-til-markedet"
_TALKED_OF = ("award", "contract")

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
    "Hvad er svært i opgaven, og bør den deles op?",
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
class DialogueFacts:
    """What the invitation says.

    written: enterprises are asked to write only; there are no talks. letter, second: the clauses that invite, the
    second one only where both the talks and the written inquiry were added to the case. asks_one: one enterprise is
    asked for an offer afterwards, so there is no competition. contact: whom to write to. deadline: the day by which the
    form is sent back, empty where no clause says it. overdue: dates in the letter that had passed when the advice was
    made. basis: the rule that the talk rests on, empty where the clause itself cites it. facts: on the task; the
    estimated value is among them where a notice will state it. reserved: the rules by which the case is reserved, or
    empty. reserved_lot: title of the lot that alone is, where one is named; only_a_lot: a lot alone, named or not.
    share: that of § 54 as text, empty where unknown.
    """

    kind_name: str
    written: bool
    letter: ClauseText | None
    second: ClauseText | None
    clauses: tuple[ClauseText, ...]
    municipality: str
    title: str
    asks_one: bool
    contact: str
    deadline: str
    overdue: tuple[str, ...]
    basis: str
    questions: tuple[str, ...]
    description: tuple[str, ...]
    facts: tuple[Fact, ...]
    lots: tuple[LotText, ...]
    terms: tuple[Terms, ...]
    reserved: str
    reserved_lot: str
    only_a_lot: bool
    by_54: bool
    share: str


def dialogue_facts(case_file: CaseFile) -> DialogueFacts:
    """The invitation to a market dialogue, or to a written inquiry where only that clause was added to the case."""
    advice, tender = case_file.advice, tender_facts(case_file)
    invitation, inquiry = letter_of(case_file, _INVITATION), letter_of(case_file, _INQUIRY)
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
        municipality=sender_name(case_file),
        title=advice.purchase.title,
        asks_one=will_ask_one(advice),
        contact=contact_of(case_file, _INVITATION if invitation else _INQUIRY),
        deadline=deadline_of(case_file, *((_INVITATION, "tilmelding") if invitation else (_INQUIRY, "frist"))),
        overdue=overdue_days(case_file, (_INVITATION, _INQUIRY)),
        basis=_basis(advice, letter),
        questions=_questions(letter),
        description=tender.description,
        facts=tuple(facts_named(tender, CATEGORY, DURATION, START, *((VALUE,) if tender.states_value else ()))),
        lots=tender.lots,
        terms=tuple(_terms(advice)),
        reserved=reservation.cites if reservation else "",
        reserved_lot=tender.reserved_lot,
        only_a_lot=bool(reservation and reservation.lot_only),
        by_54=bool(reservation and reservation.by_54),
        share=reservation.share if reservation else "",
    )


def _basis(advice: Advice, letter: ClauseText | None) -> str:
    basis = _BASIS_OF_CONCESSION if advice.purchase.concession else _BASIS[advice.regime]
    _, mark, number = basis.partition("§ ")
    cited = mark and letter and any(f"{mark}{number}" in block.text for block in letter.blocks)
    return "" if cited else basis


def _questions(letter: ClauseText | None) -> tuple[str, ...]:
    """The questions that the letter puts, which are the points of its text."""
    asked = tuple(point for block in letter.blocks for point in block.points) if letter else ()
    return asked if letter else _QUESTIONS


def _terms(advice: Advice) -> Iterator[Terms]:
    """The social terms that the contract may get. Those out of use are no longer meant."""
    for clause in advice.clauses:
        if clause.kind in _TALKED_OF and clause.status is not ClauseStatus.RETIRED:
            aim = clause.purpose.strip()
            yield Terms(clause.title, aim[:1].lower() + aim[1:] if aim.startswith("At ") else "")
