"""`flask setup`"""

from __future__ import annotations

import click
from flask import current_app

from app.cases.accounts import DEMO_PASSWORD
from app.cases.clock import now
from app.cases.setting_up import set_up
from app.cli.console import cache, refusing, say


@click.command()
@click.option("--demo", is_flag=True, help="Load the fictitious enterprises and purchases too.")
@refusing
def setup(demo: bool) -> None:
    """Create or migrate the database, load the CPV list, check parameters and clauses."""
    users = set_up(
        current_app.config["DATABASE"], cache(), now(), say, demo=demo, demo_users=current_app.config["DEMO"]
    )
    if users:
        say("Demobrugere (FLASK_DEMO=1):")
        for user in users:
            say(f"  {user.role:<14} {user.email:<32} adgangskode: {DEMO_PASSWORD}")
