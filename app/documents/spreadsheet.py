"""An estimate and its budget as files that a municipality's economists open in a spreadsheet.

No text from a person can become a formula: in CSV it gets an apostrophe in front, in XLSX it is stored as text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from app.documents.spreadsheet_tables import (
    ROUNDING,
    Cell,
    Row,
    Table,
    assumptions_table,
    budget_table,
    discount_rate,
    groups_table,
    line_cells,
    lines_with_premium,
    uncertainty_table,
)
from app.documents.wording import POCKETS
from app.model.budget import Budget
from app.model.estimate import Amounts, Estimate

# What a spreadsheet program may read as the beginning of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def estimate_csv(estimate: Estimate, budget: Budget) -> bytes:
    """Scenario, years, budget and assumptions below each other as CSV: UTF-8 with BOM, semicolons, decimal comma.

    A line with the table's title stands before each table and an empty one after it; kroner have øre, the budget
    whole kroner. The same estimate gives the same bytes.
    """
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for table in _tables(estimate, budget):
        writer.writerow([_written(table.title)])
        writer.writerow([_written(name) for name in table.header])
        writer.writerows([_written(cell) for cell in row] for row in table.rows)
        writer.writerow([])
    return target.getvalue().encode("utf-8-sig")


def estimate_xlsx(estimate: Estimate, budget: Budget) -> bytes:
    """A workbook of four sheets: Scenarie, År, Budget, Antagelser.

    Sums, present values and the highest premium are formulas over visible cells, so that another premium, discount
    rate or line is reckoned through. The same estimate gives the same bytes.
    """
    from app.documents.workbook import write_workbook

    return write_workbook(estimate, budget)


def _tables(estimate: Estimate, budget: Budget) -> Iterator[Table]:
    yield _scenario_table(estimate)
    yield groups_table(estimate)
    yield uncertainty_table(estimate)
    yield _years_table(estimate)
    yield budget_table(budget)
    notes = (*estimate.warnings, *budget.warnings, ROUNDING)
    yield Table("Bemærkninger", (), tuple((note,) for note in notes))
    yield assumptions_table(estimate)


def _scenario_table(estimate: Estimate) -> Table:
    scenario, premium = estimate.scenario, estimate.break_even_premium
    rows: tuple[Row, ...] = (
        ("Navn", scenario.name, ""),
        ("Start", scenario.start, ""),
        ("Antal år", scenario.years, ""),
        ("Kontraktens værdi", scenario.contract_value_per_year, "kr. om året"),
        ("Merpris", scenario.premium_per_year, "kr. om året"),
        ("Diskonteringsrente", discount_rate(estimate), "andel"),
        ("Højeste merpris, før kommunen taber", premium.municipality, "kr. om året"),
        ("Højeste merpris, før det offentlige taber", premium.public, "kr. om året"),
        ("Tilbagebetalt i måned", estimate.payback_month, ""),
        ("Andel i job alligevel, hvor kommunen går i nul", estimate.switching_deadweight, "andel"),
    )
    return Table("Scenarie", ("Felt", "Værdi", "Enhed"), rows)


def _years_table(estimate: Estimate) -> Table:
    years = tuple(f"År {year + 1}" for year in range(estimate.scenario.years))
    rate = discount_rate(estimate)
    header = ("Kasse", "Styringsområde", "Post", "Kan hentes i budgettet", *years, "Sum", "Nutidsværdi")

    def total(name: str, amounts: Amounts) -> Row:
        return (name, "", "I alt", "", *amounts.years, amounts.sum, amounts.npv)

    lines = tuple(
        (
            *line_cells(line),
            *line.years,
            sum(line.years),
            sum(kr / (1 + rate) ** at for at, kr in enumerate(line.years)),
        )
        for line in lines_with_premium(estimate)
    )
    pockets = tuple(total(POCKETS.get(name, name), amounts) for name, amounts in estimate.pockets.items())
    both = (total("Kommunen i alt", estimate.municipality), total("Det offentlige i alt", estimate.public))
    return Table("År", header, (*lines, *pockets, *both))


def _written(cell: Cell) -> str:
    """A cell as CSV text: decimal comma, ISO dates; text that begins like a formula gets an apostrophe in front."""
    if cell is None:
        return ""
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        # Shares need more than the two decimals of kroner; no float is shown with an exponent.
        return f"{cell:.{4 if 0 < abs(cell) < 1 else 2}f}".replace(".", ",")
    if isinstance(cell, date):
        return cell.isoformat()
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell
