"""Local users: one per e-mail address, of a municipality that exists."""

import sqlite3
from datetime import UTC, datetime

import pytest

from app.model.user import Role, User
from app.store import users
from app.store.database import write

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)


def add(db, email="ina@kommune.dk", role=Role.PURCHASER, municipality_code="740", demo=False):
    with write(db):
        return users.add_user(
            db,
            email=email,
            name="Ina Køb",
            role=role,
            municipality_code=municipality_code,
            password_hash="en hash",  # noqa: S106
            demo=demo,
            created_at=NOW,
        )


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("demo", [True, False])
def test_a_user_is_read_again_unchanged(empty, role, demo):
    user = add(empty, role=role, demo=demo)
    assert user == User(user.id, "ina@kommune.dk", "Ina Køb", role, "740", demo)
    assert users.find_user(empty, user.id) == user
    assert users.find_user_and_hash(empty, "ina@kommune.dk") == (user, "en hash")


def test_an_address_is_used_once(empty):
    add(empty)
    with pytest.raises(sqlite3.IntegrityError):
        add(empty)


def test_a_user_belongs_to_a_municipality_that_exists(empty):
    with pytest.raises(sqlite3.IntegrityError):
        add(empty, municipality_code="000")


def test_whoever_is_unknown_is_not_found(empty):
    assert users.find_user(empty, 1) is None
    assert users.find_user_and_hash(empty, "ina@kommune.dk") is None


def test_demo_users_are_listed_alone(empty):
    demo = add(empty, email="demo@example.dk", demo=True)
    add(empty)
    assert users.demo_users(empty) == (demo,)


def test_a_replaced_password_changes_nothing_else(empty):
    user = add(empty)
    with write(empty):
        users.replace_password(empty, user.id, "en ny hash")
    assert users.find_user_and_hash(empty, "ina@kommune.dk") == (user, "en ny hash")


def test_ending_a_user_s_sessions_is_seen_in_the_number_and_touches_nobody_else(empty):
    ina, ove = add(empty), add(empty, email="ove@kommune.dk")
    with write(empty):
        users.end_sessions(empty, ina.id)
    assert users.find_user(empty, ina.id).session_number == 1
    assert users.find_user(empty, ove.id) == ove


def test_attempts_are_kept_by_address_and_forgotten_by_address_or_age(empty):
    with write(empty):
        for address, moment in (("a", 30), ("a", 10), ("b", 20)):
            users.add_attempt(empty, address, moment)
    assert users.attempts_of(empty, "a") == (10, 30)
    with write(empty):
        users.forget_attempts_before(empty, 20)
    assert (users.attempts_of(empty, "a"), users.attempts_of(empty, "b")) == ((30,), (20,))
    with write(empty):
        users.forget_attempts(empty, "a")
    assert (users.attempts_of(empty, "a"), users.attempts_of(empty, "b")) == ((), (20,))
