"""The database itself keeps what was approved and what happened, whatever a later module does."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.clause_library import load_clauses
from app.model.clause import ClauseStatus
from app.model.review import ClauseAction
from app.settings import ROOT
from app.store import clause_reviews, clauses
from app.store.database import write

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
ONE = replace(load_clauses(ROOT / "clauses")[0], id="proeve", version=1, title="Prøve", hash="1")
KEY = ("proeve", 1)
JULIE = (7, "Julie")
# What would change the text of a version, each in its own way.
CHANGES = (
    "UPDATE clause SET data = '{}'",
    "UPDATE clause SET title = 'Andet'",
    "UPDATE clause SET body = 'Andet'",
    "UPDATE clause SET hash = 'x', lock = lock + 1",
    "UPDATE clause SET version = 9",
    "UPDATE clause SET status = 'draft'",
    "UPDATE clause SET status = 'in_review'",
    "DELETE FROM clause",
    "REPLACE INTO clause SELECT * FROM clause",
)


@pytest.fixture
def held(empty):
    with write(empty):
        clauses.add_clause(empty, ONE, shipped_version=None, added_at=NOW)
    return empty


def bring_to(db, *states):
    with write(db):
        for state in states:
            clauses.set_status(db, ONE, state)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("states", [(ClauseStatus.APPROVED,), (ClauseStatus.APPROVED, ClauseStatus.RETIRED)])
def test_an_approved_or_retired_version_is_never_changed_or_removed(held, change, states):
    bring_to(held, *states)
    before = clauses.versions_of(held, "proeve")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        held.execute(change)
    held.conn.rollback()
    assert clauses.versions_of(held, "proeve") == before


def test_a_retired_version_does_not_become_approved_again(held):
    bring_to(held, ClauseStatus.APPROVED, ClauseStatus.RETIRED)
    with pytest.raises(sqlite3.IntegrityError):
        bring_to(held, ClauseStatus.APPROVED)


@pytest.mark.parametrize("state", [ClauseStatus.DRAFT, ClauseStatus.IN_REVIEW])
def test_a_version_that_is_not_approved_can_be_changed(held, state):
    bring_to(held, state)
    with write(held):
        clauses.save_draft(held, replace(ONE, title="Andet"))
    assert clauses.versions_of(held, "proeve")[0].clause.title == "Andet"


def test_an_approved_version_can_be_retired_and_keeps_its_text(held):
    bring_to(held, ClauseStatus.APPROVED, ClauseStatus.RETIRED)
    assert clauses.versions_of(held, "proeve")[0].clause == replace(ONE, status=ClauseStatus.RETIRED)


def test_every_change_raises_the_lock(held):
    locks = [clauses.versions_of(held, "proeve")[0].lock]
    with write(held):
        clauses.save_draft(held, replace(ONE, title="Andet"))
    locks.append(clauses.versions_of(held, "proeve")[0].lock)
    bring_to(held, ClauseStatus.IN_REVIEW)
    locks.append(clauses.versions_of(held, "proeve")[0].lock)
    assert locks == [0, 1, 2]


def test_events_are_read_as_they_were_noted_and_oldest_first(held):
    with write(held):
        clause_reviews.add_event(held, KEY, ClauseAction.CREATED, NOW, JULIE)
        clause_reviews.add_event(held, KEY, ClauseAction.IMPORTED, NOW, None, "En note.")
        clause_reviews.add_event(held, ("andet", 1), ClauseAction.CREATED, NOW, JULIE)
    first, second = clause_reviews.events_of(held, "proeve")
    assert (first.action, first.by_id, first.by_name, first.at) == (ClauseAction.CREATED, 7, "Julie", NOW)
    assert (second.action, second.by_id, second.by_name, second.note) == (ClauseAction.IMPORTED, None, "", "En note.")


@pytest.mark.parametrize("change", ["UPDATE clause_event SET by_name = 'En anden'", "DELETE FROM clause_event"])
def test_what_happened_is_never_changed(held, change):
    with write(held):
        clause_reviews.add_event(held, KEY, ClauseAction.CREATED, NOW, JULIE)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        held.execute(change)


def test_comments_belong_to_their_version_and_can_be_settled(held):
    with write(held):
        number = clause_reviews.add_comment(held, KEY, "p1", "Er det hjemlet?", NOW, JULIE)
        clause_reviews.add_comment(held, ("proeve", 2), "p1", "Om den næste.", NOW, JULIE)
    (open_one,) = clause_reviews.comments_of(held, *KEY)
    assert (open_one.id, open_one.part, open_one.text, open_one.by_id) == (number, "p1", "Er det hjemlet?", 7)
    assert open_one.settled_at is None
    with write(held):
        clause_reviews.settle_comment(held, number, NOW, "Malte")
    settled = clause_reviews.find_comment(held, number)
    assert (settled.settled_at, settled.settled_by) == (NOW, "Malte")


def test_an_unknown_comment_is_none(held):
    assert clause_reviews.find_comment(held, 99) is None
