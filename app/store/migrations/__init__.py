"""The schema, step by step. A step that has run somewhere is never changed; a new need is a new step."""

from __future__ import annotations

from sqlite_utils import Database

from app.store.database import write

# The steps register themselves as they are imported: the order of these lines is the order in which they run.
from app.store.migrations import first_steps as _first_steps  # noqa: F401
from app.store.migrations import later_steps as _later_steps  # noqa: F401
from app.store.migrations import newest_steps as _newest_steps  # noqa: F401
from app.store.migrations.registry import _migrations


def migrate(db: Database) -> None:
    """Bring the database to the newest schema, in one transaction; a failed step leaves it as it was."""
    with write(db):
        _migrations.apply(db)


def is_current(db: Database) -> bool:
    """Whether every step has run."""
    return not _migrations.pending(db)
