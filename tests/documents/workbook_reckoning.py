"""Reckons the formulas of a workbook as a spreadsheet program does, for the few functions that ours use."""

import operator
import re
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import load_workbook

_REFERENCE = re.compile(r"(?:'([^']+)'!|(\w+)!)?(\$?[A-Z]{1,2}\$?\d+)(?::(\$?[A-Z]{1,2}\$?\d+))?(?![\w(])")
_COMPARE = {">": operator.gt, "<": operator.lt}


class Reckoned:
    """The values of a workbook; a formula is computed when it is asked for."""

    def __init__(self, data: bytes, today: date = date(2026, 11, 22)) -> None:
        self.book = load_workbook(BytesIO(data))
        self.today = today

    def value(self, sheet: str, place: str):
        """A cell's value, formulas reckoned through; an empty cell is None."""
        cell = self.book[sheet][place]
        return self._reckon(sheet, cell.value) if cell.data_type == "f" else cell.value

    def row(self, sheet: str, label: str, column: str = "A") -> int:
        """The only row with this label in the column."""
        (row,) = [cell.row for cell in self.book[sheet][column] if cell.value == label]
        return row

    def _reckon(self, sheet: str, formula: str):
        expression = _REFERENCE.sub(lambda found: self._reference(sheet, found), formula.removeprefix("="))
        names = {
            "cells": self._cells,
            "SUM": lambda amounts: sum(amount for amount in amounts if amount is not None),
            "SUMPRODUCT": lambda one, other: sum(a * b for a, b in zip(one, other, strict=True)),
            "SUMIF": lambda where, wanted, amounts: _sum_where(amounts, (where, wanted)),
            "SUMIFS": lambda amounts, *pairs: _sum_where(amounts, pairs[:2], pairs[2:]),
            "TODAY": lambda: datetime.combine(self.today, time()),
        }
        return eval(expression.replace("^", "**"), {"__builtins__": {}}, names)  # noqa: S307 - our own formulas, in a test

    def _reference(self, sheet: str, found: re.Match) -> str:
        quoted, plain, first, last = found.groups()
        places = f"{first}:{last}" if last else first
        return f"cells({(quoted or plain or sheet)!r}, {places.replace('$', '')!r})"

    def _cells(self, sheet: str, places: str):
        if ":" not in places:
            return self.value(sheet, places)
        return [self.value(sheet, cell.coordinate) for row in self.book[sheet][places] for cell in row]


def _sum_where(amounts, *conditions):
    return sum(
        amount
        for index, amount in enumerate(amounts)
        if all(_meets(where[index], wanted) for where, wanted in conditions)
    )


def _meets(value, wanted) -> bool:
    if isinstance(wanted, str) and wanted[:1] in _COMPARE:
        return _COMPARE[wanted[0]](value, float(wanted[1:]))
    return value == wanted
