"""CPV codes, municipalities, where data came from, and revisions."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from sqlite_utils import Database

from app.model.data import DataSource, DataUsed
from app.model.enterprise import Municipality
from app.model.match import Category
from app.store.rows import as_row, from_row

RESTORED = "restored"


def replace_categories(db: Database, categories: Iterable[Category]) -> None:
    """Put a whole CPV list in the place of the one before."""
    db.execute("DELETE FROM cpv")
    db.table("cpv").insert_all(as_row(category) for category in categories)
    bump(db, "cpv")


def all_categories(db: Database) -> tuple[Category, ...]:
    """Every CPV code, by code."""
    rows = db.query("SELECT code, label_da, label_en FROM cpv ORDER BY code")
    return tuple(Category(**row) for row in rows)


def category_codes(db: Database) -> frozenset[str]:
    """Every CPV code that exists."""
    return frozenset(row["code"] for row in db.query("SELECT code FROM cpv"))


def category_labels(db: Database, codes: Iterable[str]) -> dict[str, Category]:
    """The categories with these codes; unknown codes are left out."""
    wanted = list(codes)
    marks = ",".join("?" * len(wanted))
    rows = db.query(f"SELECT code, label_da, label_en FROM cpv WHERE code IN ({marks})", wanted)  # noqa: S608
    return {row["code"]: Category(**row) for row in rows}


def replace_municipalities(db: Database, municipalities: Iterable[Municipality]) -> None:
    """Add or update the municipalities; none is removed, since users and purchases name them."""
    db.table("municipality").upsert_all((as_row(one) for one in municipalities), pk="code")


def all_municipalities(db: Database) -> dict[str, Municipality]:
    """Code -> municipality, by name."""
    rows = db.query("SELECT * FROM municipality ORDER BY name")
    return {row["code"]: from_row(Municipality, row, ()) for row in rows}


def record_source(db: Database, source: DataSource) -> None:
    """Note where a body of data came from; a later load of the same name replaces the note."""
    db.table("data_source").upsert(as_row(source), pk="name")


def all_sources(db: Database) -> tuple[DataSource, ...]:
    """Every noted source, by name."""
    return tuple(from_row(DataSource, row, ()) for row in db.query("SELECT * FROM data_source ORDER BY name"))


def data_now(db: Database) -> DataUsed:
    """In which state the rows are now, and where they came from."""
    return DataUsed(revisions(db), all_sources(db))


def bump(db: Database, name: str) -> int:
    """Count one more change of a group of rows, and give the new number."""
    rows = db.query(
        "INSERT INTO revision (name, number) VALUES (?, 1) "
        "ON CONFLICT (name) DO UPDATE SET number = number + 1 RETURNING number",
        [name],
    )
    return int(next(iter(rows))["number"])


def mark_replaced(db: Database) -> None:
    """Note that the whole content is another one: a number that no process has seen, unlike a count that goes back."""
    db.table("revision").upsert({"name": RESTORED, "number": secrets.randbits(62)}, pk="name")


def revisions(db: Database) -> dict[str, int]:
    """Group name -> how often it has changed."""
    return {row["name"]: row["number"] for row in db.query("SELECT name, number FROM revision")}
