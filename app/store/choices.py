"""What was decided in a case about the way and the clauses, and the case's log. Lines of the log are never changed."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from app.model.choices import Change, Changed, Choices
from app.model.codec import as_json, from_json


def choices_of(db: Database, purchase_id: str) -> Choices:
    """The decisions of a case; none where nobody has decided anything."""
    rows = db.query("SELECT data FROM case_choices WHERE purchase_id = ?", [purchase_id])
    return next((from_json(Choices, row["data"]) for row in rows), Choices())


def all_choices(db: Database) -> dict[str, Choices]:
    """Purchase id -> decisions, for every case that has some."""
    rows = db.query("SELECT purchase_id, data FROM case_choices")
    return {row["purchase_id"]: from_json(Choices, row["data"]) for row in rows}


def save_choices(db: Database, purchase_id: str, choices: Choices, saved_by: str, saved_at: datetime) -> None:
    """Put the decisions of a saved purchase in the place of those before."""
    db.table("case_choices").upsert(
        {
            "purchase_id": purchase_id,
            "data": as_json(choices),
            "saved_by": saved_by,
            "saved_at": saved_at.isoformat(),
        },
        pk="purchase_id",
    )


def add_change(db: Database, purchase_id: str, change: Change) -> None:
    """Write a line into the log of a saved purchase."""
    db.table("case_change").insert(
        {
            "purchase_id": purchase_id,
            "what": change.what.value,
            "by": change.by,
            "at": change.at.isoformat(),
            "note": change.note,
        }
    )


def changes_of(db: Database, purchase_id: str) -> tuple[Change, ...]:
    """The log of a case, oldest first."""
    rows = db.query('SELECT what, note, "by", at FROM case_change WHERE purchase_id = ? ORDER BY id', [purchase_id])
    return tuple(
        Change(Changed(row["what"]), row["note"], row["by"], datetime.fromisoformat(row["at"])) for row in rows
    )
