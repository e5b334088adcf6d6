"""Signing in and out, and adding users."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.model.errors import InputError, Problem
from app.model.user import Role, User
from app.store import reference, users
from app.store.database import Database, write
from app.text.cpr import find_cpr

_SHORTEST_PASSWORD = 12
# A person mistypes a password a few times in a row; a program goes on. From the sixth try within the window on there is
# one try a minute, about 1,400 a day, which is hopeless against twelve characters, and nobody is shut out for good.
_FREE_ATTEMPTS = 5
_WINDOW_SECONDS = 5 * 60
_PAUSE_SECONDS = 60
# The demo is for trying the tool out on one's own machine; its users exist only where FLASK_DEMO is set.
DEMO_PASSWORD = "proev-faelleslommen"  # noqa: S105
_DEMO_MUNICIPALITY = "740"
DEMO_EMAILS = {
    Role.PURCHASER: "indkoeb@demo.example.dk",
    Role.LEGAL: "jura@demo.example.dk",
    Role.FINANCE: "oekonomi@demo.example.dk",
    Role.ADMINISTRATOR: "administrator@demo.example.dk",
}
# Two jurists: nobody may approve a text of their own.
SECOND_LEGAL_EMAIL = "jura2@demo.example.dk"
_DEMO_USERS = (
    (Role.PURCHASER, DEMO_EMAILS[Role.PURCHASER], "Ina Køb (fiktiv)"),
    (Role.LEGAL, DEMO_EMAILS[Role.LEGAL], "Julie Ret (fiktiv)"),
    (Role.LEGAL, SECOND_LEGAL_EMAIL, "Malte Paragraf (fiktiv)"),
    (Role.FINANCE, DEMO_EMAILS[Role.FINANCE], "Ove Krone (fiktiv)"),
    (Role.ADMINISTRATOR, DEMO_EMAILS[Role.ADMINISTRATOR], "Adam Nøgle (fiktiv)"),
)


class TooManyAttempts(Exception):  # noqa: N818
    """The password was not looked at. wait_seconds: how long until it will be."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(f"wait {wait_seconds} seconds")
        self.wait_seconds = wait_seconds


def sign_in(db: Database, email: str, password: str, demo_allowed: bool, now: datetime) -> User | None:
    """The user with this e-mail and password. Demo users are let in only where the demo is allowed.

    An unknown e-mail takes as long as a wrong password and is counted like one, so that the answer does not tell
    which it was. Raises TooManyAttempts after five tries within five minutes, for a minute after the latest.
    """
    address_hash = sha256(_normal(email).encode()).hexdigest()
    _count_attempt(db, address_hash, int(now.timestamp()))
    found = users.find_user_and_hash(db, _normal(email))
    stored = found[1] if found else _some_hash()
    try:
        _hasher().verify(stored, password)
    except (VerificationError, InvalidHashError):
        return None
    if found is None or (found[0].demo and not demo_allowed):
        return None
    with write(db):
        users.forget_attempts(db, address_hash)
        if _hasher().check_needs_rehash(stored):
            users.replace_password(db, found[0].id, _hasher().hash(password))
    return found[0]


def sign_out(db: Database, user: User) -> None:
    """End every session of the user, also one whose cookie somebody has copied."""
    with write(db):
        users.end_sessions(db, user.id)


def find_user(db: Database, user_id: int, demo_allowed: bool) -> User | None:
    """The user with this id; a demo user only where the demo is allowed."""
    user = users.find_user(db, user_id)
    return None if user is None or (user.demo and not demo_allowed) else user


def add_user(
    db: Database, email: str, name: str, role: Role, municipality_code: str, password: str, now: datetime
) -> User:
    """Add a user; raises InputError naming the field that is refused."""
    with write(db):
        problems = []
        if "@" not in email.strip(" @") or len(email) > 254:
            problems.append(Problem("E-mailadressen er ikke gyldig. Skriv den som navn@kommune.dk.", "email"))
        if users.find_user_and_hash(db, _normal(email)):
            problems.append(Problem("Der er allerede en bruger med den e-mailadresse.", "email"))
        if not name.strip():
            problems.append(Problem("Navnet mangler.", "name"))
        problems += [
            Problem("Feltet ser ud til at indeholde et CPR-nummer. Slet det; personnumre må ikke gemmes her.", field)
            for field, text in (("email", email), ("name", name))
            if find_cpr(text)
        ]
        if len(password) < _SHORTEST_PASSWORD:
            problems.append(Problem(f"Adgangskoden skal have mindst {_SHORTEST_PASSWORD} tegn.", "password"))
        if municipality_code not in reference.all_municipalities(db):
            problems.append(Problem("Kommunekoden findes ikke. Den har tre cifre, for eksempel 740.", "municipality"))
        if problems:
            raise InputError(*problems)
        return _add(db, email, name.strip(), role, municipality_code, password, now, demo=False)


def add_demo_users(db: Database, now: datetime) -> tuple[User, ...]:
    """One user for each role, and a second jurist, made the first time; gives all of them."""
    with write(db):
        for role, email, name in _DEMO_USERS:
            if users.find_user_and_hash(db, email) is None:
                _add(db, email, name, role, _DEMO_MUNICIPALITY, DEMO_PASSWORD, now, demo=True)
    return users.demo_users(db)


def demo_users(db: Database) -> tuple[User, ...]:
    """The demo's users, in the order of their roles."""
    return users.demo_users(db)


def _add(
    db: Database,
    email: str,
    name: str,
    role: Role,
    municipality_code: str,
    password: str,
    now: datetime,
    *,
    demo: bool,
) -> User:
    return users.add_user(
        db,
        email=_normal(email),
        name=name,
        role=role,
        municipality_code=municipality_code,
        password_hash=_hasher().hash(password),
        demo=demo,
        created_at=now,
    )


def _count_attempt(db: Database, address_hash: str, now: int) -> None:
    """Counted before the password is looked at, so that many tries at the same time do not slip past."""
    with write(db):
        users.forget_attempts_before(db, now - _WINDOW_SECONDS)
        attempts = users.attempts_of(db, address_hash)
        since_latest = now - attempts[-1] if attempts else _PAUSE_SECONDS
        if len(attempts) >= _FREE_ATTEMPTS and 0 <= since_latest < _PAUSE_SECONDS:
            raise TooManyAttempts(_PAUSE_SECONDS - since_latest)
        users.add_attempt(db, address_hash, now)


def _normal(email: str) -> str:
    return email.strip().lower()


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _some_hash() -> str:
    return _hasher().hash("nobody has this password")
