"""A stored case tells what the library says of its clauses today, and not only when the advice was made."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.cases import review
from app.cases.clause_moves import advice_today
from app.cases.purchases import case_file, find_case, save_and_advise
from app.cases.searches import search_again
from app.clause_library.editing import text_of
from app.model.advice import Edition
from app.model.clause import ClauseStatus
from tests.documents.making import tender_html

from .conftest import INA, NOW, PURCHASE, VALUES
from .test_review import JULIE, MALTE

CLAUSE = "dokumentation-uden-persondata"
LATER = NOW + timedelta(days=3)


def approve(db, at):
    """Version 2 of the clause, begun, sent and approved."""
    draft = review.start_draft(db, CLAUSE, JULIE, at).clause.version
    review.send_to_review(db, CLAUSE, draft, JULIE, at)
    review.approve(db, CLAUSE, draft, MALTE, at, VALUES)
    return draft


@pytest.fixture
def taken(db, cache):
    """A stored case with an approved version of the clause. Gives its version."""
    version = approve(db, NOW)
    save_and_advise(db, cache.current(db), PURCHASE, INA, False, NOW)
    return version


@pytest.fixture
def cache(app):
    return app.extensions["knowledge"]


def file_of(db, cache):
    case = find_case(db, PURCHASE.id, INA)
    return case_file(db, cache.current(db), case.advice, case.made_at, case.demo)


def clause_of(file):
    return next(one for one in file.advice.clauses if one.id == CLAUSE)


def test_nothing_has_moved_right_after_the_advice(db, cache, taken):
    file = file_of(db, cache)
    assert clause_of(file).status is ClauseStatus.APPROVED
    assert file.moved == ()


def test_a_version_that_is_retired_afterwards_is_out_of_use_in_the_case_and_its_documents(db, cache, taken):
    review.retire(db, CLAUSE, taken, JULIE, LATER, "Reglen er ophævet.")
    file = file_of(db, cache)
    assert clause_of(file).status is ClauseStatus.RETIRED
    (moved,) = file.moved
    assert (moved.id, moved.version, moved.since, moved.taken) == (CLAUSE, taken, LATER, None)
    for edition in Edition:
        page = tender_html(file, edition)
        assert "Ude af brug siden 4. juni 2026" in page
        assert "taget ud af brug" in page
        assert "MÅ IKKE SENDES UD" in page


def test_a_version_that_is_superseded_is_out_of_use_and_the_newer_one_is_named(db, cache, taken):
    newer = approve(db, LATER)
    (moved,) = file_of(db, cache).moved
    assert (moved.status, moved.since, moved.taken) == (ClauseStatus.RETIRED, LATER, newer)


def test_advice_made_anew_has_nothing_that_moved(db, cache, taken):
    review.retire(db, CLAUSE, taken, JULIE, LATER, "Reglen er ophævet.")
    search_again(db, cache.current(db), PURCHASE.id, INA, LATER)
    file = file_of(db, cache)
    assert file.moved == ()
    assert CLAUSE not in {one.id for one in file.advice.clauses}


def test_a_shipped_draft_that_is_approved_afterwards_is_approved_in_the_case(db, cache):
    save_and_advise(db, cache.current(db), PURCHASE, INA, False, NOW)
    version = clause_of(file_of(db, cache)).version
    review.send_to_review(db, CLAUSE, version, JULIE, LATER)
    review.approve(db, CLAUSE, version, MALTE, LATER, VALUES)
    file = file_of(db, cache)
    assert clause_of(file).status is ClauseStatus.APPROVED
    assert [(one.id, one.since, one.taken) for one in file.moved] == [(CLAUSE, LATER, version)]


def test_a_text_that_was_written_again_since_is_not_approved_with_the_words_of_the_case(db, cache, taken):
    """What was approved is not what stands in the case."""
    draft = review.start_draft(db, CLAUSE, JULIE, NOW)
    case = find_case(db, PURCHASE.id, INA)
    old = tuple(
        replace(one, version=draft.clause.version, status=ClauseStatus.DRAFT) if one.id == CLAUSE else one
        for one in case.advice.clauses
    )
    changed = replace(text_of(draft.clause), purpose="Et andet formål.")
    review.save_draft(db, CLAUSE, draft.clause.version, changed, JULIE, LATER, draft.lock)
    review.send_to_review(db, CLAUSE, draft.clause.version, JULIE, LATER)
    review.approve(db, CLAUSE, draft.clause.version, MALTE, LATER, VALUES)
    advice, _ = advice_today(db, cache.current(db).clauses, replace(case.advice, clauses=old), NOW)
    assert next(one for one in advice.clauses if one.id == CLAUSE).status is ClauseStatus.DRAFT
