"""The money in the committee paper: the table is the budget and adds up, and what no point grants is said."""

from __future__ import annotations

from dataclasses import replace

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.memo_economy import memo_economy
from app.model.budget import shown_sum
from app.model.memo import MemoChoices, Remedy
from app.text.writing import kroner
from app.value import estimate, premium_ceiling, why_unstated
from tests.value.scenarios import scenarios

from .cases import canteen
from .memos import PARAMETERS, SCENARIO, counted, page_of, points_of, text_of


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
    assert all(one.how.startswith("Færre udgifter til ydelser") for one in covers)


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


def test_costs_are_granted_or_said_not_to_be_also_where_a_saving_elsewhere_would_pay_for_them():
    for premium in (20_000, 900_000):
        scenario = replace(SCENARIO, premium_per_year=premium)
        silent = counted(scenario, remedies={Remedy.MANDATE})
        economy = memo_economy(silent)
        (told,) = [text for text in economy.warnings if text.startswith("Indstillingen giver ikke bevilling")]
        (costs,) = [row.kroner[-1] for row in economy.matrices[-1].rows if row.label == "Merudgifter i alt"]
        assert f"i alt {kroner(costs)} i 2026-2030." in told
        assert "Sådan kan merudgifterne dækkes" in text_of(silent)
        assert "Sådan dækkes merudgifterne" in text_of(counted(scenario, remedies={Remedy.TRANSFER}))
        granted = memo_economy(counted(scenario, remedies={Remedy.TRANSFER})).warnings
        assert not any(text.startswith("Indstillingen giver ikke") for text in granted)


def test_the_total_of_the_budget_lines_is_the_municipalitys_total_beside_the_state():
    economy = memo_economy(counted())
    (own,) = [row.cells[0] for row in economy.side_by_side if row.name == "Kommunen"]
    (net,) = [row.cells[-1] for row in economy.matrices[-1].rows if row.label == "Netto"]
    assert f"-{own}" == net
    assert text_of(counted()).count("så en sum kan afvige et par kroner") == 1


def test_the_table_of_the_budget_lines_is_not_parted_between_pages():
    root = html5lib.parse(page_of(counted()), namespaceHTMLElements=False)
    tables = [one.get("class", "").split() for one in root.iter("table") if "matrix" in one.get("class", "").split()]
    assert tables
    assert all("keep" in classes for classes in tables)


def test_the_verdict_follows_the_figures_that_it_speaks_of():
    text = text_of(counted(replace(SCENARIO, premium_per_year=0)))
    assert text.index("Højeste merpris, hvor kommunen går i nul") < text.index("Den højeste merpris ovenfor")


def test_an_estimate_of_an_older_edition_says_why_there_are_no_budget_lines():
    case_file = replace(canteen(), memo=MemoChoices(frozenset({Remedy.TRANSFER})))
    assert "gemt af en ældre udgave" in text_of(case_file)
    assert memo_economy(case_file).matrices == ()


def test_a_gain_of_the_municipality_that_others_pay_is_called_so():
    made = counted().advice.estimate
    moved = replace(made, public=replace(made.public, npv=-1.0))
    case_file = counted()
    case_file = replace(case_file, advice=replace(case_file.advice, estimate=moved))
    assert "flyttet fra andre kasser" in " ".join(memo_economy(case_file).framing)


def test_money_that_a_ceiling_keeps_back_is_said_not_to_be_granted():
    dear = counted(replace(SCENARIO, premium_per_year=900_000))
    assert any(text.startswith("Indstillingen giver ikke bevilling") for text in memo_economy(dear).warnings)


def test_why_the_uncertainty_is_not_computed_is_told_as_the_estimate_tells_it():
    apart = counted(replace(SCENARIO, uncertainty={"deadweight": (0.4, 0.5, 0.6)}), remedies={Remedy.CEILING})
    economy = memo_economy(apart)
    (told,) = [figure.text for figure in economy.figures if figure.name == "Usikkerhed"]
    assert told == why_unstated(apart.advice.estimate)
    assert "spændet går fra 40" in told.replace("\xa0", " ")
    assert economy.ceiling_how == (f"Loftet over merprisen kan ikke beregnes. {told}",)


def test_without_a_premium_the_ceiling_is_told_without_one():
    free = memo_economy(counted(replace(SCENARIO, premium_per_year=0), remedies={Remedy.CEILING}))
    assert "scenariets merpris" not in " ".join(free.ceiling_how)
    assert "scenariets merpris på" in " ".join(memo_economy(counted(remedies={Remedy.CEILING})).ceiling_how)
