"""What a spreadsheet of an estimate holds, before it is CSV or XLSX: tables of texts, numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.documents.budget_facts import budget_years
from app.documents.wording import JOBS, PARAMETER_STATUS, POCKETS
from app.model.budget import Budget
from app.model.estimate import Estimate, Line
from app.model.scenario import FIELD_NAMES, Group
from app.text.quantities import quantity

Cell = str | int | float | date | None
Row = tuple[Cell, ...]

PREMIUM = "premium"
PREMIUM_LABEL = "Merpris på kontrakten"
BUDGET_HEADER = ("År", "Udvalg", "Styringsområde", "Bevilling", "Post", "Kroner", "Finansiering")
ROUNDING = (
    "Hver post er afrundet til hele kroner, og hver sum er summen af de viste poster. Positive beløb er merudgifter, "
    "negative er mindreudgifter eller merindtægter."
)
_YES_NO = {True: "Ja", False: "Nej"}
_GROUP_FIELDS = (
    ("places", ""),
    ("benefit_before", "sats eller kr. om måneden"),
    ("weeks_on_benefit", ""),
    ("hours_per_week", ""),
    ("hourly_wage", "kr."),
    ("yearly_wage", "kr."),
    ("lead_months", ""),
    ("deadweight", "andel"),
    ("displacement", "andel"),
    ("attribution", "andel"),
    ("evidence_correction", "andel"),
    ("local_share", "andel"),
    ("mentor_cost", "kr. ved start"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title and the names of its columns."""

    title: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def discount_rate(estimate: Estimate) -> float:
    """The rate that the estimate was discounted with: the scenario's own, or the parameter that was used."""
    own = estimate.scenario.options.discount_rate
    if own is not None:
        return own
    value: Any = next(one.value for one in estimate.assumptions if one.id == "discount_rate")
    return float(value)


def lines_with_premium(estimate: Estimate) -> tuple[Line, ...]:
    """The lines, premium first; a scenario without premium has one of 0, so that it can be tried out."""
    premium = [line for line in estimate.lines if line.kind == PREMIUM]
    none = Line(
        "municipality.purchasing",
        "service",
        PREMIUM_LABEL,
        (0.0,) * estimate.scenario.years,
        kind=PREMIUM,
        cashable=True,
    )
    return (*(premium or [none]), *(line for line in estimate.lines if line.kind != PREMIUM))


def line_cells(line: Line) -> Row:
    """What stands before the kroner of a line: pocket, styringsområde, label, cashable."""
    return (POCKETS.get(line.pocket, line.pocket), line.styringsomraade, line.label, _YES_NO[line.cashable])


def groups_table(estimate: Estimate) -> Table:
    """The groups beside each other, a field a row; what the scenario left out is empty."""
    groups = estimate.scenario.groups
    return Table("Grupper", ("Felt", *(group.name for group in groups), "Enhed"), tuple(_group_rows(groups)))


def _group_rows(groups: Sequence[Group]) -> Iterator[Row]:
    yield ("Job", *(JOBS[group.job] for group in groups), "")
    for name, unit in _GROUP_FIELDS:
        yield (FIELD_NAMES[name], *(getattr(group, name) for group in groups), unit)
    for year in range(len(groups[0].retention)):
        label = f"{FIELD_NAMES['retention']}, år {year + 1}"
        yield (label, *(group.retention[year] for group in groups), "andel")


def uncertainty_table(estimate: Estimate) -> Table:
    """The spread of the municipality's present value; empty where the scenario has no uncertainty."""
    header = ("Felt", "Lav", "Midt", "Høj", "Enhed")
    spread = estimate.stated_uncertainty
    if spread is None:
        return Table("Usikkerhed", header, ())
    fields = estimate.scenario.uncertainty.items()
    return Table(
        "Usikkerhed",
        header,
        (
            *((FIELD_NAMES.get(name, name), *three, "trukket værdi") for name, three in fields),
            ("Kommunens nutidsværdi (5, 50 og 95 %)", spread.p5, spread.p50, spread.p95, "kr."),
            ("Sandsynlighed for, at kommunen vinder", None, spread.probability_positive, None, "andel"),
        ),
    )


def budget_table(budget: Budget) -> Table:
    """The budget lines, whole kroner with the sign of net spending."""
    return Table(
        "Budget",
        BUDGET_HEADER,
        tuple(
            (row.year, row.committee, row.styringsomraade, row.instrument, row.label, row.kroner, row.funding)
            for year in budget_years(budget)
            for row in year.rows
        ),
    )


def assumptions_table(estimate: Estimate) -> Table:
    """Every dated value that was used, with its source and how sure it is."""
    header = (
        "Id",
        "Betegnelse",
        "Værdi",
        "Enhed",
        "Gælder fra",
        "Status",
        "Kilde",
        "Sidst kontrolleret",
        "Skal kontrolleres igen",
        "Kommunens egen værdi",
    )
    return Table(
        "Antagelser",
        header,
        tuple(
            (
                one.id,
                one.label,
                one.value if isinstance(one.value, int | float) else quantity(one.value, one.unit),
                one.unit,
                one.valid_from,
                PARAMETER_STATUS.get(one.status, one.status),
                one.source,
                one.last_verified,
                _YES_NO[one.stale],
                _YES_NO[one.overlaid],
            )
            for one in estimate.assumptions
        ),
    )
