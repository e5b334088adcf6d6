"""Searches frozen into cases, and notes of who was contacted. Rows are added and read, never changed."""

from __future__ import annotations

from sqlite_utils import Database

from app.model.codec import as_json, from_json
from app.model.search import Contact, FrozenSearch
from app.store.rows import as_row, from_row


def add_search(db: Database, search: FrozenSearch) -> None:
    """Keep a frozen search; raises sqlite3.IntegrityError where its number is taken."""
    db.table("frozen_search").insert(
        {"purchase_id": search.purchase_id, "number": search.number, "data": as_json(search)}
    )


def searches_of(db: Database, purchase_id: str) -> tuple[FrozenSearch, ...]:
    """The frozen searches of a purchase, in the order in which they were frozen."""
    rows = db.query("SELECT data FROM frozen_search WHERE purchase_id = ? ORDER BY number", [purchase_id])
    return tuple(from_json(FrozenSearch, row["data"]) for row in rows)


def find_search(db: Database, purchase_id: str, number: int) -> FrozenSearch | None:
    """One frozen search of a purchase."""
    rows = db.query("SELECT data FROM frozen_search WHERE purchase_id = ? AND number = ?", [purchase_id, number])
    return next((from_json(FrozenSearch, row["data"]) for row in rows), None)


def add_contact(db: Database, contact: Contact) -> None:
    """Keep a note of a contact."""
    db.table("contact").insert(as_row(contact))


def contacts_of(db: Database, purchase_id: str) -> tuple[Contact, ...]:
    """The notes of contacts of a purchase, in the order in which they were made."""
    rows = db.query("SELECT * FROM contact WHERE purchase_id = ? ORDER BY id", [purchase_id])
    return tuple(from_row(Contact, row, ()) for row in rows)
