"""`flask backup` and `flask restore`"""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app

from app.cli.console import refusing, say
from app.store import backup as copies

_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@_FILE
@refusing
def backup(file: Path) -> None:
    """Copy the database to FILE, consistent while the tool is in use."""
    copies.backup(current_app.config["DATABASE"], file)
    say(f"Databasen er kopieret til {file.name}.")


@click.command()
@_FILE
@refusing
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the database, after checking it."""
    copies.restore(file, current_app.config["DATABASE"])
    say(f"Databasen er hentet fra {file.name}.")
