"""The `flask` commands: one module per group, each command a few lines."""

from __future__ import annotations

from flask import Flask

from app.cli.advise import advise
from app.cli.categories import categories
from app.cli.clauses import clauses
from app.cli.copies import backup, restore
from app.cli.imports import import_files
from app.cli.match import match
from app.cli.parameters import parameters
from app.cli.setup import setup
from app.cli.users import users
from app.cli.value import value


def register(app: Flask) -> None:
    """Add the commands to the application."""
    for command in (
        setup,
        import_files,
        categories,
        match,
        advise,
        value,
        clauses,
        parameters,
        users,
        backup,
        restore,
    ):
        app.cli.add_command(command)
