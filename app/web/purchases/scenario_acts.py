"""What a person does with the saved scenarios of a case: copy, choose, delete, and lay them side by side."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.cases import scenarios
from app.cases.purchases import ChangedMeanwhile
from app.model.errors import InputError
from app.value import why_unstated
from app.web.access import user_or_403
from app.web.current import db, knowledge, now, today
from app.web.purchases.budget_form import asked_budget_form
from app.web.purchases.scenario_compare import MOST, ComparePage, input_rows, links, result_rows
from app.web.purchases.scenario_form import ScenarioForm, is_unsaved
from app.web.purchases.scenario_pages import DeletePage
from app.web.purchases.scenario_views import editor_of, scenario_or_404, sent_along
from app.web.purchases.views import case_or_404, purchases


@purchases.post("/<purchase_id>/vaerdi/<int(max=999999999):number>/kopi")
def copy_scenario(purchase_id: str, number: int) -> ResponseReturnValue:
    """Save a scenario once more with what is typed in the editor, to change the copy; the original stays."""
    case, typed = case_or_404(purchase_id), None
    if sent_along():
        form, budget_form = ScenarioForm(), asked_budget_form()
        # Both are checked, so that all there is to mend is told at once.
        if not all((form.validate(), budget_form.validate())):
            return editor_of(case, number)
        typed = form.scenario(), budget_form.plan()
    else:
        scenario_or_404(purchase_id, number)
    try:
        copy = scenarios.copy_scenario(db(), knowledge(), purchase_id, number, user_or_403(), now(), typed)
    except LookupError:
        return editor_of(case, number)
    except InputError as error:
        return editor_of(case, number, error.problems)
    flash(gettext("Kopien er gemt. Giv den et navn, og ret det, der skal være anderledes."))
    return redirect(url_for("purchases.show_scenario", purchase_id=purchase_id, number=copy.id))


@purchases.post("/<purchase_id>/vaerdi/valg")
def choose_scenario(purchase_id: str) -> ResponseReturnValue:
    """Let the case count with a scenario, or with the tool's proposal where none is named."""
    case = case_or_404(purchase_id)
    number, lock = request.form.get("number", ""), request.form.get("lock", "")
    if (number and not number.isdecimal()) or (lock and not lock.isdecimal()):
        abort(400)
    shown = request.args.get("fra", "")
    if sent_along() and shown.isdecimal() and _is_unsaved(purchase_id, int(shown)):
        flash(
            gettext("Du har rettelser, der ikke er gemt. Gem dem først, og vælg så, hvad sagen skal regne med."),
            "warning",
        )
        return editor_of(case, int(shown), status=409)
    wanted = scenario_or_404(purchase_id, int(number)).id if number else None
    expected = int(lock) if lock else None
    try:
        scenarios.choose_scenario(db(), knowledge(), purchase_id, wanted, user_or_403(), now(), expected)
    except PermissionError:
        abort(403)
    except ChangedMeanwhile:
        flash(gettext("Scenariet er ændret, siden du så det, og er derfor ikke valgt. Se det igennem."), "warning")
    else:
        flash(
            gettext("Sagen regner nu med værktøjets forslag, og rådgivningen er lavet på ny.")
            if wanted is None
            else gettext("Sagen regner nu med scenariet, og rådgivningen er lavet på ny.")
        )
    return redirect(url_for("purchases.show_value", purchase_id=purchase_id))


def _is_unsaved(purchase_id: str, number: int) -> bool:
    """Whether the fields that were sent along differ from the saved scenario; they do where it has been deleted."""
    try:
        saved = scenarios.find_scenario(db(), purchase_id, number, user_or_403())
    except LookupError:
        return True
    return is_unsaved(ScenarioForm(), asked_budget_form(), saved.scenario, saved.plan)


@purchases.route("/<purchase_id>/vaerdi/<int(max=999999999):number>/slet", methods=["GET", "POST"])
def delete_scenario(purchase_id: str, number: int) -> ResponseReturnValue:
    """Ask once more, and delete a scenario."""
    case, saved = case_or_404(purchase_id), scenario_or_404(purchase_id, number)
    user, changed = user_or_403(), False
    if saved.chosen and not scenarios.may_choose(user):
        abort(403)
    if request.method == "POST":
        lock = request.form.get("lock", "")
        expected = int(lock) if lock.isdecimal() else 0
        try:
            scenarios.delete_scenario(db(), knowledge(), purchase_id, number, user, now(), expected)
        except ChangedMeanwhile:
            changed = True
        else:
            flash(gettext("Scenariet »%(name)s« er slettet.", name=saved.scenario.name))
            return redirect(url_for("purchases.show_value", purchase_id=purchase_id))
    page = DeletePage(purchase_id, case.purchase.title, saved, changed)
    return render_template("web/value_delete.html", page=page), 409 if changed else 200


@purchases.get("/<purchase_id>/vaerdi/sammenlign")
def compare_scenarios(purchase_id: str) -> ResponseReturnValue:
    """Up to three saved scenarios side by side."""
    case = case_or_404(purchase_id)
    saved = scenarios.scenarios_of(db(), purchase_id, user_or_403())
    asked = [int(number) for number in request.args.getlist("nr") if number.isdecimal()]
    picked = [one for one in saved if one.id in asked] if asked else list(saved[:MOST])
    refused = ""
    if len(picked) > MOST:
        refused = gettext("Vælg højst tre scenarier.")
    elif len(picked) < 2:
        refused = gettext("Vælg to eller tre scenarier.")
    shown = () if refused else tuple(picked)
    parameters = knowledge().parameters
    estimates = [scenarios.estimate_of(parameters, one.scenario, today()) for one in shown]
    page = ComparePage(
        purchase_id=purchase_id,
        title=case.purchase.title,
        saved=links(saved, [one.id for one in picked]),
        names=tuple(one.scenario.name for one in shown),
        results=result_rows(estimates) if shown else (),
        inputs=input_rows([one.scenario for one in shown], [one.plan for one in shown]) if shown else (),
        refused=refused if asked else "",
        unstated=tuple(
            (one.scenario.name, why_unstated(one))
            for one in estimates
            if one.scenario.uncertainty and one.stated_uncertainty is None
        ),
    )
    return render_template("web/value_compare.html", page=page), 422 if page.refused else 200
