"""The committee paper proposes what the figures ask for until a person chooses, and two people lose nothing."""

from dataclasses import replace

import pytest

from app.cases.memo import LONGEST_HEARING, memo_in_case, proposed, save_memo, with_memo
from app.cases.purchases import ChangedMeanwhile, case_file, find_case, save_and_advise
from app.cases.scenarios import save_scenario
from app.cases.unsaved import advise_unsaved, unsaved_document
from app.model.advice import Edition
from app.model.budget import BudgetPlan, Pool
from app.model.choices import Changed
from app.model.document import DocumentKind
from app.model.errors import InputError
from app.model.memo import MemoBasis, MemoChoices, Remedy
from app.store import choices
from app.value import budget, estimate, premium_ceiling
from tests.documents.memos import SCENARIO

from .conftest import AUD, INA, NOW, PURCHASE

TODAY = NOW.date()
CHOSEN = MemoChoices(frozenset({Remedy.MANDATE}), "Handicaprådet er hørt.", "Byrådet")


@pytest.fixture
def case(db, knowledge):
    save_and_advise(db, knowledge, replace(PURCHASE, value=SCENARIO), INA, False, NOW)
    return find_case(db, PURCHASE.id, INA)


def found(db, knowledge):
    return memo_in_case(db, knowledge, PURCHASE.id, INA, TODAY)


def test_where_money_moves_between_committees_the_proposal_moves_it(db, knowledge, case):
    now = found(db, knowledge)
    assert now.saved is None
    assert now.choices.remedies == {Remedy.MANDATE, Remedy.TRANSFER, Remedy.CEILING, Remedy.FOLLOW_UP}
    assert now.choices.committee == "Økonomiudvalget"
    assert now.basis == MemoBasis(premium_ceiling(case.advice.estimate), (6, 12, 24))


def test_one_committees_cost_is_granted_too_and_years_that_nobody_plans_are_not(knowledge, case):
    alone = replace(SCENARIO, premium_per_year=0)
    found = replace(case.advice, estimate=estimate(alone, knowledge.parameters))
    made = budget(found.estimate, budget_year=2026, last_planned_year=2029)
    assert {line.committee for line in made.lines} == {"Beskæftigelsesudvalget"}
    assert proposed(found, made, MemoBasis()).remedies == {Remedy.TRANSFER, Remedy.FOLLOW_UP}
    far = budget(found.estimate, budget_year=2020, last_planned_year=2023)
    assert Remedy.TRANSFER not in proposed(found, far, MemoBasis()).remedies


def test_a_pool_of_the_chosen_scenario_is_proposed(db, knowledge, case):
    from app.cases.scenarios import choose_scenario

    plan = BudgetPlan(pool=Pool("Sociale investeringer"))
    saved = save_scenario(db, knowledge, PURCHASE.id, SCENARIO, INA, NOW, plan=plan)
    choose_scenario(db, knowledge, PURCHASE.id, saved.id, INA, NOW)
    assert Remedy.POOL in found(db, knowledge).choices.remedies


def test_without_uncertainty_no_ceiling_is_proposed_and_without_an_estimate_nothing(case):
    bare = replace(case.advice, estimate=None)
    assert proposed(bare, None, MemoBasis()).remedies == frozenset()
    assert proposed(case.advice, None, MemoBasis(follow_up_months=(6,))).remedies == {Remedy.FOLLOW_UP}


def test_saved_choices_are_kept_with_who_and_when_and_reach_the_case_file(db, knowledge, case):
    save_memo(db, PURCHASE.id, CHOSEN, INA, NOW, 0)
    now = found(db, knowledge)
    assert (now.choices, now.lock, now.saved.saved_by, now.saved.saved_at) == (CHOSEN, 1, "Ina", NOW)
    file = with_memo(db, knowledge, case, case_file(db, knowledge, case.advice, NOW, False), TODAY)
    assert (file.memo, file.memo_basis, file.budget) == (CHOSEN, now.basis, now.budget)
    assert file.budget.budget_year == 2026


def test_the_log_says_that_the_paper_changed_and_not_when_it_did_not(db, knowledge, case):
    save_memo(db, PURCHASE.id, CHOSEN, INA, NOW)
    save_memo(db, PURCHASE.id, CHOSEN, INA, NOW)
    lines = [one for one in choices.changes_of(db, PURCHASE.id) if one.what is Changed.MEMO]
    assert [one.note for one in lines] == ["til Byrådet, 1 forslag ud over selve indkøbet"]


def test_whoever_began_from_another_state_is_told_and_nothing_is_written(db, knowledge, case):
    save_memo(db, PURCHASE.id, CHOSEN, INA, NOW, 0)
    with pytest.raises(ChangedMeanwhile):
        save_memo(db, PURCHASE.id, replace(CHOSEN, hearing="Noget andet."), INA, NOW, 0)
    assert found(db, knowledge).choices == CHOSEN


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("hearing", "Hørt: 010190-1234"),
        ("hearing", "a" * (LONGEST_HEARING + 1)),
        ("committee", "010190-1234"),
        ("committee", "a" * 101),
        ("committee", "  "),
    ],
)
def test_a_text_that_will_not_do_is_refused_with_its_field(db, knowledge, case, field, text):
    with pytest.raises(InputError) as caught:
        save_memo(db, PURCHASE.id, replace(CHOSEN, **{field: text}), INA, NOW)
    assert {problem.field for problem in caught.value.problems} == {field}
    assert found(db, knowledge).saved is None


def test_another_municipality_finds_no_paper(db, knowledge, case):
    with pytest.raises(LookupError):
        memo_in_case(db, knowledge, PURCHASE.id, AUD, TODAY)
    with pytest.raises(LookupError):
        save_memo(db, PURCHASE.id, CHOSEN, AUD, NOW)


def test_the_paper_on_advice_that_is_not_saved_has_the_budget_and_the_proposal(db, knowledge):
    advice = advise_unsaved(db, knowledge, replace(PURCHASE, value=SCENARIO), TODAY)
    document = unsaved_document(db, knowledge, advice, DocumentKind.MEMO, Edition.INTERNAL, NOW)
    assert "i budgetåret 2026 gives positive tillægsbevillinger" in document.html
    assert "ældre udgave" not in document.html


def test_a_pool_and_an_investor_are_not_proposed_together(db, knowledge, case):
    both = MemoChoices(frozenset({Remedy.POOL, Remedy.INVESTOR}), "", "Byrådet")
    with pytest.raises(InputError) as refused:
        save_memo(db, PURCHASE.id, both, INA, NOW)
    assert [problem.field for problem in refused.value.problems] == ["investor"]
    assert found(db, knowledge).saved is None
    for one in both.remedies:
        save_memo(db, PURCHASE.id, replace(both, remedies=frozenset({one})), INA, NOW)
