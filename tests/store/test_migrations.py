"""However old a database is, it ends with the schema of a new one."""

import sqlite3
from pathlib import Path

import pytest

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
