"""Enterprises: saved by CVR number, searched by their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from app.model.enterprise import Enterprise
from app.store.reference import bump
from app.store.rows import as_row, from_row
from app.store.search import trigram_query

_JSON = ("target_groups", "capabilities", "cpv_codes", "service_area")
REVISION = "enterprise"


def save_enterprises(db: Database, enterprises: Iterable[Enterprise]) -> None:
    """Add or update by CVR number; of several with one number the last holds. Equal rows are left alone.

    Rows that differ carry the new revision, so that every process can pick up just these.
    """
    fresh = {one.cvr: one for one in enterprises}
    known = {one.cvr: one for one in find_enterprises(db, fresh)}
    differing = [one for one in fresh.values() if known.get(one.cvr) != one]
    if differing:
        revision = bump(db, REVISION)
        db.table("enterprise").upsert_all(({**as_row(one), "revision": revision} for one in differing), pk="cvr")


def find_enterprises(db: Database, cvrs: Iterable[str]) -> tuple[Enterprise, ...]:
    """The enterprises with these CVR numbers, by name."""
    return _enterprises(db, "WHERE cvr IN (SELECT value FROM json_each(?)) ORDER BY name, cvr", [_json_list(cvrs)])


def changed_since(db: Database, revision: int) -> tuple[Enterprise, ...]:
    """Every enterprise whose row changed after a revision; 0 gives all."""
    return _enterprises(db, "WHERE revision > ? ORDER BY cvr", [revision])


def search_enterprises(
    db: Database, text: str, municipality_code: str, limit: int, offset: int
) -> tuple[tuple[Enterprise, ...], int]:
    """A page of the enterprises that hold every word of `text`, by name, and how many there are in all.

    Words under three letters are looked for in the name only. An empty text or code leaves that filter out. An offset
    past the end gives an empty page, however large it is.
    """
    conditions, values = ["1"], []
    query = trigram_query(text)
    if query:
        conditions.append("rowid IN (SELECT rowid FROM enterprise_fts WHERE enterprise_fts MATCH ?)")
        values.append(query)
    elif text.strip():
        conditions.append("name LIKE '%' || ? || '%' ESCAPE '\\'")
        values.append(_like(text.strip()))
    if municipality_code:
        conditions.append("municipality_code = ?")
        values.append(municipality_code)
    where = "WHERE " + " AND ".join(conditions)
    total = db.execute(f"SELECT count(*) FROM enterprise {where}", values).fetchone()[0]  # noqa: S608
    rows = _enterprises(db, f"{where} ORDER BY name, cvr LIMIT ? OFFSET ?", [*values, limit, min(offset, total)])
    return rows, total


def _enterprises(db: Database, rest: str, values: list[Any]) -> tuple[Enterprise, ...]:
    rows = db.query(f"SELECT * FROM enterprise {rest}", values)  # noqa: S608
    return tuple(from_row(Enterprise, row, _JSON) for row in rows)


def _json_list(values: Iterable[str]) -> str:
    return "[" + ",".join(f'"{value}"' for value in values if value.isalnum()) + "]"


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
