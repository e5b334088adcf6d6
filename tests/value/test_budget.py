"""The estimate as budget lines: calendar years, words, funding, balance; the investor of Brøndby; the pool."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.budget import Committees, Investor, Pool
from app.model.errors import InputError
from app.model.estimate import Line
from app.model.scenario import Job
from app.value import estimate, pockets
from app.value.budget import SAVING_KINDS, budget

from .scenarios import FIVE_JOBS, PARAMETERS, one_person, scenarios

few = settings(max_examples=60, deadline=None)
FIVE_ESTIMATED = estimate(FIVE_JOBS, PARAMETERS)
# Below half a krone a line is no appropriation; so much may a year's lines miss, for at most ten kinds of line.
LEFT_OUT_KR = 5.0

estimates = st.builds(
    lambda scenario, month, kept: estimate(
        replace(
            scenario,
            start=date(2026, month, 1),
            options=replace(scenario.options, municipal_tax_retention=kept),
        ),
        PARAMETERS,
    ),
    scenarios(),
    st.integers(1, 12),
    st.sampled_from((0.0, 0.25)),
)
investors = st.builds(Investor, st.just("Fonden"), st.floats(0, 2_000_000), st.floats(0, 1))
pools = st.builds(Pool, st.just("Puljen"), st.sampled_from(SAVING_KINDS))


def municipal_result(found, index):
    """Kroner that the municipality gains in a calendar year, from the lines of the estimate."""
    return sum(line.calendar_years[index] for line in found.lines if line.pocket in pockets.MUNICIPALITY)


def amounts(made, kind, *codes):
    """Kroner by year of the lines of one sign, all codes or those named."""
    return {
        year: sum(
            line.kroner
            for line in made.lines
            if line.year == year and line.kind == kind and (not codes or line.code in codes)
        )
        for year in made.years
    }


def total(made, kind, *codes):
    return sum(amounts(made, kind, *codes).values())


# Words and years.


def test_only_the_budget_year_has_a_tillaegsbevilling_and_later_years_are_budgetoverslagsaar():
    made = budget(FIVE_ESTIMATED, budget_year=2026)
    assert {(line.year, line.instrument) for line in made.lines} == {
        (2026, "tillægsbevilling"),
        (2027, "budgetoverslagsår"),
        (2028, "budgetoverslagsår"),
        (2029, "budgetoverslagsår"),
    }


def test_years_after_the_budgetoverslagsaar_are_named_so_and_told_of_once():
    made = budget(FIVE_ESTIMATED, budget_year=2026, last_planned_year=2027)
    instruments = {line.year: line.instrument for line in made.lines}
    assert instruments == {
        2026: "tillægsbevilling",
        2027: "budgetoverslagsår",
        2028: "efter overslagsårene",
        2029: "efter overslagsårene",
    }
    assert len([text for text in made.warnings if text.startswith("2028-2029 ligger efter")]) == 1
    whole = budget(FIVE_ESTIMATED, budget_year=2026, last_planned_year=2029)
    assert not any("efter budgetoverslagsårene" in text for text in whole.warnings)


def test_the_next_year_is_granted_too_once_its_budget_is_adopted():
    made = budget(FIVE_ESTIMATED, budget_year=2026, adopted_year=2027, last_planned_year=2028)
    assert {line.year: line.instrument for line in made.lines} == {
        2026: "tillægsbevilling",
        2027: "tillægsbevilling",
        2028: "budgetoverslagsår",
        2029: "efter overslagsårene",
    }
    assert any(text.startswith("Budgettet for 2027 regnes for vedtaget") for text in made.warnings)


def test_no_adopted_budget_touched_means_no_grant_now():
    before = budget(FIVE_ESTIMATED, budget_year=2024, adopted_year=2025).warnings
    assert "Ingen af beløbene falder i de år, hvis budget er vedtaget (2024-2025), så der skal ikke søges" in before[0]
    adopted = budget(FIVE_ESTIMATED, budget_year=2025, adopted_year=2026).warnings
    assert not any("skal ikke søges tillægsbevilling nu" in text for text in adopted)


def test_nothing_is_granted_to_a_year_that_is_over():
    made = budget(FIVE_ESTIMATED, budget_year=2027)
    assert {line.instrument for line in made.lines if line.year == 2026} == {"afsluttet år"}
    assert any(text.startswith("2026 ligger før budgetåret 2027") for text in made.warnings)


def test_five_full_time_jobs_line_by_line_in_the_first_year():
    lines = [line for line in budget(FIVE_ESTIMATED, budget_year=2026).lines if line.year == 2026]
    assert [(line.kind, line.committee, line.styringsomraade, line.label, line.whole_kroner) for line in lines] == [
        ("positive", "Fagudvalget for indkøbet", "service", "Merpris på kontrakten", 150_000),
        ("negative", "Beskæftigelsesudvalget", "overførsler", "Færre udgifter til ydelser efter refusion", 279_745),
        ("negative", "Beskæftigelsesudvalget", "overførsler", "Færre udgifter til aktivering", 24_644),
        ("positive", "Beskæftigelsesudvalget", "overførsler", "Mentor ved opstart", 40_000),
    ]


def test_a_contract_from_october_burdens_its_first_calendar_year_with_three_months():
    made = budget(estimate(replace(FIVE_JOBS, start=date(2026, 10, 1)), PARAMETERS), budget_year=2026)
    premiums = [round(line.kroner) for line in made.lines if line.code == "premium"]
    assert (made.years, premiums) == ((2026, 2027, 2028, 2029, 2030), [37_500, 150_000, 150_000, 150_000, 112_500])


def test_a_benefit_that_costs_more_is_a_positive_line_and_called_so():
    dearer = estimate(one_person(Job.FLEKSJOB, "kontanthjaelp_forhoejet", hours_per_week=9.1), PARAMETERS)
    (line,) = [line for line in budget(dearer, budget_year=2026).lines if line.code == "benefit"]
    assert (line.kind, line.label) == ("positive", "Flere udgifter til ydelser efter refusion")


def test_a_municipality_calls_its_committees_as_it_likes():
    own = Committees({"municipality.employment": "Arbejdsmarkedsudvalget", "municipality.purchasing": ""})
    made = budget(FIVE_ESTIMATED, own, budget_year=2026)
    assert {line.committee for line in made.lines} == {"Arbejdsmarkedsudvalget", "Fagudvalget for indkøbet"}


def test_groups_are_one_line_of_the_budget():
    two = replace(FIVE_JOBS, groups=(FIVE_JOBS.groups[0], replace(FIVE_JOBS.groups[0], name="Unge")))
    lines = [line for line in budget(estimate(two, PARAMETERS), budget_year=2026).lines if line.year == 2026]
    assert [line.code for line in lines] == ["premium", "benefit", "activation", "mentor"]
    assert lines[1].kroner == pytest.approx(2 * 279_745, abs=1)


def test_what_no_budget_can_be_cut_by_stands_apart():
    lines = tuple(replace(line, cashable=False) if line.kind == "activation" else line for line in FIVE_ESTIMATED.lines)
    made = budget(replace(FIVE_ESTIMATED, lines=lines), budget_year=2026)
    assert [line.kind for line in made.not_cashable] == ["activation"]
    assert "activation" not in {line.code for line in made.lines}


# Balance.


@few
@given(estimates)
def test_positive_less_negative_lines_are_minus_the_municipal_result_of_the_year(found):
    made = budget(found, budget_year=2026)
    more, less = amounts(made, "positive"), amounts(made, "negative")
    for index, year in enumerate(made.years):
        result = municipal_result(found, index)
        assert made.net_by_year[year] == pytest.approx(-result, abs=0.01)
        assert more[year] - less[year] == pytest.approx(-result, abs=LEFT_OUT_KR)


@few
@given(estimates)
def test_the_years_of_the_budget_hold_all_that_the_municipality_gains(found):
    made = budget(found, budget_year=2026)
    assert sum(made.net_by_year.values()) == pytest.approx(-found.municipality.sum, abs=0.01)


@few
@given(estimates, investors)
def test_with_an_investor_the_year_counts_after_advance_and_repayment(found, investor):
    made = budget(found, budget_year=2026, investor=investor)
    paid_in = amounts(made, "negative", "investor_advance")
    back = amounts(made, "positive", "investor_repayment")
    for index, year in enumerate(made.years):
        expected = -municipal_result(found, index) - paid_in[year] + back[year]
        assert made.net_by_year[year] == pytest.approx(expected, abs=LEFT_OUT_KR)


@few
@given(estimates, investors)
def test_an_investor_never_pays_more_than_the_advance_nor_gets_more_than_was_saved(found, investor):
    made = budget(found, budget_year=2026, investor=investor)
    saved = sum(sum(amounts) for amounts in (line.calendar_years for line in found.lines if line.kind in SAVING_KINDS))
    assert total(made, "negative", "investor_advance") <= investor.advance_kr + 0.01
    assert total(made, "positive", "investor_repayment") <= max(0.0, saved) + 0.01


@few
@given(estimates, pools)
def test_a_pool_gets_back_what_it_advanced_or_the_lack_is_told(found, pool):
    made = budget(found, budget_year=2026, pool=pool)
    advanced, back = total(made, "negative", "pool_advance"), total(made, "positive", "pool_repayment")
    assert back <= advanced + LEFT_OUT_KR
    told = any("ved periodens slutning" in text for text in made.warnings)
    assert told or advanced == pytest.approx(back, abs=LEFT_OUT_KR)
    assert sum(made.net_by_year.values()) == pytest.approx(-found.municipality.sum - advanced + back, abs=LEFT_OUT_KR)


@few
@given(estimates, st.one_of(st.builds(dict), st.builds(dict, investor=investors), st.builds(dict, pool=pools)))
def test_every_line_names_its_funding_which_adds_up_to_the_line_as_shown(found, outside):
    made = budget(found, budget_year=2026, **outside)
    for line in made.lines:
        assert line.funded_by
        assert sum(part.kroner for part in line.funding) == line.whole_kroner
        assert all(part.kroner > 0 and part.label != line.label for part in line.funding)
    for year in made.years:
        treasury = sum(
            part.kroner * (1 if line.kind == "positive" else -1)
            for line in made.lines
            if line.year == year
            for part in line.funding
            if part.label == "Kassebeholdningen"
        )
        assert treasury == made.shown_net(year)


@few
@given(estimates)
def test_money_that_is_not_the_municipalitys_never_appears(found):
    strange = replace(found.lines[0], pocket="state", kind="refund", calendar_years=(1e6,) * 7, cashable=True)
    with_strange = replace(found, lines=(*found.lines, replace(strange, styringsomraade="øvrig")))
    own = replace(found, lines=tuple(line for line in found.lines if line.pocket in pockets.MUNICIPALITY))
    assert budget(with_strange, budget_year=2026) == budget(own, budget_year=2026)


def test_a_year_that_costs_more_than_it_saves_takes_the_rest_from_the_treasury_and_says_so():
    dear = estimate(replace(FIVE_JOBS, premium_per_year=500_000), PARAMETERS)
    made = budget(dear, budget_year=2026)
    premium = made.lines[0]
    assert [part.label for part in premium.funding] == [
        "Færre udgifter til ydelser efter refusion",
        "Færre udgifter til aktivering",
        "Kassebeholdningen",
    ]
    (told,) = [text for text in made.warnings if "kassebeholdningen" in text]
    assert told.startswith("Udgifterne er større end besparelserne med 235.611\xa0kr. i 2026, ")
    assert all(f" i {year}" in told for year in made.years), "all years in one sentence"


def test_the_second_wrong_pocket_is_told():
    assert any("servicerammen" in text for text in budget(FIVE_ESTIMATED, budget_year=2026).warnings)
    free = estimate(replace(FIVE_JOBS, premium_per_year=0), PARAMETERS)
    assert not any("servicerammen" in text for text in budget(free, budget_year=2026).warnings)


# Brøndby: 5.5 million saved on benefits, an effort of 3.2 million that the fund pays, 4.3 million back to the fund.


MILLION = 1_000_000
# The article gives sums alone; four equal years are ours. The fund's share of the gain is 1.1 of 2.3 million.
BROENDBY = replace(
    FIVE_ESTIMATED,
    lines=(
        Line(
            pocket="municipality.purchasing",
            styringsomraade="service",
            label="TUBA",
            years=(-0.8 * MILLION,) * 4,
            calendar_years=(-0.8 * MILLION,) * 4,
            kind="premium",
            cashable=True,
        ),
        Line(
            pocket="municipality.employment",
            styringsomraade="overførsler",
            label="Forsørgelse",
            years=(0.5 * MILLION, MILLION, 2 * MILLION, 2 * MILLION),
            calendar_years=(0.5 * MILLION, MILLION, 2 * MILLION, 2 * MILLION),
            kind="benefit",
            cashable=True,
        ),
    ),
)
FUND = Investor("Den Sociale Investeringsfond", 3.2 * MILLION, 1.1 / 2.3)


def test_broendby_the_fund_and_the_effort_net_to_zero_every_year():
    made = budget(BROENDBY, budget_year=2026, investor=FUND)
    assert total(made, "positive", "premium") == pytest.approx(3.2 * MILLION)
    assert amounts(made, "positive", "premium") == pytest.approx(amounts(made, "negative", "investor_advance"))


def test_broendby_saves_5_5_repays_4_3_and_keeps_1_2_million():
    made = budget(BROENDBY, budget_year=2026, investor=FUND)
    assert total(made, "negative", "benefit") == pytest.approx(5.5 * MILLION)
    assert total(made, "positive", "investor_repayment") == pytest.approx(4.3 * MILLION)
    assert sum(made.net_by_year.values()) == pytest.approx(-1.2 * MILLION)
    assert {line.code for line in made.lines} == {"premium", "benefit", "investor_advance", "investor_repayment"}


def test_broendby_nothing_is_repaid_before_it_is_saved():
    made = budget(BROENDBY, budget_year=2026, investor=FUND)
    saved, back = amounts(made, "negative", "benefit"), amounts(made, "positive", "investor_repayment")
    assert all(back[year] <= saved[year] for year in made.years)
    assert {round(back[year] / saved[year], 6) for year in made.years} == {round(4.3 / 5.5, 6)}


def test_broendby_names_where_the_repayment_comes_from():
    made = budget(BROENDBY, budget_year=2026, investor=FUND)
    funded = {line.code: line.funded_by for line in made.lines if line.year == 2027}
    assert funded["premium"] == "Tilskud fra Den Sociale Investeringsfond til indsatsen"
    assert funded["investor_repayment"] == "Færre udgifter til ydelser efter refusion"


def test_an_investor_bears_what_is_not_saved_and_the_agreement_must_say_so():
    (effort, benefit) = BROENDBY.lines
    poor = replace(BROENDBY, lines=(effort, replace(benefit, calendar_years=(0.5 * MILLION,) * 4)))
    made = budget(poor, budget_year=2026, investor=FUND)
    assert total(made, "positive", "investor_repayment") == pytest.approx(2 * MILLION)
    (told,) = [text for text in made.warnings if "det skal stå i aftalen" in text]
    assert "udlægget på 3.200.000\xa0kr. Budgettet" in told


def test_an_investor_who_can_advance_more_than_the_effort_costs_is_told_so_in_whole_sentences():
    made = budget(BROENDBY, budget_year=2026, investor=replace(FUND, advance_kr=5 * MILLION))
    (told,) = [text for text in made.warnings if "kan lægge 5.000.000\xa0kr. ud" in text]
    assert told.endswith("koster kun 3.200.000\xa0kr. Resten er ikke regnet med.")


def test_an_effort_beyond_the_advance_is_the_municipalitys_own_and_no_gain_to_share():
    made = budget(BROENDBY, budget_year=2026, investor=replace(FUND, advance_kr=2 * MILLION))
    assert total(made, "negative", "investor_advance") == pytest.approx(2 * MILLION)
    assert total(made, "positive", "investor_repayment") == pytest.approx(2 * MILLION + 1.1 * MILLION)
    assert any(text.startswith("1.200.000\xa0kr. af indsatsen") for text in made.warnings)


def test_a_contract_that_is_cheaper_needs_no_investor():
    cheaper = replace(FIVE_JOBS, premium_per_year=-150_000, groups=(replace(FIVE_JOBS.groups[0], mentor_cost=0),))
    made = budget(estimate(cheaper, PARAMETERS), budget_year=2026, investor=FUND)
    assert not [line for line in made.lines if line.code == "investor_advance"]


# The pool.


def test_a_pool_advances_the_premium_and_is_repaid_from_the_named_line():
    late = replace(FIVE_JOBS, groups=(replace(FIVE_JOBS.groups[0], lead_months=12),))
    made = budget(estimate(late, PARAMETERS), budget_year=2026, pool=Pool("Investeringspuljen"))
    assert amounts(made, "negative", "pool_advance") == pytest.approx(dict.fromkeys(made.years, 150_000))
    assert [round(kr) for kr in amounts(made, "positive", "pool_repayment").values()] == [0, 223_796, 186_497, 167_847]
    (first, second) = [line for line in made.lines if line.code == "premium"][:2]
    assert first.funded_by == second.funded_by == "Udlæg fra Investeringspuljen"
    back = next(line for line in made.lines if line.code == "pool_repayment")
    assert (back.committee, back.funded_by) == ("Økonomiudvalget", "Færre udgifter til ydelser efter refusion")
    (lacks,) = [text for text in made.warnings if text.startswith("Investeringspuljen mangler 21.860\xa0kr.")]
    activation = total(made, "negative", "activation")
    assert f"sparer {round(activation):,}".replace(",", ".") in lacks, "other savings are told of"


def test_a_pool_pays_the_premium_even_where_the_saving_could():
    made = budget(FIVE_ESTIMATED, budget_year=2026, pool=Pool("Investeringspuljen"))
    assert {line.funded_by for line in made.lines if line.code == "premium"} == {"Udlæg fra Investeringspuljen"}
    assert total(made, "positive", "pool_repayment") == pytest.approx(600_000)


DEARER = replace(one_person(Job.FLEKSJOB, "kontanthjaelp_forhoejet", hours_per_week=9.1), premium_per_year=10_000)


def test_a_pool_takes_nothing_back_from_a_line_that_costs_more():
    made = budget(estimate(DEARER, PARAMETERS), budget_year=2026, pool=Pool("Investeringspuljen"))
    assert total(made, "negative", "pool_advance") == pytest.approx(10_000)
    assert not [line for line in made.lines if line.code == "pool_repayment"]
    assert any(text.startswith("Investeringspuljen mangler 10.000\xa0kr. ved") for text in made.warnings)


def test_a_pool_that_lacks_money_where_nothing_else_is_saved_says_only_that():
    alone = replace(FIVE_JOBS, groups=(replace(FIVE_JOBS.groups[0], job=Job.PLACEMENT, hourly_wage=None),))
    made = budget(estimate(alone, PARAMETERS), budget_year=2026, pool=Pool("Investeringspuljen"))
    assert "Investeringspuljen mangler 600.000\xa0kr. ved periodens slutning." in made.warnings


def test_no_saving_on_transfers_is_spoken_of_where_there_is_none():
    assert not any("servicerammen" in text for text in budget(estimate(DEARER, PARAMETERS), budget_year=2026).warnings)


# Bad input.


@pytest.mark.parametrize(
    ("outside", "field"),
    [
        ({"investor": Investor("Fonden", -1, 0.5)}, "advance_kr"),
        ({"investor": Investor("Fonden", float("nan"), 0.5)}, "advance_kr"),
        ({"investor": Investor("Fonden", 1, 1.2)}, "share_of_gain"),
        ({"investor": Investor(" ", 1, 0.2)}, "investor"),
        ({"investor": FUND, "pool": Pool("Puljen")}, "investor"),
        ({"pool": Pool("Puljen", "premium")}, "repaid_from"),
        ({"pool": Pool("")}, "pool"),
    ],
)
def test_an_impossible_investor_or_pool_is_refused_by_field(outside, field):
    with pytest.raises(InputError) as refused:
        budget(FIVE_ESTIMATED, budget_year=2026, **outside)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_an_estimate_of_an_earlier_version_is_refused_with_what_to_do():
    old = replace(FIVE_ESTIMATED, lines=tuple(replace(line, calendar_years=()) for line in FIVE_ESTIMATED.lines))
    with pytest.raises(InputError, match="Gem indkøbet igen"):
        budget(old, budget_year=2026)
