"""`flask clauses`"""

from __future__ import annotations

import click

from app.cases.library import check_shipped_clauses
from app.cli.console import cache, refusing, say


@click.group()
def clauses() -> None:
    """The clause library."""


@clauses.command()
@refusing
def check() -> None:
    """Check every shipped clause: complete, bounded, its blanks declared and used; needs no database."""
    say(f"{check_shipped_clauses(cache().paths.clauses)} klausuler er i orden.")
