"""Who may sign in, and who may be added."""

import pytest

from app.cases.accounts import DEMO_EMAILS, DEMO_PASSWORD, add_demo_users, add_user, demo_users, find_user, sign_in
from app.model.errors import InputError
from app.model.user import Role

from .conftest import NOW

PASSWORD = "en lang sætning til test"  # noqa: S105
INA = {
    "email": "ina@kommune.example.dk",
    "name": "Ina",
    "role": Role.LEGAL,
    "municipality_code": "740",
    "password": PASSWORD,
}


def refused_fields(db, **change):
    with pytest.raises(InputError) as caught:
        add_user(db, **INA | change, now=NOW)
    return [problem.field for problem in caught.value.problems]


@pytest.fixture
def ina(db):
    return add_user(db, **INA, now=NOW)


def test_the_right_password_signs_in_whatever_the_case_of_the_address(db, ina):
    assert sign_in(db, " Ina@Kommune.Example.DK ", PASSWORD, demo_allowed=False) == ina


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ina@kommune.example.dk", PASSWORD + " "),
        ("ina@kommune.example.dk", ""),
        ("ove@kommune.example.dk", PASSWORD),
        ("", ""),
        ("ina@kommune.example.dk' OR '1'='1", PASSWORD),
    ],
)
def test_a_wrong_password_and_an_unknown_address_are_nobody(db, ina, email, password):
    assert sign_in(db, email, password, demo_allowed=True) is None


def test_demo_users_are_let_in_only_where_the_demo_is_allowed(db):
    email = DEMO_EMAILS[Role.PURCHASER]
    user = sign_in(db, email, DEMO_PASSWORD, demo_allowed=True)
    assert user.role is Role.PURCHASER
    assert sign_in(db, email, DEMO_PASSWORD, demo_allowed=False) is None
    assert find_user(db, user.id, demo_allowed=True) == user
    assert find_user(db, user.id, demo_allowed=False) is None


def test_a_real_user_is_found_without_the_demo(db, ina):
    assert find_user(db, ina.id, demo_allowed=False) == ina


def test_there_is_one_demo_user_for_each_role_and_never_two(db):
    again = add_demo_users(db, NOW)
    assert [user.role for user in again] == list(Role)
    assert demo_users(db) == again


def test_the_password_is_nowhere_in_the_database(db, ina):
    rows = db.query("SELECT * FROM user WHERE id = ?", [ina.id])
    assert PASSWORD not in str(list(rows))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "ina"}, "email"),
        ({"email": "@kommune.dk"}, "email"),
        ({"email": "INA@kommune.example.dk"}, "email"),
        ({"name": " "}, "name"),
        ({"name": "Ina 010190-1234"}, "name"),
        ({"password": "elleve tegn"}, "password"),
        ({"municipality_code": "999"}, "municipality"),
    ],
)
def test_a_user_who_cannot_be_is_refused_with_the_field(db, ina, change, field):
    other = {"email": "ove@kommune.example.dk"} | change
    assert refused_fields(db, **other) == [field]


def test_all_problems_are_told_at_once_and_nobody_is_added(db):
    before = db.execute("SELECT count(*) FROM user").fetchone()
    assert refused_fields(db, email="", name="", password="", municipality_code="") == [
        "email",
        "name",
        "password",
        "municipality",
    ]
    assert db.execute("SELECT count(*) FROM user").fetchone() == before
