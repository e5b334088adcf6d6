"""A frozen search stays as it was, whatever happens to the rest; notes of contacts keep their order."""

import json
import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from app.model.codec import as_data
from app.model.data import DataSource, DataUsed
from app.model.match import MatchResult
from app.model.search import Asked, Contact, FrozenSearch, HomesAsOf, Outcome, Surroundings
from app.store import purchases, reference, searches
from app.store.database import write

from .models import any_of
from .test_purchases import CANTEEN, MARKET, NOW, advice_on, save

ASKED = Asked("Kantine", "", ("55512000",), True, "740", date(2026, 6, 1), 4_200_000, 48)
SEARCH = FrozenSearch(
    "k-1", 1, NOW, "Ina", NOW, "Ove", ASKED, MatchResult("k-1", (), (), MARKET), DataUsed({"enterprise": 3}, ()), False
)
REGISTER = DataSource("Register", "register.csv", 12, date(2026, 4, 1), demo=False)


@pytest.fixture
def with_case(empty):
    save(empty, CANTEEN)
    with write(empty):
        searches.add_search(empty, SEARCH)
    return empty


def test_a_frozen_search_is_read_again_unchanged(with_case):
    assert searches.searches_of(with_case, "k-1") == (SEARCH,)
    assert searches.find_search(with_case, "k-1", 1) == SEARCH


def test_a_search_from_before_the_map_was_kept_is_read_without_it(empty):
    save(empty, CANTEEN)
    old = {key: value for key, value in as_data(SEARCH).items() if key != "surroundings"}
    with write(empty):
        empty.table("frozen_search").insert({"purchase_id": "k-1", "number": 1, "data": json.dumps(old)})
    assert searches.searches_of(empty, "k-1") == (SEARCH,)


def test_a_map_that_does_not_say_of_which_day_it_is_is_from_the_day_of_freezing(empty):
    save(empty, CANTEEN)
    old = as_data(replace(SEARCH, surroundings=Surroundings((), 2, ())))
    del old["surroundings"]["homes_as_of"]
    with write(empty):
        empty.table("frozen_search").insert({"purchase_id": "k-1", "number": 1, "data": json.dumps(old)})
    assert searches.find_search(empty, "k-1", 1).surroundings == Surroundings((), 2, (), HomesAsOf.FREEZING)


@given(any_of(MatchResult), any_of(Asked), any_of(Surroundings))
@settings(max_examples=50)
def test_whatever_was_asked_shown_and_came_is_kept(shared, result, asked, around):
    if purchases.find_purchase(shared, "k-1") is None:
        save(shared, CANTEEN)
    search = replace(SEARCH, number=len(searches.searches_of(shared, "k-1")) + 1, asked=asked, result=result)
    search = replace(search, surroundings=around)
    with write(shared):
        searches.add_search(shared, search)
    assert searches.find_search(shared, "k-1", search.number) == search


def test_another_purchase_and_another_number_find_nothing(with_case):
    assert searches.searches_of(with_case, "k-2") == ()
    assert searches.find_search(with_case, "k-1", 2) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE frozen_search SET data = '{}'",
        "DELETE FROM frozen_search",
        "INSERT OR REPLACE INTO frozen_search VALUES ('k-1', 1, '{}')",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_frozen_search(with_case, change):
    with pytest.raises(sqlite3.IntegrityError), write(with_case):
        with_case.execute(change)
    assert searches.searches_of(with_case, "k-1") == (SEARCH,)


def test_a_number_is_taken_once(with_case):
    with pytest.raises(sqlite3.IntegrityError), write(with_case):
        searches.add_search(with_case, replace(SEARCH, frozen_by="Ove"))


def test_contacts_come_in_the_order_in_which_they_were_noted(with_case):
    first = Contact("k-1", Outcome.CONTACTED, "12345674", "Køkkenet", "Ringet op.", NOW, "Ina")
    second = Contact("k-1", Outcome.NOBODY, "", "", "For små.", NOW, "Ove")
    with write(with_case):
        searches.add_contact(with_case, first)
        searches.add_contact(with_case, second)
    assert searches.contacts_of(with_case, "k-1") == (first, second)
    assert searches.contacts_of(with_case, "k-2") == ()


def test_advice_says_which_data_it_rests_on(empty):
    with write(empty):
        reference.record_source(empty, REGISTER)
        reference.bump(empty, "enterprise")
    then = reference.data_now(empty)
    save(empty, CANTEEN)
    with write(empty):
        reference.bump(empty, "enterprise")
        purchases.save_advice(empty, advice_on(CANTEEN), NOW, "Ina", then)
    assert purchases.data_used(empty, "k-1") == then == DataUsed({"enterprise": 1}, (REGISTER,))


def test_advice_from_before_that_was_noted_does_not_say(empty):
    save(empty, CANTEEN)
    assert purchases.data_used(empty, "k-1") is None
