"""The enterprises of a case against §§ 54 and 190: what is tested, in which order, on which facts."""

from dataclasses import replace
from datetime import date

import pytest

from app.cases.eligibility import case_tests, enterprise_test
from app.cases.purchases import find_case, save_and_advise
from app.model.enterprise import Evidence
from app.model.law import Answer, Grade
from app.store import enterprises
from app.store.database import write

from .conftest import INA, NOW, PURCHASE

DAY_OFFER = replace(
    PURCHASE,
    title="Aktivitets- og samværstilbud for voksne med sindslidelse",
    description="Værksteder, fællesspisning og støtte i hverdagen.",
    cpv_codes=("85312100",),
    value_kr=7_000_000,
    duration_months=36,
)


def advised(db, knowledge, purchase=PURCHASE):
    save_and_advise(db, knowledge, purchase, INA, False, NOW)
    return find_case(db, PURCHASE.id, INA).advice


def changed(db, cvr, **facts):
    (one,) = enterprises.find_enterprises(db, [cvr])
    with write(db):
        enterprises.save_enterprises(db, [replace(one, **facts)])


def test_every_listed_enterprise_is_tested_best_first(db, knowledge):
    advice = advised(db, knowledge)
    tests = case_tests(db, knowledge, advice)
    assert [one.cvr for one in tests.enterprises] == [match.cvr for match in advice.matches]
    assert all(one.by_54 and one.by_190 for one in tests.enterprises)
    assert tests.gone == ()


def test_the_facts_are_those_that_the_register_has_now(db, knowledge):
    advice = advised(db, knowledge)
    cvr = advice.matches[0].cvr
    facts = {"disadvantaged_evidence": Evidence.AUDITED, "disadvantaged_as_of": date(2026, 8, 1)}
    for percent, answer in ((45.0, Answer.MET), (12.0, Answer.NOT_MET)):
        changed(db, cvr, disadvantaged_pct=percent, **facts)
        (tested,) = enterprise_test(db, knowledge, advice, cvr).enterprises
        share = tested.by_54[1]
        assert (share.answer, share.grade, share.as_of) == (answer, Grade.AUDITED, date(2026, 8, 1))


def test_what_the_purchase_itself_answers_stands_once(db, knowledge):
    tests = case_tests(db, knowledge, advised(db, knowledge, DAY_OFFER))
    assert tests.of_purchase
    assert all(point.grade is Grade.CASE for point in tests.of_purchase)
    assert all(point.grade is not Grade.CASE for one in tests.enterprises for point in one.by_190)
    assert not tests.closed_190


@pytest.mark.parametrize("change", [{"cpv_codes": ("55512000",)}, {"duration_months": 37}])
def test_a_purchase_outside_section_190_closes_it_for_everybody(db, knowledge, change):
    assert case_tests(db, knowledge, advised(db, knowledge, replace(DAY_OFFER, **change))).closed_190


def test_an_enterprise_that_the_register_lost_is_named(db, knowledge):
    advice = advised(db, knowledge)
    lost = replace(advice.matches[0], cvr="99999999", name="Lukket Værksted")
    tests = case_tests(db, knowledge, replace(advice, matches=(lost, *advice.matches[1:])))
    assert tests.gone == ("Lukket Værksted",)
    assert len(tests.enterprises) == len(advice.matches) - 1


def test_only_enterprises_of_the_case_are_tested(db, knowledge):
    advice = advised(db, knowledge)
    named = {match.cvr for match in (*advice.matches, *advice.doubtful)}
    other = next(one for one in enterprises.changed_since(db, 0) if one.cvr not in named)
    with pytest.raises(LookupError):
        enterprise_test(db, knowledge, advice, other.cvr)


def test_without_enterprises_there_is_nothing_to_test(db, knowledge):
    tests = case_tests(db, knowledge, replace(advised(db, knowledge), matches=()))
    assert (tests.enterprises, tests.of_purchase, tests.closed_190) == ((), (), False)
