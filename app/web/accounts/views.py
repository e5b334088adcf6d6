"""Signing in and out, and choosing the language."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import login_user

from app.cases import accounts as cases
from app.web.access import Account, safe_next, signed_in_user
from app.web.accounts.forms import SignInForm
from app.web.accounts.presenters import SignInPage, demo_sign_in
from app.web.current import db, now
from app.web.language import choose_language, only_switches_language, restart_session

accounts = Blueprint("accounts", __name__)


@accounts.route("/log-ind", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Sign in, and go on to the page that was asked for."""
    form = SignInForm()
    wanted = request.args.get("next", "")
    headers: dict[str, str] = {}
    if not only_switches_language() and form.validate_on_submit():
        try:
            user = cases.sign_in(db(), form.email.data, form.password.data, current_app.config["DEMO"], now())
        except cases.TooManyAttempts as refusal:
            headers = {"Retry-After": str(refusal.wait_seconds)}
            form.password.errors = [_wait(refusal.wait_seconds)]
        else:
            if user:
                restart_session()
                login_user(Account(user))
                return redirect(safe_next(wanted or url_for("purchases.list_cases")))
            form.password.errors = [gettext("E-mail eller adgangskode er forkert. Prøv igen.")]
    page = SignInPage(
        form=form,
        action=url_for("accounts.sign_in", next=wanted or None),
        demo=demo_sign_in(cases.demo_users(db())) if current_app.config["DEMO"] else None,
    )
    status = 429 if headers else 422 if form.errors else 200
    return render_template("web/sign_in.html", page=page), status, headers


@accounts.post("/log-ud")
def sign_out() -> ResponseReturnValue:
    """Sign out, wherever the user is signed in, and go to the front page."""
    user = signed_in_user()
    if user:
        cases.sign_out(db(), user)
    restart_session()
    return redirect(url_for("front.welcome"))


@accounts.post("/sprog")
def switch_language() -> ResponseReturnValue:
    """Change the language of the interface and come back to the same page."""
    choose_language(request.form.get("language", ""))
    return redirect(safe_next(request.form.get("next", "")))


def _wait(seconds: int) -> str:
    return str(
        ngettext(
            "Der er prøvet for mange gange med denne e-mail. Vent %(num)s sekund, og prøv igen.",
            "Der er prøvet for mange gange med denne e-mail. Vent %(num)s sekunder, og prøv igen.",
            seconds,
        )
    )
