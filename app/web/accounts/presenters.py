"""What the sign-in page may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import LazyString

from app.cases.accounts import DEMO_PASSWORD
from app.model.user import User
from app.web import labels
from app.web.accounts.forms import SignInForm


@dataclass(frozen=True)
class DemoUser:
    """A user of the demo whom anybody may be."""

    role: LazyString
    email: str


@dataclass(frozen=True)
class DemoSignIn:
    """How to get into the demo."""

    users: tuple[DemoUser, ...]
    password: str


@dataclass(frozen=True)
class SignInPage:
    """The form, where it is sent, and the demo's users where the demo is on."""

    form: SignInForm
    action: str
    demo: DemoSignIn | None


def demo_sign_in(users: Sequence[User]) -> DemoSignIn | None:
    """The demo's users with their common password; None where there are none."""
    rows = tuple(DemoUser(labels.ROLES[user.role], user.email) for user in users)
    return DemoSignIn(rows, DEMO_PASSWORD) if rows else None
