"""Which clauses are to be looked at again, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.cases.clauses_due import due_for_review
from app.clause_library import load_clauses
from app.model.clause import Blank, ClauseStatus
from app.model.law import LawSource
from app.model.review import Due, DueReason
from app.parameters import DatedValue, Parameter, Parameters
from app.settings import ROOT
from app.store import clauses
from app.store.database import write

from .conftest import NOW

TODAY = NOW.date()
APPROVED_ON = date(2026, 1, 15)
LONG = date(2030, 1, 1)
ONE = replace(
    load_clauses(ROOT / "clauses")[0],
    id="proeve",
    version=1,
    title="Prøve",
    status=ClauseStatus.APPROVED,
    reviewed_by="Malte",
    reviewed_on=APPROVED_ON,
    next_review=LONG,
    valid_from=date(2024, 1, 1),
    valid_to=None,
    blanks=(Blank("årsværk", "Årsværk", "decimal", default="places"),),
)


@pytest.fixture
def due(db):
    """What is due of the given clauses, with the given laws and values."""

    def ask(*given, laws=(), values=()):
        with write(db):
            for one in given:
                clauses.add_clause(db, one, shipped_version=None, added_at=NOW)
        found = due_for_review(db, Parameters(values, laws), TODAY)
        return [(one.clause, one.reasons) for one in found if one.clause.id.startswith("proeve")]

    return ask


def law(changed_on, name="udbudsloven"):
    return LawSource(name, name, "", date(2026, 3, 31), changed_on)


def value(valid_from, parameter_id="full_time_yearly_cost"):
    dated = DatedValue(valid_from, None, 1.0, None, None, "kilde")
    return Parameter(
        parameter_id, "Et årsværk", "", "kr.", (dated,), "antagelse", TODAY, None, "", "", "", "value", False
    )


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        (-1, DueReason.REVIEW_PASSED),
        (0, DueReason.REVIEW_PASSED),
        (1, DueReason.REVIEW_SOON),
        (30, DueReason.REVIEW_SOON),
        (31, None),
    ],
)
def test_a_review_is_due_from_thirty_days_before_its_day(due, days, reason):
    day = TODAY + timedelta(days=days)
    found = due(replace(ONE, next_review=day))
    assert [reasons for _, reasons in found] == ([(Due(reason, day),)] if reason else [])


@pytest.mark.parametrize(
    ("changed_on", "told"),
    [
        (None, False),
        (APPROVED_ON, False),
        (APPROVED_ON + timedelta(days=1), True),
        (TODAY, True),
        (TODAY + timedelta(days=1), False),
    ],
)
def test_a_law_that_changed_after_the_approval_is_a_reason(due, changed_on, told):
    found = due(ONE, laws=[law(changed_on)])
    assert found == ([(ONE, (Due(DueReason.LAW_CHANGED, changed_on, "udbudsloven"),))] if told else [])


def test_a_law_that_the_clause_does_not_rest_on_is_none(due):
    assert due(ONE, laws=[law(TODAY, "serviceloven")]) == []


def test_what_nobody_has_approved_is_not_due_for_a_changed_law(due):
    draft = replace(ONE, status=ClauseStatus.DRAFT, reviewed_by="", reviewed_on=None)
    assert due(draft, laws=[law(TODAY)], values=[value(TODAY)]) == []


def test_a_value_behind_a_blanks_proposal_that_changed_after_the_approval_is_a_reason(due):
    assert due(ONE, values=[value(TODAY)]) == [(ONE, (Due(DueReason.VALUE_CHANGED, TODAY, "Et årsværk"),))]


@pytest.mark.parametrize(
    "changed", [value(APPROVED_ON), value(TODAY + timedelta(days=1)), value(TODAY, "threshold_light")]
)
def test_an_older_a_coming_or_another_value_is_none(due, changed):
    assert due(ONE, values=[changed]) == []


def test_only_the_version_that_tenders_take_is_looked_at(due):
    second = replace(ONE, version=2, next_review=TODAY)
    newer_draft = replace(
        ONE, version=3, status=ClauseStatus.DRAFT, next_review=TODAY, reviewed_by="", reviewed_on=None
    )
    found = due(replace(ONE, status=ClauseStatus.RETIRED, next_review=TODAY), second, newer_draft)
    assert [clause.version for clause, _ in found] == [2]


def test_the_earliest_day_comes_first_and_every_reason_is_told(due):
    later = replace(ONE, id="proeve-to", next_review=TODAY + timedelta(days=9), legal_basis=())
    found = due(later, replace(ONE, next_review=TODAY), laws=[law(TODAY - timedelta(days=5))])
    assert [clause.id for clause, _ in found] == ["proeve", "proeve-to"]
    assert [one.reason for one in found[0][1]] == [DueReason.LAW_CHANGED, DueReason.REVIEW_PASSED]
