"""Enterprises are saved by CVR number, searched inside compounds, and say when they last changed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.model.enterprise import Enterprise
from app.store import reference
from app.store.database import write
from app.store.enterprises import changed_since, find_enterprises, save_enterprises, search_enterprises

from .conftest import write_and_fail
from .models import enterprises

WINDOWS = Enterprise(
    "99000007",
    "Klar Rude",
    municipality_code="740",
    description="Vinduespolering på skoler og ÆLDREBOLIGER.",
    capabilities=("polering af ruder", "facadevask"),
)
CANTEEN = Enterprise("99000015", "AB Mad & Drikke", municipality_code="751", capabilities=("kantinedrift",))


def save(db, *rows):
    with write(db):
        save_enterprises(db, rows)


def found(db, text, code="", limit=50, offset=0):
    rows, total = search_enterprises(db, text, code, limit, offset)
    return [one.name for one in rows], total


@pytest.fixture
def register(empty):
    save(empty, WINDOWS, CANTEEN)
    return empty


@given(enterprises)
@settings(max_examples=200)
def test_what_was_saved_is_read_again_unchanged(shared, enterprise):
    save(shared, enterprise)
    assert find_enterprises(shared, [enterprise.cvr]) == (enterprise,)


@pytest.mark.parametrize(
    "word", ["vinduespolering", "polering", "POLERING", "vindues", "facade", "ældrebolig", "klar rude", "rude klar"]
)
def test_words_are_found_inside_compounds_in_any_case_and_order(register, word):
    assert found(register, word) == (["Klar Rude"], 1)


def test_every_word_must_occur(register):
    assert found(register, "polering kantine") == ([], 0)


def test_danish_letters_are_not_folded_into_others(register):
    assert found(register, "aldreboliger") == ([], 0)


def test_a_short_word_is_looked_for_in_the_name(register):
    assert found(register, "AB") == (["AB Mad & Drikke"], 1)


@pytest.mark.parametrize("text", ["%", "_", "\\"])
def test_wildcards_in_a_short_text_are_plain_characters(register, text):
    assert found(register, text) == ([], 0)


def test_no_text_gives_all_by_name(register):
    assert found(register, "  ") == (["AB Mad & Drikke", "Klar Rude"], 2)


def test_a_municipality_narrows_the_search(register):
    assert found(register, "", "751") == (["AB Mad & Drikke"], 1)


def test_a_page_comes_with_the_number_of_all(register):
    assert found(register, "", limit=1, offset=1) == (["Klar Rude"], 2)


def test_a_changed_text_is_found_by_its_new_words_and_not_by_its_old(register):
    save(register, replace(WINDOWS, description="Cykelværksted.", capabilities=()))
    assert found(register, "polering") == ([], 0)
    assert found(register, "cykel") == (["Klar Rude"], 1)


def test_a_change_bumps_the_revision_in_the_same_transaction(register):
    before = reference.revisions(register)
    seen = []
    with pytest.raises(RuntimeError):
        write_and_fail(
            register,
            lambda: save_enterprises(register, [replace(WINDOWS, name="Klarere Rude")]),
            lambda: seen.append(reference.revisions(register)),
        )
    assert seen != [before]
    assert reference.revisions(register) == before
    assert find_enterprises(register, [WINDOWS.cvr]) == (WINDOWS,)


def test_only_rows_that_differ_are_newer_than_the_revision_before(register):
    before = reference.revisions(register)["enterprise"]
    renamed = replace(WINDOWS, name="Klarere Rude")
    save(register, renamed, CANTEEN)
    assert changed_since(register, before) == (renamed,)


def test_saving_the_same_again_changes_no_revision(register):
    before = reference.revisions(register)
    save(register, WINDOWS, CANTEEN)
    assert reference.revisions(register) == before


def test_of_several_rows_with_one_number_the_last_holds(empty):
    save(empty, replace(WINDOWS, name="Første"), replace(WINDOWS, name="Sidste"))
    assert [one.name for one in find_enterprises(empty, [WINDOWS.cvr])] == ["Sidste"]


def test_an_unknown_or_crooked_number_finds_nothing(register):
    assert find_enterprises(register, ["00000000", '"]; DROP TABLE enterprise']) == ()
