"""An overrule is written once and withdrawn once; the database refuses everything else."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.overrule import Overrule
from app.store import overrules, purchases
from app.store.database import write

from .test_purchases import CANTEEN, NOW, save

LATER = NOW + timedelta(days=2)
OVERRULE = Overrule(
    "k-1", "local_requirement", "»lokal leverandør« er ikke åbent.", "Ordet står i et navn på en vej.", 2, "Jo", NOW
)


@pytest.fixture
def with_overrule(empty):
    save(empty, CANTEEN)
    with write(empty):
        overrules.add_overrule(empty, OVERRULE)
    return empty


def test_an_overrule_is_read_again_unchanged(with_overrule):
    assert overrules.overrules_of(with_overrule, "k-1") == (replace(OVERRULE, id=1),)
    assert overrules.overrules_of(with_overrule, "k-2") == ()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
@settings(max_examples=50)
def test_whatever_was_written_is_kept(shared, text):
    if purchases.find_purchase(shared, "k-1") is None:
        save(shared, CANTEEN)
    with write(shared):
        number = overrules.add_overrule(shared, replace(OVERRULE, finding_text=text, reason=text))
        overrules.withdraw(shared, number, LATER, 3, "Bo", text)
    kept = overrules.overrules_of(shared, "k-1")[-1]
    assert (kept.finding_text, kept.reason, kept.withdrawn_reason) == (text, text, text)


def test_what_is_withdrawn_stays_with_who_when_and_why(with_overrule):
    with write(with_overrule):
        overrules.withdraw(with_overrule, 1, LATER, 3, "Bo", "Vejen hedder noget andet nu.")
    (kept,) = overrules.overrules_of(with_overrule, "k-1")
    assert kept == replace(
        OVERRULE,
        id=1,
        withdrawn_at=LATER,
        withdrawn_by_id=3,
        withdrawn_by="Bo",
        withdrawn_reason="Vejen hedder noget andet nu.",
    )


def test_it_is_withdrawn_once(with_overrule):
    with write(with_overrule):
        overrules.withdraw(with_overrule, 1, LATER, 3, "Bo", "Vejen hedder noget andet nu.")
    before = overrules.overrules_of(with_overrule, "k-1")
    with pytest.raises(sqlite3.IntegrityError), write(with_overrule):
        overrules.withdraw(with_overrule, 1, LATER, 4, "Ny", "En anden grund til det samme.")
    assert overrules.overrules_of(with_overrule, "k-1") == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE overrule SET reason = 'En bedre begrundelse.'",
        "UPDATE overrule SET by_name = 'En anden'",
        "UPDATE overrule SET at = '2020-01-01T00:00:00+00:00'",
        "UPDATE overrule SET finding_text = 'Et andet fund'",
        "UPDATE overrule SET id = 7",
        "UPDATE overrule SET withdrawn_at = '2026-01-01T00:00:00+00:00'",
        (
            "UPDATE overrule SET withdrawn_at = 'x', withdrawn_by_id = 1, withdrawn_by = 'y', withdrawn_reason = 'z', "
            "reason = 'En bedre begrundelse.'"
        ),
        "DELETE FROM overrule",
        (
            "INSERT OR REPLACE INTO overrule SELECT id, purchase_id, finding_code, finding_text, 'Ny', by_id, by_name, "
            "at, withdrawn_at, withdrawn_by_id, withdrawn_by, withdrawn_reason FROM overrule"
        ),
    ],
)
def test_the_database_refuses_every_other_change(with_overrule, change):
    with pytest.raises(sqlite3.IntegrityError), write(with_overrule):
        with_overrule.execute(change)
    assert overrules.overrules_of(with_overrule, "k-1") == (replace(OVERRULE, id=1),)


def test_a_finding_is_overruled_by_one_at_a_time(with_overrule):
    with pytest.raises(sqlite3.IntegrityError), write(with_overrule):
        overrules.add_overrule(with_overrule, replace(OVERRULE, by_name="Bo"))
    with write(with_overrule):
        overrules.withdraw(with_overrule, 1, LATER, 3, "Bo", "Vejen hedder noget andet nu.")
        overrules.add_overrule(with_overrule, replace(OVERRULE, by_name="Bo"))
    assert [one.by_name for one in overrules.overrules_of(with_overrule, "k-1")] == ["Jo", "Bo"]
