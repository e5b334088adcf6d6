"""Opening the one SQLite file, and the one way to write to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from sqlite_utils import Database as Database

from app.model.errors import InputError, Problem

_BUSY_MS = 10_000
_PRAGMAS = ("foreign_keys = ON", f"busy_timeout = {_BUSY_MS}", "journal_mode = WAL", "synchronous = NORMAL")


def connect(path: Path) -> Database:
    """Open the database file, creating it where there is none; the caller closes it.

    WAL lets readers go on while one writes; the busy time-out makes a second writer wait. Never use a file on a
    network share: WAL needs shared memory. Raises InputError for a file that is no database or cannot be opened.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as opened:
            connection = opened.enter_context(closing(sqlite3.connect(path)))
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            opened.pop_all()
            return Database(connection)
    except (sqlite3.DatabaseError, OSError) as error:
        raise InputError(
            Problem(
                f"Filen kan ikke bruges som database ({error}). Ret stien, eller giv lov til at skrive i filen og dens "
                "mappe.",
                file=path.name,
            )
        ) from error


def path_of(db: Database) -> Path:
    """The file that the connection has open."""
    return next(Path(row["file"]) for row in db.query("PRAGMA database_list") if row["name"] == "main")


@contextmanager
def read(db: Database) -> Iterator[Database]:
    """One state of the database for several reads, whatever another process writes between them."""
    if db.conn.in_transaction:
        yield db
        return
    db.conn.execute("BEGIN")
    try:
        yield db
    finally:
        db.conn.rollback()


@contextmanager
def write(db: Database) -> Iterator[Database]:
    """One write transaction: all of it is saved, or nothing.

    BEGIN IMMEDIATE takes the write lock at once; a deferred transaction that reads first can fail on its first
    write without waiting. Inside an open transaction this nests as a savepoint. Raises InputError where the database
    is busy for longer than the time-out, or read-only.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield db
        return
    try:
        db.conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise InputError(Problem(f"Databasen kan ikke skrives lige nu ({error}). Prøv igen om lidt.")) from error
    try:
        yield db
        db.conn.commit()
    except BaseException:
        db.conn.rollback()
        raise
