"""The request for offers (udbudsloven § 193, tilbudsloven § 12): its facts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.documents.clause_facts import LETTERS, ClauseText, Section, printed_clause, with_references
from app.documents.letter_facts import (
    CATEGORY,
    DURATION,
    START,
    contact_of,
    deadline_of,
    facts_named,
    letter_of,
    out_since,
    overdue_days,
    sender_name,
    will_ask_one,
)
from app.documents.tender_facts import Fact, LotText, tender_facts
from app.documents.wording import ASKED
from app.model.advice import Advice, CaseFile
from app.model.clause import FilledClause
from app.model.law import Regime

_REQUEST = "opfordring-til-tilbud"
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
class QuoteFacts:
    """What the request for offers says.

    letter: the clause that asks for offers. asks_one: one enterprise is asked and nothing is compared. counted: the law
    limits how many are asked, so the letter states the number. deadline: the day by which the form is sent back, empty
    where no clause says it. prices: rows of the price table. plan_counts: number of the clause by which the plan for
    work and training counts when a supplier is chosen, or empty.
    """

    kind_name: str
    letter: ClauseText | None
    clauses: tuple[ClauseText, ...]
    municipality: str
    title: str
    contact: str
    deadline: str
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


def quote_facts(case_file: CaseFile) -> QuoteFacts:
    """The request for offers, which stands alone: task, terms in full, how to answer, and the form to answer on.

    The estimated value is never stated: it would only tell the few who are asked what the municipality expects to pay.
    """
    tender = tender_facts(case_file)
    letter = letter_of(case_file, _REQUEST)
    rest = replace(case_file.advice, clauses=tuple(one for one in case_file.advice.clauses if one.id != _REQUEST))
    sections = _sections(rest, case_file)
    one = will_ask_one(case_file.advice)
    award = sections.award.clauses
    return QuoteFacts(
        kind_name="Tilbudsanmodning",
        letter=letter,
        clauses=(*((letter,) if letter else ()), *sections.clauses),
        municipality=sender_name(case_file),
        title=rest.purchase.title,
        contact=contact_of(case_file, _REQUEST),
        deadline=deadline_of(case_file, _REQUEST, "frist"),
        overdue=overdue_days(case_file, (_REQUEST,)),
        regime=rest.regime,
        concession=rest.purchase.concession,
        interest_open=rest.regime_if_cross_border is not None,
        asks_one=one,
        counted=not one and rest.regime in (Regime.AFSNIT_V, Regime.TILBUDSLOVEN) and not rest.purchase.concession,
        description=tender.description,
        # The clause that asks for offers states the duration itself.
        facts=tuple(facts_named(tender, CATEGORY, START, *(() if letter else (DURATION,)))),
        lots=tuple(replace(lot, value="") for lot in tender.lots),
        sections=sections,
        prices=tender.prices,
        plan_counts=award[0].number if award else "",
    )


def _sections(advice: Advice, case_file: CaseFile) -> QuoteSections:
    """Every clause but letters in the section of its kind; a kind that has none of its own is social."""
    placed: dict[str, list[FilledClause]] = {}
    for clause in advice.clauses:
        if clause.kind != LETTERS:
            placed.setdefault(_PLACES.get(clause.kind, "social"), []).append(clause)
    present = [place for place in _TITLES if place in placed or place not in _ABSENT_WHEN_EMPTY]
    sections: dict[str, Section | None] = {
        place: Section(
            str(number),
            _TITLES[place],
            tuple(
                printed_clause(clause, f"{number}.{at}", out_since(case_file, clause.id))
                for at, clause in enumerate(placed.get(place, ()), 1)
            ),
        )
        for number, place in enumerate(present, 1)
    }
    absent = {place: None for place in _ABSENT_WHEN_EMPTY if place not in present}
    return QuoteSections(**with_references(sections | absent))  # type: ignore[arg-type]  # only these may be absent
