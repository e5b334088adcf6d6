"""The estimate as budget lines: calendar years, words, funding, balance."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.budget import Committees, Investor, Pool
from app.model.errors import InputError
from app.model.scenario import Job
from app.value import estimate, pockets
from app.value.budget import SAVING_KINDS, budget

from .budget_sums import amounts, total
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
        assert line.funding
        assert sum(part.kroner for part in line.funding) == line.whole_kroner
        assert all(part.kroner > 0 and part.label and part.label != line.label for part in line.funding)
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


def test_an_estimate_of_an_earlier_version_is_refused_with_what_to_do():
    old = replace(FIVE_ESTIMATED, lines=tuple(replace(line, calendar_years=()) for line in FIVE_ESTIMATED.lines))
    with pytest.raises(InputError, match="Gem indkøbet igen"):
        budget(old, budget_year=2026)
