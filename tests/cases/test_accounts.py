"""Who may sign in, and who may be added."""

from datetime import timedelta

import pytest

from app.cases.accounts import (
    DEMO_EMAILS,
    DEMO_PASSWORD,
    TooManyAttempts,
    add_demo_users,
    add_user,
    demo_users,
    find_user,
    sign_in,
    sign_out,
)
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
    assert sign_in(db, " Ina@Kommune.Example.DK ", PASSWORD, demo_allowed=False, now=NOW) == ina


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
    assert sign_in(db, email, password, demo_allowed=True, now=NOW) is None


def test_demo_users_are_let_in_only_where_the_demo_is_allowed(db):
    email = DEMO_EMAILS[Role.PURCHASER]
    user = sign_in(db, email, DEMO_PASSWORD, demo_allowed=True, now=NOW)
    assert user.role is Role.PURCHASER
    assert sign_in(db, email, DEMO_PASSWORD, demo_allowed=False, now=NOW) is None
    assert find_user(db, user.id, demo_allowed=True) == user
    assert find_user(db, user.id, demo_allowed=False) is None


def test_a_real_user_is_found_without_the_demo(db, ina):
    assert find_user(db, ina.id, demo_allowed=False) == ina


def test_there_is_a_demo_user_for_each_role_and_a_second_jurist_to_approve_and_they_come_once(db):
    again = add_demo_users(db, NOW)
    assert sorted(user.role for user in again) == sorted([*Role, Role.LEGAL])
    assert len({user.email for user in again}) == len(again)
    assert len({user.municipality_code for user in again}) == 1
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


def guess(db, seconds, password="forkert adgangskode", email=INA["email"]):  # noqa: S107
    return sign_in(db, email, password, demo_allowed=False, now=NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("email", [INA["email"], "ukendt@kommune.example.dk"])
def test_the_sixth_guess_within_five_minutes_is_not_looked_at(db, ina, email):
    for seconds in range(5):
        assert guess(db, seconds, email=email) is None
    with pytest.raises(TooManyAttempts) as refused:
        guess(db, 14, PASSWORD, email)
    assert refused.value.wait_seconds == 50


def test_capitals_and_blanks_give_no_more_guesses(db, ina):
    for email in (
        "INA@kommune.example.dk",
        " ina@kommune.example.dk",
        "ina@kommune.example.dk",
        "Ina@Kommune.example.dk",
    ):
        guess(db, 0, email=email)
    guess(db, 0)
    with pytest.raises(TooManyAttempts):
        guess(db, 0, email="INA@KOMMUNE.EXAMPLE.DK")


def test_after_a_minute_the_right_password_is_let_in_and_wipes_the_slate(db, ina):
    for seconds in range(5):
        guess(db, seconds)
    assert guess(db, 64, PASSWORD) == ina
    assert [guess(db, 65) for _ in range(5)] == [None] * 5


def test_who_goes_on_guessing_has_one_guess_a_minute(db, ina):
    for seconds in range(5):
        guess(db, seconds)
    assert guess(db, 64) is None
    with pytest.raises(TooManyAttempts):
        guess(db, 65)
    assert guess(db, 124) is None


def test_a_refused_try_does_not_lengthen_the_wait(db, ina):
    for _ in range(5):
        guess(db, 0)
    for seconds in range(1, 60):
        with pytest.raises(TooManyAttempts):
            guess(db, seconds)
    assert guess(db, 60, PASSWORD) == ina


def test_one_person_s_guesses_stop_nobody_else(db, ina):
    for _ in range(5):
        guess(db, 0)
    email = DEMO_EMAILS[Role.PURCHASER]
    assert sign_in(db, email, DEMO_PASSWORD, demo_allowed=True, now=NOW) is not None


def test_old_guesses_are_forgotten_and_addresses_are_never_stored(db, ina):
    guess(db, 0, email="hemmelig@kommune.example.dk")
    assert "hemmelig" not in str(list(db.query("SELECT * FROM sign_in_attempt")))
    guess(db, 301)
    assert guesses(db) == 1


def test_a_clock_that_is_set_back_shuts_nobody_out(db, ina):
    for _ in range(5):
        guess(db, 3600)
    assert guess(db, 0, PASSWORD) == ina


def test_signing_out_gives_the_user_a_new_session_number(db, ina):
    sign_out(db, ina)
    assert find_user(db, ina.id, demo_allowed=False).session_number == ina.session_number + 1


def guesses(db):
    return db.execute("SELECT count(*) FROM sign_in_attempt").fetchone()[0]
