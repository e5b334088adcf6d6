"""What a purchase is worth: the editor of a scenario, computed as one types, and saved."""

from __future__ import annotations

from flask import abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields import Field

from app.cases import scenarios
from app.cases.purchases import ChangedMeanwhile
from app.model.budget import BudgetPlan
from app.model.case import Case
from app.model.errors import InputError, Problem
from app.model.estimate import Estimate
from app.model.saved_scenario import SavedScenario
from app.model.scenario import Scenario
from app.web.access import user_or_403
from app.web.current import db, knowledge, now, today
from app.web.language import only_switches_language
from app.web.purchases.budget_form import BudgetForm, asked_budget_form
from app.web.purchases.scenario_address import Addresses
from app.web.purchases.scenario_compare import CompareRow, links, stored_otherwise
from app.web.purchases.scenario_doubts import doubts, own_numbers
from app.web.purchases.scenario_form import ScenarioForm, is_unsaved, typed_scenario
from app.web.purchases.scenario_pages import ResultPart, ScenarioPage
from app.web.purchases.scenario_result import ResultPage, result_page
from app.web.purchases.views import case_or_404, purchases


@purchases.route("/<purchase_id>/vaerdi", methods=["GET", "POST"])
def show_value(purchase_id: str) -> ResponseReturnValue:
    """The scenario that counts; a new one where none is chosen, or where one is asked for."""
    case = case_or_404(purchase_id)
    if request.method == "GET" and "nyt" not in request.args:
        for one in scenarios.scenarios_of(db(), purchase_id, user_or_403()):
            if one.chosen:
                return redirect(url_for("purchases.show_scenario", purchase_id=purchase_id, number=one.id))
    return _editor(case, None)


@purchases.route("/<purchase_id>/vaerdi/<int(max=999999999):number>", methods=["GET", "POST"])
def show_scenario(purchase_id: str, number: int) -> ResponseReturnValue:
    """A saved scenario; where somebody has deleted it meanwhile, what was typed is that of a new one."""
    return editor_of(case_or_404(purchase_id), number)


@purchases.post("/<purchase_id>/vaerdi/beregn")
def compute_value(purchase_id: str) -> ResponseReturnValue:
    """The result of what is typed, for a page that shows it without being loaded again; nothing is saved."""
    case_or_404(purchase_id)
    form, budget_form = ScenarioForm(), asked_budget_form()
    part = _part(purchase_id, form, budget_form, form.scenario() if form.validate() else None, None)
    return jsonify(
        brief=render_template("web/parts/value_brief.html", part=part),
        summary=render_template("web/parts/value_summary.html", part=part),
        details=render_template("web/parts/value_details.html", part=part),
        own=own_numbers(form),
        errors=[{"field": field.id, "messages": _messages(field)} for field in part.faulty],
    ), 200 if part.result else 422


def scenario_or_404(purchase_id: str, number: int) -> SavedScenario:
    """A saved scenario, for a reader of its municipality; aborts with 404 where there is none."""
    try:
        return scenarios.find_scenario(db(), purchase_id, number, user_or_403())
    except LookupError:
        abort(404)


def editor_of(
    case: Case, number: int, refused: tuple[Problem, ...] = (), status: int | None = None
) -> ResponseReturnValue:
    """The editor of a saved scenario with what was typed; of a new one where somebody has deleted it meanwhile.

    refused: why something else than saving could not be done. status: of the answer, where it is not the editor's own.
    """
    try:
        saved = scenarios.find_scenario(db(), case.purchase.id, number, user_or_403())
    except LookupError:
        if request.method != "POST":
            abort(404)
        flash(gettext("Scenariet blev slettet imens. Det, du har skrevet, er nu et nyt scenarie."), "warning")
        return _editor(case, None, refused, status)
    return _editor(case, saved, refused, status)


def sent_along() -> bool:
    """Whether the fields of the editor came with a button that does not save them."""
    return "contract_value_per_year" in request.form


def _editor(
    case: Case, saved: SavedScenario | None, refused: tuple[Problem, ...] = (), status: int | None = None
) -> ResponseReturnValue:
    """Show a scenario with its result, or save it; whatever was typed comes back with what to mend."""
    purchase_id = case.purchase.id
    if saved is not None:
        begun, plan = saved.scenario, saved.plan
    else:
        begun, plan = scenarios.new_scenario(db(), knowledge(), case, today())
    lock = saved.lock if saved else ""
    form = ScenarioForm(data=typed_scenario(begun) | {"lock": str(lock)})
    budget_form = asked_budget_form(plan)
    scenario: Scenario | None = begun
    refusals: tuple[Problem, ...] = ()
    conflict: tuple[CompareRow, ...] | None = None
    if form.is_submitted():
        scenario = None
        if "add_group" in request.form:
            form.add_group()
        elif "remove_group" in request.form:
            form.remove_group(request.form["remove_group"])
        if "add_group" not in request.form and form.validate():
            scenario = form.scenario()
            if "save" in request.form and not only_switches_language() and budget_form.validate():
                try:
                    return _saved(purchase_id, scenario, budget_form.plan(), saved, form.lock.data)
                except InputError as error:
                    refusals = form.place(error.problems)
                    scenario = None
                except ChangedMeanwhile:
                    saved = scenario_or_404(purchase_id, saved.id if saved else 0)
                    conflict = stored_otherwise((saved.scenario, scenario), (saved.plan, budget_form.plan()))
                    form.lock.data = str(saved.lock)
    refusals = (*refusals, *form.place(refused))
    part = _part(purchase_id, form, budget_form, scenario, saved, refusals)
    if status is None:
        status = 409 if conflict is not None else 422 if form.is_submitted() and (part.faulty or part.refusals) else 200
    page = _page(
        case, form, budget_form, saved, part, conflict, (saved.scenario, saved.plan) if saved else (begun, plan)
    )
    return render_template("web/value.html", page=page), status


def _saved(
    purchase_id: str, scenario: Scenario, plan: BudgetPlan, saved: SavedScenario | None, lock: str | None
) -> ResponseReturnValue:
    number, expected = None, None
    if saved is not None:
        number, expected = saved.id, int(lock) if lock and lock.isdecimal() else 0
    try:
        kept = scenarios.save_scenario(
            db(), knowledge(), purchase_id, scenario, user_or_403(), now(), number, expected, plan
        )
    except PermissionError:
        abort(403)
    flash(
        gettext("Scenariet er gemt, og sagen regner med det.")
        if kept.chosen
        else gettext("Scenariet er gemt. Sagen regner ikke med det, før det er valgt.")
    )
    return redirect(url_for("purchases.show_scenario", purchase_id=purchase_id, number=kept.id))


def _part(
    purchase_id: str,
    form: ScenarioForm,
    budget_form: BudgetForm,
    scenario: Scenario | None,
    saved: SavedScenario | None,
    refusals: tuple[Problem, ...] = (),
) -> ResultPart:
    """Compute a scenario; what makes it impossible is put beside the fields."""
    result = None
    if not budget_form.validate():
        scenario = None
    if scenario is not None:
        try:
            estimate = scenarios.estimate_of(knowledge().parameters, scenario, today())
        except InputError as error:
            refusals = (*refusals, *form.place(error.problems))
        else:
            addresses = Addresses(purchase_id, scenario, saved, budget_form.query())
            result = _result(estimate, budget_form, addresses)
    asked = doubts(form, budget_form) if result is not None else ()
    return ResultPart(purchase_id, result, (*form.faulty(), *budget_form.faulty()), refusals, today(), asked)


def _result(estimate: Estimate, budget_form: BudgetForm, addresses: Addresses) -> ResultPage:
    """The result; an estimate without budget lines says why."""
    try:
        budget = scenarios.budget_of(knowledge().parameters, estimate, today(), budget_form.plan())
    except InputError as error:
        return result_page(estimate, None, addresses, tuple(problem.message for problem in error.problems))
    return result_page(estimate, budget, addresses)


def _page(
    case: Case,
    form: ScenarioForm,
    budget_form: BudgetForm,
    saved: SavedScenario | None,
    part: ResultPart,
    conflict: tuple[CompareRow, ...] | None,
    kept: tuple[Scenario, BudgetPlan],
) -> ScenarioPage:
    """kept: what the fields would hold if nothing had been typed."""
    user, purchase = user_or_403(), case.purchase
    may_choose = scenarios.may_choose(user)
    counting = case.advice.estimate
    return ScenarioPage(
        purchase_id=purchase.id,
        title=purchase.title,
        form=form,
        budget_form=budget_form,
        saved=saved,
        links=links(scenarios.scenarios_of(db(), purchase.id, user), (saved.id,) if saved else ()),
        counts_with=purchase.value.name if purchase.value else "",
        from_proposal=counting is None or counting.from_defaults,
        part=part,
        conflict=conflict,
        may_save=saved is not None and (may_choose or not saved.chosen),
        may_choose=may_choose,
        unsaved=form.is_submitted() and is_unsaved(form, budget_form, *kept),
    )


def _messages(field: Field) -> list[dict[str, str]]:
    return [{"text": str(error), "lang": getattr(error, "lang", "")} for error in field.errors]
