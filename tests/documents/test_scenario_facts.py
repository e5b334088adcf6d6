"""The scenario's own numbers in words, and the contract's places beside those that the money counts on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.composing import compose
from app.documents.scenario_facts import demanded_places, scenario_tables
from app.intake import read_purchase_yaml
from app.model.advice import Edition
from app.model.document import DocumentKind
from app.parameters import load_parameters
from app.value import estimate, premium_ceiling

from .cases import EMPLOYMENT, ESTIMATE, canteen

ROOT = Path(__file__).parents[2]


def with_groups(*groups):
    return replace(ESTIMATE, scenario=replace(ESTIMATE.scenario, groups=groups))


def test_every_number_of_a_group_stands_with_its_unit_and_the_rate_by_its_name():
    (table,) = scenario_tables(
        with_groups(replace(ESTIMATE.scenario.groups[0], yearly_wage=300_000, deadweight=0.3, lead_months=2))
    )
    rows = {row[0]: row[1].replace("\xa0", " ") for row in table.rows}
    assert table.groups == ("Langtidsledige",)
    assert rows["Antal pladser"] == "5"
    assert rows["Årsløn"] == "300.000 kr."
    assert rows["Ydelse før job"] == "Kontanthjælp, forhøjet sats"
    assert rows["Andel, der var kommet i job alligevel (deadweight)"] == "30 %"
    assert rows["Fastholdelse i job, år 2"] == "60 %"
    assert "Timeløn" not in rows


def test_a_benefit_in_kroner_is_told_in_kroner_a_month():
    (table,) = scenario_tables(with_groups(replace(ESTIMATE.scenario.groups[0], benefit_before=13_060.0)))
    assert dict(table.rows)["Ydelse før job"].replace("\xa0", " ") == "13.060 kr. om måneden"


def test_many_groups_are_parted_into_tables_that_fit():
    group = ESTIMATE.scenario.groups[0]
    tables = scenario_tables(with_groups(*(replace(group, name=str(at)) for at in range(6))))
    assert [table.groups for table in tables] == [("0", "1", "2", "3"), ("4", "5")]
    assert all(len(row) == len(table.groups) + 1 for table in tables for row in table.rows)


def counting_on(places, demanded="1,5", hours=37):
    base = canteen().advice
    clause = replace(EMPLOYMENT, blanks=(replace(EMPLOYMENT.blanks[0], value=demanded),))
    group = replace(ESTIMATE.scenario.groups[0], places=places, hours_per_week=hours)
    return replace(base, clauses=(clause,), estimate=with_groups(group))


def test_more_places_than_the_clause_demands_are_told_with_both_numbers():
    told = demanded_places(counting_on(2))
    assert "svarende til 2 årsværk" in told
    assert f"kræver kun 1,5 årsværk om året (klausulen »{EMPLOYMENT.title}«)" in told
    assert "færre job, end der stilles krav om" in demanded_places(counting_on(1))


@pytest.mark.parametrize(
    ("places", "demanded", "hours"), [(1.5, "1,5", 37), (3, "1,5", 18.5), (2, "[udfyldes: årsværk]", 37)]
)
def test_places_that_fit_the_clause_or_a_clause_without_a_number_need_no_word(places, demanded, hours):
    assert demanded_places(counting_on(places, demanded, hours)) == ""


@pytest.mark.parametrize("kind", [DocumentKind.VALUE, DocumentKind.MEMO])
def test_annex_and_committee_paper_say_that_the_money_counts_on_more(kind):
    case_file = replace(canteen(), advice=counting_on(2))
    page = compose(case_file, kind, Edition.INTERNAL, case_file.made_at).html
    assert "Kontrakten kræver kun 1,5 årsværk" in page.replace("\xa0", " ")
    assert ("Scenariets tal" in page) is (kind is DocumentKind.VALUE)


def test_the_example_of_the_canteen_agrees_with_its_clause_and_its_ceiling():
    purchase = read_purchase_yaml((ROOT / "docs" / "examples" / "kantine.yaml").read_text("utf-8"), "kantine.yaml")
    made = estimate(purchase.value, load_parameters(ROOT / "seed_data" / "parameters"))
    assert [group.places for group in purchase.value.groups] == [0.3]
    assert purchase.value.premium_per_year < premium_ceiling(made)
