"""The page where a person chooses what the committee paper of a case proposes."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.cases import memo as cases
from app.cases.purchases import ChangedMeanwhile
from app.model.errors import InputError
from app.model.memo import MemoChoices
from app.web.access import user_or_403
from app.web.current import db, knowledge, now, today
from app.web.language import only_switches_language
from app.web.purchases.memo_form import MemoForm, typed_memo
from app.web.purchases.memo_page import memo_page
from app.web.purchases.views import purchases


@purchases.route("/<purchase_id>/indstilling", methods=["GET", "POST"])
def memo(purchase_id: str) -> ResponseReturnValue:
    """Tick what the paper proposes; whatever was typed comes back with what to mend.

    Everybody who is signed in may do so: purchaser, jurist and finance write such a paper together.
    """
    user, found = user_or_403(), _found_or_404(purchase_id)
    form = MemoForm(data=typed_memo(found.choices) | {"lock": str(found.lock)})
    typed: MemoChoices | None = None
    if form.is_submitted() and not only_switches_language() and form.validate():
        lock = form.lock.data or ""
        try:
            cases.save_memo(db(), purchase_id, form.chosen(), user, now(), int(lock) if lock.isdecimal() else -1)
        except InputError as error:
            form.place(error.problems)
        except ChangedMeanwhile:
            typed, found = form.chosen(), _found_or_404(purchase_id)
            form.lock.data = str(found.lock)
        else:
            flash(gettext("Valgene er gemt, og indstillingen følger dem."))
            return redirect(url_for("purchases.memo", purchase_id=purchase_id))
    status = 409 if typed is not None else 422 if form.errors else 200
    return render_template("web/memo.html", page=memo_page(found, form, typed)), status


def _found_or_404(purchase_id: str) -> cases.MemoInCase:
    try:
        return cases.memo_in_case(db(), knowledge(), purchase_id, user_or_403(), today())
    except LookupError:
        abort(404)
