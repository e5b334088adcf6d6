"""Who may see and do what: sign-in, roles, and the way back to the page that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user

from app.cases import accounts
from app.model.user import Role, User
from app.web.current import db
from app.web.kept_text import kept_text_page

EDITORS = frozenset({Role.PURCHASER, Role.LEGAL, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Account:
    """A user as flask-login wants to see one."""

    user: User
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """The text that stands for the user in the session: who, and under which session number."""
        return f"{self.user.id}.{self.user.session_number}"


def register(app: Flask) -> None:
    """Teach the application who is signed in."""
    manager = LoginManager(app)
    manager.session_protection = "basic"
    manager.user_loader(_load)


def _load(key: str) -> Account | None:
    user_id, _, session_number = key.partition(".")
    if not (user_id.isdecimal() and session_number.isdecimal()):
        return None
    user = accounts.find_user(db(), int(user_id), current_app.config["DEMO"])
    return Account(user) if user and user.session_number == int(session_number) else None


def signed_in_user() -> User | None:
    """The user of this request, None when nobody is signed in."""
    return current_user.user if current_user.is_authenticated else None


def user_or_403() -> User:
    """The user of this request, for pages that stand behind the sign-in."""
    user = signed_in_user()
    return user if user else abort(403)


def require_sign_in() -> ResponseReturnValue | None:
    """For a blueprint's before_request: ask for sign-in first, then come back; keep what was typed in a form."""
    if current_user.is_authenticated:
        return None
    if request.method == "POST":
        return kept_text_page(signed_out=True), 401
    asked_for = request.full_path if request.query_string else request.path
    return redirect(url_for("accounts.sign_in", next=asked_for))


def may_edit(user: User) -> bool:
    """Whether the user's role may create and change cases; finance reads."""
    return user.role in EDITORS


def require_editor() -> User:
    """The user of this request; aborts with 403 unless the role may create and change cases."""
    user = user_or_403()
    if not may_edit(user):
        abort(403, description="editor")
    return user


def require_legal() -> User:
    """The user of this request; aborts with 403 unless it is one of the municipality's jurists."""
    user = user_or_403()
    if user.role is not Role.LEGAL:
        abort(403, description="legal")
    return user


def safe_next(target: str) -> str:
    """A page of this site with its query, or the front page.

    Browsers drop control characters and read a backslash as a slash, so either could smuggle in another host.
    """
    parts = urlsplit(target)
    foreign = parts.scheme or parts.netloc or not target.startswith("/") or target.startswith("//")
    if foreign or "\\" in target or not target.isprintable():
        return url_for("front.welcome")
    return target
