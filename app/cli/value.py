"""`flask value`"""

from __future__ import annotations

from pathlib import Path

import click

from app.cases.unsaved import estimate_scenario
from app.cli.console import cache, print_json, read_text, refusing
from app.model.codec import as_data
from app.model.estimate import Amounts, Estimate
from app.text.writing import kroner


@click.group()
def value() -> None:
    """The value of a purchase to every pocket."""


@value.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@refusing
def estimate(file: Path, as_json: bool) -> None:
    """What the scenario in FILE (YAML) is worth to every pocket."""
    result = estimate_scenario(cache().parameters, read_text(file), file.name)
    if as_json:
        print_json(as_data(result))
    else:
        _print(result)


def _print(result: Estimate) -> None:
    rows: list[tuple[str, Amounts]] = [*result.pockets.items()]
    for name, amounts in [*rows, ("municipality", result.municipality), ("public", result.public)]:
        click.echo(f"{name:<26}{kroner(amounts.sum):>18}  nutidsværdi {kroner(amounts.npv):>18}")
    click.echo(f"Break-even for kommunen: {kroner(result.break_even_premium.municipality)} om året")
    for warning in result.warnings:
        click.echo(warning, err=True)
