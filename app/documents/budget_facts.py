"""The budget lines as people read them: the precise word for each year, whole kroner, and what pays for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.wording import BUDGET_INSTRUMENTS
from app.model.budget import TREASURY, Budget, BudgetLine
from app.text.writing import kroner


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget line as text; kroner: whole, with the sign of net spending, so that a saving is negative.

    funding says what pays for a positive line, and what a negative line pays for.
    """

    year: int
    committee: str
    styringsomraade: str
    instrument: str
    label: str
    kroner: int
    funding: str


@dataclass(frozen=True, slots=True)
class BudgetYear:
    """The lines of a calendar year with their sums, which are sums of the lines as shown."""

    year: int
    rows: tuple[BudgetRow, ...]
    positive: int
    negative: int
    net: int


def budget_years(budget: Budget) -> tuple[BudgetYear, ...]:
    """The budget year by year, whole kroner; a year without lines is left out."""
    return tuple(_years(budget))


def _years(budget: Budget) -> Iterator[BudgetYear]:
    for year in budget.years:
        rows = tuple(_row(line) for line in budget.lines if line.year == year)
        if rows:
            yield BudgetYear(
                year=year,
                rows=rows,
                positive=sum(row.kroner for row in rows if row.kroner > 0),
                negative=sum(row.kroner for row in rows if row.kroner < 0),
                net=budget.shown_net(year),
            )


def _row(line: BudgetLine) -> BudgetRow:
    return BudgetRow(
        year=line.year,
        committee=line.committee,
        styringsomraade=line.styringsomraade,
        instrument=BUDGET_INSTRUMENTS[line.instrument][line.kind],
        label=line.label,
        kroner=line.signed,
        funding=_funding(line),
    )


def _funding(line: BudgetLine) -> str:
    """One source or purpose needs no amount: it is the line's own."""
    treasury = "Tages af kassebeholdningen" if line.kind == "positive" else "Lægges i kassebeholdningen"
    verb = "Finansieres af" if line.kind == "positive" else "Finansierer"
    named = [part for part in line.funding if part.label != TREASURY]
    rest = sum(part.kroner for part in line.funding if part.label == TREASURY)
    if not named:
        return treasury
    if len(line.funding) == 1:
        return f"{verb}: {named[0].label}"
    parts = "; ".join(f"{part.label} {kroner(part.kroner)}" for part in named)
    return f"{verb}: {parts}; {treasury.lower()}: {kroner(rest)}" if rest else f"{verb}: {parts}"
