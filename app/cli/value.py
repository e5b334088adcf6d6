"""`flask value`"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from app.cases.clock import document_time
from app.cases.unsaved import budget_scenario, estimate_scenario
from app.cli.console import cache, print_json, read_text, refusing, say
from app.documents.budget_facts import budget_years
from app.documents.chart_facts import field_label, field_span, swings
from app.documents.value_facts import UncertaintyFacts, value_facts
from app.model.budget import Budget, Investor, Pool
from app.model.codec import as_data
from app.model.estimate import Amounts, Estimate
from app.text.writing import dato, kroner, tal


@click.group()
def value() -> None:
    """The value of a purchase to every pocket."""


@value.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@refusing
def estimate(file: Path, as_json: bool) -> None:
    """What the scenario in FILE (YAML) is worth to every pocket."""
    today = document_time().date()
    result = estimate_scenario(cache().parameters, read_text(file), file.name, today)
    if as_json:
        print_json(as_data(result))
    else:
        _print(result, today)


@value.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--budget-year",
    type=click.IntRange(2000, 2100),
    help="The budget year; by default this year, and the next once its budget is adopted.",
)
@click.option(
    "--investor",
    type=(str, float, float),
    metavar="NAME KRONER SHARE",
    help="Who pays the effort first, at most how much, and the share (0 to 1) of what is saved beyond it.",
)
@click.option("--pool", metavar="NAME", help="The municipality's own investment pool, which advances the premium.")
@refusing
def budget(
    file: Path, as_json: bool, budget_year: int | None, investor: tuple[str, float, float] | None, pool: str | None
) -> None:
    """The scenario in FILE (YAML) as budget lines: positive and negative, year by year, with their funding."""
    today = document_time().date()
    made = budget_scenario(
        cache().parameters,
        read_text(file),
        file.name,
        today,
        budget_year,
        Investor(*investor) if investor else None,
        None if pool is None else Pool(pool),
    )
    if as_json:
        print_json(as_data(made))
    else:
        _print_budget(made)


def _print_budget(made: Budget) -> None:
    for year in budget_years(made):
        for row in year.rows:
            click.echo(f"{row.year}  {kroner(row.kroner):>16}  {row.label}")
            click.echo(f"      {row.instrument}. {row.committee}, {row.styringsomraade}. {row.funding}")
        click.echo(f"{year.year}  {kroner(year.net):>16}  Netto")
    for warning in made.warnings:
        say(warning)


def _print(result: Estimate, today: date) -> None:
    rows: list[tuple[str, Amounts]] = [*result.pockets.items()]
    for name, amounts in [*rows, ("municipality", result.municipality), ("public", result.public)]:
        click.echo(f"{name:<26}{kroner(amounts.sum):>18}  nutidsværdi {kroner(amounts.npv):>18}")
    facts = value_facts(result, today)
    click.echo(f"Break-even for kommunen: {facts.break_even_municipality}")
    click.echo(f"Break-even for det offentlige: {facts.break_even_public}")
    click.echo(f"Tjent hjem: {facts.payback.lower()}")
    click.echo(f"Andel, der var kommet i job alligevel, før kommunen går i nul: {facts.switching_deadweight.lower()}")
    if facts.uncertainty:
        _print_uncertainty(result, facts.uncertainty)
    click.echo("Regnet med:")
    for one in result.assumptions:
        own = ", kommunens egen værdi" if one.overlaid else ""
        click.echo(f"  {one.id} {_value(one.value)} fra {dato(one.valid_from)} ({one.status}{own}): {one.source}")
    for warning in result.warnings:
        say(warning)


def _print_uncertainty(result: Estimate, spread: UncertaintyFacts) -> None:
    click.echo("Kommunens nutidsværdi, når de usikre felter svinger:")
    click.echo(
        f"  forsigtigt udfald (5 %) {spread.p5}; midterste udfald (50 %) {spread.p50}; godt udfald (95 %) {spread.p95}"
    )
    click.echo(f"  sandsynlighed for gevinst: {spread.probability}")
    click.echo(f"  {spread.verdict}")
    click.echo("Kommunens nutidsværdi, når ét felt ændres ad gangen, det vigtigste først:")
    for swing in swings(result):
        low, high = field_span(result, swing.field)
        click.echo(f"  {field_label(swing.field)}: {kroner(swing.low)} ved {low}; {kroner(swing.high)} ved {high}")


def _value(value: object) -> str:
    """A number, or the steps of a stair."""
    if isinstance(value, int | float):
        return tal(value, 6)
    return "; ".join(tal(share, 6) for _, share in value) if isinstance(value, tuple) else str(value)
