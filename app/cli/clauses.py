"""`flask clauses`"""

from __future__ import annotations

from pathlib import Path

import click

from app.cases.library import check_shipped_clauses, lint
from app.cli.console import cache, print_json, read_text, refusing, say
from app.model.codec import as_data
from app.text.writing import antal


@click.group()
def clauses() -> None:
    """The clause library."""


@clauses.command()
@refusing
def check() -> None:
    """Check every shipped clause: complete, bounded, its blanks declared and used; needs no database."""
    say(f"{antal(check_shipped_clauses(cache().paths.clauses), 'klausul', 'klausuler')} er i orden.")


@clauses.command("lint")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@refusing
def lint_file(file: Path, as_json: bool) -> None:
    """Unlawful demands in the text of FILE, with a lawful wording for each; needs no database."""
    demands = lint(read_text(file))
    if as_json:
        print_json([as_data(one) for one in demands])
        return
    for one in demands:
        click.echo(f"{file.name}, linje {one.line}: »{one.text}« ({one.code}, {one.law}). {one.suggestion}")
    say(f"{antal(len(demands), 'krav', 'krav')} skal ændres eller godkendes af en jurist.")
