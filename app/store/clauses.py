"""The clause library: every version that was ever in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlite_utils import Database

from app.model.case import ClauseEntry
from app.model.clause import Clause
from app.model.codec import as_json, from_json
from app.store.reference import bump
from app.store.search import trigram_query

REVISION = "clause"
_CURRENT = "version = (SELECT max(newer.version) FROM clause AS newer WHERE newer.id = clause.id)"


def add_clause(db: Database, clause: Clause, *, shipped: bool, added_at: datetime) -> None:
    """Add one version; raises sqlite3.IntegrityError where that version exists."""
    db.table("clause").insert(
        {
            "id": clause.id,
            "version": clause.version,
            "title": clause.title,
            "kind": clause.kind,
            "status": clause.status.value,
            "hash": clause.hash,
            "shipped": int(shipped),
            "added_at": added_at.isoformat(),
            "body": "\n\n".join([clause.purpose, *(paragraph.text for paragraph in clause.paragraphs)]),
            "data": as_json(clause),
        }
    )
    bump(db, REVISION)


def clause_hashes(db: Database) -> dict[tuple[str, int], str]:
    """(id, version) -> hash of the text, for every version."""
    return {(row["id"], row["version"]): row["hash"] for row in db.query("SELECT id, version, hash FROM clause")}


def current_clauses(db: Database) -> tuple[ClauseEntry, ...]:
    """The newest version of every clause, by title."""
    return _entries(db, f"WHERE {_CURRENT} ORDER BY title, id", [])


def search_clauses(db: Database, text: str) -> tuple[ClauseEntry, ...]:
    """The newest versions that hold every word of three letters or more of `text`, by title; all for an empty text.

    A text without such a word is looked for as it stands, in the titles only.
    """
    query = trigram_query(text)
    if query is None:
        wanted = text.strip().casefold()
        return tuple(entry for entry in current_clauses(db) if wanted in entry.clause.title.casefold())
    found = "rowid IN (SELECT rowid FROM clause_fts WHERE clause_fts MATCH ?)"
    return _entries(db, f"WHERE {_CURRENT} AND {found} ORDER BY title, id", [query])


def versions_of(db: Database, clause_id: str) -> tuple[ClauseEntry, ...]:
    """Every version of a clause, newest first."""
    return _entries(db, "WHERE id = ? ORDER BY version DESC", [clause_id])


def _entries(db: Database, rest: str, values: list[Any]) -> tuple[ClauseEntry, ...]:
    rows = db.query(f"SELECT data, shipped, added_at FROM clause {rest}", values)  # noqa: S608
    return tuple(
        ClauseEntry(from_json(Clause, row["data"]), bool(row["shipped"]), datetime.fromisoformat(row["added_at"]))
        for row in rows
    )
