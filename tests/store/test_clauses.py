"""Every version of a clause is kept as it was; the newest is the one that is shown."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.clause_library import load_clauses
from app.model.clause import ClauseStatus
from app.settings import ROOT
from app.store import clauses, reference
from app.store.database import write

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
SHIPPED = load_clauses(ROOT / "clauses")
ONE = replace(SHIPPED[0], id="proeve", version=1, title="Prøve", purpose="Vinduespolering.", hash="1")


def add(db, *given):
    with write(db):
        for clause in given:
            clauses.add_clause(db, clause, shipped_version=clause.version, added_at=NOW)


@pytest.mark.parametrize("clause", SHIPPED, ids=lambda clause: clause.id)
def test_a_shipped_clause_is_read_again_unchanged(empty, clause):
    add(empty, clause)
    (entry,) = clauses.versions_of(empty, clause.id)
    assert (entry.clause, entry.shipped, entry.added_at) == (clause, True, NOW)


def test_a_version_that_is_there_is_never_replaced(empty):
    add(empty, ONE)
    with pytest.raises(sqlite3.IntegrityError):
        add(empty, replace(ONE, title="Et andet ord"))
    assert clauses.current_clauses(empty)[0].clause == ONE


def test_the_newest_version_is_current_and_the_older_ones_are_kept(empty):
    add(empty, *(replace(ONE, version=number) for number in (9, 10, 2)))
    assert [entry.clause.version for entry in clauses.current_clauses(empty)] == [10]
    assert [entry.clause.version for entry in clauses.versions_of(empty, "proeve")] == [10, 9, 2]


def test_words_are_found_inside_compounds_of_the_newest_version_only(empty):
    add(empty, ONE)
    assert [entry.clause.id for entry in clauses.search_clauses(empty, "polering")] == ["proeve"]
    add(empty, replace(ONE, version=2, purpose="Kantinedrift."))
    assert clauses.search_clauses(empty, "polering") == ()
    assert [entry.clause.version for entry in clauses.search_clauses(empty, "kantine")] == [2]


def test_a_shipped_version_is_known_by_its_hash_under_the_number_it_was_shipped_with(empty):
    add(empty, ONE)
    with write(empty):
        clauses.add_clause(empty, replace(ONE, version=2, hash="own"), shipped_version=None, added_at=NOW)
        clauses.add_clause(empty, replace(ONE, version=3, hash="2"), shipped_version=2, added_at=NOW)
    assert clauses.shipped_hashes(empty) == {("proeve", 1): "1", ("proeve", 2): "2"}
    assert clauses.highest_versions(empty) == {"proeve": 3}


def test_versions_older_than_one_approved_or_retired_no_longer_stand(empty):
    add(empty, *(replace(ONE, version=number) for number in (1, 2, 3)))
    assert [one.clause.version for one in clauses.standing_versions(empty)] == [1, 2, 3]
    with write(empty):
        clauses.set_status(empty, replace(ONE, version=2), ClauseStatus.RETIRED)
    assert [(one.clause.version, one.clause.status.value) for one in clauses.standing_versions(empty)] == [
        (2, "retired"),
        (3, "draft"),
    ]


def test_the_library_shows_the_shipped_draft_before_an_own_one_unless_it_is_finished(empty):
    own = replace(ONE, version=2)
    add(empty, ONE)
    with write(empty):
        clauses.add_clause(empty, own, shipped_version=None, added_at=NOW)
    assert [entry.clause.version for entry in clauses.current_clauses(empty)] == [1]
    with write(empty):
        clauses.set_status(empty, ONE, ClauseStatus.RETIRED)
    assert [entry.clause.version for entry in clauses.current_clauses(empty)] == [1]
    with write(empty):
        clauses.set_status(empty, own, ClauseStatus.RETIRED)
    assert [entry.clause.version for entry in clauses.current_clauses(empty)] == [2]


def test_an_unknown_id_has_no_versions(empty):
    assert clauses.versions_of(empty, "findes-ikke") == ()


def test_a_new_version_bumps_the_revision(empty):
    add(empty, ONE)
    before = reference.revisions(empty)["clause"]
    add(empty, replace(ONE, version=2))
    assert reference.revisions(empty)["clause"] == before + 1
