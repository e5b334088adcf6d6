"""The five engines meet: the whole advice on one purchase."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from app.advice import advise, codes_of
from app.model.choices import Choices
from app.model.clause import Binds
from app.model.codec import as_data, from_data
from app.model.errors import InputError
from app.model.law import Regime, RouteCode, Severity
from app.model.purchase import ContractType, CrossBorderInterest, Lot, Purchase
from app.model.scenario import Group, Job, Scenario
from app.store.database import connect

TODAY = date(2026, 5, 1)
CANTEEN = Purchase(
    id="kantine",
    title="Drift af kantinen på rådhuset",
    contract_type=ContractType.SERVICES,
    value_kr=4_200_000,
    duration_months=48,
    municipality_code="740",
    notice_date=TODAY,
    cpv_codes=("55512000",),
)
SCENARIO = Scenario(
    name="En i fleksjob",
    start=date(2026, 1, 1),
    years=1,
    contract_value_per_year=1_050_000,
    groups=(Group("En", 1, "ledighedsydelse_hoej", 60, Job.FLEKSJOB, (1.0,), 9.1, hourly_wage=150),),
)


@pytest.fixture(scope="module")
def knowledge(demo_app, demo_database):
    with closing(connect(demo_database)) as db:
        return demo_app.extensions["knowledge"].current(db)


def test_every_room_says_its_part(knowledge):
    advice = advise(CANTEEN, knowledge, TODAY)
    assert advice.purchase == CANTEEN
    assert advice.suggestions[0].code.startswith("555")
    assert advice.matches
    assert advice.market.candidates_within_km["all"] >= len(advice.matches)
    # A light service above the ordinary threshold and below its own.
    assert (advice.regime, advice.regime_if_cross_border) == (Regime.AFSNIT_V, Regime.AFSNIT_IV)
    assert {route.code for route in advice.routes} == set(RouteCode)
    assert advice.clauses
    assert advice.estimate.from_defaults


def test_the_same_question_has_the_same_answer(knowledge):
    assert advise(CANTEEN, knowledge, TODAY) == advise(CANTEEN, knowledge, TODAY)


def test_advice_survives_being_stored(knowledge):
    advice = advise(CANTEEN, knowledge, TODAY)
    assert as_data(from_data(type(advice), as_data(advice))) == as_data(advice)


def test_a_category_that_nobody_picked_is_the_best_suggestion_and_is_said_to_be_unconfirmed(knowledge):
    typed = replace(CANTEEN, cpv_codes=())
    advice = advise(typed, knowledge, TODAY)
    picked = advise(replace(CANTEEN, cpv_codes=(advice.suggestions[0].code,)), knowledge, TODAY)
    assert codes_of(typed, knowledge) == (advice.suggestions[0].code,)
    assert (advice.regime, advice.market) == (picked.regime, picked.market)
    assert {one.code for one in advice.findings} - {one.code for one in picked.findings} == {"category_unconfirmed"}


def test_a_text_that_means_no_category_still_has_advice(knowledge):
    advice = advise(replace(CANTEEN, title="Xyzzy qwrtp", cpv_codes=()), knowledge, TODAY)
    assert advice.suggestions == ()
    assert advice.matches == ()
    assert len(advice.routes) == len(RouteCode)


def test_a_route_names_the_clauses_that_were_chosen_for_it_and_no_others(knowledge):
    advice = advise(CANTEEN, knowledge, TODAY)
    assert {clause for route in advice.routes for clause in route.clauses} == {clause.id for clause in advice.clauses}


def test_the_way_that_the_tender_follows_is_a_finding_that_says_why(knowledge):
    # Cleaning above the threshold: § 54 is open and eight demo enterprises have the share.
    cleaning = replace(CANTEEN, title="Rengøring af skoler", cpv_codes=("90919300",), value_kr=9_800_000)
    (told,) = [one for one in advise(cleaning, knowledge, TODAY).findings if one.code == "way_taken"]
    assert (told.severity, told.law) == (Severity.NOTE, "udbudsloven § 54")
    assert "forbeholdt efter § 54" in told.text
    assert "Kommunen bekræfter vejen eller vælger en anden" in told.text


def test_the_finding_and_the_clauses_follow_the_same_way(knowledge):
    named = {RouteCode.DIRECT_PURCHASE: "direkte køb", RouteCode.QUOTES: "indhentning af tilbud"}
    for value_kr in (280_000, 2_700_000):
        works = replace(CANTEEN, contract_type=ContractType.WORKS, cpv_codes=("45453000",), value_kr=value_kr)
        advice = advise(works, knowledge, TODAY)
        way = next(one.code for one in advice.routes if "opfordring-til-tilbud" in one.clauses)
        (told,) = [one.text for one in advice.findings if one.code == "way_taken"]
        assert named[way] in told


def test_enterprises_that_reach_the_need_together_are_a_note_and_one_that_is_enough_gives_none(knowledge):
    mentors = replace(
        CANTEEN,
        title="Mentor og virksomhedspraktik for unge på uddannelseshjælp",
        cpv_codes=("85312400",),
        value_kr=60_000_000,
    )
    (told,) = [one for one in advise(mentors, knowledge, TODAY).findings if one.code == "consortium_possible"]
    assert told.severity is Severity.NOTE
    assert "»Salten Jobværksted« og »Nørresø Støtteværk« har tilsammen" in told.text
    small = advise(replace(mentors, value_kr=2_000_000), knowledge, TODAY)
    assert "consortium_possible" not in {one.code for one in small.findings}


def test_a_service_of_190_is_not_reserved_on_the_evidence_of_54(knowledge):
    care = replace(CANTEEN, title="Værested", cpv_codes=("85312000",), value_kr=6_600_000, duration_months=36)
    advice = advise(care, knowledge, TODAY)
    assert next(one for one in advice.routes if one.code is RouteCode.RESERVED_190).status == "available"
    assert not [one for one in advice.clauses if one.id.startswith("paragraf-")]
    (told,) = [one.text for one in advice.findings if one.code == "way_taken"]
    assert "åben konkurrence" in told
    assert "Der kan også vælges en konkurrence, der er forbeholdt efter § 190" in told


def test_a_scenario_that_somebody_gave_is_used_as_it_stands(knowledge):
    advice = advise(replace(CANTEEN, value=SCENARIO), knowledge, TODAY)
    assert advice.estimate.scenario == SCENARIO
    assert not advice.estimate.from_defaults


def test_today_decides_what_is_out_of_date_and_nothing_else(knowledge):
    now, later = (as_data(advise(CANTEEN, knowledge, day)) for day in (TODAY, date(2040, 1, 1)))
    for advice in (now, later):
        for assumption in advice["estimate"]["assumptions"]:
            del assumption["stale"]
        advice["estimate"].pop("warnings")
    assert now == later


def test_the_day_of_the_notice_decides_the_threshold(knowledge):
    # 1.644.638 kr. until the end of 2025, 1.611.360 kr. from 2026 on.
    cleaning = replace(
        CANTEEN,
        title="Rengøring",
        cpv_codes=("90910000",),
        value_kr=1_620_000,
        cross_border_interest=CrossBorderInterest.NO,
    )
    regimes = [
        advise(replace(cleaning, notice_date=day), knowledge, TODAY).regime
        for day in (date(2025, 12, 31), date(2026, 1, 1))
    ]
    assert regimes == [Regime.AFSNIT_V, Regime.AFSNIT_II]


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2028, 1, 1)])
def test_a_date_without_known_thresholds_is_refused(knowledge, day):
    with pytest.raises(InputError):
        advise(replace(CANTEEN, notice_date=day), knowledge, TODAY)


def test_other_purchases_change_findings_and_never_matches(knowledge):
    small = replace(CANTEEN, value_kr=400_000)
    alone = advise(small, knowledge, TODAY)
    beside = advise(small, replace(knowledge, other_purchases=[replace(small, id="en anden")]), TODAY)
    assert "splitting_risk" in {one.code for one in beside.findings} - {one.code for one in alone.findings}
    assert (beside.matches, beside.regime) == (alone.matches, alone.regime)


def test_places_and_estimate_rest_on_the_lots_that_the_employment_clause_binds(knowledge):
    lots = (Lot("Rengøring af skoler", 7_400_000), Lot("Pleje af grønne områder", 2_200_000, "", ("77310000",)))
    divided = Purchase(
        id="delt",
        title="Rengøring af skoler og pleje af grønne områder",
        contract_type=ContractType.SERVICES,
        value_kr=9_600_000,
        duration_months=48,
        municipality_code="740",
        notice_date=TODAY,
        cpv_codes=("90911200",),
        lots=lots,
    )
    way = replace(Choices(), way=RouteCode.RESERVED_LOT_54)
    employment = next(one for one in advise(divided, knowledge, TODAY, way).clauses if one.binds is Binds.OPEN)
    quantity = next(one for one in employment.blanks if one.name == "årsværk")
    assert quantity.value == "0,3"
    assert "»Rengøring af skoler«: 1.850.000 kr. om året" in " ".join(quantity.how.split())

    def places(choices):
        estimate = advise(divided, knowledge, TODAY, choices).estimate
        return sum(group.places for group in estimate.scenario.groups)

    assert places(way) == pytest.approx(0.3)
    assert places(replace(Choices(), way=RouteCode.OPEN_COMPETITION)) == pytest.approx(0.4)
