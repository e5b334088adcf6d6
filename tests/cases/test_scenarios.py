"""Scenarios of a case: tried out, saved, copied, deleted, and one of them chosen to count."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.cases.choices import changes_of
from app.cases.purchases import ChangedMeanwhile, find_case, save_and_advise
from app.cases.scenarios import (
    budget_of,
    budget_of_case,
    choose_scenario,
    copy_scenario,
    delete_scenario,
    estimate_of,
    find_scenario,
    first_scenario,
    may_choose,
    save_scenario,
    scenarios_of,
)
from app.clause_library import proposed_places
from app.model.budget import BudgetPlan, Committees, Investor, Pool
from app.model.choices import Changed
from app.model.errors import InputError
from app.model.user import Role

from .conftest import AUD, INA, NOW, PURCHASE

JO = replace(INA, id=3, name="Jo", role=Role.LEGAL)
FIE = replace(INA, id=4, name="Fie", role=Role.FINANCE)
LATER = NOW + timedelta(days=1)
KEY = PURCHASE.id


@pytest.fixture
def case(db, knowledge):
    save_and_advise(db, knowledge, PURCHASE, INA, False, NOW)
    return find_case(db, KEY, INA)


@pytest.fixture
def scenario(case, knowledge):
    return replace(first_scenario(knowledge, case, NOW.date()), name="Forsigtigt")


@pytest.fixture
def saved(db, knowledge, scenario):
    return save_scenario(db, knowledge, KEY, scenario, FIE, NOW)


def value_of(db):
    return find_case(db, KEY, INA).purchase.value


def log_of(db):
    return [(change.what, change.note, change.by) for change in changes_of(db, KEY, INA)][1:]


def test_the_editor_begins_with_the_proposal_of_the_case(case, knowledge):
    first = first_scenario(knowledge, case, NOW.date())
    assert first == case.advice.estimate.scenario
    places = proposed_places(PURCHASE, knowledge.parameters.at(PURCHASE.notice_date)).places
    assert first.groups[0].places == places > 0


def test_a_purchase_too_small_for_a_proposal_gets_one_place_to_fill_in(db, knowledge):
    save_and_advise(db, knowledge, replace(PURCHASE, value_kr=90_000), INA, False, NOW)
    case = find_case(db, KEY, INA)
    assert case.advice.estimate is None
    first = first_scenario(knowledge, case, NOW.date())
    assert first.groups[0].places == 1
    assert estimate_of(knowledge.parameters, first, NOW.date()).municipality.years


def test_a_purchase_before_the_known_rates_starts_today(db, knowledge):
    early = replace(PURCHASE, notice_date=date(2024, 3, 1), start_date=date(2024, 6, 1))
    save_and_advise(db, knowledge, early, INA, False, NOW)
    assert first_scenario(knowledge, find_case(db, KEY, INA), NOW.date()).start == NOW.date()


def test_a_saved_scenario_changes_nothing_in_the_case(db, case, saved):
    assert (saved.scenario.name, saved.chosen, saved.saved_by) == ("Forsigtigt", False, "Fie")
    assert value_of(db) is None
    assert log_of(db) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"years": 5}, "groups.0.retention"),
        ({"contract_value_per_year": 0}, "contract_value_per_year"),
        ({"premium_per_year": float("nan")}, "premium_per_year"),
        ({"start": date(2019, 1, 1)}, "start"),
        ({"name": "Job til 010190-1234"}, "name"),
    ],
)
def test_what_cannot_be_computed_is_refused_by_field_and_nothing_is_saved(db, knowledge, scenario, change, field):
    with pytest.raises(InputError) as caught:
        save_scenario(db, knowledge, KEY, replace(scenario, **change), FIE, NOW)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert scenarios_of(db, KEY, INA) == ()


def test_two_scenarios_of_a_case_have_different_names(db, knowledge, scenario, saved):
    with pytest.raises(InputError) as caught:
        save_scenario(db, knowledge, KEY, replace(scenario, name=" Forsigtigt "), FIE, NOW)
    assert [problem.field for problem in caught.value.problems] == ["name"]
    assert save_scenario(db, knowledge, KEY, scenario, FIE, NOW, saved.id, saved.lock).id == saved.id


def test_who_saves_over_another_is_told_and_nothing_is_lost(db, knowledge, scenario, saved):
    mine, theirs = replace(scenario, premium_per_year=1.0), replace(scenario, premium_per_year=2.0)
    save_scenario(db, knowledge, KEY, theirs, INA, LATER, saved.id, saved.lock)
    with pytest.raises(ChangedMeanwhile):
        save_scenario(db, knowledge, KEY, mine, FIE, LATER, saved.id, saved.lock)
    assert find_scenario(db, KEY, saved.id, INA).scenario == theirs


def test_the_chosen_scenario_becomes_the_purchases_value_with_fresh_advice_and_a_line_in_the_log(db, knowledge, saved):
    choose_scenario(db, knowledge, KEY, saved.id, FIE, LATER, saved.lock)
    case = find_case(db, KEY, INA)
    assert case.purchase.value == case.advice.estimate.scenario == saved.scenario
    assert not case.advice.estimate.from_defaults
    assert (case.made_at, case.made_by) == (LATER, "Fie")
    assert find_scenario(db, KEY, saved.id, INA).chosen
    assert log_of(db) == [(Changed.SCENARIO, "»Forsigtigt«", "Fie")]


def test_changing_the_chosen_scenario_changes_what_the_case_counts_with(db, knowledge, scenario, saved):
    choose_scenario(db, knowledge, KEY, saved.id, FIE, NOW)
    dearer = replace(scenario, premium_per_year=123_456.0)
    after = save_scenario(db, knowledge, KEY, dearer, FIE, LATER, saved.id, saved.lock)
    assert after.chosen
    assert value_of(db) == dearer
    assert find_case(db, KEY, INA).advice.estimate.scenario == dearer
    assert log_of(db)[-1] == (Changed.SCENARIO, "»Forsigtigt« er rettet", "Fie")


def test_deleting_the_chosen_scenario_goes_back_to_the_proposal(db, knowledge, saved):
    choose_scenario(db, knowledge, KEY, saved.id, FIE, NOW)
    delete_scenario(db, knowledge, KEY, saved.id, FIE, LATER, saved.lock)
    assert value_of(db) is None
    assert find_case(db, KEY, INA).advice.estimate.from_defaults
    assert scenarios_of(db, KEY, INA) == ()


def test_choosing_the_proposal_again_keeps_the_scenario(db, knowledge, saved):
    choose_scenario(db, knowledge, KEY, saved.id, FIE, NOW)
    choose_scenario(db, knowledge, KEY, None, FIE, LATER)
    assert value_of(db) is None
    assert [one.chosen for one in scenarios_of(db, KEY, INA)] == [False]


def test_one_that_the_purchase_no_longer_holds_does_not_count(db, knowledge, saved):
    choose_scenario(db, knowledge, KEY, saved.id, FIE, NOW)
    other = replace(saved.scenario, name="Fra en fil")
    save_and_advise(db, knowledge, replace(PURCHASE, value=other), INA, False, LATER)
    assert [one.chosen for one in scenarios_of(db, KEY, INA)] == [False]


def test_copies_get_names_of_their_own(db, knowledge, saved):
    names = [copy_scenario(db, knowledge, KEY, saved.id, JO, LATER).scenario.name for _ in range(2)]
    assert names == ["Forsigtigt (kopi)", "Forsigtigt (kopi 2)"]


def test_legal_staff_try_out_but_do_not_decide_which_counts(db, knowledge, scenario, saved):
    assert not may_choose(JO)
    save_scenario(db, knowledge, KEY, replace(scenario, premium_per_year=5.0), JO, LATER, saved.id, saved.lock)
    with pytest.raises(PermissionError):
        choose_scenario(db, knowledge, KEY, saved.id, JO, LATER)
    assert value_of(db) is None
    assert not any(one.chosen for one in scenarios_of(db, KEY, INA))
    choose_scenario(db, knowledge, KEY, saved.id, FIE, LATER)
    for forbidden in (
        lambda: save_scenario(db, knowledge, KEY, scenario, JO, LATER, saved.id),
        lambda: delete_scenario(db, knowledge, KEY, saved.id, JO, LATER),
    ):
        with pytest.raises(PermissionError):
            forbidden()
    assert value_of(db).premium_per_year == 5.0


def test_another_municipality_finds_nothing(db, knowledge, scenario, saved):
    for attempt in (
        lambda: scenarios_of(db, KEY, AUD),
        lambda: find_scenario(db, KEY, saved.id, AUD),
        lambda: save_scenario(db, knowledge, KEY, scenario, AUD, NOW),
        lambda: copy_scenario(db, knowledge, KEY, saved.id, AUD, NOW),
        lambda: delete_scenario(db, knowledge, KEY, saved.id, AUD, NOW),
        lambda: choose_scenario(db, knowledge, KEY, saved.id, AUD, NOW),
    ):
        with pytest.raises(LookupError):
            attempt()


PLAN = BudgetPlan(Committees({"municipality.purchasing": "Teknisk Udvalg"}), pool=Pool("Sociale Puljen"))


def test_the_plan_of_the_budget_is_kept_and_copied_with_the_scenario(db, knowledge, scenario):
    saved = save_scenario(db, knowledge, KEY, scenario, FIE, NOW, plan=PLAN)
    assert find_scenario(db, KEY, saved.id, INA).plan == PLAN
    assert copy_scenario(db, knowledge, KEY, saved.id, FIE, NOW).plan == PLAN


def test_a_plan_that_somebody_else_changed_is_a_conflict(db, knowledge, scenario, saved):
    save_scenario(db, knowledge, KEY, scenario, INA, LATER, saved.id, saved.lock, PLAN)
    with pytest.raises(ChangedMeanwhile):
        save_scenario(db, knowledge, KEY, scenario, FIE, LATER, saved.id, saved.lock, BudgetPlan(budget_year=2027))
    assert find_scenario(db, KEY, saved.id, FIE).plan == PLAN


def test_saving_the_same_scenario_and_plan_again_changes_nothing(db, knowledge, scenario):
    saved = save_scenario(db, knowledge, KEY, scenario, FIE, NOW, plan=PLAN)
    assert save_scenario(db, knowledge, KEY, scenario, INA, LATER, saved.id, saved.lock, PLAN) == saved


def test_an_impossible_plan_is_refused_and_nothing_is_kept(db, knowledge, scenario):
    with pytest.raises(InputError) as caught:
        save_scenario(db, knowledge, KEY, scenario, FIE, NOW, plan=BudgetPlan(investor=Investor("Fonden", -1, 0)))
    assert [problem.field for problem in caught.value.problems] == ["advance_kr"]
    assert scenarios_of(db, KEY, FIE) == ()


def test_the_budget_of_a_case_is_that_of_the_chosen_scenario_with_its_plan(db, knowledge, scenario):
    dear = replace(scenario, name="Dyrt", premium_per_year=70_000.0)
    saved = save_scenario(db, knowledge, KEY, dear, FIE, NOW, plan=PLAN)
    before = budget_of_case(db, knowledge, find_case(db, KEY, INA), NOW.date())
    assert {line.committee for line in before.lines} == {"Beskæftigelsesudvalget"}
    choose_scenario(db, knowledge, KEY, saved.id, FIE, LATER)
    made = budget_of_case(db, knowledge, find_case(db, KEY, INA), NOW.date())
    parameters = knowledge.parameters
    assert made == budget_of(parameters, estimate_of(parameters, dear, NOW.date()), NOW.date(), PLAN)
    assert {line.committee for line in made.lines} >= {"Teknisk Udvalg"}
    assert "Udlæg fra Sociale Puljen" in {line.label for line in made.lines}


def test_a_case_without_an_estimate_or_with_an_old_one_has_no_budget(db, knowledge, case):
    old = replace(case.advice.estimate.lines[0], calendar_years=())
    stored = replace(case.advice.estimate, lines=(old,))
    for estimate in (None, stored):
        without = replace(case, advice=replace(case.advice, estimate=estimate))
        assert budget_of_case(db, knowledge, without, NOW.date()) is None
    assert budget_of_case(db, knowledge, case, NOW.date()).budget_year == NOW.year


def test_a_budget_year_that_is_over_is_told_of(knowledge, case):
    def first_warning(year):
        plan = BudgetPlan(budget_year=year)
        return budget_of(knowledge.parameters, case.advice.estimate, NOW.date(), plan).warnings[:1]

    assert first_warning(NOW.year - 1)[0].startswith(f"Budgetåret {NOW.year - 1} er slut.")
    assert not any("er slut" in warning for warning in first_warning(NOW.year))


@pytest.mark.parametrize(
    ("today", "granted", "planned"),
    [
        (date(2026, 10, 15), {2026}, {2027, 2028, 2029}),
        (date(2026, 10, 16), {2026, 2027}, {2028, 2029, 2030}),
        (date(2027, 1, 1), {2027}, {2028, 2029, 2030}),
        (date(2027, 10, 16), {2027, 2028}, {2029, 2030}),
    ],
)
def test_after_15_october_the_next_budget_is_adopted_and_the_planned_years_follow_it(
    knowledge, case, today, granted, planned
):
    scenario = replace(case.advice.estimate.scenario, start=date(2026, 9, 1), years=4)
    made = budget_of(knowledge.parameters, estimate_of(knowledge.parameters, scenario, NOW.date()), today)
    assert {line.year for line in made.lines if line.instrument == "tillægsbevilling"} == granted
    assert {line.year for line in made.lines if line.instrument == "budgetoverslagsår"} == planned
    assert made.budget_year == today.year


def test_a_budget_year_that_a_person_gives_stands_alone(knowledge, case):
    scenario = replace(case.advice.estimate.scenario, start=date(2026, 9, 1), years=4)
    found = estimate_of(knowledge.parameters, scenario, NOW.date())
    made = budget_of(knowledge.parameters, found, date(2026, 11, 22), BudgetPlan(budget_year=2026))
    assert {line.year for line in made.lines if line.instrument == "tillægsbevilling"} == {2026}


def test_the_years_after_the_three_of_the_estimates_are_not_put_into_them(knowledge, case):
    found = estimate_of(knowledge.parameters, replace(case.advice.estimate.scenario, years=4), NOW.date())
    made = budget_of(knowledge.parameters, found, NOW.date(), BudgetPlan(budget_year=NOW.year - 1))
    years = {line.year: line.instrument for line in made.lines}
    assert years[NOW.year + 2] == "budgetoverslagsår"
    assert years[NOW.year + 3] == "efter overslagsårene"


def test_a_copy_may_hold_what_was_typed_meanwhile_and_keeps_a_name_that_is_free(db, knowledge, saved):
    typed = replace(saved.scenario, premium_per_year=12_345)
    copy = copy_scenario(db, knowledge, KEY, saved.id, JO, LATER, (typed, PLAN))
    assert (copy.scenario.premium_per_year, copy.plan) == (12_345, PLAN)
    assert copy.scenario.name == f"{saved.scenario.name} (kopi)"
    named = replace(typed, name="  Dyrere ")
    assert copy_scenario(db, knowledge, KEY, saved.id, JO, LATER, (named, PLAN)).scenario.name == "Dyrere"
    assert find_scenario(db, KEY, saved.id, JO) == saved
