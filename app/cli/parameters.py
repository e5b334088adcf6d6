"""`flask parameters`"""

from __future__ import annotations

import click

from app.cases.clock import now
from app.cli.console import cache, refusing, say
from app.text.writing import dato


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
        if one.is_stale(today) and one.expected_next_update:
            day = dato(one.expected_next_update)
            say(f"{one.id}: »{one.label_da}« skulle være opdateret {day}. Slå værdien efter.")
    for shipped, own, newer in book.outdated(today):
        say(
            f"{shipped.id}: Kommunens egen værdi er fra {dato(own.valid_from)}, og værktøjet har en nyere fra "
            f"{dato(newer.valid_from)}. Ret kommunens egen, eller giv den en sidste dag (valid_to)."
        )
    say(f"{len(book.ids())} parametre er i orden.")
