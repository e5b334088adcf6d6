"""One way to write: all or nothing, one writer at a time, readers undisturbed."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from app.model.errors import InputError
from app.store import reference
from app.store.database import connect, read, write

from .conftest import write_and_fail


def impatient(path):
    """A second connection that does not wait for a lock."""
    return closing(sqlite3.connect(path, timeout=0, isolation_level=None))


@pytest.mark.parametrize(
    ("pragma", "value"), [("foreign_keys", 1), ("journal_mode", "wal"), ("busy_timeout", 10_000), ("synchronous", 1)]
)
def test_every_connection_has_its_pragmas(empty, pragma, value):
    assert empty.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_write_takes_the_lock_before_its_first_statement(empty, path):
    with write(empty), impatient(path) as other, pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")


def test_a_second_writer_that_cannot_wait_longer_is_told_to_try_again(empty, path):
    with write(empty), closing(connect(path)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(InputError, match="Prøv igen"), write(other):
            pass


def test_several_reads_see_one_state_while_another_writes(empty, path):
    with closing(connect(path)) as other, read(empty):
        before = reference.revisions(empty)
        with write(other):
            reference.bump(other, "enterprise")
        assert reference.revisions(empty) == before
    assert reference.revisions(empty) != before


def test_a_reader_goes_on_while_another_writes_and_sees_only_what_was_committed(empty, path):
    with write(empty):
        reference.bump(empty, "prøve")
        with impatient(path) as other:
            assert other.execute("SELECT count(*) FROM revision").fetchone()[0] == 0
    with impatient(path) as other:
        assert other.execute("SELECT count(*) FROM revision").fetchone()[0] == 1


def test_a_write_that_fails_leaves_nothing(empty):
    with pytest.raises(RuntimeError):
        write_and_fail(empty, lambda: reference.bump(empty, "prøve"))
    assert reference.revisions(empty) == {}
    assert not empty.conn.in_transaction


def test_a_write_inside_a_write_that_fails_takes_back_only_itself(empty):
    with write(empty):
        reference.bump(empty, "ydre")
        with pytest.raises(RuntimeError):
            write_and_fail(empty, lambda: reference.bump(empty, "indre"))
    assert reference.revisions(empty) == {"ydre": 1}


def test_an_outer_write_that_fails_takes_the_inner_one_with_it(empty):
    def inner():
        with write(empty):
            reference.bump(empty, "indre")

    with pytest.raises(RuntimeError):
        write_and_fail(empty, inner)
    assert reference.revisions(empty) == {}


def test_a_second_writer_waits_for_the_first(empty, path):
    def count(_):
        with closing(connect(path)) as db:
            for _turn in range(25):
                with write(db):
                    reference.bump(db, "prøve")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(4)))
    assert reference.revisions(empty) == {"prøve": 100}


def test_foreign_keys_are_kept(empty):
    with pytest.raises(sqlite3.IntegrityError), write(empty):
        empty.execute(
            "INSERT INTO advice (purchase_id, made_at, made_by, regime, matches, data) "
            "VALUES ('findes-ikke', '2026-05-01', '', 'afsnit_v', 0, '{}')"
        )


def test_a_column_takes_only_its_own_kind(empty):
    with pytest.raises(sqlite3.IntegrityError), write(empty):
        empty.execute("INSERT INTO revision VALUES ('prøve', 'mange')")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "brev.db"
    file.write_text("Kære kommune, " * 100, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        connect(file)
    assert caught.value.problems[0].file == "brev.db"
    assert file.read_text(encoding="utf-8") == "Kære kommune, " * 100


def test_a_folder_in_the_place_of_the_database_is_refused(tmp_path):
    with pytest.raises(InputError, match=tmp_path.name):
        connect(tmp_path)
