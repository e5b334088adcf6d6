"""The clause library as people see it, and what set-up puts into it."""

import shutil
from dataclasses import replace

import pytest

from app.cases.library import check_shipped_clauses, import_shipped_clauses, search_clauses, versions_of
from app.cases.review import approve, events_of, send_to_review, start_draft
from app.clause_library import in_force, load_clauses
from app.model.clause import ClauseStatus
from app.model.errors import InputError
from app.model.review import ClauseAction
from app.model.user import Role, User
from app.settings import ROOT

from .conftest import NOW, VALUES

JULIE = User(11, "julie@kommune.example.dk", "Julie", Role.LEGAL, "740", demo=False)


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped clauses that a test may change."""
    return shutil.copytree(ROOT / "clauses", tmp_path / "clauses")


def change(folder, old, new):
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    path, text = next((path, text) for path, text in texts.items() if f"\n{old}\n" in text)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.stem


def shipped_version(folder):
    """Of the clause that `change` changes."""
    return load_clauses(folder)[0].version


def raise_version(folder):
    """The next shipped version of a clause, and its number."""
    version = shipped_version(folder) + 1
    return change(folder, f"version: {version - 1}", f"version: {version}"), version


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
    assert import_shipped_clauses(db, folder, NOW, VALUES) == 0


def test_a_shipped_text_that_changed_under_its_version_is_refused(db, folder):
    version = shipped_version(folder)
    clause_id = change(folder, f"version: {version}", f"version: {version} ")
    before = versions_of(db, clause_id)[0]
    with pytest.raises(InputError, match=f"{clause_id}.md"):
        import_shipped_clauses(db, folder, NOW, VALUES)
    assert versions_of(db, clause_id)[0] == before


def test_a_higher_version_is_added_beside_the_one_in_use(db, folder):
    clause_id, version = raise_version(folder)
    assert import_shipped_clauses(db, folder, NOW, VALUES) == 1
    assert [entry.clause.version for entry in versions_of(db, clause_id)] == [version, version - 1]
    assert versions_of(db, clause_id)[0].shipped


def test_a_version_that_the_municipality_has_of_its_own_gets_the_next_number_and_takes_nothing_away(db, folder):
    clause_id, version = raise_version(folder)
    own = start_draft(db, clause_id, JULIE, NOW)
    assert own.clause.version == version
    assert import_shipped_clauses(db, folder, NOW, VALUES) == 1
    newest, mine = versions_of(db, clause_id)[:2]
    assert mine == own
    assert (newest.clause.version, newest.shipped_version, newest.clause.status) == (
        version + 1,
        version,
        ClauseStatus.DRAFT,
    )
    last = events_of(db, clause_id)[-1]
    assert (last.version, last.action, last.by_id) == (version + 1, ClauseAction.IMPORTED, None)
    assert f"version {version}" in last.note


def test_what_came_in_under_another_number_does_not_come_in_again(db, folder):
    clause_id, _ = raise_version(folder)
    start_draft(db, clause_id, JULIE, NOW)
    import_shipped_clauses(db, folder, NOW, VALUES)
    before = versions_of(db, clause_id)
    assert import_shipped_clauses(db, folder, NOW, VALUES) == 0
    assert versions_of(db, clause_id) == before


def test_an_approved_text_of_the_municipality_stays_in_use_after_an_upgrade(db, folder):
    clause_id, version = raise_version(folder)
    own = start_draft(db, clause_id, JULIE, NOW)
    send_to_review(db, clause_id, version, JULIE, NOW)
    approve(db, clause_id, version, replace(JULIE, id=12), NOW, VALUES)
    import_shipped_clauses(db, folder, NOW, VALUES)
    (taken,) = in_force([entry.clause for entry in versions_of(db, clause_id)], NOW.date())
    assert (taken.version, taken.paragraphs) == (version, own.clause.paragraphs)


def test_an_imported_version_is_in_the_history(db, folder):
    clause_id, version = raise_version(folder)
    import_shipped_clauses(db, folder, NOW, VALUES)
    assert [(event.version, event.action) for event in events_of(db, clause_id)] == [
        (version - 1, ClauseAction.IMPORTED),
        (version, ClauseAction.IMPORTED),
    ]


def test_a_shipped_file_with_an_unlawful_demand_is_refused_by_check_and_set_up_alike(db, folder):
    path = folder / "arbejdsklausul.md"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n\nLeverandøren skal være hjemmehørende i kommunen.\n", encoding="utf-8")
    for step in (
        lambda: check_shipped_clauses(folder, VALUES),
        lambda: import_shipped_clauses(db, folder, NOW, VALUES),
    ):
        with pytest.raises(InputError) as refused:
            step()
        assert {problem.file for problem in refused.value.problems} == {"arbejdsklausul.md"}
        assert "må ikke stå i en klausul" in refused.value.problems[0].message


def test_the_shipped_clauses_hold_no_unlawful_demand():
    assert check_shipped_clauses(ROOT / "clauses", VALUES) == len(list((ROOT / "clauses").glob("*.md")))
