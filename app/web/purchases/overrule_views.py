"""Overrule a stop of a case, and withdraw that again: for the municipality's jurists alone."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.cases import overrules
from app.model.errors import InputError
from app.model.overrule import Overrule, covering, finding_key
from app.model.user import User
from app.web.access import require_legal
from app.web.current import db, knowledge, now
from app.web.language import only_switches_language
from app.web.purchases.overrule_form import OverruleForm
from app.web.purchases.overrule_pages import OverrulePage, WithdrawalPage, overrule_row, stop_text
from app.web.purchases.views import case_or_404, purchases


@purchases.route("/<purchase_id>/stop/<key>", methods=["GET", "POST"])
def overrule_stop(purchase_id: str, key: str) -> ResponseReturnValue:
    """Overrule a stop; the reason comes back with what to mend, also where the stop has changed meanwhile."""
    user, form = require_legal(), OverruleForm()
    asked = form.is_submitted() and not only_switches_language()
    if asked and form.validate():
        try:
            overrules.overrule(db(), purchase_id, key, form.reason.data, user, now())
        except LookupError:
            abort(404)
        except InputError as error:
            form.place(error.problems)
        except (overrules.FindingChanged, overrules.AlreadyOverruled):
            return _overrule_page(purchase_id, key, form), 409
        else:
            flash(gettext("Stoppet er tilsidesat, og begrundelsen står i sagen."))
            return _back_to_the_case(purchase_id)
    elif not form.is_submitted() and overrules.find_stop(case_or_404(purchase_id), key) is None:
        abort(404)
    return _overrule_page(purchase_id, key, form), 422 if form.errors else 200


@purchases.route("/<purchase_id>/tilsidesaettelse/<int(max=999999999):number>", methods=["GET", "POST"])
def withdraw_overrule(purchase_id: str, number: int) -> ResponseReturnValue:
    """Withdraw an overrule; the reason comes back with what to mend."""
    user, form = require_legal(), OverruleForm()
    if form.is_submitted() and not only_switches_language() and form.validate():
        try:
            overrules.withdraw(db(), purchase_id, number, form.reason.data, user, now())
        except LookupError:
            abort(404)
        except InputError as error:
            form.place(error.problems)
        except overrules.AlreadyWithdrawn:
            return _withdrawal_page(purchase_id, number, user, form), 409
        else:
            flash(gettext("Tilsidesættelsen er trukket tilbage. Begge begrundelser står i sagen."))
            return _back_to_the_case(purchase_id)
    return _withdrawal_page(purchase_id, number, user, form), 422 if form.errors else 200


def _overrule_page(purchase_id: str, key: str, form: OverruleForm) -> str:
    case = case_or_404(purchase_id)
    stop = overrules.stop_now(case, key)
    standing = covering(stop, overrules.overrules_of(db(), case)) if stop else None
    page = OverrulePage(
        purchase_id=purchase_id,
        title=case.purchase.title,
        form=form,
        stop=stop_text(stop, knowledge().parameters.laws) if stop else None,
        changed=stop is not None and finding_key(stop) != key,
        standing=overrule_row(standing, case.advice.findings) if standing else None,
    )
    return render_template("web/overrule_stop.html", page=page)


def _withdrawal_page(purchase_id: str, number: int, user: User, form: OverruleForm) -> str:
    case = case_or_404(purchase_id)
    row = overrule_row(_overrule_or_404(purchase_id, number, user), case.advice.findings)
    return render_template(
        "web/overrule_withdraw.html", page=WithdrawalPage(purchase_id, case.purchase.title, form, row)
    )


def _overrule_or_404(purchase_id: str, number: int, user: User) -> Overrule:
    try:
        return overrules.find_overrule(db(), purchase_id, number, user)
    except LookupError:
        abort(404)


def _back_to_the_case(purchase_id: str) -> ResponseReturnValue:
    return redirect(url_for("purchases.show_case", purchase_id=purchase_id, _anchor="fund"))
