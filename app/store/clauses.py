"""The clause library: every version that was ever in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from app.model.case import ClauseEntry
from app.model.clause import Clause, ClauseStatus
from app.model.codec import as_json, from_json
from app.store.reference import bump
from app.store.search import trigram_query

REVISION = "clause"
# Of a clause the newest version that was approved or retired, 0 where there is none.
_FINISHED = (
    "(SELECT coalesce(max(done.version), 0) FROM clause AS done "
    "WHERE done.id = one.id AND done.status IN ('approved', 'retired'))"
)
# The approved version, so that nobody reads a draft in its place; where none is approved, the shipped draft, else the
# retired one, before the municipality's own, on which somebody may still be at work.
_BEST_FIRST = (
    f"one.status = 'approved' DESC, one.version >= {_FINISHED} DESC, "
    "one.status IN ('draft', 'in_review') AND NOT one.shipped, one.status = 'retired'"
)
_CURRENT = (
    "version = (SELECT one.version FROM clause AS one WHERE one.id = clause.id "  # noqa: S608
    f"ORDER BY {_BEST_FIRST}, one.version DESC LIMIT 1)"
)


def add_clause(db: Database, clause: Clause, *, shipped_version: int | None, added_at: datetime) -> None:
    """Add one version; raises sqlite3.IntegrityError where that version exists.

    shipped_version: its number in the shipped edition, None for a text of the municipality's own.
    """
    db.table("clause").insert(
        {
            "id": clause.id,
            "version": clause.version,
            "kind": clause.kind,
            "shipped": int(shipped_version is not None),
            "shipped_version": shipped_version,
            "added_at": added_at.isoformat(),
            **_text(clause),
        }
    )
    bump(db, REVISION)


def save_draft(db: Database, clause: Clause) -> None:
    """Put a version's new text and status in the place of what it held; the database refuses it once it is approved."""
    db.execute(
        "UPDATE clause SET title = :title, status = :status, hash = :hash, body = :body, data = :data, "
        "lock = lock + 1 WHERE id = :id AND version = :version",
        {**_text(clause), "id": clause.id, "version": clause.version},
    )
    bump(db, REVISION)


def set_status(db: Database, clause: Clause, status: ClauseStatus) -> None:
    """Bring a version to another state; its text stays."""
    db.execute(
        "UPDATE clause SET status = ?, lock = lock + 1 WHERE id = ? AND version = ?",
        [status.value, clause.id, clause.version],
    )
    bump(db, REVISION)


def shipped_hashes(db: Database) -> dict[tuple[str, int], str]:
    """(id, number in the shipped edition) -> hash of the text, for every version that came with the tool."""
    rows = db.query("SELECT id, shipped_version, hash FROM clause WHERE shipped_version IS NOT NULL")
    return {(row["id"], row["shipped_version"]): row["hash"] for row in rows}


def highest_versions(db: Database) -> dict[str, int]:
    """Clause id -> its highest version."""
    return {row["id"]: row["top"] for row in db.query("SELECT id, max(version) AS top FROM clause GROUP BY id")}


def standing_versions(db: Database) -> tuple[ClauseEntry, ...]:
    """The versions that decide what tenders take: of every clause those not older than one approved or retired."""
    return _entries(db, f"AS one WHERE version >= {_FINISHED} ORDER BY title, id, version", [])


def find_version(db: Database, clause_id: str, version: int) -> ClauseEntry | None:
    """One version of a clause."""
    return next(iter(_entries(db, "WHERE id = ? AND version = ?", [clause_id, version])), None)


def statuses_of(db: Database, keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], ClauseStatus]:
    """(id, version) -> status, of those that the library holds."""
    rows = db.query(
        "SELECT id, version, status FROM clause WHERE (id, version) IN "
        "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))",
        [json.dumps(keys)],
    )
    return {(row["id"], row["version"]): ClauseStatus(row["status"]) for row in rows}


def cases_with(db: Database, clause_id: str, version: int) -> frozenset[str]:
    """The ids of the purchases whose stored advice has this version."""
    rows = db.query(
        "SELECT purchase_id FROM advice WHERE EXISTS (SELECT 1 FROM json_each(advice.data, '$.clauses') AS taken "
        "WHERE json_extract(taken.value, '$.id') = ? AND json_extract(taken.value, '$.version') = ?)",
        [clause_id, version],
    )
    return frozenset(row["purchase_id"] for row in rows)


def current_clauses(db: Database) -> tuple[ClauseEntry, ...]:
    """Every clause in its approved version, where none is approved in the one that tenders take, by title."""
    return _entries(db, f"WHERE {_CURRENT} ORDER BY title, id", [])


def search_clauses(db: Database, text: str) -> tuple[ClauseEntry, ...]:
    """The same versions, where they hold every word of three letters or more of `text`; all for an empty text.

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


def all_versions(db: Database) -> tuple[ClauseEntry, ...]:
    """Every version of every clause, by id, the newest of each first."""
    return _entries(db, "ORDER BY id, version DESC", [])


def _text(clause: Clause) -> dict[str, str]:
    """The columns that hold a version's text and status."""
    return {
        "title": clause.title,
        "status": clause.status.value,
        "hash": clause.hash,
        "body": "\n\n".join([clause.purpose, *(paragraph.text for paragraph in clause.paragraphs)]),
        "data": as_json(clause),
    }


# Reading a clause takes longer than finding its row, and one row always makes the same clause.
@lru_cache(maxsize=1024)
def _clause(data: str, status: str) -> Clause:
    """The clause with the status of its column: a version is retired without a change of its text."""
    return replace(from_json(Clause, data), status=ClauseStatus(status))


def _entries(db: Database, rest: str, values: list[Any]) -> tuple[ClauseEntry, ...]:
    rows = db.query(f"SELECT data, status, shipped, added_at, shipped_version, lock FROM clause {rest}", values)  # noqa: S608
    return tuple(
        ClauseEntry(
            _clause(row["data"], row["status"]),
            bool(row["shipped"]),
            datetime.fromisoformat(row["added_at"]),
            row["shipped_version"],
            row["lock"],
        )
        for row in rows
    )
