"""Where the steps register themselves; they run in the order in which __init__.py imports their modules."""

from __future__ import annotations

from typing import cast

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

_migrations = Migrations("faelleslommen")


def _table(db: Database, name: str) -> Table:
    return cast(Table, db[name])
