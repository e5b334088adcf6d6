"""`flask value`"""

from __future__ import annotations

from pathlib import Path

import click

from app.cases.clock import document_time
from app.cases.unsaved import budget_scenario, estimate_scenario
from app.cli.console import cache, print_json, read_text, refusing, say
from app.documents.budget_facts import budget_years
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
    result = estimate_scenario(cache().parameters, read_text(file), file.name, document_time().date())
    if as_json:
        print_json(as_data(result))
    else:
        _print(result)


@value.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--budget-year", type=click.IntRange(2000, 2100), help="The current budget year; this year by default.")
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
        budget_year or today.year,
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


def _print(result: Estimate) -> None:
    rows: list[tuple[str, Amounts]] = [*result.pockets.items()]
    for name, amounts in [*rows, ("municipality", result.municipality), ("public", result.public)]:
        click.echo(f"{name:<26}{kroner(amounts.sum):>18}  nutidsværdi {kroner(amounts.npv):>18}")
    click.echo(f"Break-even for kommunen: {kroner(result.break_even_premium.municipality)} om året")
    click.echo("Regnet med:")
    for one in result.assumptions:
        own = ", kommunens egen værdi" if one.overlaid else ""
        click.echo(f"  {one.id} {_value(one.value)} fra {dato(one.valid_from)} ({one.status}{own}): {one.source}")
    for warning in result.warnings:
        say(warning)


def _value(value: object) -> str:
    """A number, or the steps of a stair."""
    if isinstance(value, int | float):
        return tal(value, 6)
    return "; ".join(tal(share, 6) for _, share in value) if isinstance(value, tuple) else str(value)
