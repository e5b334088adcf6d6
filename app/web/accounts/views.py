"""Signing in and out, and choosing the language."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import login_user

from app.cases import accounts as cases
from app.web.access import Account, safe_next
from app.web.accounts.forms import SignInForm
from app.web.accounts.presenters import SignInPage, demo_sign_in
from app.web.current import db
from app.web.language import choose_language, restart_session

accounts = Blueprint("accounts", __name__)


@accounts.route("/log-ind", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Sign in, and go on to the page that was asked for."""
    form = SignInForm()
    wanted = request.args.get("next", "")
    if form.validate_on_submit():
        user = cases.sign_in(db(), form.email.data, form.password.data, current_app.config["DEMO"])
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
    return render_template("web/sign_in.html", page=page), 422 if form.errors else 200


@accounts.post("/log-ud")
def sign_out() -> ResponseReturnValue:
    """Sign out and go to the front page."""
    restart_session()
    return redirect(url_for("front.welcome"))


@accounts.post("/sprog")
def switch_language() -> ResponseReturnValue:
    """Change the language of the interface and come back to the same page."""
    choose_language(request.form.get("language", ""))
    return redirect(safe_next(request.form.get("next", "")))
