"""The cases of the signed-in municipality: list, form, case and its documents."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.cases import choices, documents, overrules, searches
from app.cases import purchases as cases
from app.cases.clause_moves import advice_today
from app.model.case import Case
from app.model.errors import InputError, Problem
from app.model.purchase import Purchase
from app.model.search import HomesAsOf
from app.web.access import may_edit, require_editor, require_sign_in, user_or_403
from app.web.asked import asked_text
from app.web.current import db, knowledge, now, today
from app.web.documents.pages import document_section
from app.web.language import chosen_language, only_switches_language
from app.web.purchases.case_page import case_page
from app.web.purchases.choices_pages import change_rows
from app.web.purchases.forms import LONGEST_TITLE, PurchaseForm, typed_values
from app.web.purchases.market_choice import read_choice
from app.web.purchases.market_map import map_image
from app.web.purchases.market_section import Beside
from app.web.purchases.moved_section import moved_section
from app.web.purchases.overrule_pages import overrule_section
from app.web.purchases.presenters import (
    Conflict,
    PurchaseFormPage,
    case_list,
    category_choices,
    conflict,
    pick_a_category,
)
from app.web.purchases.search_pages import search_section

_SUGGESTIONS = 6

purchases = Blueprint("purchases", __name__, url_prefix="/indkoeb")
purchases.before_request(require_sign_in)


@purchases.get("")
def list_cases() -> ResponseReturnValue:
    """The cases of the municipality."""
    user = user_or_403()
    page = case_list(cases.cases_of(db(), user), _municipality(user.municipality_code), may_edit(user), today())
    return render_template("web/cases.html", page=page)


@purchases.route("/nyt", methods=["GET", "POST"])
def new_case() -> ResponseReturnValue:
    """Type a purchase, pick its category, and save it with advice."""
    user = require_editor()
    form = PurchaseForm(data={"title": asked_text("titel")[:LONGEST_TITLE]})
    return _edit(form, cases.new_purchase_id(user, now()), None)


@purchases.get("/<purchase_id>")
def show_case(purchase_id: str) -> ResponseReturnValue:
    """The case in the order of the work, from what is stored."""
    user, case = user_or_403(), case_or_404(purchase_id)
    known = knowledge()
    advice, moved = advice_today(db(), known.clauses, case.advice, case.made_at)
    case = replace(case, advice=advice)
    codes = {*case.purchase.cpv_codes, *(one.code for one in case.advice.suggestions)}
    categories = {code: known.categories.label(code) for code in codes}
    page = case_page(
        case,
        _municipality(case.purchase.municipality_code),
        {code: category for code, category in categories.items() if category},
        known.parameters.laws,
        may_edit(user),
        today(),
        chosen_language(),
        _beside(case),
    )
    section = search_section(
        searches.searches_of(db(), purchase_id, user),
        searches.contacts_of(db(), purchase_id, user),
        case.made_at,
        may_edit(user),
    )
    stops = overrule_section(case.advice.findings, overrules.overrules_of(db(), case), overrules.may_overrule(user))
    log = change_rows(choices.changes_of(db(), purchase_id, user))
    return render_template(
        "web/case.html",
        page=page,
        searches=section,
        changes=log,
        overrules=stops,
        moved=moved_section(moved),
        documents=document_section(purchase_id, documents.offers(advice)),
    )


@purchases.route("/<purchase_id>/rediger", methods=["GET", "POST"])
def edit_case(purchase_id: str) -> ResponseReturnValue:
    """Change a purchase; saving gives fresh advice."""
    require_editor()
    case = case_or_404(purchase_id)
    version = cases.version_of(case.purchase, case.listed)
    return _edit(PurchaseForm(data=typed_values(case.purchase, case.listed) | {"version": version}), purchase_id, case)


@purchases.get("/<purchase_id>/vaerdi.svg")
def value_chart(purchase_id: str) -> Response:
    """The chart of the stored estimate; the case page has the same figures as a table."""
    from app.documents import value_chart_svg

    estimate = case_or_404(purchase_id).advice.estimate
    if estimate is None:
        abort(404)
    return Response(value_chart_svg(estimate, "smal" in request.args), mimetype="image/svg+xml")


@purchases.get("/<purchase_id>/kort.svg")
def market_map(purchase_id: str) -> Response:
    """The listed enterprises on a map; the case page has the same numbers as a table."""
    case = case_or_404(purchase_id)
    around = searches.surroundings_of(db(), case)
    if around.homes_as_of is HomesAsOf.UNKNOWN:
        abort(404)
    return map_image(knowledge().municipalities, around.homes, case.purchase.municipality_code)


def _edit(form: PurchaseForm, purchase_id: str, case: Case | None) -> ResponseReturnValue:
    """Show the form, look for categories, or save; whatever was typed comes back with what to mend."""
    user = require_editor()
    refusals: tuple[Problem, ...] = ()
    changed: Conflict | None = None
    asked = "suggest" in request.form
    if form.is_submitted() and not asked and not only_switches_language() and _complete(form):
        purchase = form.to_purchase(purchase_id, user.municipality_code, case.purchase if case else None)
        expected = request.form.get("version", "") if case else None
        try:
            cases.save_and_advise(db(), knowledge(), purchase, user, form.listed.data, now(), expected)
        except InputError as error:
            refusals = form.place(error.problems)
        except cases.ChangedMeanwhile:
            case = case_or_404(purchase_id)
            changed = conflict(case, typed_values(purchase, form.listed.data))
            form.version.data = cases.version_of(case.purchase, case.listed)
        else:
            flash(gettext("Sagen er gemt, og rådgivningen er lavet på ny."))
            return redirect(url_for("purchases.show_case", purchase_id=purchase_id))
    status = 409 if changed else 422 if form.errors or refusals else 200
    page = _form_page(form, case.purchase if case else None, asked, refusals, changed)
    return render_template("web/purchase_form.html", page=page), status


def _complete(form: PurchaseForm) -> bool:
    """Whether every field can be read and a category is picked; errors are put beside the fields."""
    readable = form.validate()
    if not form.category.data and not (form.cpv_codes.data or "").strip():
        found = knowledge().categories.suggest(form.title.data or "", form.description.data or "", 1)
        form.category.errors = [pick_a_category(asked=True, found=bool(found))]
        return False
    return bool(readable)


def _form_page(
    form: PurchaseForm,
    before: Purchase | None,
    asked: bool,
    refusals: tuple[Problem, ...],
    changed: Conflict | None,
) -> PurchaseFormPage:
    user = user_or_403()
    title, description = form.title.data or "", form.description.data or ""
    found = knowledge().categories.suggest(title, description, _SUGGESTIONS) if title or description else ()
    return PurchaseFormPage(
        form=form,
        purchase_id=before.id if before else "",
        municipality=_municipality(user.municipality_code),
        categories=category_choices(found, form.category.data or "", knowledge().categories, chosen_language()),
        asked=asked or bool(title),
        refusals=refusals,
        conflict=changed,
    )


def case_or_404(purchase_id: str) -> Case:
    """The case, for a reader of its municipality; aborts with 404 where there is none."""
    try:
        return cases.find_case(db(), purchase_id, user_or_403())
    except LookupError:
        abort(404)


def _beside(case: Case) -> Beside:
    return Beside(
        choice=read_choice(request.args),
        surroundings=searches.surroundings_of(db(), case),
        few_nearby=searches.few_nearby(knowledge(), case),
        freshness=searches.freshness_of(db(), case),
    )


def _municipality(code: str) -> str:
    place = knowledge().municipalities.get(code)
    return place.name if place else code
