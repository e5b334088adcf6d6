"""The points of the committee paper: each remedy only when ticked, with the budget's sums and what is to fill in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.memo_economy import memo_economy
from app.documents.memo_facts import memo_facts
from app.documents.memo_points import memo_points, unnamed_committee
from app.model.budget import Investor, Pool, shown_sum
from app.model.law import Regime
from app.model.memo import MemoChoices, Remedy
from app.text.writing import kroner

from .cases import RESERVED, reserved_lot, routes
from .memos import SCENARIO, counted, naming, points_of, text_of

SAID = {
    Remedy.MANDATE: "mandat",
    Remedy.TRANSFER: "budgetoverslagsårene",
    Remedy.POOL: "investeringspulje",
    Remedy.INVESTOR: "delt besparelse",
    Remedy.CEILING: "højst betaler en merpris",
    Remedy.FOLLOW_UP: "melder tilbage",
}


@pytest.mark.parametrize("remedy", Remedy)
def test_a_remedy_stands_in_the_paper_only_when_it_is_ticked(remedy):
    investor = Investor("Fonden", 600_000, 0.5) if remedy is Remedy.INVESTOR else None
    assert SAID[remedy] in points_of(counted(remedies={remedy}, investor=investor))
    others = points_of(counted(remedies=set(Remedy) - {remedy}))
    assert SAID[remedy] not in others


def test_with_no_remedy_the_purchase_itself_is_the_only_point():
    (point,) = memo_points(counted(remedies=()))
    assert point.text.startswith("at indkøbet »Kantinedrift på rådhuset« gennemføres som beskrevet")
    assert point.text.endswith("når de forhold, der stopper sagen, er bragt i orden.")


def test_only_the_budget_year_has_a_tillaegsbevilling_and_the_years_after_it_their_own_word():
    transfer = [point.text for point in memo_points(counted(remedies={Remedy.TRANSFER}))][1:]
    now, later, not_before = transfer
    assert "i budgetåret 2026 gives positive tillægsbevillinger" in now
    assert "indarbejdes" not in now
    assert "i 2027-2029 indarbejdes i budgetoverslagsårene" in later
    assert "tillægsbevilling" not in later
    assert "2030" not in later
    assert not_before == "at intet, der kræver bevillingen, sættes i gang, før den er givet."
    next_year = points_of(counted(remedies={Remedy.TRANSFER}, year=2025))
    assert "tillægsbevilling" not in next_year


def test_the_point_on_appropriations_has_the_sums_of_the_budget_and_what_the_treasury_does():
    case_file = counted(remedies={Remedy.TRANSFER})
    lines = [line for line in case_file.budget.lines if line.year == 2026]
    raised = shown_sum(line for line in lines if line.kind == "positive")
    lowered = -shown_sum(line for line in lines if line.kind == "negative")
    text = points_of(case_file).replace("\xa0", " ").replace(".", "")
    assert f"positive tillægsbevillinger på i alt {raised} kr" in text
    assert f"negative tillægsbevillinger på i alt {lowered} kr" in text
    assert f"De {abs(raised - lowered)} kr, der er tilovers, lægges i kassebeholdningen" in text


def test_without_uncertainty_the_ceiling_cannot_be_stated():
    case_file = counted(replace(SCENARIO, uncertainty={}), remedies={Remedy.CEILING})
    assert "kan ikke beregnes nu" in points_of(case_file)
    assert "ikke angiver spænd" in " ".join(memo_economy(case_file).ceiling_how)


def test_a_municipality_that_loses_in_the_prudent_outcome_pays_no_premium():
    costly = replace(SCENARIO.groups[0], mentor_cost=3_000_000)
    case_file = counted(replace(SCENARIO, groups=(costly,)), remedies={Remedy.CEILING})
    assert "at kommunen ikke betaler nogen merpris" in points_of(case_file)
    assert "går i minus i det forsigtige udfald selv uden en merpris" in " ".join(memo_economy(case_file).ceiling_how)


def test_an_investor_and_a_pool_are_named_with_what_they_pay_and_get_back():
    with_investor = points_of(counted(remedies={Remedy.INVESTOR}, investor=Investor("Fonden", 600_000, 0.5)))
    assert "en aftale om delt besparelse med Fonden, som lægger i alt" in with_investor
    assert "bærer Fonden den del af udlægget" in with_investor
    with_pool = points_of(counted(remedies={Remedy.POOL}, pool=Pool("Sociale investeringer")))
    assert "at Sociale investeringer lægger merprisen ud med i alt 600.000" in with_pool
    nameless = memo_points(counted(remedies={Remedy.POOL, Remedy.INVESTOR}))
    assert [bool(point.todo) for point in nameless] == [True, True, True]


def test_follow_up_has_its_days_and_takes_back_the_savings_that_another_point_enters():
    both = points_of(counted(remedies={Remedy.FOLLOW_UP, Remedy.TRANSFER}))
    assert "6, 12 og 24 måneder efter start (1. marts 2027, 1. september 2027 og 1. september 2028)" in both
    assert "føre mindreudgifterne tilbage" in both


def test_without_a_point_that_enters_a_saving_the_follow_up_brings_a_new_paper():
    alone = points_of(counted(remedies={Remedy.FOLLOW_UP}))
    assert "tilbage, så budgettet" not in alone
    assert alone.endswith("at der, hvis virkningen udebliver, forelægges en ny sag for Økonomiudvalget.")
    costs_only = replace(SCENARIO, groups=(replace(SCENARIO.groups[0], retention=(0.0,) * 4),))
    assert "mindreudgifterne tilbage" not in points_of(
        counted(costs_only, remedies={Remedy.FOLLOW_UP, Remedy.TRANSFER})
    )


def test_next_year_is_granted_to_a_budget_that_is_adopted_already():
    made = counted(adopted=2027, remedies={Remedy.TRANSFER})
    now, following, later, _ = [point.text for point in memo_points(made)][1:]
    assert "i budgetåret 2026 gives" in now
    assert "til det vedtagne budget for 2027 gives" in following
    assert "i 2028-2030 indarbejdes" in later
    economy = memo_economy(made)
    assert [column.word for column in economy.matrices[0].columns][:3] == ["bevilling", "bevilling", "overslag"]
    assert "tillægsbevilling til det vedtagne budget for 2026 og 2027." in economy.year_words[0]


@pytest.mark.parametrize("lot", [0, 1])
def test_the_committee_decides_on_the_reservation_of_the_named_lot_in_a_point_of_its_own(lot):
    lots = reserved_lot().advice.purchase.lots
    case_file = replace(naming(lots[lot].title), memo=MemoChoices())
    _, reservation = memo_points(case_file)
    assert reservation.text == f"at deltagelsen i delkontrakten »{lots[lot].title}« forbeholdes efter udbudsloven § 54."
    assert reservation.todo == ""
    facts = memo_facts(case_file)
    assert f"Delkontrakten »{lots[lot].title}« foreslås forbeholdt" in facts.summary[0]
    assert f"Delkontrakten »{lots[lot].title}« foreslås forbeholdt" in facts.way[-1]
    assert f"Delkontrakten »{lots[1 - lot].title}« er åben for alle." in facts.way[-1]
    assert "punkt\xa02 i indstillingen" in facts.way[-1]
    (listed,) = [fact.text for fact in facts.facts if fact.name == "Delkontrakter"]
    assert f"»{lots[lot].title}« ({kroner(lots[lot].value_kr)}, foreslås forbeholdt)" in listed
    assert listed.count("forbeholdt") == 1


def test_a_lot_that_the_clause_does_not_name_is_to_be_filled_in():
    _, reservation = memo_points(replace(reserved_lot(), memo=MemoChoices()))
    assert reservation.text.startswith("at deltagelsen i én delkontrakt forbeholdes")
    assert "Hvilken delkontrakt" in reservation.todo


def test_a_reserved_competition_is_decided_whole_and_outside_afsnit_ii_by_the_conditions_of_54():
    base = reserved_lot()
    whole = replace(base.advice, routes=routes(reserved_54=(RESERVED.id,)))
    texts = [
        memo_points(replace(base, advice=replace(whole, regime=regime), memo=MemoChoices()))[1].text
        for regime in (Regime.AFSNIT_II, Regime.AFSNIT_III)
    ]
    assert texts == [
        "at deltagelsen i konkurrencen forbeholdes efter udbudsloven § 54.",
        "at deltagelsen i konkurrencen forbeholdes på betingelserne i udbudsloven § 54.",
    ]


def test_an_open_competition_has_no_point_on_reservation():
    assert "forbeholdes" not in points_of(counted())
    assert "foreslås forbeholdt" not in text_of(counted())


def test_a_scenario_whose_premium_lies_above_the_ceiling_must_be_mended_first():
    dear = counted(replace(SCENARIO, premium_per_year=400_000), remedies={Remedy.CEILING})
    todo = memo_points(dear)[1].todo
    assert "ligger over loftet. Ret scenariet" in todo
    assert "ligger over loftet" not in memo_points(counted(remedies={Remedy.CEILING}))[1].todo


@pytest.mark.parametrize("premium", [400_000, 3_000_000])
def test_a_premium_above_the_ceiling_is_granted_by_no_point(premium):
    dear = replace(SCENARIO, premium_per_year=premium)
    given = {"investor": Investor("Fonden", 600_000, 0.5)}, {"pool": Pool("Sociale investeringer")}
    for one in given:
        case_file = counted(dear, **one)
        granting = [point for point in memo_points(case_file) if "i en særskilt sag, når" in point.text]
        assert len(granting) == len({Remedy.TRANSFER, Remedy.POOL, Remedy.INVESTOR})
        assert "tillægsbevilling" not in points_of(case_file)
        assert "lægger" not in points_of(case_file)
        assert "mindreudgifterne tilbage" not in points_of(case_file)
        assert all(point.todo for point in granting)
    without_ceiling = counted(dear, remedies={Remedy.TRANSFER})
    assert "tillægsbevilling" in points_of(without_ceiling)


def test_a_premium_where_none_can_be_borne_must_be_settled_too():
    costly = replace(SCENARIO.groups[0], mentor_cost=3_000_000)
    _, ceiling = memo_points(counted(replace(SCENARIO, groups=(costly,)), remedies={Remedy.CEILING}))
    assert "ligger over loftet" in ceiling.todo


def test_without_a_premium_or_a_plan_pool_and_investor_say_so_and_name_no_amount():
    free = counted(replace(SCENARIO, premium_per_year=0), remedies={Remedy.POOL}, pool=Pool("Puljen"))
    _, point = memo_points(free)
    assert "regner ikke med nogen merpris" in point.text
    assert "Scenariets merpris" in point.todo
    _, pool, investor = memo_points(counted(remedies={Remedy.POOL, Remedy.INVESTOR}))
    assert "når det er valgt, hvilken pulje" in pool.text
    assert "når det er valgt, hvilken investor" in investor.text
    assert not any(digit in pool.text + investor.text for digit in "0123456789")


def test_when_the_effect_has_failed_is_to_be_filled_in_at_the_point_that_speaks_of_it():
    for remedies in ({Remedy.FOLLOW_UP}, {Remedy.FOLLOW_UP, Remedy.TRANSFER}):
        *_, last = memo_points(counted(remedies=remedies))
        assert "hvis virkningen udebliver" in last.text
        assert "Hvornår virkningen er udeblevet" in last.todo


def test_a_committee_without_a_name_of_its_own_is_to_be_named():
    unnamed = counted(remedies={Remedy.MANDATE})
    assert "»Fagudvalget for indkøbet«" in memo_points(unnamed)[1].todo
    assert memo_facts(unnamed).to_name == ""
    assert memo_facts(counted(remedies=())).to_name == memo_points(unnamed)[1].todo
    assert unnamed_committee(replace(unnamed, budget=None)) == ""
    lines = tuple(replace(line, committee="Børneudvalget") for line in unnamed.budget.lines)
    assert unnamed_committee(replace(unnamed, budget=replace(unnamed.budget, lines=lines))) == ""
