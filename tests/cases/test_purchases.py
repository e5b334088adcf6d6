"""A purchase is saved with its advice or not at all, and belongs to its municipality."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.cases.purchases import (
    ChangedMeanwhile,
    case_file,
    cases_of,
    find_case,
    new_purchase_id,
    save_and_advise,
    version_of,
)
from app.model.errors import InputError
from app.model.purchase import Lot
from app.store.database import write
from app.store.purchases import find_purchase, save_state
from app.store.reference import all_sources, record_source

from .conftest import AUD, INA, NOW, PURCHASE


def save(db, knowledge, purchase=PURCHASE, user=INA, listed=False):
    save_and_advise(db, knowledge, purchase, user, listed, NOW)


def refusal(db, knowledge, purchase, user=INA):
    with pytest.raises(InputError) as caught:
        save(db, knowledge, purchase, user)
    return caught.value.problems


def test_a_saved_purchase_is_a_case_with_advice_on_just_that_purchase(db, knowledge):
    save(db, knowledge, listed=True)
    case = find_case(db, PURCHASE.id, INA)
    assert case.purchase == case.advice.purchase == PURCHASE
    assert (case.made_at, case.made_by, case.listed) == (NOW, "Ina", True)
    assert case.advice.matches
    assert case.advice.routes


def test_what_is_shown_is_what_was_stored_not_computed_anew(db, knowledge):
    save(db, knowledge)
    before = find_case(db, PURCHASE.id, INA).advice
    db.execute("DELETE FROM enterprise")
    assert find_case(db, PURCHASE.id, INA).advice == before


def test_saving_again_replaces_purchase_and_advice(db, knowledge):
    save(db, knowledge)
    save(db, knowledge, replace(PURCHASE, value_kr=90_000))
    case = find_case(db, PURCHASE.id, INA)
    assert case.purchase.value_kr == case.advice.purchase.value_kr == 90_000
    assert case.advice.regime == "below_500k"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "Kantine til 010190-1234"}, "title"),
        ({"description": "Se sagen om 0101901234."}, "description"),
        ({"department": "Borger 010190 1234"}, "department"),
        ({"lots": (Lot("Kantine 010190-1234", 1000),)}, "lots.0.title"),
        ({"cpv_codes": ("55512999",)}, "cpv_codes"),
        ({"lots": (Lot("Kantine", 1000, cpv_codes=("00000001",)),)}, "lots.0.cpv_codes"),
        ({"value_kr": -1}, "value_kr"),
        ({"value_kr": 10**15}, "value_kr"),
        ({"duration_months": 0}, "duration_months"),
        ({"start_date": date(2025, 1, 1)}, "start_date"),
        ({"title": "  "}, "title"),
        ({"municipality_code": "999"}, "municipality_code"),
    ],
)
def test_a_refused_purchase_leaves_nothing_and_names_its_field(db, knowledge, change, field):
    assert field in {problem.field for problem in refusal(db, knowledge, replace(PURCHASE, **change))}
    assert find_purchase(db, PURCHASE.id) is None


def test_all_problems_are_told_at_once(db, knowledge):
    problems = refusal(db, knowledge, replace(PURCHASE, title="", value_kr=0, cpv_codes=("00000001",)))
    assert {problem.field for problem in problems} == {"title", "value_kr", "cpv_codes"}


def test_a_date_outside_the_known_thresholds_leaves_nothing(db, knowledge):
    refusal(db, knowledge, replace(PURCHASE, notice_date=date(2031, 1, 1), start_date=None))
    assert find_purchase(db, PURCHASE.id) is None


def test_a_refused_change_leaves_the_case_as_it_was(db, knowledge):
    save(db, knowledge)
    before = find_case(db, PURCHASE.id, INA)
    refusal(db, knowledge, replace(PURCHASE, notice_date=date(2031, 1, 1), start_date=None))
    assert find_case(db, PURCHASE.id, INA) == before


def test_nobody_saves_for_another_municipality(db, knowledge):
    (problem,) = refusal(db, knowledge, PURCHASE, AUD)
    assert problem.field == "municipality_code"
    assert find_purchase(db, PURCHASE.id) is None


def test_an_id_of_another_municipality_is_as_unknown_as_one_that_does_not_exist(db, knowledge):
    save(db, knowledge)
    for purchase_id in (PURCHASE.id, "findes-ikke"):
        with pytest.raises(LookupError):
            find_case(db, purchase_id, AUD)
    assert PURCHASE.id not in {line.purchase_id for line in cases_of(db, AUD)}


def test_an_id_of_another_municipality_cannot_be_taken_over(db, knowledge):
    save(db, knowledge)
    with pytest.raises(LookupError):
        save(db, knowledge, replace(PURCHASE, municipality_code="751"), AUD)
    assert find_case(db, PURCHASE.id, INA).purchase == PURCHASE


def test_the_municipality_s_other_purchases_of_the_kind_are_added_up_and_the_purchase_itself_is_not(db, knowledge):
    # Furniture upholstery: no demo purchase of municipality 740 is of this kind.
    small = replace(PURCHASE, cpv_codes=("50850000",), value_kr=300_000)

    def warned():
        return "splitting_risk" in {finding.code for finding in find_case(db, small.id, INA).advice.findings}

    save(db, knowledge, small)
    save(db, knowledge, small)
    assert not warned()
    save(db, knowledge, replace(small, id="proeve-2"))
    save(db, knowledge, small)
    assert warned()


def without_demo_sources(db):
    with write(db):
        for source in all_sources(db):
            record_source(db, replace(source, demo=False))


def test_a_fictitious_purchase_stays_marked_when_a_person_changes_it(db, knowledge):
    without_demo_sources(db)
    demo = find_case(db, "demo-01", INA).purchase
    save(db, knowledge, replace(demo, title="Kantinen på rådhuset"))
    case = find_case(db, "demo-01", INA)
    assert (case.demo, case.made_by) == (True, "Ina")


def test_a_real_purchase_is_marked_where_its_advice_rests_on_fictitious_data(db, knowledge):
    save(db, knowledge)
    assert find_case(db, PURCHASE.id, INA).demo
    assert {line.purchase_id: line.demo for line in cases_of(db, INA)}[PURCHASE.id]
    assert not save_state(db, PURCHASE.id).demo


def test_a_real_purchase_is_not_marked_where_all_data_are_real(db, knowledge):
    without_demo_sources(db)
    save(db, knowledge)
    assert not find_case(db, PURCHASE.id, INA).demo
    marked = {line.purchase_id: line.demo for line in cases_of(db, INA)}
    assert (marked[PURCHASE.id], marked["demo-01"]) == (False, True)


def test_who_began_from_what_is_stored_may_save(db, knowledge):
    save(db, knowledge)
    changed = replace(PURCHASE, title="Kantinen på Sølund")
    save_and_advise(db, knowledge, changed, INA, False, NOW, version_of(PURCHASE, False))
    assert find_case(db, PURCHASE.id, INA).purchase == changed


@pytest.mark.parametrize(
    ("between", "listed"), [(replace(PURCHASE, value_kr=900_000), False), (PURCHASE, True)], ids=["text", "listed"]
)
def test_the_later_of_two_who_began_from_the_same_is_refused_and_nothing_is_lost(db, knowledge, between, listed):
    save(db, knowledge)
    began = version_of(PURCHASE, False)
    save(db, knowledge, between, listed=listed)
    with pytest.raises(ChangedMeanwhile):
        save_and_advise(db, knowledge, replace(PURCHASE, title="Noget andet"), INA, False, NOW, began)
    case = find_case(db, PURCHASE.id, INA)
    assert (case.purchase, case.advice.purchase, case.listed) == (between, between, listed)


def test_a_change_of_what_is_not_there_is_refused(db, knowledge):
    with pytest.raises(ChangedMeanwhile):
        save_and_advise(db, knowledge, PURCHASE, INA, False, NOW, version_of(PURCHASE, False))
    assert find_purchase(db, PURCHASE.id) is None


def test_an_id_names_municipality_and_year_and_cannot_be_guessed():
    made = {new_purchase_id(INA, NOW) for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"740-2026-[0-9a-f]{6}", one) for one in made)


def test_a_document_s_case_file_knows_the_names_of_its_codes_and_the_laws(db, knowledge):
    save(db, knowledge)
    case = find_case(db, PURCHASE.id, INA)
    file = case_file(db, knowledge, case.advice, case.made_at, case.demo)
    assert file.category_labels["55512000"] == knowledge.categories.label("55512000").label_da
    assert {one.code for one in case.advice.suggestions} <= set(file.category_labels)
    assert file.municipality.name == "Silkeborg"
    assert "udbudsloven" in {law.short_name for law in file.laws}
