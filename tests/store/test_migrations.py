"""However old a database is, it ends with the schema of a new one."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from app.clause_library import load_clauses
from app.model.clause import ClauseStatus
from app.model.codec import as_json
from app.settings import ROOT
from app.store.clause_reviews import events_of
from app.store.clauses import versions_of
from app.store.database import connect, write
from app.store.migrations import _migrations, is_current, migrate

# The schema as each released edition left it: the SQL of sqlite_master, in the order in which it was made. A file
# is added with every edition that has new migrations, and never changed, so that a migration that has run in a
# municipality cannot be rewritten unnoticed.
EDITIONS = sorted((Path(__file__).parent / "editions").glob("*.sql"))


def schema(db):
    rows = db.query("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {(row["type"], row["name"]): row["sql"] for row in rows}


@pytest.fixture
def opened(tmp_path):
    connections = []

    def open_new(name):
        connections.append(connect(tmp_path / name))
        return connections[-1]

    yield open_new
    for connection in connections:
        connection.close()


@pytest.fixture
def fresh(opened):
    db = opened("fresh.db")
    migrate(db)
    return db


def test_step_by_step_gives_the_schema_of_all_at_once(opened, fresh):
    db = opened("stepwise.db")
    for following in [step.name for step in _migrations.pending(db)][1:]:
        with write(db):
            _migrations.apply(db, stop_before=following)
        assert not is_current(db)
    migrate(db)
    assert is_current(db)
    assert schema(db) == schema(fresh)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda path: path.stem)
def test_a_database_of_an_earlier_edition_becomes_as_a_new_one(edition, opened, fresh):
    db = opened("old.db")
    db.conn.executescript(edition.read_text(encoding="utf-8"))
    migrate(db)
    assert schema(db) == schema(fresh)


def test_clauses_of_an_earlier_edition_are_kept_and_known_as_shipped(opened):
    db = opened("old.db")
    db.conn.executescript(EDITIONS[0].read_text(encoding="utf-8"))
    one = replace(load_clauses(ROOT / "clauses")[0], version=3, status=ClauseStatus.DRAFT)
    row = {"id": one.id, "version": 3, "title": one.title, "kind": one.kind, "status": "draft", "hash": one.hash}
    own = row | {"version": 4, "shipped": 0, "added_at": "2026-02-01T10:00:00+01:00", "body": "", "data": as_json(one)}
    with write(db):
        db.table("clause").insert_all([own | {"version": 3, "shipped": 1}, own])
    migrate(db)
    assert [(entry.shipped_version, entry.lock) for entry in versions_of(db, one.id)] == [(None, 0), (3, 0)]
    assert versions_of(db, one.id)[1].clause == one
    assert [(event.version, event.action, event.at.month) for event in events_of(db, one.id)] == [
        (3, "imported", 2),
        (4, "imported", 2),
    ]


def test_there_is_an_earlier_edition_to_migrate_from():
    assert EDITIONS


def test_migrating_again_changes_nothing(fresh):
    before = schema(fresh)
    migrate(fresh)
    assert schema(fresh) == before


def test_a_step_that_fails_leaves_the_database_as_it_was(opened):
    db = opened("broken.db")
    # The third step cannot make its table.
    db.execute("CREATE TABLE purchase (id TEXT)")
    before = schema(db)
    with pytest.raises(sqlite3.OperationalError):
        migrate(db)
    assert schema(db) == before


def test_an_empty_database_is_not_current(opened):
    assert not is_current(opened("empty.db"))
