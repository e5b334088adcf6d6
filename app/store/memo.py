"""What the committee paper of a case proposes, as it was chosen last."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from app.model.codec import as_json, from_json
from app.model.memo import MemoChoices, SavedMemo


def find_memo(db: Database, purchase_id: str) -> SavedMemo | None:
    """The choices of a case; None where nobody has saved any."""
    for row in db.query("SELECT * FROM memo WHERE purchase_id = ?", [purchase_id]):
        return SavedMemo(
            choices=from_json(MemoChoices, row["data"]),
            lock=row["lock"],
            saved_by=row["saved_by"],
            saved_at=datetime.fromisoformat(row["saved_at"]),
        )
    return None


def save_memo(db: Database, purchase_id: str, memo: SavedMemo) -> None:
    """Put the choices of a saved purchase in the place of those before."""
    db.table("memo").upsert(
        {
            "purchase_id": purchase_id,
            "data": as_json(memo.choices),
            "lock": memo.lock,
            "saved_by": memo.saved_by,
            "saved_at": memo.saved_at.isoformat(),
        },
        pk="purchase_id",
    )
