"""Local users, their sessions, and tries to sign in."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlite_utils import Database

from app.model.user import Role, User
from app.store.rows import from_row


def add_user(
    db: Database,
    *,
    email: str,
    name: str,
    role: Role,
    municipality_code: str,
    password_hash: str,
    demo: bool,
    created_at: datetime,
) -> User:
    """Add a user; raises sqlite3.IntegrityError for an e-mail that exists or a municipality that does not."""
    row = {
        "email": email,
        "name": name,
        "role": role.value,
        "municipality_code": municipality_code,
        "password_hash": password_hash,
        "demo": int(demo),
        "created_at": created_at.isoformat(),
    }
    user_id = cast(int, db.table("user").insert(row).last_pk)
    return User(user_id, email, name, role, municipality_code, demo)


def find_user(db: Database, user_id: int) -> User | None:
    """The user with this id."""
    rows = db.query("SELECT * FROM user WHERE id = ?", [user_id])
    return next((from_row(User, row, ()) for row in rows), None)


def find_user_and_hash(db: Database, email: str) -> tuple[User, str] | None:
    """The user with this e-mail and the hash of the password."""
    rows = db.query("SELECT * FROM user WHERE email = ?", [email])
    return next(((from_row(User, row, ()), row["password_hash"]) for row in rows), None)


def demo_users(db: Database) -> tuple[User, ...]:
    """The users that the demo made, in the order in which they were made."""
    return tuple(from_row(User, row, ()) for row in db.query("SELECT * FROM user WHERE demo = 1 ORDER BY id"))


def replace_password(db: Database, user_id: int, password_hash: str) -> None:
    """Store a new hash, for example when the hashing parameters have been raised."""
    db.table("user").update(user_id, {"password_hash": password_hash})


def end_sessions(db: Database, user_id: int) -> None:
    """Raise the user's session number, so that every session begun before is over."""
    db.execute("UPDATE user SET session_number = session_number + 1 WHERE id = ?", [user_id])


def add_attempt(db: Database, address_hash: str, attempted_at: int) -> None:
    """Note a try to sign in. attempted_at: seconds since 1970."""
    db.table("sign_in_attempt").insert({"address_hash": address_hash, "attempted_at": attempted_at})


def attempts_of(db: Database, address_hash: str) -> tuple[int, ...]:
    """When somebody has tried to sign in with this address, in seconds since 1970, oldest first."""
    rows = db.query(
        "SELECT attempted_at FROM sign_in_attempt WHERE address_hash = ? ORDER BY attempted_at", [address_hash]
    )
    return tuple(row["attempted_at"] for row in rows)


def forget_attempts(db: Database, address_hash: str) -> None:
    """Remove the tries with one address."""
    db.execute("DELETE FROM sign_in_attempt WHERE address_hash = ?", [address_hash])


def forget_attempts_before(db: Database, moment: int) -> None:
    """Remove the tries before a moment in seconds since 1970, whatever the address."""
    db.execute("DELETE FROM sign_in_attempt WHERE attempted_at < ?", [moment])
