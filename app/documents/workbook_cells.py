"""How a cell of a workbook is written: text stays text, a formula is only what the program itself wrote."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.documents.spreadsheet_tables import Cell

BOLD = Font(bold=True)
INPUT = PatternFill("solid", fgColor="FFF2CC")
HEAD = PatternFill("solid", fgColor="E7EAEE")
KRONER = "#,##0"
SHARE = "0.0%"
NUMBER = "General"
WRAP = Alignment(wrap_text=True, vertical="top")


def put_heading(sheet: Worksheet, row: int, names: Sequence[str]) -> None:
    """Names side by side from column A on, in bold on grey."""
    for column, name in enumerate(names, start=1):
        put(sheet, row, column, name)
        sheet.cell(row, column).font = BOLD
        sheet.cell(row, column).fill = HEAD


def put(sheet: Worksheet, row: int, column: int, value: Cell, form: str = NUMBER) -> None:
    """A value; text is stored as text and stays so when somebody edits the cell, whatever it begins with."""
    cell: SheetCell = sheet.cell(row, column)
    if value is None:
        return
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(("=", "+", "-", "@", "'"))
        return
    cell.value = value
    cell.number_format = form


def put_formula(sheet: Worksheet, row: int, column: int, formula: str, form: str = KRONER) -> None:
    """A formula of our own; no word of a person may stand in it."""
    cell: SheetCell = sheet.cell(row, column)
    cell.value = formula
    cell.number_format = form


def put_note(sheet: Worksheet, row: int, text: str) -> None:
    """A remark in column A."""
    put(sheet, row, 1, text)
    sheet.cell(row, 1).font = Font(italic=True)


def set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    """How wide the columns are, in characters, from column A on."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
