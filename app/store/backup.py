"""A consistent copy of the database while it is in use, and the way back."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from app.model.errors import InputError, Problem
from app.store.database import connect, write
from app.store.migrations import is_current, migrate
from app.store.reference import mark_replaced


def backup(database: Path, target: Path) -> None:
    """Copy the database to `target` in one consistent step while others may write.

    Raises InputError where there is no database, `target` exists or cannot be written; nothing is left half written.
    """
    if not database.exists():
        raise InputError(Problem("Der er ingen database at kopiere. Kør »flask setup« først.", file=database.name))
    if target.exists():
        raise InputError(Problem("Filen findes i forvejen. Vælg et andet navn.", file=target.name))
    partial = target.with_name(target.name + ".part")
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            # The copy is one file: no write-ahead log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        partial.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise InputError(Problem(f"Databasen kan ikke kopieres dertil ({error}).", file=str(target))) from error
    finally:
        partial.unlink(missing_ok=True)


def restore(copy: Path, database: Path) -> None:
    """Put the content of a backup in the place of the database's, in one transaction.

    The backup is copied, checked and migrated first, so a failure leaves the database as it was. Readers see the old
    content until the new one is whole.

    Raises InputError for a file that is no intact backup of this tool, or a database that is no database.
    """
    if not copy.exists():
        raise InputError(Problem("Filen findes ikke. Ret navnet.", file=copy.name))
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=database.parent) as folder:
            checked = Path(folder) / "checked.db"
            _copy_checked(copy, checked)
            with closing(sqlite3.connect(checked)) as source, closing(sqlite3.connect(database)) as target:
                source.backup(target)
    except (sqlite3.DatabaseError, OSError) as error:
        raise InputError(
            Problem(f"Databasen kan ikke erstattes ({error}). Flyt den, eller ret stien.", file=database.name)
        ) from error


def _copy_checked(copy: Path, checked: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as source:
            if source.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("integrity_check")
            source.execute("SELECT 1 FROM purchase, user, clause LIMIT 1")
            with closing(sqlite3.connect(checked)) as target:
                source.backup(target)
        with closing(connect(checked)) as db:
            migrate(db)
            if not is_current(db):
                raise sqlite3.DatabaseError("schema")
            with write(db):
                mark_replaced(db)
    except sqlite3.DatabaseError as error:
        raise InputError(
            Problem("Filen er ikke en hel sikkerhedskopi af Fælleslommens database. Vælg en anden.", file=copy.name)
        ) from error
