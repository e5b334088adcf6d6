"""The workbook of an estimate: inputs are visible cells, and every sum and present value is a formula over them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.documents.spreadsheet_tables import (
    ROUNDING,
    Cell,
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
from app.documents.workbook_cells import (
    BOLD,
    INPUT,
    KRONER,
    NUMBER,
    SHARE,
    WRAP,
    put,
    put_formula,
    put_heading,
    put_note,
    set_widths,
)
from app.model.budget import Budget
from app.model.estimate import Estimate

# The sheets and the cells that formulas point to.
_SCENARIO, _YEARS, _BUDGET, _ASSUMPTIONS = "Scenarie", "År", "Budget", "Antagelser"
_CONTRACT, _PREMIUM, _RATE = 4, 5, 6
_FIRST_YEAR_COLUMN = 5
_FACTOR_ROW, _FIRST_LINE_ROW = 2, 3


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the rows of the sheet År stand, and its columns as letters."""

    first: str
    last: str
    sum: str
    npv: str
    municipality: int
    public: int


def write_workbook(estimate: Estimate, budget: Budget) -> bytes:
    """The workbook as XLSX; the same estimate gives the same bytes."""
    book = Workbook()
    scenario = book.active
    scenario.title = _SCENARIO
    places = _write_years(book.create_sheet(_YEARS), estimate)
    _write_scenario(scenario, estimate, places)
    _write_budget(book.create_sheet(_BUDGET), budget)
    _write_assumptions(book.create_sheet(_ASSUMPTIONS), estimate)
    # The file holds no computed values, so the program that opens it must compute them.
    book.calculation.fullCalcOnLoad = True
    target = BytesIO()
    book.save(target)
    return _undated(target.getvalue())


def _write_scenario(sheet: Worksheet, estimate: Estimate, places: _Places) -> None:
    scenario = estimate.scenario
    inputs: tuple[tuple[str, Cell, str, str], ...] = (
        ("Navn", scenario.name, "", NUMBER),
        ("Start", scenario.start, "", "yyyy-mm-dd"),
        ("Antal år", scenario.years, "", NUMBER),
        ("Kontraktens værdi", scenario.contract_value_per_year, "kr. om året", KRONER),
        ("Merpris", scenario.premium_per_year, "kr. om året", KRONER),
        ("Diskonteringsrente", discount_rate(estimate), "andel om året", SHARE),
    )
    for row, (label, value, unit, form) in enumerate(inputs, start=1):
        put(sheet, row, 1, label)
        put(sheet, row, 2, value, form)
        put(sheet, row, 3, unit)
        if row in (_CONTRACT, _PREMIUM, _RATE):
            sheet.cell(row, 2).fill = INPUT
    row = len(inputs) + 2
    for label, formula, unit, form in _results(places):
        put(sheet, row, 1, label)
        put_formula(sheet, row, 2, formula, form)
        put(sheet, row, 3, unit)
        row += 1
    put_note(sheet, row, "De gule felter kan ændres, og formlerne på arkene Scenarie og År følger med.")
    row += 2
    fixed: tuple[tuple[str, Cell, str], ...] = (
        ("Tilbagebetalt i måned", estimate.payback_month, NUMBER),
        ("Andel i job alligevel, hvor kommunen går i nul", estimate.switching_deadweight, SHARE),
    )
    for label, value, form in fixed:
        put(sheet, row, 1, label)
        put(sheet, row, 2, "Findes ikke" if value is None else value, form)
        row += 1
    for table in (groups_table(estimate), uncertainty_table(estimate)):
        if table.rows:
            row = _write_table(sheet, row + 1, table)
    put_note(
        sheet, row + 1, "Grupper, usikkerhed og måned for tilbagebetaling er Fælleslommens egne tal og følger ikke med."
    )
    for index, warning in enumerate(estimate.warnings, start=row + 2):
        put_note(sheet, index, warning)
    set_widths(sheet, (46, 24, 20, 20, 20, 20))


def _results(places: _Places) -> Iterator[tuple[str, str, str, str]]:
    """Label, formula, unit and number format of what follows from the sheet År."""
    years = f"'{_YEARS}'!"
    factors = f"SUM({years}{places.first}{_FACTOR_ROW}:{places.last}{_FACTOR_ROW})"
    premium = f"{years}{places.npv}{_FIRST_LINE_ROW}"
    for name, row in (("Kommunen", places.municipality), ("Det offentlige", places.public)):
        npv = f"{years}{places.npv}{row}"
        highest = f"({npv}-{premium})/{factors}"
        yield f"{name}: sum", f"={years}{places.sum}{row}", "kr.", KRONER
        yield f"{name}: nutidsværdi", f"={npv}", "kr.", KRONER
        yield f"{name}: højeste merpris uden tab", f"={highest}", "kr. om året", KRONER
        yield f"{name}: højeste merpris uden tab", f"={highest}/B{_CONTRACT}", "andel af kontrakten", SHARE


def _write_years(sheet: Worksheet, estimate: Estimate) -> _Places:
    count = estimate.scenario.years
    letters = [get_column_letter(_FIRST_YEAR_COLUMN + index) for index in range(count + 2)]
    first, last, total, npv = letters[0], letters[count - 1], letters[count], letters[count + 1]
    header = ("Kasse", "Styringsområde", "Post", "Kan hentes i budgettet")
    put_heading(sheet, 1, (*header, *(f"År {year + 1}" for year in range(count)), "Sum", "Nutidsværdi"))
    put(sheet, _FACTOR_ROW, 1, "Diskonteringsfaktor")
    for year in range(count):
        formula = f"=1/(1+{_SCENARIO}!$B${_RATE})^{year}"
        put_formula(sheet, _FACTOR_ROW, _FIRST_YEAR_COLUMN + year, formula, "0.0000")

    def add_up(row: int) -> None:
        put_formula(sheet, row, _FIRST_YEAR_COLUMN + count, f"=SUM({first}{row}:{last}{row})")
        factors = f"${first}${_FACTOR_ROW}:${last}${_FACTOR_ROW}"
        put_formula(sheet, row, _FIRST_YEAR_COLUMN + count + 1, f"=SUMPRODUCT({first}{row}:{last}{row},{factors})")

    lines = lines_with_premium(estimate)
    for row, line in enumerate(lines, start=_FIRST_LINE_ROW):
        for column, cell in enumerate(line_cells(line), start=1):
            put(sheet, row, column, cell)
        for column, kroner in enumerate(line.years, start=_FIRST_YEAR_COLUMN):
            if row == _FIRST_LINE_ROW:
                put_formula(sheet, row, column, f"=-{_SCENARIO}!$B${_PREMIUM}")
            else:
                put(sheet, row, column, kroner, KRONER)
                sheet.cell(row, column).fill = INPUT
        add_up(row)
    end = _FIRST_LINE_ROW + len(lines) - 1

    def write_total(row: int, name: str, of_year: Sequence[str]) -> None:
        put(sheet, row, 1, name)
        for column, formula in enumerate(of_year, start=_FIRST_YEAR_COLUMN):
            put_formula(sheet, row, column, formula)
        add_up(row)

    def write_pockets(row: int, names: Sequence[str]) -> int:
        for name in names:
            of_pocket = f"$A${_FIRST_LINE_ROW}:$A${end},$A{row}"
            sums = [f"=SUMIF({of_pocket},{at}${_FIRST_LINE_ROW}:{at}${end})" for at in letters[:count]]
            write_total(row, POCKETS[name], sums)
            row += 1
        return row

    used = {line.pocket for line in lines}
    own = [name for name in POCKETS if name.startswith("municipality.") and name in used]
    private = [name for name in ("citizen", "supplier") if name in used]
    other = [name for name in POCKETS if name in used and name not in own and name not in private]
    start = end + 2
    municipality = write_pockets(start, own)
    write_total(municipality, "Kommunen i alt", [f"=SUM({at}{start}:{at}{municipality - 1})" for at in letters[:count]])
    public = write_pockets(municipality + 1, other)
    write_total(
        public, "Det offentlige i alt", [f"=SUM({at}{municipality}:{at}{public - 1})" for at in letters[:count]]
    )
    after = write_pockets(public + 1, private)
    for row in (municipality, public):
        for column in range(1, _FIRST_YEAR_COLUMN + count + 2):
            sheet.cell(row, column).font = BOLD
    put_note(sheet, after + 1, "År 1 er de første tolv måneder fra scenariets start. Beløbene er uafrundede.")
    sheet.freeze_panes = f"{first}{_FIRST_LINE_ROW}"
    set_widths(sheet, (26, 16, 48, 14, *(14,) * (count + 2)))
    return _Places(first, last, total, npv, municipality, public)


def _write_budget(sheet: Worksheet, budget: Budget) -> None:
    table = budget_table(budget)
    put_heading(sheet, 1, table.header)
    for row, cells in enumerate(table.rows, start=2):
        for column, cell in enumerate(cells, start=1):
            put(sheet, row, column, cell, KRONER if column == 6 else NUMBER)
            sheet.cell(row, column).alignment = WRAP
    end = len(table.rows) + 1
    row = end + 2
    put_heading(sheet, row, ("År", "Positive", "Negative", "Netto"))
    years = sorted({line.year for line in budget.lines})
    for year in years:
        row += 1
        put(sheet, row, 1, year)
        of_year = f"$F$2:$F${end},$A$2:$A${end},$A{row},$F$2:$F${end}"
        put_formula(sheet, row, 2, f'=SUMIFS({of_year},">0")')
        put_formula(sheet, row, 3, f'=SUMIFS({of_year},"<0")')
        put_formula(sheet, row, 4, f"=B{row}+C{row}")
    if years:
        row += 1
        put(sheet, row, 1, "I alt")
        for at in "BCD":
            put_formula(sheet, row, "ABCD".index(at) + 1, f"=SUM({at}{row - len(years)}:{at}{row - 1})")
    moved = "Posterne følger kalenderåret og er regnet af Fælleslommen; de følger ikke ændringer på de andre ark."
    for note in (ROUNDING, moved, *budget.warnings):
        row += 1
        put_note(sheet, row + 1, note)
    if budget.not_cashable:
        row += 2
        put_heading(sheet, row + 1, ("Kan ikke hentes i budgettet", "", "", "", "", "Kroner i hele perioden"))
        for line in budget.not_cashable:
            row += 1
            put(sheet, row + 1, 1, line.label)
            put(sheet, row + 1, 6, sum(line.years), KRONER)
    sheet.freeze_panes = "A2"
    set_widths(sheet, (10, 30, 18, 34, 44, 16, 70))


def _write_assumptions(sheet: Worksheet, estimate: Estimate) -> None:
    table = assumptions_table(estimate)
    verified = table.header.index("Sidst kontrolleret") + 1
    age = len(table.header) + 1
    put_heading(sheet, 1, (*table.header, "Alder i dage"))
    for row, cells in enumerate(table.rows, start=2):
        for column, cell in enumerate(cells, start=1):
            put(sheet, row, column, cell, "yyyy-mm-dd" if isinstance(cell, date) else NUMBER)
        put_formula(sheet, row, age, f"=TODAY()-{get_column_letter(verified)}{row}", "0")
    sheet.freeze_panes = "A2"
    set_widths(sheet, (34, 44, 24, 24, 12, 16, 60, 18, 22, 22, 12))


def _write_table(sheet: Worksheet, row: int, table: Table) -> int:
    """The table with its title from this row on; gives the row after it."""
    put(sheet, row, 1, table.title)
    sheet.cell(row, 1).font = BOLD
    put_heading(sheet, row + 1, table.header)
    for at, cells in enumerate(table.rows, start=row + 2):
        for column, cell in enumerate(cells, start=1):
            put(sheet, at, column, cell)
    return row + 2 + len(table.rows)


def _undated(data: bytes) -> bytes:
    """The same workbook without the moment it was written, which stands in its properties and in the archive."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", content)
            copy.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return target.getvalue()
