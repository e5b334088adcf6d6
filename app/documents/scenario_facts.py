"""The scenario's own numbers as the annex prints them, and what the contract demands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.documents.spreadsheet_tables import Cell, groups_table
from app.model.advice import Advice
from app.model.clause import FilledClause
from app.model.estimate import Estimate
from app.model.scenario import FULL_WEEK_HOURS
from app.text.quantities import quantity
from app.text.writing import kroner, tal

_GROUPS_IN_A_TABLE = 4
_YEAR = 12
_FULL_TIME = "årsværk"


@dataclass(frozen=True, slots=True)
class ScenarioTable:
    """What the scenario says of some of its groups: the names of the groups, and a row for each number."""

    groups: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def scenario_tables(estimate: Estimate) -> tuple[ScenarioTable, ...]:
    """The groups beside each other, so many to a table that it fits the page."""
    table = groups_table(estimate)
    labels = {one.id: one.label for one in estimate.assumptions}
    of_groups = range(1, len(table.header) - 1)
    tables = []
    for first in range(0, len(of_groups), _GROUPS_IN_A_TABLE):
        columns = of_groups[first : first + _GROUPS_IN_A_TABLE]
        rows = [
            (str(row[0]), *(_written(row[at], str(row[-1]), labels) for at in columns))
            for row in table.rows
            if any(row[at] is not None for at in columns)
        ]
        tables.append(ScenarioTable(tuple(table.header[at] for at in columns), tuple(rows)))
    return tuple(tables)


def _written(cell: Cell, unit: str, labels: Mapping[str, str]) -> str:
    """A number with its unit; the id of a rate by the rate's name."""
    if cell is None:
        return ""
    if not isinstance(cell, int | float):
        return labels.get(str(cell), str(cell))
    if "kr. om måneden" in unit:
        return f"{kroner(cell)} om måneden"
    return quantity(cell, unit)


def demanded_places(advice: Advice) -> str:
    """Where the scenario has other full-time places than the contract demands: both numbers, as Danish sentences."""
    demands = [(clause, number) for clause in advice.clauses for number in _demanded(clause)]
    if advice.estimate is None or not demands:
        return ""
    counted = sum(group.places * group.hours_per_week / FULL_WEEK_HOURS for group in advice.estimate.scenario.groups)
    demanded = sum(number for _, number in demands)
    if tal(counted, 2) == tal(demanded, 2):
        return ""
    titles = " og ".join(dict.fromkeys(f"»{clause.title}«" for clause, _ in demands))
    span = "om året" if advice.purchase.duration_months >= _YEAR else "i alt"
    clauses = "klausulen" if len(demands) == 1 else "klausulerne"
    if counted > demanded:
        return (
            f"Beregningen regner med job svarende til {tal(counted, 2)} årsværk ved start. Kontrakten kræver kun "
            f"{tal(demanded, 2)} årsværk {span} ({clauses} {titles}). Resten afhænger af, hvad leverandøren tilbyder "
            "ud over kravet. Ret klausulens mængde eller scenariet, så de passer sammen, før sagen behandles."
        )
    return (
        f"Beregningen regner med job svarende til {tal(counted, 2)} årsværk ved start. Kontrakten kræver "
        f"{tal(demanded, 2)} årsværk {span} ({clauses} {titles}), så der er regnet på færre job, end der stilles krav "
        "om. Ret klausulens mængde eller scenariet, så de passer sammen, før sagen behandles."
    )


def _demanded(clause: FilledClause) -> Iterator[float]:
    """The full-time places in the clause's blanks; one that nobody has filled in demands no number."""
    for blank in clause.blanks:
        number = blank.value.replace(".", "").replace(",", ".")
        if blank.unit == _FULL_TIME and number.replace(".", "", 1).isdecimal():
            yield float(number)
