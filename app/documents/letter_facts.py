"""What both letters to enterprises share: the clause that each is written round, the contact, and the days in it.

A letter is written round a clause of the library that a person can approve and change: the one that invites, or the one
that asks for offers. Where the case has none, the letter says the same in the tool's own words, and marks what the
municipality must fill in. Nothing of the market, the routes that were weighed or the value estimate is read here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import cast

from babel.dates import get_month_names

from app.documents.clause_facts import ClauseText, printed_clause, served_routes
from app.documents.contact import CONTACT, TO_FILL, entrance_of
from app.documents.fitting import ASKING, open_routes
from app.documents.tender_facts import Fact, TenderFacts
from app.model.advice import Advice, CaseFile
from app.model.clause import ClauseStatus, FilledBlank, FilledClause
from app.model.law import RouteCode
from app.text.places import kommune
from app.text.writing import dato

CATEGORY, DURATION, START, VALUE = "Kategori (CPV)", "Varighed", "Forventet start", "Anslået værdi"
"""Names of facts on the task, as the tender has them."""
_DAY = re.compile(r"(\d{1,2})\. (\w+) (\d{4})")
_MONTHS = {name: number for number, name in get_month_names("wide", locale="da").items()}


def letter_of(case_file: CaseFile, clause_id: str) -> ClauseText | None:
    """The clause that a letter is written round, None where the case does not have it."""
    clause = _clause(case_file, clause_id)
    if clause is None:
        return None
    return printed_clause(clause, "Brevet", out_since(case_file, clause_id))


def out_since(case_file: CaseFile, clause_id: str) -> datetime | None:
    """When the clause's version went out of use, if it did after the advice was made."""
    retired = (one.since for one in case_file.moved if one.id == clause_id and one.status is ClauseStatus.RETIRED)
    return next(retired, None)


def _clause(case_file: CaseFile, clause_id: str) -> FilledClause | None:
    return next((one for one in case_file.advice.clauses if one.id == clause_id), None)


def _empty(blank: FilledBlank) -> bool:
    return blank.value == TO_FILL.format(blank.label)


def contact_of(case_file: CaseFile, clause_id: str) -> str:
    """Whom to write to: as the letter's clause says, else the one entrance, else a field to fill in."""
    clause = _clause(case_file, clause_id)
    named = next((one.value for one in clause.blanks if one.name == CONTACT), "") if clause else ""
    return named or entrance_of(case_file.branding) or TO_FILL.format("Kontaktperson og adresse")


def deadline_of(case_file: CaseFile, clause_id: str, blank: str) -> str:
    """The day by which the form is sent back, as the letter's clause says, else empty."""
    clause = _clause(case_file, clause_id)
    return next((one.value for one in clause.blanks if one.name == blank), "") if clause else ""


def will_ask_one(advice: Advice) -> bool:
    """Whether one enterprise is asked: by the clauses, else by the way that was picked, else by what the law leaves.

    Where both ways are left, several are asked: that is right in either, and whoever asks one strikes a sentence out.
    """
    for ways in (served_routes(advice), {advice.choices.way}):
        if asked := ways.intersection(ASKING):
            return RouteCode.DIRECT_PURCHASE in asked
    return [route.code for route in open_routes(advice, ASKING)] == [RouteCode.DIRECT_PURCHASE]


def overdue_days(case_file: CaseFile, clause_ids: Collection[str]) -> tuple[str, ...]:
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


def sender_name(case_file: CaseFile) -> str:
    """The municipality as it calls itself, else by its official name."""
    return case_file.branding.name or kommune(case_file.municipality.name)


def facts_named(tender: TenderFacts, *names: str) -> Iterator[Fact]:
    """Those facts of the tender that have one of the names."""
    return (fact for fact in tender.facts if fact.name in names)
