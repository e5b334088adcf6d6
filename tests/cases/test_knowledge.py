"""What a process knows follows the database: only what changed is applied, and at once."""

from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest

from app.cases.enterprises import find_enterprise
from app.cases.knowledge import KnowledgeCache, Paths
from app.model.enterprise import Enterprise
from app.model.errors import InputError
from app.settings import ROOT
from app.store import clauses, enterprises
from app.store.backup import backup, restore
from app.store.database import connect, write
from app.store.migrations import migrate

from .conftest import NOW, PURCHASE

ZITHERS = Enterprise("99000007", "Citermageren", municipality_code="740", capabilities=("kantinedrift",))


@pytest.fixture
def cache(app):
    return app.extensions["knowledge"]


def save(db, enterprise):
    with write(db):
        enterprises.save_enterprises(db, [enterprise])


def names(knowledge):
    return {match.name for match in knowledge.enterprises.match(PURCHASE, ("55512000",), 200).matches}


def test_nothing_changed_gives_the_very_same_knowledge(cache, db):
    assert cache.current(db) is cache.current(db)


def test_a_new_enterprise_is_found_at_once_in_every_process(cache, db):
    another_process = copy(cache)
    save(db, ZITHERS)
    assert "Citermageren" in names(cache.current(db))
    assert "Citermageren" in names(another_process.current(db))


def test_a_changed_enterprise_is_found_under_its_new_words_only(cache, db):
    save(db, ZITHERS)
    assert "Citermageren" in names(cache.current(db))
    save(db, replace(ZITHERS, capabilities=("bygning af citere",)))
    assert "Citermageren" not in names(cache.current(db))


def test_applying_changes_gives_the_same_scores_as_building_anew(cache, db):
    save(db, ZITHERS)
    save(db, replace(find_enterprise(db, "99259205"), capabilities=("smedearbejde",), description="Vi smeder låger."))
    anew = KnowledgeCache(cache.paths).current(db)
    match = cache.current(db).enterprises.match
    assert match(PURCHASE, ("55512000",), 200) == anew.enterprises.match(PURCHASE, ("55512000",), 200)


def test_what_was_handed_out_is_not_changed_by_a_later_write(cache, db):
    before = cache.current(db)
    save(db, ZITHERS)
    cache.current(db)
    assert "Citermageren" not in names(before)


def test_a_new_clause_version_is_used_at_once(cache, db):
    clause = cache.current(db).clauses[0]
    with write(db):
        clauses.add_clause(
            db, replace(clause, version=clause.version + 1), shipped_version=clause.version + 1, added_at=NOW
        )
    versions = {one.id: one.version for one in cache.current(db).clauses}
    assert versions[clause.id] == clause.version + 1


def test_a_restored_database_is_noticed_though_its_counts_have_been_seen_before(cache, db, database, tmp_path):
    backup(database, tmp_path / "kopi.db")
    save(db, ZITHERS)
    assert "Citermageren" in names(cache.current(db))
    restore(tmp_path / "kopi.db", database)
    save(db, replace(ZITHERS, cvr="99000015", name="Lutmageren"))
    found = names(cache.current(db))
    assert "Lutmageren" in found
    assert "Citermageren" not in found


def test_a_database_without_set_up_is_refused_with_the_command_to_run(cache, tmp_path):
    db = connect(tmp_path / "tom.db")
    migrate(db)
    with pytest.raises(InputError, match="setup"):
        KnowledgeCache(cache.paths).current(db)
    db.close()


def test_parameters_are_read_without_a_database_and_with_the_municipality_s_own(tmp_path):
    own = (ROOT / "seed_data" / "parameters" / "value" / "mentor_cost.yaml").read_text(encoding="utf-8")
    (tmp_path / "mentor_cost.yaml").write_text(own, encoding="utf-8")
    book = KnowledgeCache(Paths(ROOT / "seed_data", ROOT / "clauses", Path("findes-ikke"), overlay=tmp_path)).parameters
    assert {one.id for one in book if one.overlaid} == {"mentor_cost"}
