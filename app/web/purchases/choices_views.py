"""What a person decides in a case: the way, which clauses, and their blanks and words."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.cases import choices
from app.cases.case_texts import one_form, text_problems
from app.cases.overrules import may_overrule
from app.cases.purchases import ChangedMeanwhile
from app.model.errors import InputError
from app.model.law import RouteCode
from app.web.access import require_editor
from app.web.asked import printable
from app.web.current import db, knowledge, now
from app.web.language import only_switches_language
from app.web.purchases.choices_forms import BLANK_PREFIX, ClauseForm, form_for
from app.web.purchases.choices_pages import RefusedChoice, clause_page, clauses_page, way_page
from app.web.purchases.views import purchases


@purchases.route("/<purchase_id>/vej", methods=["GET", "POST"])
def pick_way(purchase_id: str) -> ResponseReturnValue:
    """Let the tender follow another way, or the proposed one."""
    user = require_editor()
    picked = request.form.get("way")
    refused, changed = "", False
    if picked is not None and not only_switches_language():
        if picked and picked not in set(RouteCode):
            abort(400)
        way = RouteCode(picked) if picked else None
        try:
            choices.pick_way(db(), knowledge(), purchase_id, user, way, now(), request.form.get("version", ""))
        except LookupError:
            abort(404)
        except InputError as error:
            refused = error.problems[0].message
        except ChangedMeanwhile:
            changed = True
        else:
            flash(gettext("Vejen er gemt, og klausulerne følger den."))
            return redirect(url_for("purchases.show_case", purchase_id=purchase_id, _anchor="veje"))
    try:
        ways = choices.ways_of(db(), purchase_id, user)
    except LookupError:
        abort(404)
    page = way_page(ways, knowledge().parameters.laws, picked, refused, changed)
    return render_template("web/case_choices_way.html", page=page), 409 if changed else 422 if refused else 200


@purchases.route("/<purchase_id>/klausuler", methods=["GET", "POST"])
def choose_clauses(purchase_id: str) -> ResponseReturnValue:
    """Leave clauses out and add others."""
    user, refused = require_editor(), None
    clause_id, reason = request.form.get("clause_id", ""), printable(request.form.get("reason", ""))
    try:
        if request.method == "POST" and not only_switches_language():
            try:
                if request.form.get("act") == "leave_out":
                    choices.leave_out(db(), knowledge(), purchase_id, clause_id, user, now(), reason)
                else:
                    choices.add_clause(db(), knowledge(), purchase_id, clause_id, user, now())
            except InputError as error:
                refused = RefusedChoice(clause_id, error.problems[0].message, error.problems[0].field == "reason")
            else:
                flash(gettext("Klausulerne er gemt, og rådgivningen er lavet på ny."))
                return redirect(url_for("purchases.choose_clauses", purchase_id=purchase_id))
        found = choices.clauses_in_case(db(), knowledge(), purchase_id, user)
    except LookupError:
        abort(404)
    page = clauses_page(found, refused, may_overrule(user), clause_id, reason)
    return render_template("web/case_choices_clauses.html", page=page), 422 if refused else 200


@purchases.route("/<purchase_id>/klausuler/<clause_id>", methods=["GET", "POST"])
def adapt_clause(purchase_id: str, clause_id: str) -> ResponseReturnValue:
    """Fill a clause's blanks and write its text; whatever was typed comes back with what to mend."""
    user = require_editor()
    clause = _clause_or_404(purchase_id, clause_id)
    stored = {BLANK_PREFIX + one.blank.name: one.typed for one in clause.blanks}
    form = form_for(one.blank for one in clause.blanks)(
        data=stored | {"text": clause.text, "version": clause.version},
    )
    conflict, checked = False, "check" in request.form
    if form.is_submitted() and not only_switches_language() and form.validate():
        if checked:
            form.place([*choices.blank_problems(clause, form.typed()), *text_problems(form.text.data)])
        else:
            try:
                choices.adapt_clause(
                    db(),
                    knowledge(),
                    purchase_id,
                    clause_id,
                    user,
                    form.typed(),
                    form.text.data,
                    now(),
                    form.version.data or "",
                )
            except InputError as error:
                form.place(error.problems)
            except ChangedMeanwhile:
                conflict, clause = True, _clause_or_404(purchase_id, clause_id)
                form = form_for(one.blank for one in clause.blanks)()
                form.version.data = clause.version
            else:
                return _saved(purchase_id, clause_id, form)
    shown = one_form(form.text.data or "")
    page = clause_page(
        clause,
        form,
        choices.remarks_on(clause, form.typed(), shown, knowledge().parameters)
        if checked or clause.edited or any(form.typed().values())
        else (),
        knowledge().parameters.laws,
        shown,
        checked=checked and not form.errors,
        typed=form.typed() if conflict else None,
    )
    status = 409 if conflict else 422 if form.errors else 200
    return render_template("web/case_choices_clause.html", page=page), status


def _saved(purchase_id: str, clause_id: str, form: ClauseForm) -> ResponseReturnValue:
    """Back to the case; stay where the text has something that the law does not hold open, or was overtaken."""
    clause = _clause_or_404(purchase_id, clause_id)
    flash(gettext("Klausulen er gemt i sagen."))
    if choices.remarks_on(clause, form.typed(), clause.text, knowledge().parameters) or clause.overtaken:
        return redirect(url_for("purchases.adapt_clause", purchase_id=purchase_id, clause_id=clause_id, _anchor="text"))
    return redirect(url_for("purchases.show_case", purchase_id=purchase_id, _anchor=f"klausul-{clause_id}"))


def _clause_or_404(purchase_id: str, clause_id: str) -> choices.ClauseInCase:
    try:
        return choices.clause_in_case(db(), knowledge(), purchase_id, clause_id, require_editor())
    except LookupError:
        abort(404)
