"""`flask parameters`"""

from __future__ import annotations

import click

from app.cases.clock import now
from app.cli.console import cache, refusing, say


@click.group()
def parameters() -> None:
    """The dated legal and economic values."""


@parameters.command()
@refusing
def check() -> None:
    """Check every dated value: known keys, types, dates, source, age; needs no database."""
    book = cache().parameters
    today = now().date()
    for one in book:
        if one.is_stale(today):
            say(f"{one.id}: »{one.label_da}« skulle være opdateret {one.expected_next_update}. Slå værdien efter.")
    say(f"{len(book.ids())} parametre er i orden.")
