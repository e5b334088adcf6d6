"""Overruled stops. Rows are added and read; the one change that the database allows is to withdraw a row, once."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlite_utils import Database

from app.model.overrule import Overrule
from app.store.rows import as_row, from_row


def add_overrule(db: Database, overrule: Overrule) -> int:
    """Keep an overrule of a saved purchase and give its id.

    Raises sqlite3.IntegrityError where that finding is overruled already.
    """
    row = as_row(overrule)
    del row["id"]
    return cast(int, db.table("overrule").insert(row).last_pk)


def withdraw(db: Database, overrule_id: int, at: datetime, by_id: int, by_name: str, reason: str) -> None:
    """Write into an overrule that it holds no more; raises sqlite3.IntegrityError where that was done before."""
    db.table("overrule").update(
        overrule_id,
        {
            "withdrawn_at": at.isoformat(),
            "withdrawn_by_id": by_id,
            "withdrawn_by": by_name,
            "withdrawn_reason": reason,
        },
    )


def overrules_of(db: Database, purchase_id: str) -> tuple[Overrule, ...]:
    """The overrules of a case, oldest first, withdrawn ones too."""
    rows = db.query("SELECT * FROM overrule WHERE purchase_id = ? ORDER BY id", [purchase_id])
    return tuple(from_row(Overrule, row, ()) for row in rows)
