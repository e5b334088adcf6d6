"""`flask users add` makes the first user."""

import pytest

from app.cases.accounts import sign_in
from app.cases.clock import now
from app.model.user import Role

PASSWORD = "en lang sætning til test"  # noqa: S105
ADD = ["users", "add", "--email", "Ina@kommune.dk", "--name", "Ina", "--municipality", "740", "--password", PASSWORD]


@pytest.mark.parametrize("role", Role)
def test_an_added_user_can_sign_in_with_her_role(runner, db, role):
    result = runner.invoke(args=[*ADD, "--role", role.value])
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    user = sign_in(db, "ina@kommune.dk", PASSWORD, demo_allowed=False, now=now())
    assert (user.role, user.municipality_code, user.demo) == (role, "740", False)


def test_what_is_not_given_is_asked_for_and_the_password_is_not_shown(runner, db):
    typed = f"ina@kommune.dk\nIna\nlegal\n740\n{PASSWORD}\n{PASSWORD}\n"
    result = runner.invoke(args=["users", "add"], input=typed)
    assert result.exit_code == 0, result.stderr
    assert PASSWORD not in result.output
    assert sign_in(db, "ina@kommune.dk", PASSWORD, demo_allowed=False, now=now()).role is Role.LEGAL


def test_a_user_who_cannot_be_is_refused_with_every_reason(runner):
    who = ["--email", "ina", "--name", "Ina", "--role", "legal", "--municipality", "999", "--password", "kort"]
    result = runner.invoke(args=["users", "add", *who])
    assert (result.exit_code, result.stdout) == (1, "")
    for field in ("email", "municipality", "password"):
        assert f"felt {field}" in result.stderr


def test_an_unknown_role_is_wrong_usage(runner):
    assert runner.invoke(args=[*ADD, "--role", "konge"]).exit_code == 2
