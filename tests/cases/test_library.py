"""The clause library as people see it, and what set-up puts into it."""

import shutil

import pytest

from app.cases.library import import_shipped_clauses, search_clauses, versions_of
from app.model.errors import InputError
from app.settings import ROOT

from .conftest import NOW


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped clauses that a test may change."""
    return shutil.copytree(ROOT / "clauses", tmp_path / "clauses")


def change(folder, old, new):
    path = sorted(folder.glob("*.md"))[0]
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.stem


def test_no_words_give_the_whole_library_by_title(db):
    titles = [entry.clause.title for entry in search_clauses(db)]
    assert len(titles) == len(list((ROOT / "clauses").glob("*.md")))
    assert titles == sorted(titles)


def test_words_narrow_it(db):
    found = {entry.clause.id for entry in search_clauses(db, "oplæring")}
    assert "oplaeringsklausul" in found
    assert len(found) < len(search_clauses(db))


def test_an_unknown_clause_is_a_lookup_error(db):
    with pytest.raises(LookupError):
        versions_of(db, "findes-ikke")


def test_clauses_that_are_there_already_are_not_added_again(db, folder):
    assert import_shipped_clauses(db, folder, NOW) == 0


def test_a_shipped_text_that_changed_under_its_version_is_refused(db, folder):
    clause_id = change(folder, "version: 1", "version: 1 ")
    before = versions_of(db, clause_id)[0]
    with pytest.raises(InputError, match=f"{clause_id}.md"):
        import_shipped_clauses(db, folder, NOW)
    assert versions_of(db, clause_id)[0] == before


def test_a_higher_version_is_added_beside_the_one_in_use(db, folder):
    clause_id = change(folder, "version: 1", "version: 2")
    assert import_shipped_clauses(db, folder, NOW) == 1
    assert [entry.clause.version for entry in versions_of(db, clause_id)] == [2, 1]
    assert versions_of(db, clause_id)[0].shipped
