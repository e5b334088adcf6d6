"""A search is frozen as the case shows it; notes say who was contacted, or why nobody was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.cases.choices import changes_of, clauses_in_case, leave_out
from app.cases.purchases import ChangedMeanwhile, find_case, save_and_advise
from app.cases.searches import (
    LONGEST_NAME,
    LONGEST_NOTE,
    AlreadyFrozen,
    contact_choices,
    contacts_of,
    find_search,
    freeze_search,
    freshness_of,
    record_contact,
    search_again,
    searches_of,
    surroundings_of,
)
from app.model.choices import Changed
from app.model.errors import InputError
from app.model.law import Finding, Severity
from app.model.match import MatchResult
from app.model.search import Freshness, HomesAsOf, Outcome
from app.store import enterprises, purchases, reference
from app.store.database import write

from .conftest import AUD, INA, NOW, PURCHASE

LATER = NOW + timedelta(days=3)


@pytest.fixture
def case(db, knowledge):
    save_and_advise(db, knowledge, PURCHASE, INA, False, NOW)
    return find_case(db, PURCHASE.id, INA)


def note(db, outcome, **said):
    return record_contact(db, PURCHASE.id, INA, outcome, LATER, **said)


def refused_fields(db, outcome, **said):
    with pytest.raises(InputError) as caught:
        note(db, outcome, **said)
    assert contacts_of(db, PURCHASE.id, INA) == ()
    return [problem.field for problem in caught.value.problems]


def test_what_is_frozen_is_what_the_case_shows(db, case):
    frozen = freeze_search(db, PURCHASE.id, INA, LATER)
    assert frozen.result == MatchResult(PURCHASE.id, case.advice.matches, case.advice.doubtful, case.advice.market)
    assert (frozen.number, frozen.frozen_at, frozen.frozen_by) == (1, LATER, "Ina")
    assert (frozen.advised_at, frozen.advised_by, frozen.demo) == (NOW, "Ina", True)
    assert searches_of(db, PURCHASE.id, INA) == (frozen,)
    assert find_search(db, PURCHASE.id, 1, INA) == frozen


def test_what_was_asked_is_frozen_with_it(db, case):
    asked = freeze_search(db, PURCHASE.id, INA, LATER).asked
    assert (asked.title, asked.description, asked.cpv_codes) == (
        PURCHASE.title,
        PURCHASE.description,
        PURCHASE.cpv_codes,
    )
    assert (asked.municipality_code, asked.notice_date) == ("740", PURCHASE.notice_date)
    assert (asked.value_kr, asked.duration_months, asked.codes_confirmed) == (4_200_000, 48, True)


def test_where_nobody_picked_a_category_the_suggestion_that_was_used_is_frozen(db, knowledge):
    save_and_advise(db, knowledge, replace(PURCHASE, cpv_codes=()), INA, False, NOW)
    asked = freeze_search(db, PURCHASE.id, INA, LATER).asked
    best = find_case(db, PURCHASE.id, INA).advice.suggestions[0]
    assert (asked.cpv_codes, asked.codes_confirmed) == ((best.code,), False)


def test_a_frozen_search_stays_when_enterprises_advice_and_purchase_change(db, app, case):
    frozen = freeze_search(db, PURCHASE.id, INA, LATER)
    first = enterprises.find_enterprises(db, [case.advice.matches[0].cvr])[0]
    with write(db):
        enterprises.save_enterprises(db, [replace(first, name="Et nyt navn", capabilities=(), description="")])
    fresh = app.extensions["knowledge"].current(db)
    save_and_advise(db, fresh, replace(PURCHASE, title="Drift af en anden kantine"), INA, False, LATER)
    assert find_case(db, PURCHASE.id, INA).advice.matches != frozen.result.matches
    assert find_search(db, PURCHASE.id, 1, INA) == frozen
    assert freeze_search(db, PURCHASE.id, INA, LATER).number == 2


def test_the_data_are_those_of_the_advice_and_not_of_the_day_it_was_frozen(db, case):
    before = reference.revisions(db)
    with write(db):
        reference.bump(db, enterprises.REVISION)
    data = freeze_search(db, PURCHASE.id, INA, LATER).data
    assert data.revisions == before
    assert data.sources == reference.all_sources(db)


def test_an_import_that_lands_while_the_advice_is_made_is_not_counted_as_used(db, app, knowledge):
    with write(db):
        imported = replace(enterprises.search_enterprises(db, "", "", 1, 0)[0][0], name="Kom til imens")
        enterprises.save_enterprises(db, [imported])
    save_and_advise(db, knowledge, PURCHASE, INA, False, NOW)
    searched = freeze_search(db, PURCHASE.id, INA, LATER).data.revisions[enterprises.REVISION]
    assert searched == reference.revisions(db)[enterprises.REVISION] - 1
    save_and_advise(db, app.extensions["knowledge"].current(db), PURCHASE, INA, False, LATER)
    assert freeze_search(db, PURCHASE.id, INA, LATER).data.revisions[enterprises.REVISION] == searched + 1


def test_advice_that_does_not_say_its_data_is_frozen_without(db, case):
    with write(db):
        db.execute("UPDATE advice SET data_used = NULL")
    assert freeze_search(db, PURCHASE.id, INA, LATER).data is None


def test_the_same_advice_is_not_frozen_twice_in_a_row(db, case):
    freeze_search(db, PURCHASE.id, INA, LATER)
    with pytest.raises(AlreadyFrozen) as caught:
        freeze_search(db, PURCHASE.id, INA, LATER + timedelta(days=1))
    assert caught.value.number == 1
    assert len(searches_of(db, PURCHASE.id, INA)) == 1


def test_advice_that_was_made_anew_since_the_page_was_read_is_not_frozen(db, knowledge, case):
    save_and_advise(db, knowledge, PURCHASE, INA, False, LATER)
    with pytest.raises(ChangedMeanwhile):
        freeze_search(db, PURCHASE.id, INA, LATER, expected=NOW)
    assert searches_of(db, PURCHASE.id, INA) == ()


def test_a_search_that_found_nobody_can_be_frozen_too(db, case):
    with write(db):
        purchases.save_advice(db, replace(case.advice, matches=(), doubtful=()), NOW, "Ina")
    assert freeze_search(db, PURCHASE.id, INA, LATER).result.matches == ()


@pytest.mark.parametrize("outcome", [Outcome.CONTACTED, Outcome.ANSWERED, Outcome.DECLINED])
def test_an_enterprise_of_the_case_is_noted_with_its_name(db, case, outcome):
    match = case.advice.matches[0]
    contact = note(db, outcome, cvr=match.cvr, note=" Ringede, og de er klar. ")
    assert (contact.cvr, contact.name, contact.note) == (match.cvr, match.name, "Ringede, og de er klar.")
    assert (contact.outcome, contact.at, contact.by) == (outcome, LATER, "Ina")
    assert contacts_of(db, PURCHASE.id, INA) == (contact,)


def test_an_enterprise_that_the_search_did_not_name_is_noted_by_its_name(db, case):
    contact = note(db, Outcome.CONTACTED, name="  Køkkenet  på hjørnet ")
    assert (contact.cvr, contact.name) == ("", "Køkkenet på hjørnet")


def test_an_enterprise_of_a_frozen_search_can_be_noted_after_the_advice_has_changed(db, case):
    freeze_search(db, PURCHASE.id, INA, LATER)
    gone = case.advice.matches[0]
    with write(db):
        purchases.save_advice(db, replace(case.advice, matches=(), doubtful=()), LATER, "Ina")
    assert note(db, Outcome.DECLINED, cvr=gone.cvr).name == gone.name


def test_the_choices_begin_with_the_advice_and_name_each_enterprise_once(db, case):
    freeze_search(db, PURCHASE.id, INA, LATER)
    named = [*case.advice.matches, *case.advice.doubtful]
    assert list(contact_choices(db, PURCHASE.id, INA)) == [match.cvr for match in named]


def test_nobody_chosen_needs_a_reason(db, case):
    assert refused_fields(db, Outcome.NOBODY) == ["note"]
    assert refused_fields(db, Outcome.NOBODY, note="  \n ") == ["note"]
    assert note(db, Outcome.NOBODY, note="Ingen har kapacitet i år.").name == ""


def test_nobody_chosen_goes_with_no_enterprise(db, case):
    cvr = case.advice.matches[0].cvr
    assert refused_fields(db, Outcome.NOBODY, cvr=cvr, note="For dyr.") == ["outcome"]
    assert refused_fields(db, Outcome.NOBODY, name="Køkkenet", note="For dyr.") == ["outcome"]


def test_a_contact_names_one_enterprise(db, case):
    assert refused_fields(db, Outcome.CONTACTED) == ["cvr"]
    assert refused_fields(db, Outcome.CONTACTED, cvr=case.advice.matches[0].cvr, name="Køkkenet") == ["name"]


def test_where_the_case_names_nobody_the_name_is_asked_for(db, case):
    with write(db):
        purchases.save_advice(db, replace(case.advice, matches=(), doubtful=()), LATER, "Ina")
    assert refused_fields(db, Outcome.CONTACTED) == ["name"]


def test_a_number_that_the_case_does_not_name_is_refused(db, case):
    assert refused_fields(db, Outcome.CONTACTED, cvr="99999999") == ["name"]


def test_long_texts_are_refused_and_those_that_just_fit_are_not(db, case):
    assert refused_fields(db, Outcome.CONTACTED, name="a" * (LONGEST_NAME + 1)) == ["name"]
    assert refused_fields(db, Outcome.CONTACTED, name="Køkkenet", note="a" * (LONGEST_NOTE + 1)) == ["note"]
    assert note(db, Outcome.CONTACTED, name="a" * LONGEST_NAME, note="a" * LONGEST_NOTE)


def test_a_cpr_number_is_refused_in_name_and_note(db, case):
    assert refused_fields(db, Outcome.CONTACTED, name="Ole 010190-1234") == ["name"]
    assert refused_fields(db, Outcome.NOBODY, note="Ole 010190-1234 er syg.") == ["note"]


def test_the_cases_of_another_municipality_do_not_exist_for_us(db, case):
    freeze_search(db, PURCHASE.id, INA, LATER)
    note(db, Outcome.CONTACTED, name="Køkkenet")
    for ask in (searches_of, contacts_of, contact_choices):
        with pytest.raises(LookupError):
            ask(db, PURCHASE.id, AUD)
    with pytest.raises(LookupError):
        find_search(db, PURCHASE.id, 1, AUD)
    with pytest.raises(LookupError):
        freeze_search(db, PURCHASE.id, AUD, LATER)
    with pytest.raises(LookupError):
        record_contact(db, PURCHASE.id, AUD, Outcome.CONTACTED, LATER, name="Køkkenet")


def move(db, cvr, municipality_code):
    with write(db):
        first = enterprises.find_enterprises(db, [cvr])[0]
        enterprises.save_enterprises(db, [replace(first, municipality_code=municipality_code)])


def test_where_the_enterprises_belonged_is_counted_nearest_first(db, case):
    shown = surroundings_of(db, case)
    assert sum(one.enterprises for one in shown.homes) == len(case.advice.matches) > 1
    assert shown.unplaced == 0
    distances = [one.distance_km for one in shown.homes]
    assert distances == sorted(distances)
    assert shown.homes_as_of is HomesAsOf.ADVICE


def test_an_enterprise_without_a_known_municipality_is_counted_apart(db, app, case):
    move(db, case.advice.matches[0].cvr, "")
    search_again(db, app.extensions["knowledge"].current(db), PURCHASE.id, INA, LATER)
    shown = surroundings_of(db, find_case(db, PURCHASE.id, INA))
    assert shown.unplaced == 1
    assert sum(one.enterprises for one in shown.homes) == len(case.advice.matches) - 1


def test_map_list_and_frozen_search_tell_of_the_same_moment_after_an_import(db, case):
    shown = surroundings_of(db, case)
    near = next(match for match in case.advice.matches if match.distance_km == 0)
    move(db, near.cvr, "561")
    assert surroundings_of(db, find_case(db, PURCHASE.id, INA)) == shown
    frozen = freeze_search(db, PURCHASE.id, INA, LATER)
    assert frozen.surroundings == shown
    listed = sum(match.distance_km == 0 for match in frozen.result.matches)
    assert [one.enterprises for one in frozen.surroundings.homes if one.distance_km == 0] == [listed]


def test_advice_from_before_the_municipalities_were_kept_has_no_homes(db, case):
    with write(db):
        purchases.save_advice(db, replace(case.advice, whereabouts=None), NOW, "Ina")
    shown = surroundings_of(db, find_case(db, PURCHASE.id, INA))
    assert (shown.homes, shown.unplaced, shown.homes_as_of) == ((), 0, HomesAsOf.UNKNOWN)


def test_a_search_is_out_of_date_when_an_enterprise_has_changed_and_only_then(db, case):
    assert freshness_of(db, case) is Freshness.CURRENT
    with write(db):
        reference.bump(db, "cpv")
        enterprises.save_enterprises(db, enterprises.find_enterprises(db, [case.advice.matches[0].cvr]))
    assert freshness_of(db, case) is Freshness.CURRENT
    move(db, case.advice.matches[0].cvr, "561")
    assert freshness_of(db, case) is Freshness.REGISTER_CHANGED


def test_advice_that_does_not_say_its_data_is_neither_new_nor_old(db, case):
    with write(db):
        purchases.save_advice(db, case.advice, NOW, "Ina")
    assert freshness_of(db, case) is Freshness.NOT_NOTED


def test_searching_again_uses_the_register_of_today_and_keeps_purchase_and_choices(db, app, case):
    knowledge = app.extensions["knowledge"].current(db)
    clause = clauses_in_case(db, knowledge, PURCHASE.id, INA).chosen
    stays = clauses_in_case(db, knowledge, PURCHASE.id, INA).stays
    gone = next(one.id for one in clause if not stays[one.id])
    leave_out(db, knowledge, PURCHASE.id, gone, INA, NOW)
    before = find_case(db, PURCHASE.id, INA)
    frozen = freeze_search(db, PURCHASE.id, INA, NOW)
    near = next(match for match in case.advice.matches if match.distance_km == 0)
    move(db, near.cvr, "561")
    search_again(db, app.extensions["knowledge"].current(db), PURCHASE.id, INA, LATER)
    after = find_case(db, PURCHASE.id, INA)
    assert (after.purchase, after.advice.choices) == (before.purchase, before.advice.choices)
    assert gone not in {one.id for one in after.advice.clauses}
    assert next(match for match in after.advice.matches if match.cvr == near.cvr).distance_km > 0
    assert after.advice.whereabouts[near.cvr].municipality_code == "561"
    assert (after.made_at, after.made_by, freshness_of(db, after)) == (LATER, "Ina", Freshness.CURRENT)
    assert find_search(db, PURCHASE.id, 1, INA) == frozen
    fresh = freeze_search(db, PURCHASE.id, INA, LATER)
    assert fresh.data.revisions == reference.revisions(db)
    assert changes_of(db, PURCHASE.id, INA)[-1].what is Changed.SEARCHED_AGAIN


def test_where_the_purchase_cannot_be_advised_on_any_more_the_old_advice_stays(db, knowledge, case):
    with write(db):
        db.execute("UPDATE purchase SET notice_date = '1890-01-01'")
    with pytest.raises(InputError):
        search_again(db, knowledge, PURCHASE.id, INA, LATER)
    assert find_case(db, PURCHASE.id, INA).advice == case.advice


def test_nobody_searches_again_in_the_case_of_another_municipality(db, knowledge, case):
    with pytest.raises(LookupError):
        search_again(db, knowledge, PURCHASE.id, AUD, LATER)


def test_the_map_and_who_can_deliver_together_are_frozen_as_they_were_shown(db, case):
    finding = Finding("consortium_possible", Severity.NOTE, "To kan løfte opgaven sammen.", "udbudsloven § 144")
    with write(db):
        purchases.save_advice(db, replace(case.advice, findings=(*case.advice.findings, finding)), NOW, "Ina")
    shown = surroundings_of(db, find_case(db, PURCHASE.id, INA))
    assert shown.together == (finding,)
    freeze_search(db, PURCHASE.id, INA, LATER)
    moved = {cvr: replace(where, municipality_code="561") for cvr, where in case.advice.whereabouts.items()}
    with write(db):
        purchases.save_advice(db, replace(case.advice, whereabouts=moved), LATER, "Ina")
    assert find_search(db, PURCHASE.id, 1, INA).surroundings == shown
    assert surroundings_of(db, find_case(db, PURCHASE.id, INA)) != shown


def test_a_search_that_was_not_frozen_is_not_found(db, case):
    with pytest.raises(LookupError):
        find_search(db, PURCHASE.id, 1, INA)
