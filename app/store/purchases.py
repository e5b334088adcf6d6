"""Purchases and the advice stored with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from app.model.advice import Advice
from app.model.case import Case, CaseSummary
from app.model.codec import as_json, from_json
from app.model.data import DataUsed
from app.model.purchase import Purchase
from app.store.rows import as_row, from_row

_JSON = ("cpv_codes", "lots", "value")


@dataclass(frozen=True, slots=True)
class SaveState:
    """What is stored beside a purchase: shown to enterprises or not, fictitious or not, and which person saved it."""

    listed: bool
    demo: bool
    saved_by: str


def save_purchase(
    db: Database, purchase: Purchase, *, listed: bool, demo: bool, saved_by: str, saved_at: datetime
) -> None:
    """Add or replace a purchase by its id. saved_by is empty for rows that the demo or an import put there."""
    extra = {"listed": int(listed), "demo": int(demo), "saved_by": saved_by, "saved_at": saved_at.isoformat()}
    db.table("purchase").upsert(as_row(purchase) | extra, pk="id")


def save_advice(db: Database, advice: Advice, made_at: datetime, made_by: str, data: DataUsed | None = None) -> None:
    """Put the advice on a saved purchase in the place of the one before.

    data: what the advice was made from, which may be older than what is stored by now; None where nobody can say.
    """
    db.table("advice").upsert(
        {
            "purchase_id": advice.purchase.id,
            "made_at": made_at.isoformat(),
            "made_by": made_by,
            "regime": advice.regime.value,
            "matches": len(advice.matches),
            "data": as_json(advice),
            "data_used": as_json(data) if data else None,
        },
        pk="purchase_id",
    )


def data_used(db: Database, purchase_id: str) -> DataUsed | None:
    """The data that the stored advice rests on; None for advice that does not say."""
    rows = db.query("SELECT data_used FROM advice WHERE purchase_id = ?", [purchase_id])
    return next((from_json(DataUsed, row["data_used"]) for row in rows if row["data_used"]), None)


def drop_advice(db: Database, purchase_id: str) -> None:
    """Remove the advice on a purchase that has changed and cannot be advised on."""
    db.execute("DELETE FROM advice WHERE purchase_id = ?", [purchase_id])


def find_purchase(db: Database, purchase_id: str) -> Purchase | None:
    """The purchase with this id."""
    return next(iter(_purchases(db, "WHERE id = ?", [purchase_id])), None)


def all_purchases(db: Database) -> tuple[Purchase, ...]:
    """Every purchase, by id."""
    return _purchases(db, "ORDER BY id", [])


def purchases_of(db: Database, municipality_code: str) -> tuple[Purchase, ...]:
    """A municipality's purchases, whatever their date, by id."""
    return _purchases(db, "WHERE municipality_code = ? ORDER BY id", [municipality_code])


def listed_purchases(db: Database, first_notice: date) -> tuple[Purchase, ...]:
    """The purchases that enterprises may see, whose notice is on or after a day, soonest first."""
    return _purchases(db, "WHERE listed = 1 AND notice_date >= ? ORDER BY notice_date, id", [first_notice.isoformat()])


def demo_ids(db: Database) -> set[str]:
    """The ids of fictitious purchases."""
    return {row["id"] for row in db.query("SELECT id FROM purchase WHERE demo = 1")}


def save_state(db: Database, purchase_id: str) -> SaveState | None:
    """What is stored beside one purchase."""
    rows = db.query("SELECT listed, demo, saved_by FROM purchase WHERE id = ?", [purchase_id])
    return next((SaveState(bool(row["listed"]), bool(row["demo"]), row["saved_by"]) for row in rows), None)


def save_states(db: Database) -> dict[str, SaveState]:
    """Id -> what is stored beside the purchase, for every purchase."""
    rows = db.query("SELECT id, listed, demo, saved_by FROM purchase")
    return {row["id"]: SaveState(bool(row["listed"]), bool(row["demo"]), row["saved_by"]) for row in rows}


def find_case(db: Database, purchase_id: str, municipality_code: str) -> Case | None:
    """A municipality's purchase with its stored advice; None for another municipality's."""
    rows = db.query(
        "SELECT purchase.*, advice.data AS advice, advice.made_at, advice.made_by "
        "FROM purchase JOIN advice ON advice.purchase_id = purchase.id "
        "WHERE purchase.id = ? AND purchase.municipality_code = ?",
        [purchase_id, municipality_code],
    )
    row = next(iter(rows), None)
    if row is None:
        return None
    return Case(
        purchase=from_row(Purchase, row, _JSON),
        advice=from_json(Advice, row["advice"]),
        made_at=datetime.fromisoformat(row["made_at"]),
        made_by=row["made_by"],
        listed=bool(row["listed"]),
        demo=bool(row["demo"]),
    )


def cases_of(db: Database, municipality_code: str) -> tuple[CaseSummary, ...]:
    """A municipality's purchases, soonest notice first; regime is empty where there is no advice yet."""
    rows = db.query(
        "SELECT purchase.id AS purchase_id, title, department, value_kr, notice_date, "
        "coalesce(regime, '') AS regime, coalesce(matches, 0) AS matches, demo "
        "FROM purchase LEFT JOIN advice ON advice.purchase_id = purchase.id "
        "WHERE municipality_code = ? ORDER BY notice_date, purchase.id",
        [municipality_code],
    )
    return tuple(from_row(CaseSummary, row, ()) for row in rows)


def _purchases(db: Database, rest: str, values: list[Any]) -> tuple[Purchase, ...]:
    rows = db.query(f"SELECT * FROM purchase {rest}", values)  # noqa: S608
    return tuple(from_row(Purchase, row, _JSON) for row in rows)
