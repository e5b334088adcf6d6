"""The estimate in words and tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.documents.value_facts import value_facts
from app.documents.wording import VERDICTS
from app.parameters import load_parameters
from app.value import estimate

from .cases import ESTIMATE, amounts

TODAY = date(2026, 4, 20)


def test_rows_sum_up_municipality_and_public_and_leave_out_pockets_that_stand_still():
    rows = value_facts(ESTIMATE, TODAY).tables[0].rows

    assert [row.name for row in rows] == [
        "Kommunen: indkøb",
        "Kommunen: beskæftigelse",
        "Kommunen i alt",
        "Staten",
        "Udligning",
        "Det offentlige i alt",
        "Borgerne",
    ]
    assert [row.name for row in rows if row.total] == ["Kommunen i alt", "Det offentlige i alt"]


def test_many_years_are_parted_into_tables_that_fit_and_only_the_last_sums():
    long = replace(
        ESTIMATE,
        pockets={"state": amounts(*[1_000.0] * 10)},
        municipality=amounts(*[2_000.0] * 10),
        public=amounts(*[3_000.0] * 10),
    )

    tables = value_facts(long, TODAY).tables

    assert [column for table in tables for column in table.columns] == [
        *(f"År {year}" for year in range(1, 11)),
        "Sum",
        "Nutidsværdi",
    ]
    assert all(len(row.amounts) == len(table.columns) for table in tables for row in table.rows)
    assert tables[-1].rows[0].amounts[-2] == "20.000"


def test_an_assumption_carries_its_source_its_age_and_what_to_know_about_it():
    rate, stair, mentor = value_facts(ESTIMATE, TODAY).assumptions

    assert rate.value == "13.060 kr. om måneden"
    assert rate.verified == "31. marts 2026 (for under en måned siden)"
    stairs = stair.value.replace("\xa0", " ")
    assert stairs == "uge 1-4: 80 %; uge 5-26: 40 %; uge 27-52: 30 %; fra uge 53: 20 %"
    assert mentor.verified == "31. januar 2025 (for 14 måneder siden)"
    assert mentor.remark == "kommunens egen værdi; skulle være efterprøvet igen"


def test_a_day_that_is_the_same_for_all_assumptions_is_said_once():
    assert value_facts(ESTIMATE, TODAY).verified == ""
    same = replace(ESTIMATE, assumptions=ESTIMATE.assumptions[:2])
    assert value_facts(same, TODAY).verified == "31. marts 2026 (for under en måned siden)"


@pytest.mark.parametrize("verdict", VERDICTS)
def test_without_a_premium_the_verdict_speaks_of_a_gain_and_not_of_money_back(verdict):
    spread = replace(ESTIMATE.uncertainty, verdict=verdict)
    with_premium = replace(ESTIMATE, uncertainty=spread)
    without = replace(with_premium, scenario=replace(ESTIMATE.scenario, premium_per_year=0))
    assert "sine penge igen" in value_facts(with_premium, TODAY).uncertainty.verdict
    assert "sine penge igen" not in value_facts(without, TODAY).uncertainty.verdict
    assert "uden merpris" in value_facts(without, TODAY).uncertainty.verdict.lower()


@pytest.mark.parametrize(("share", "written"), [(0.9999, "over 99 %"), (0.0001, "under 1 %"), (0.52, "52 %")])
def test_a_probability_is_never_rounded_to_certainty(share, written):
    spread = replace(ESTIMATE.uncertainty, probability_positive=share)
    assert value_facts(replace(ESTIMATE, uncertainty=spread), TODAY).uncertainty.probability == written


def test_an_estimate_that_never_pays_back_says_so():
    facts = value_facts(replace(ESTIMATE, payback_month=None, switching_deadweight=None), TODAY)

    assert facts.payback == "Ikke i perioden"
    assert facts.switching_deadweight.startswith("Findes ikke")


def test_without_spans_there_is_no_uncertainty_to_print():
    assert value_facts(replace(ESTIMATE, uncertainty=None), TODAY).uncertainty is None


def test_the_pockets_side_by_side_add_up_to_the_public_and_every_public_pocket_that_moves_is_there():
    parameters = load_parameters(Path(__file__).parents[2] / "seed_data" / "parameters")
    group = replace(
        ESTIMATE.scenario.groups[0], yearly_wage=300_000, deadweight=0.3, mentor_cost=40_000, local_share=0.6
    )
    rows = value_facts(estimate(replace(ESTIMATE.scenario, groups=(group,)), parameters), TODAY).side_by_side

    assert [row.name for row in rows if row.total] == ["Det offentlige i alt"]
    *parts, public = [[int(cell.replace(".", "")) for cell in row.cells] for row in rows]
    assert {"Kommunen", "Staten", "Udligning", "Andre kommuner"} <= {row.name for row in rows}
    for column in range(len(public)):
        assert abs(sum(part[column] for part in parts) - public[column]) <= len(parts)


def test_contract_premium_and_years_of_the_scenario_are_told():
    told = value_facts(ESTIMATE, TODAY).contract.replace("\xa0", " ")
    assert told == "Kontrakten er sat til 1.050.000 kr. om året og merprisen til 150.000 kr. om året i 4 år."


def test_budget_lines_stand_pocket_by_pocket_and_only_the_municipality_has_a_styringsomraade():
    mixed = replace(ESTIMATE, lines=(ESTIMATE.lines[3], *ESTIMATE.lines[:3]))
    lines = value_facts(mixed, TODAY).lines

    assert [line.pocket for line in lines] == ["Kommunen: indkøb", *["Kommunen: beskæftigelse"] * 2, "Staten"]
    assert [line.styringsomraade for line in lines] == ["service", "overførsler", "service", "–"]


@pytest.mark.parametrize(
    ("groups", "label", "group"),
    [(("Ledige", "Ledige"), "Sparet ydelse", "Ledige"), (("Ledige", "Unge"), "Sparet ydelse: Ledige", "")],
)
def test_the_only_group_is_named_once_and_not_on_every_line(groups, label, group):
    saved, mentor = (
        replace(line, label=f"{line.label}: {name}", group=name)
        for line, name in zip(ESTIMATE.lines[1:3], groups, strict=True)
    )
    facts = value_facts(replace(ESTIMATE, lines=(ESTIMATE.lines[0], saved, mentor)), TODAY)

    assert facts.group == group
    assert [line.label for line in facts.lines][:2] == ["Merpris på kontrakten", label]
