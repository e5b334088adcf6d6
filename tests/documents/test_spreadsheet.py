"""CSV and XLSX of an estimate: the workbook reckons what the estimate says, and no text becomes a formula."""

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.documents.spreadsheet import estimate_csv, estimate_xlsx
from app.documents.wording import POCKETS
from app.model.budget import Pool
from app.model.scenario import Job, Scenario
from app.value import estimate
from app.value.budget import budget
from tests.value.scenarios import FIVE_PLACES, PARAMETERS

from .workbook_reckoning import Reckoned

FLEKS = replace(FIVE_PLACES, name="Fleksjob", job=Job.FLEKSJOB, hours_per_week=9.1, yearly_wage=None, hourly_wage=150.0)
SCENARIO = Scenario(
    name="Fem fuldtidsjob",
    start=date(2026, 10, 1),
    years=4,
    contract_value_per_year=10_000_000,
    premium_per_year=150_000,
    groups=(FIVE_PLACES, replace(FLEKS, local_share=0.7)),
    uncertainty={"deadweight": (0.15, 0.30, 0.50)},
)
LETTERS = "EFGH"


def made(scenario=SCENARIO, **outside):
    found = estimate(scenario, PARAMETERS)
    return found, budget(found, budget_year=2026, **outside)


def rows_of(data):
    return list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))


# The workbook.


def test_the_workbook_reckons_every_pocket_as_the_estimate_does():
    found, lines = made()
    sheet = Reckoned(estimate_xlsx(found, lines))
    rows = {POCKETS[pocket]: amounts for pocket, amounts in found.pockets.items() if any(amounts.years)}
    rows |= {"Kommunen i alt": found.municipality, "Det offentlige i alt": found.public}
    last = {cell.value: cell.row for cell in sheet.book["År"]["A"] if cell.value}
    for name, amounts in rows.items():
        years = [sheet.value("År", f"{letter}{last[name]}") for letter in LETTERS]
        assert years == pytest.approx(amounts.years, abs=0.01), name
        assert sheet.value("År", f"I{last[name]}") == pytest.approx(amounts.sum, abs=0.01), name
        assert sheet.value("År", f"J{last[name]}") == pytest.approx(amounts.npv, abs=0.01), name


def results(sheet):
    """The formulas of the first sheet, in order: sum, present value, highest premium, its share; twice."""
    return [sheet.value("Scenarie", cell.coordinate) for cell in sheet.book["Scenarie"]["B"] if cell.data_type == "f"]


def expected(found):
    premium, share = found.break_even_premium, found.break_even_share
    return [
        found.municipality.sum,
        found.municipality.npv,
        premium.municipality,
        share.municipality,
        found.public.sum,
        found.public.npv,
        premium.public,
        share.public,
    ]


def test_the_first_sheet_reckons_sums_present_values_and_the_highest_premium():
    found, lines = made()
    assert results(Reckoned(estimate_xlsx(found, lines))) == pytest.approx(expected(found), abs=0.01)


@pytest.mark.parametrize("years", [1, 12, 30])
def test_the_formulas_hold_for_any_number_of_years(years):
    groups = tuple(replace(group, retention=(0.5,) * years) for group in SCENARIO.groups)
    found, lines = made(replace(SCENARIO, years=years, groups=groups))
    assert results(Reckoned(estimate_xlsx(found, lines))) == pytest.approx(expected(found), abs=0.01)


@pytest.mark.parametrize(
    ("cell", "value", "change"),
    [
        ("B5", 400_000, {"premium_per_year": 400_000}),
        ("B4", 5_000_000, {"contract_value_per_year": 5_000_000}),
        ("B6", 0.06, {"options": replace(SCENARIO.options, discount_rate=0.06)}),
    ],
)
def test_another_premium_contract_or_rate_in_the_sheet_gives_what_the_tool_computes(cell, value, change):
    sheet = Reckoned(estimate_xlsx(*made()))
    sheet.book["Scenarie"][cell] = value
    found, _ = made(replace(SCENARIO, **change))
    assert results(sheet) == pytest.approx(expected(found), abs=0.01)


def test_a_scenario_without_a_premium_has_a_premium_line_to_try():
    sheet = Reckoned(estimate_xlsx(*made(replace(SCENARIO, premium_per_year=0))))
    sheet.book["Scenarie"]["B5"] = 150_000
    assert results(sheet) == pytest.approx(expected(made()[0]), abs=0.01)


@pytest.mark.parametrize("outside", [{}, {"pool": Pool("Investeringspuljen")}])
def test_the_sums_of_the_budget_sheet_are_those_of_the_shown_lines(outside):
    found, lines = made(**outside)
    sheet = Reckoned(estimate_xlsx(found, lines))
    head = max(cell.row for cell in sheet.book["Budget"]["A"] if cell.value == "År")
    for row, year in enumerate(lines.years, start=head + 1):
        positive, negative, net = (sheet.value("Budget", f"{letter}{row}") for letter in "BCD")
        assert sheet.value("Budget", f"A{row}") == year
        assert positive == sum(
            line.whole_kroner for line in lines.lines if (line.year, line.kind) == (year, "positive")
        )
        assert -negative == sum(
            line.whole_kroner for line in lines.lines if (line.year, line.kind) == (year, "negative")
        )
        assert net == positive + negative == lines.shown_net(year)
        assert net == pytest.approx(lines.net_by_year[year], abs=5)
    assert sheet.value("Budget", f"D{head + len(lines.years) + 1}") == sum(map(lines.shown_net, lines.years))


def test_every_assumption_stands_with_its_source_and_its_age():
    found, lines = made()
    sheet = Reckoned(estimate_xlsx(found, lines), today=date(2026, 11, 22))
    row = sheet.row("Antagelser", "kontanthjaelp_forhoejet")
    (rate,) = [one for one in found.assumptions if one.id == "kontanthjaelp_forhoejet"]
    assert sheet.value("Antagelser", f"C{row}") == 13_060
    assert sheet.value("Antagelser", f"G{row}") == rate.source
    assert sheet.value("Antagelser", f"K{row}").days == (date(2026, 11, 22) - rate.last_verified).days
    assert sheet.book["Antagelser"].max_row == 1 + len(found.assumptions)


# What both must keep.

HOSTILE = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", " =1+1")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_that_looks_like_a_formula_stays_text(text):
    found, lines = made(replace(SCENARIO, name=text, groups=(replace(FIVE_PLACES, name=text),)), pool=Pool(text))
    book = load_workbook(BytesIO(estimate_xlsx(found, lines)))
    assert (book["Scenarie"]["B1"].value, book["Scenarie"]["B1"].data_type) == (text, "s")
    assert not [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and text.strip() in str(cell.value)
    ]
    for row in rows_of(estimate_csv(found, lines)):
        for cell in row:
            assert not cell.strip(" ").startswith(("=", "+", "@", "\t"))
            assert not cell.startswith("-") or float(cell.replace(",", "."))


def test_a_character_that_no_workbook_may_hold_is_left_out():
    found, lines = made(replace(SCENARIO, name="Fem\x07 job"))
    assert load_workbook(BytesIO(estimate_xlsx(found, lines)))["Scenarie"]["B1"].value == "Fem job"


def test_the_same_estimate_gives_the_same_bytes(monkeypatch):
    found, lines = made()
    once = estimate_xlsx(found, lines), estimate_csv(found, lines)
    # A file that is written in another year must not say so.
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 126, 0))
    assert (estimate_xlsx(*made()), estimate_csv(*made())) == once


# CSV.


def test_the_csv_opens_in_danish_excel():
    data = estimate_csv(*made())
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = rows_of(data)
    assert ["Merpris", "150000", "kr. om året"] in rows
    assert ["Diskonteringsrente", "0,0350", "andel"] in rows


def test_the_csv_holds_every_line_of_the_estimate_with_decimal_comma():
    found, lines = made()
    rows = {row[2]: row for row in rows_of(estimate_csv(found, lines)) if len(row) == 10}
    for line in found.lines:
        shown = [float(cell.replace(",", ".")) for cell in rows[line.label][4:8]]
        assert shown == pytest.approx(line.years, abs=0.01)
    total = next(row for row in rows_of(estimate_csv(found, lines)) if row[:1] == ["Kommunen i alt"])
    assert float(total[-1].replace(",", ".")) == pytest.approx(found.municipality.npv, abs=0.01)


def test_the_csv_holds_the_budget_in_whole_kroner_and_says_how_it_was_rounded():
    found, lines = made()
    rows = rows_of(estimate_csv(found, lines))
    shown = [int(row[5]) for row in rows if len(row) == 7 and row[0].isdigit()]
    assert shown == [line.signed for line in lines.lines]
    assert any(row and row[0].startswith("Hver post er afrundet til hele kroner") for row in rows)
