"""What happened to clause versions, and what was said of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from app.model.review import ClauseAction, ClauseComment, ClauseEvent


def add_event(
    db: Database, key: tuple[str, int], action: ClauseAction, at: datetime, by: tuple[int, str] | None, note: str = ""
) -> None:
    """Note what happened to a version. by: id and name of the person, None where the tool did it."""
    person_id, name = by or (None, "")
    db.table("clause_event").insert(
        {
            "clause_id": key[0],
            "version": key[1],
            "action": action.value,
            "by_id": person_id,
            "by_name": name,
            "at": at.isoformat(),
            "note": note,
        }
    )


def events_of(db: Database, clause_id: str) -> tuple[ClauseEvent, ...]:
    """Everything that happened to a clause, oldest first."""
    rows = db.query("SELECT * FROM clause_event WHERE clause_id = ? ORDER BY id", [clause_id])
    return tuple(map(_event, rows))


def events_after(
    db: Database, keys: Sequence[tuple[str, int]], after: datetime
) -> dict[tuple[str, int], tuple[ClauseEvent, ...]]:
    """(id, version) -> what happened to it after a moment, oldest first."""
    rows = db.query(
        "SELECT * FROM clause_event WHERE (clause_id, version) IN "
        "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)) ORDER BY id",
        [json.dumps(keys)],
    )
    found: dict[tuple[str, int], tuple[ClauseEvent, ...]] = {}
    for event in map(_event, rows):
        if event.at > after:
            key = (event.clause_id, event.version)
            found[key] = (*found.get(key, ()), event)
    return found


def last_at(db: Database, key: tuple[str, int], actions: Sequence[ClauseAction]) -> datetime | None:
    """When one of these things happened to a version last."""
    moments = [event.at for event in events_of(db, key[0]) if event.version == key[1] and event.action in actions]
    return max(moments, default=None)


def add_comment(db: Database, key: tuple[str, int], part: str, text: str, at: datetime, by: tuple[int, str]) -> int:
    """Keep a remark on a part of a version; gives its id."""
    rows = db.query(
        "INSERT INTO clause_comment (clause_id, version, part, text, by_id, by_name, at) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "RETURNING id",
        [*key, part, text, *by, at.isoformat()],
    )
    return int(next(iter(rows))["id"])


def comments_of(db: Database, clause_id: str, version: int) -> tuple[ClauseComment, ...]:
    """The remarks on a version, oldest first."""
    rows = db.query(
        "SELECT * FROM clause_comment WHERE clause_id = ? AND version = ? ORDER BY id", [clause_id, version]
    )
    return tuple(map(_comment, rows))


def find_comment(db: Database, comment_id: int) -> ClauseComment | None:
    """One remark."""
    return next(map(_comment, db.query("SELECT * FROM clause_comment WHERE id = ?", [comment_id])), None)


def settle_comment(db: Database, comment_id: int, at: datetime, by_name: str) -> None:
    """Note that a remark is done with."""
    db.table("clause_comment").update(comment_id, {"settled_at": at.isoformat(), "settled_by": by_name})


def _event(row: Mapping[str, Any]) -> ClauseEvent:
    return ClauseEvent(**{**row, "action": ClauseAction(row["action"]), "at": datetime.fromisoformat(row["at"])})


def _comment(row: Mapping[str, Any]) -> ClauseComment:
    settled = row["settled_at"]
    return ClauseComment(
        **{
            **row,
            "at": datetime.fromisoformat(row["at"]),
            "settled_at": datetime.fromisoformat(settled) if settled else None,
            "settled_by": row["settled_by"] or "",
        }
    )
