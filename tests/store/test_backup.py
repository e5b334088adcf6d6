"""A backup is whole while others write; only a whole backup of this tool is restored."""

import sqlite3
from contextlib import closing

import pytest

from app.model.errors import InputError
from app.store import reference
from app.store.backup import backup, restore
from app.store.database import write
from app.store.migrations import is_current

from .test_migrations import EDITIONS


def content(path):
    """Everything in the database but the mark that a restore leaves."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if f"'{reference.RESTORED}'" not in line]


def bump(db, name="prøve"):
    with write(db):
        reference.bump(db, name)


def refusal(action, *paths):
    with pytest.raises(InputError) as caught:
        action(*paths)
    return caught.value.problems[0]


def test_a_restored_backup_holds_what_was_saved_before_it(empty, path, tmp_path):
    bump(empty)
    before = content(path)
    backup(path, tmp_path / "kopi.db")
    bump(empty)
    restore(tmp_path / "kopi.db", path)
    assert content(path) == before


def test_a_backup_is_one_file(empty, path, tmp_path):
    bump(empty)
    (tmp_path / "ud").mkdir()
    backup(path, tmp_path / "ud" / "kopi.db")
    assert [one.name for one in (tmp_path / "ud").iterdir()] == ["kopi.db"]


def test_a_backup_taken_while_another_writes_holds_only_what_was_committed(empty, path, tmp_path):
    bump(empty)
    before = content(path)
    with write(empty):
        reference.bump(empty, "prøve")
        backup(path, tmp_path / "kopi.db")
    assert content(tmp_path / "kopi.db") == before
    assert reference.revisions(empty) == {"prøve": 2}


def test_a_reader_that_is_open_sees_the_restored_content(empty, path, tmp_path):
    backup(path, tmp_path / "kopi.db")
    bump(empty)
    restore(tmp_path / "kopi.db", path)
    assert "prøve" not in reference.revisions(empty)
    bump(empty)
    assert reference.revisions(empty)["prøve"] == 1


def test_a_restore_is_marked_so_that_no_process_takes_the_old_for_the_new(empty, path, tmp_path):
    backup(path, tmp_path / "kopi.db")
    restore(tmp_path / "kopi.db", path)
    assert reference.RESTORED in reference.revisions(empty)


def test_a_backup_can_be_restored_where_there_is_no_database_yet(empty, path, tmp_path):
    bump(empty)
    backup(path, tmp_path / "kopi.db")
    restore(tmp_path / "kopi.db", tmp_path / "ny" / "faelleslommen.db")
    assert content(tmp_path / "ny" / "faelleslommen.db") == content(path)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda path: path.stem)
def test_a_backup_of_an_earlier_edition_is_brought_up_to_date(edition, empty, path, tmp_path):
    with closing(sqlite3.connect(tmp_path / "gammel.db")) as connection:
        connection.executescript(edition.read_text(encoding="utf-8"))
    restore(tmp_path / "gammel.db", path)
    assert is_current(empty)
    assert reference.all_municipalities(empty) == {}


def _letter(path):
    path.write_text("Kære kommune", encoding="utf-8")


def _nothing(path):
    path.write_bytes(b"")


def _another_database(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE purchase (id TEXT)")
        connection.commit()


@pytest.mark.parametrize("make", [_letter, _nothing, _another_database])
def test_what_is_no_backup_is_refused_and_the_database_left_untouched(empty, path, tmp_path, make):
    bump(empty)
    before = content(path)
    make(tmp_path / "kopi.db")
    assert refusal(restore, tmp_path / "kopi.db", path).file == "kopi.db"
    assert content(path) == before


def test_a_backup_that_was_cut_short_is_refused_and_the_database_left_untouched(empty, path, tmp_path):
    bump(empty)
    before = content(path)
    copy = tmp_path / "kopi.db"
    backup(path, copy)
    copy.write_bytes(copy.read_bytes()[:-8192])
    assert refusal(restore, copy, path).file == "kopi.db"
    assert content(path) == before


def test_a_restore_leaves_no_file_behind(empty, path, tmp_path):
    (tmp_path / "ud").mkdir()
    backup(path, tmp_path / "ud" / "kopi.db")
    before = {one.name for one in tmp_path.iterdir()}
    restore(tmp_path / "ud" / "kopi.db", path)
    _letter(tmp_path / "ud" / "brev.db")
    refusal(restore, tmp_path / "ud" / "brev.db", path)
    assert {one.name for one in tmp_path.iterdir()} == before


def test_a_file_that_exists_is_not_overwritten_by_a_backup(empty, path, tmp_path):
    _letter(tmp_path / "kopi.db")
    assert refusal(backup, path, tmp_path / "kopi.db").file == "kopi.db"
    assert (tmp_path / "kopi.db").read_text(encoding="utf-8") == "Kære kommune"


def test_a_backup_into_a_folder_that_is_not_there_is_refused(empty, path, tmp_path):
    assert "ingen-mappe" in refusal(backup, path, tmp_path / "ingen-mappe" / "kopi.db").file


def test_without_a_database_there_is_nothing_to_back_up_and_none_is_made(tmp_path):
    refusal(backup, tmp_path / "findes-ikke.db", tmp_path / "kopi.db")
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_no_database_is_not_replaced(empty, path, tmp_path):
    backup(path, tmp_path / "kopi.db")
    _letter(tmp_path / "brev.db")
    assert refusal(restore, tmp_path / "kopi.db", tmp_path / "brev.db").file == "brev.db"


def test_a_place_where_no_database_can_lie_is_refused(empty, path, tmp_path):
    copy = tmp_path / "kopi.db"
    backup(path, copy)
    (tmp_path / "fil").write_text("en fil, ingen mappe", encoding="utf-8")
    with pytest.raises(InputError, match="kan ikke erstattes"):
        restore(copy, tmp_path / "fil" / "ny.db")
