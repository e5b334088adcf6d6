"""The budget in words: what each year is called, and what pays for what."""

from dataclasses import replace

import pytest

from app.documents.budget_facts import budget_years
from app.model.budget import Budget, BudgetLine, Funding

PREMIUM = BudgetLine(
    2026, "Økonomiudvalget", "service", "positive", "tillægsbevilling", "premium", "Merpris på kontrakten", 1_000.4
)


def row_of(line):
    ((year,),) = [budget_years(Budget(2026, (line,), {2026: 0.0, 2027: 0.0}))]
    return year.rows[0]


@pytest.mark.parametrize(
    ("instrument", "kind", "words"),
    [
        ("tillægsbevilling", "positive", "Positiv tillægsbevilling"),
        ("tillægsbevilling", "negative", "Negativ tillægsbevilling"),
        ("budgetoverslagsår", "negative", "Negativt beløb, indarbejdes i budgetoverslagsårene"),
        ("efter overslagsårene", "negative", "Negativt beløb efter budgetoverslagsårene"),
        ("afsluttet år", "positive", "Positivt beløb i et afsluttet år, kan ikke bevilges"),
    ],
)
def test_only_the_budget_year_speaks_of_tillaegsbevilling(instrument, kind, words):
    assert row_of(replace(PREMIUM, instrument=instrument, kind=kind)).instrument == words


@pytest.mark.parametrize(
    ("kind", "funding", "words"),
    [
        ("positive", [("Tilskud", 1_000)], "Finansieres af: Tilskud"),
        ("negative", [("Merpris", 1_000)], "Finansierer: Merpris"),
        ("positive", [("Kassebeholdningen", 1_000)], "Tages af kassebeholdningen"),
        ("negative", [("Kassebeholdningen", 1_000)], "Lægges i kassebeholdningen"),
        (
            "negative",
            [("Merpris", 600), ("Mentor", 300), ("Kassebeholdningen", 100)],
            "Finansierer: Merpris 600 kr.; Mentor 300 kr.; lægges i kassebeholdningen: 100 kr.",
        ),
    ],
)
def test_funding_is_told_in_words_with_amounts_where_there_is_more_than_one(kind, funding, words):
    line = replace(PREMIUM, kind=kind, funding=tuple(Funding(*part) for part in funding))
    assert row_of(line).funding.replace("\xa0", " ") == words


def test_the_sums_of_a_year_are_sums_of_the_shown_lines():
    lines = (PREMIUM, replace(PREMIUM, kroner=0.6), replace(PREMIUM, kind="negative", kroner=300.6))
    (year,) = budget_years(Budget(2026, lines, {2026: 700.4, 2027: 0.0}))
    assert [row.kroner for row in year.rows] == [1_000, 1, -301]
    assert (year.positive, year.negative, year.net) == (1_001, -301, 700)
