"""`flask users`"""

from __future__ import annotations

import click

from app.cases.accounts import add_user
from app.cases.clock import now
from app.cli.console import database, refusing, say
from app.model.user import Role


@click.group()
def users() -> None:
    """People who may sign in."""


@users.command()
@click.option("--email", prompt=True)
@click.option("--name", prompt=True)
@click.option("--role", prompt=True, type=click.Choice([role.value for role in Role]))
@click.option("--municipality", prompt="Municipality code", help="Three digits, for example 740.")
@click.password_option()
@refusing
def add(email: str, name: str, role: str, municipality: str, password: str) -> None:
    """Add a user; asks for what is not given."""
    with database() as db:
        user = add_user(db, email, name, Role(role), municipality, password, now())
    say(f"{user.email} er oprettet.")
