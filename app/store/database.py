"""Opening the one SQLite file, and the one way to write to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database as Database

_BUSY_MS = 10_000


def connect(path: Path) -> Database:
    """Open the database file, creating it where there is none; the caller closes it.

    WAL lets readers go on while one writes; the busy time-out makes a second writer wait. Never use a file on a
    network share: WAL needs shared memory.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    db = Database(sqlite3.connect(path))
    for pragma in ("foreign_keys = ON", f"busy_timeout = {_BUSY_MS}", "journal_mode = WAL", "synchronous = NORMAL"):
        db.conn.execute(f"PRAGMA {pragma}")
    return db


@contextmanager
def write(db: Database) -> Iterator[Database]:
    """One write transaction: all of it is saved, or nothing.

    BEGIN IMMEDIATE takes the write lock at once; a deferred transaction that reads first can fail on its first
    write without waiting. Inside an open transaction this nests as a savepoint.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield db
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield db
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()
