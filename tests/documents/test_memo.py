"""The committee paper: every part is there, each remedy only when ticked, the sums balance, no enterprise is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clause_library import load_clauses
from app.documents.composing import compose
from app.documents.memo_case import SPOKEN
from app.documents.memo_economy import memo_economy
from app.documents.memo_facts import memo_facts
from app.documents.memo_points import memo_points
from app.model.advice import Edition
from app.model.budget import Investor, Pool, shown_sum
from app.model.clause import FilledBlank
from app.model.document import DocumentKind
from app.model.law import Finding, Regime, Severity
from app.model.memo import MemoBasis, MemoChoices, Remedy
from app.model.scenario import Group, Job, Scenario
from app.parameters import load_parameters
from app.text.writing import kroner
from app.value import budget, estimate, premium_ceiling, why_uncomputed
from tests.value.scenarios import scenarios

from .cases import (
    EMPLOYMENT,
    MATCHES,
    PLANTED_DOUBTFUL,
    PLANTED_ENTERPRISE,
    RESERVED,
    canteen,
    reserved_lot,
    routes,
    small_purchase,
)

ROOT = Path(__file__).parents[2]
PARAMETERS = load_parameters(ROOT / "seed_data" / "parameters")
SCENARIO = Scenario(
    "Fem fuldtidsjob",
    date(2026, 9, 1),
    4,
    1_550_000,
    (
        Group(
            "Langtidsledige",
            5,
            "kontanthjaelp_forhoejet",
            60,
            Job.ORDINARY,
            (0.75, 0.6, 0.5, 0.45),
            yearly_wage=300_000,
            deadweight=0.3,
            mentor_cost=40_000,
        ),
    ),
    premium_per_year=150_000,
    uncertainty={"deadweight": (0.15, 0.3, 0.5)},
)
PARTS = [
    *["Resumé", "Indstilling", "Sagsfremstilling", "Økonomi", "Lovgrundlag", "Høring", "Bilag"],
    "Versioner og kilder",
]
# A few words that only the points of each remedy have.
SAID = {
    Remedy.MANDATE: "mandat",
    Remedy.TRANSFER: "budgetoverslagsårene",
    Remedy.POOL: "investeringspulje",
    Remedy.INVESTOR: "delt besparelse",
    Remedy.CEILING: "højst betaler en merpris",
    Remedy.FOLLOW_UP: "melder tilbage",
}


def counted(
    scenario=SCENARIO, base=None, remedies=frozenset(Remedy), investor=None, pool=None, year=2026, adopted=None, **memo
):
    """The canteen with an estimate of the scenario, its budget and these choices."""
    made = estimate(scenario, PARAMETERS)
    base = base or canteen()
    return replace(
        base,
        advice=replace(base.advice, estimate=made),
        budget=budget(
            made,
            budget_year=year,
            adopted_year=adopted,
            last_planned_year=(adopted or year) + 3,
            investor=investor,
            pool=pool,
        ),
        memo=MemoChoices(remedies=frozenset(remedies), **memo),
        memo_basis=MemoBasis(premium_ceiling(made), (6, 12, 24)),
    )


def page_of(case_file):
    return compose(case_file, DocumentKind.MEMO, Edition.INTERNAL, case_file.made_at).html


def text_of(case_file):
    root = html5lib.parse(page_of(case_file), namespaceHTMLElements=False)
    return " ".join("".join(root.itertext()).split())


def points_of(case_file):
    return " ".join(point.text for point in memo_points(case_file))


@pytest.mark.parametrize(
    "case_file", [counted(), counted(base=reserved_lot()), small_purchase()], ids=["canteen", "lot", "small"]
)
def test_every_part_stands_in_the_usual_order(case_file):
    root = html5lib.parse(page_of(case_file), namespaceHTMLElements=False)
    assert ["".join(one.itertext()) for one in root.iter("h2")] == PARTS


def test_it_is_internal_and_proposed_as_a_closed_item_and_no_legal_advice():
    text = text_of(counted())
    assert "INTERNT" in text
    assert "Lukket punkt foreslås." in text
    assert "hvad kommunen højst vil betale" in text
    assert "Værktøjet yder ikke juridisk rådgivning." in text
    with pytest.raises(ValueError, match="public"):
        compose(counted(), DocumentKind.MEMO, Edition.PUBLIC, canteen().made_at)


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


@settings(max_examples=40)
@given(scenarios(), st.integers(2025, 2028))
def test_the_table_adds_up_and_is_the_budget(scenario, year):
    case_file = counted(scenario, year=year)
    lines = case_file.budget.lines
    matrices = memo_economy(case_file).matrices
    shown = [column.year for matrix in matrices for column in matrix.columns]
    assert shown == sorted({line.year for line in lines})
    for matrix in matrices:
        rows = {row.label: row.kroner for row in matrix.rows if row.total}
        own = [row.kroner for row in matrix.rows if row.place]
        areas = [row.kroner for row in matrix.rows if row.label.startswith("Heraf ")]
        for at, net in enumerate(rows["Netto"][: len(matrix.columns)]):
            assert net == sum(row[at] for row in own)
            assert net == sum(row[at] for row in areas)
            assert net == rows["Merudgifter i alt"][at] + rows["Mindreudgifter i alt"][at]
        for at, column in enumerate(matrix.columns):
            assert rows["Netto"][at] == case_file.budget.shown_net(column.year)
    if matrices:
        assert matrices[-1].sums_all_years
        # Rounded once, as where the period is told of elsewhere; so it may miss the sum of the years as shown.
        (net,) = [row.kroner[-1] for row in matrices[-1].rows if row.label == "Netto"]
        assert net == round(sum(case_file.budget.net_by_year.values()))
        assert abs(net - shown_sum(lines)) <= 0.5 * (len(lines) + len(case_file.budget.years)) + 1


def test_every_cost_says_how_it_is_covered_in_each_of_its_years():
    case_file = counted()
    covers = memo_economy(case_file).covers
    assert [(one.years, one.label) for one in covers] == [
        ("2026-2030", "Merpris på kontrakten"),
        ("2026", "Mentor ved opstart"),
    ]
    assert all(one.how.startswith("Finansieres af: ") for one in covers)


def test_the_ceiling_is_the_prudent_break_even_and_says_how_it_came_about():
    case_file = counted(remedies={Remedy.CEILING})
    ceiling = int(premium_ceiling(case_file.advice.estimate))
    amount = f"{ceiling:,}".replace(",", ".")
    point = points_of(case_file).replace("\xa0", " ")
    assert f"en merpris på {amount} kr. om året" in point
    again = estimate(replace(SCENARIO, premium_per_year=ceiling), PARAMETERS).uncertainty
    assert 0 <= again.p5 < 5
    assert "5-procent-fraktilen" in " ".join(memo_economy(case_file).ceiling_how)
    assert memo_economy(counted(remedies={Remedy.MANDATE})).ceiling_how == ()


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


def test_money_that_lacks_is_granted_or_said_not_to_be():
    dear = replace(SCENARIO, premium_per_year=900_000)
    silent = counted(dear, remedies={Remedy.MANDATE})
    lacks = [kroner(silent.budget.shown_net(year)) for year in silent.budget.years if silent.budget.shown_net(year) > 0]
    (told,) = [text for text in memo_economy(silent).warnings if text.startswith("Indstillingen giver ikke bevilling")]
    assert lacks
    assert all(amount in told for amount in lacks)
    granted = memo_economy(counted(dear, remedies={Remedy.TRANSFER})).warnings
    assert not any(text.startswith("Indstillingen giver ikke") for text in granted)


def test_next_year_is_granted_to_a_budget_that_is_adopted_already():
    made = counted(adopted=2027, remedies={Remedy.TRANSFER})
    now, following, later, _ = [point.text for point in memo_points(made)][1:]
    assert "i budgetåret 2026 gives" in now
    assert "til det vedtagne budget for 2027 gives" in following
    assert "i 2028-2030 indarbejdes" in later
    economy = memo_economy(made)
    assert [column.word for column in economy.matrices[0].columns][:3] == ["bevilling", "bevilling", "overslag"]
    assert "tillægsbevilling til det vedtagne budget for 2026 og 2027." in economy.year_words[0]


def test_the_total_of_the_budget_lines_is_the_municipalitys_total_beside_the_state():
    economy = memo_economy(counted())
    (own,) = [row.cells[0] for row in economy.side_by_side if row.name == "Kommunen"]
    (net,) = [row.cells[-1] for row in economy.matrices[-1].rows if row.label == "Netto"]
    assert f"-{own}" == net
    assert text_of(counted()).count("så en sum kan afvige et par kroner") == 1


def naming(lot_title):
    """The purchase in two lots whose reserving clause names this one, as the library's does."""
    base = reserved_lot()
    reserving, *others = base.advice.clauses
    blank = FilledBlank("delkontrakt", "Den forbeholdte delkontrakt", lot_title, "", "Den mindste delkontrakt.")
    named = replace(reserving, text=f"Delkontrakten »{lot_title}« er forbeholdt.\n\n{reserving.text}", blanks=(blank,))
    return replace(base, advice=replace(base.advice, clauses=(named, *others)))


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


def test_budgets_of_several_committees_are_given_as_reason_only_where_they_move():
    apart = "udgiften kan ligge i ét udvalgs budget"
    assert apart in memo_facts(counted()).summary[-1]
    alone = memo_facts(counted(replace(SCENARIO, premium_per_year=0))).summary[-1]
    assert apart not in alone
    assert "fordi intet, der kræver bevilling" in alone


def test_jobs_are_told_in_full_time_places():
    part = replace(SCENARIO, groups=(replace(SCENARIO.groups[0], places=0.4),))
    assert "job svarende til 0,4 fuldtidsplads til mennesker" in memo_facts(counted(part)).summary[0]
    assert "job svarende til 5 fuldtidspladser til mennesker" in memo_facts(counted()).summary[0]


def test_wider_circles_of_the_market_say_that_they_hold_the_narrower():
    def told(own, near, far):
        base = counted()
        within = {"0": own, "25": near, "50": far, "all": 12}
        found = replace(base.advice.market, candidates_within_km=within)
        return " ".join(memo_facts(replace(base, advice=replace(base.advice, market=found))).market)

    assert "3 ligger i kommunen selv og i alt 4 inden for 50 km." in told(3, 3, 4)
    assert "Ingen ligger i kommunen selv, i alt 1 inden for 25 km og i alt 4 inden for 50 km." in told(0, 1, 4)
    assert "Ingen af dem ligger inden for 50 km." in told(0, 0, 0)


def test_what_the_clauses_ask_is_said_in_words_for_labels_that_the_library_has():
    labels = {blank.label for clause in load_clauses(ROOT / "clauses") for blank in clause.blanks}
    assert labels >= set(SPOKEN)
    places = FilledBlank("årsværk", "Beskæftigelse om året, i en kortere kontrakt i alt", "0,4", "årsværk", "Regnet.")
    other = FilledBlank("frist", "Frist for besked", "5", "dage", "Skrevet i sagen.")

    def asks(months):
        base = canteen()
        clause = replace(EMPLOYMENT, blanks=(places, other))
        purchase = replace(base.advice.purchase, duration_months=months)
        advice = replace(base.advice, purchase=purchase, clauses=(clause,))
        (ask,) = memo_facts(replace(base, advice=advice)).asks
        return ask.asks

    assert asks(48) == "mindst 0,4 årsværk om året, frist for besked 5 dage"
    assert asks(6) == "mindst 0,4 årsværk i alt, frist for besked 5 dage"


def test_the_table_of_the_budget_lines_is_not_parted_between_pages():
    root = html5lib.parse(page_of(counted()), namespaceHTMLElements=False)
    tables = [one.get("class", "").split() for one in root.iter("table") if "matrix" in one.get("class", "").split()]
    assert tables
    assert all("keep" in classes for classes in tables)


def test_the_verdict_follows_the_figures_that_it_speaks_of():
    text = text_of(counted(replace(SCENARIO, premium_per_year=0)))
    assert text.index("Højeste merpris, hvor kommunen går i nul") < text.index("Den højeste merpris ovenfor")


def test_no_enterprise_is_named_anywhere():
    consortium = Finding("consortium_possible", Severity.NOTE, f"»{PLANTED_ENTERPRISE}« kan sammen.", "")
    case_file = counted(base=canteen())
    case_file = replace(case_file, advice=replace(case_file.advice, findings=(*case_file.advice.findings, consortium)))
    page = page_of(case_file)
    for name in (PLANTED_ENTERPRISE, PLANTED_DOUBTFUL, *(match.name for match in MATCHES), *(m.cvr for m in MATCHES)):
        assert name not in page
    assert "Kommunens søgning fandt 2 virksomheder" in page


def test_without_an_estimate_the_paper_stands_and_says_what_is_missing():
    case_file = replace(small_purchase(), memo=MemoChoices(frozenset(Remedy)), memo_basis=MemoBasis(None, (6, 12)))
    text = text_of(case_file)
    assert "Der er ikke regnet på værdien" in text
    assert "kr. i hele perioden" not in text
    assert "forelægges i en særskilt sag, når beløbene er beregnet" in text
    assert "6 og 12 måneder efter start melder tilbage" in text.replace("forvaltningen ", "")


def test_an_estimate_of_an_older_edition_says_why_there_are_no_budget_lines():
    case_file = replace(canteen(), memo=MemoChoices(frozenset({Remedy.TRANSFER})))
    assert "gemt af en ældre udgave" in text_of(case_file)
    assert memo_economy(case_file).matrices == ()


def test_what_was_typed_of_the_hearing_stands_there_and_else_a_field_to_fill_in():
    assert "Hvem der er hørt, hvornår, og hvad de sagde." in text_of(counted())
    heard = text_of(counted(hearing="Handicaprådet: <b>enig</b>\nBeskæftigelsesrådet: ingen bemærkninger"))
    assert "Handicaprådet: <b>enig</b>" in heard
    assert "Hvem der er hørt, hvornår" not in heard


def test_the_committees_whose_budgets_move_are_to_be_heard_but_for_the_one_that_decides():
    assert [one.name for one in memo_facts(counted()).to_hear] == ["Fagudvalget for indkøbet", "Beskæftigelsesudvalget"]
    own = memo_facts(counted(committee="Beskæftigelsesudvalget"))
    assert [one.name for one in own.to_hear] == ["Fagudvalget for indkøbet"]


def test_a_committee_recommends_and_the_council_decides():
    assert "at Økonomiudvalget over for Kommunalbestyrelsen anbefaler," in text_of(counted())
    assert "at Byrådet beslutter," in text_of(counted(committee="Byrådet"))


def test_a_gain_of_the_municipality_that_others_pay_is_called_so():
    made = counted().advice.estimate
    moved = replace(made, public=replace(made.public, npv=-1.0))
    case_file = counted()
    case_file = replace(case_file, advice=replace(case_file.advice, estimate=moved))
    assert "flyttet fra andre kasser" in " ".join(memo_economy(case_file).framing)


def test_the_rules_of_the_case_are_cited():
    laws = [rule.law for rule in memo_facts(counted(base=reserved_lot())).rules]
    assert laws[:3] == [f"Kommunestyrelsesloven § {number}" for number in (18, 21, 40)]
    assert "Udbudsloven §§ 24-185" in laws
    assert "Udbudsloven § 54" in laws


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


def test_money_that_a_ceiling_keeps_back_is_said_not_to_be_granted():
    dear = counted(replace(SCENARIO, premium_per_year=900_000))
    assert any(text.startswith("Indstillingen giver ikke bevilling") for text in memo_economy(dear).warnings)


def test_a_premium_where_none_can_be_borne_must_be_settled_too():
    costly = replace(SCENARIO.groups[0], mentor_cost=3_000_000)
    _, ceiling = memo_points(counted(replace(SCENARIO, groups=(costly,)), remedies={Remedy.CEILING}))
    assert "ligger over loftet" in ceiling.todo


def of_kinds(**kinds):
    """The canteen's employment clause, and a clause for each title with this kind."""
    base = canteen()
    others = [replace(EMPLOYMENT, id=title, title=title, kind=kind, blanks=()) for title, kind in kinds.items()]
    return replace(base, advice=replace(base.advice, clauses=(EMPLOYMENT, *others)))


def test_only_clauses_of_administration_say_how_and_a_criterion_or_an_invitation_is_no_demand():
    facts = memo_facts(of_kinds(Rapport="administration", Kontrol="administration", Plan="award", Opdeling="notice"))
    assert [one.title for one in facts.asks] == [EMPLOYMENT.title]
    award, terms = facts.after_asks
    assert "point" in award
    assert "»Plan«" in award
    assert terms.startswith("Klausulerne ")
    assert terms.count(".") == 3
    one, *rest = memo_facts(of_kinds(Rapport="administration")).after_asks
    assert one.startswith("Klausul ")
    assert rest == []


def test_numbers_are_said_to_be_found_only_where_there_are_some():
    assert "Tallene er fundet" in memo_facts(canteen()).asks_intro
    base = canteen()
    none = replace(base, advice=replace(base.advice, clauses=(replace(EMPLOYMENT, blanks=()),)))
    assert "Tallene er fundet" not in memo_facts(none).asks_intro
    assert "Numrene er klausulernes" in memo_facts(none).asks_intro


def without_money(**memo):
    return replace(small_purchase(), memo=MemoChoices(**memo), memo_basis=MemoBasis(None, (6, 12)))


def test_where_no_budget_moves_the_paper_asks_for_no_appropriation():
    case_file = without_money()
    text = text_of(case_file)
    title = case_file.advice.purchase.title
    assert "Forvaltningen indstiller til Økonomiudvalget," in text
    assert f"at det tages til efterretning, at indkøbet »{title}« gennemføres" in text
    assert "Der søges ingen bevilling." in text
    assert "Hvorfor sagen forelægges." in text
    for asking in ("anbefaler", "der skal flyttes", "Bevillinger gives", "§ 40", "Der forhandles med", "udgiften kan"):
        assert asking not in text


@pytest.mark.parametrize("remedy", [Remedy.MANDATE, Remedy.TRANSFER, Remedy.POOL, Remedy.INVESTOR])
def test_a_point_that_moves_money_brings_the_words_on_appropriations_back(remedy):
    text = text_of(without_money(remedies=frozenset({remedy})))
    assert "Der søges ingen bevilling" not in text
    assert "anbefaler," in text
    assert "Bevillinger gives af Kommunalbestyrelsen" in text


def test_without_a_premium_or_a_plan_pool_and_investor_say_so_and_name_no_amount():
    free = counted(replace(SCENARIO, premium_per_year=0), remedies={Remedy.POOL}, pool=Pool("Puljen"))
    _, point = memo_points(free)
    assert "regner ikke med nogen merpris" in point.text
    assert "Scenariets merpris" in point.todo
    _, pool, investor = memo_points(counted(remedies={Remedy.POOL, Remedy.INVESTOR}))
    assert "når det er valgt, hvilken pulje" in pool.text
    assert "når det er valgt, hvilken investor" in investor.text
    assert not any(digit in pool.text + investor.text for digit in "0123456789")


def test_the_market_is_told_as_likeness_and_not_as_ability():
    told = memo_facts(counted()).market[0]
    assert "hvis oplysninger ligner opgaven eller en del af den" in told
    assert "kan løse" not in told


def test_a_small_purchase_follows_principles_in_a_whole_sentence():
    (rule,) = [rule for rule in memo_facts(small_purchase()).rules if rule.law.startswith("Forvaltningsretlige")]
    assert rule.text == "Indkøbet er under beløbsgrænsen for udbudslovens afsnit V og følger dem."


def test_why_the_uncertainty_is_not_computed_is_told_as_the_estimate_tells_it():
    apart = counted(replace(SCENARIO, uncertainty={"deadweight": (0.4, 0.5, 0.6)}), remedies={Remedy.CEILING})
    economy = memo_economy(apart)
    (told,) = [figure.text for figure in economy.figures if figure.name == "Usikkerhed"]
    assert told == why_uncomputed(apart.advice.estimate)
    assert "spændet går fra 40" in told.replace("\xa0", " ")
    assert economy.ceiling_how == (f"Loftet over merprisen kan ikke beregnes. {told}",)


def test_a_paragraph_right_before_a_table_or_a_list_keeps_with_it():
    case_file = counted(base=reserved_lot())
    page = page_of(case_file)
    root = html5lib.parse(page, namespaceHTMLElements=False)
    after = {id(first): second for part in root.iter() for first, second in pairwise(list(part))}
    versions = {id(one) for part in root.iter("section") if part.get("class") == "versions" for one in part.iter()}
    plain = [one for one in root.iter("p") if one.get("class") is None and id(one) not in versions]
    loose = [one for one in plain if id(one) in after and after[id(one)].tag in {"table", "ul", "ol"}]
    assert ["".join(one.itertext()) for one in loose] == []
