"""Freeze a search into the case, read it again, and note who was contacted or why nobody was chosen."""

from __future__ import annotations

from datetime import datetime

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.cases import searches
from app.cases.purchases import ChangedMeanwhile, find_case
from app.model.errors import InputError
from app.model.search import HomesAsOf, Outcome
from app.web.access import require_editor, user_or_403
from app.web.current import db, knowledge, now
from app.web.language import chosen_language, only_switches_language
from app.web.purchases.contact_form import ContactForm
from app.web.purchases.market_map import map_image
from app.web.purchases.search_pages import ContactPage, frozen_page
from app.web.purchases.views import purchases


@purchases.post("/<purchase_id>/soegning")
def freeze_search(purchase_id: str) -> ResponseReturnValue:
    """Keep the search that the case page shows."""
    user = require_editor()
    try:
        shown = datetime.fromisoformat(request.form.get("advised_at", ""))
    except ValueError:
        abort(400)
    try:
        searches.freeze_search(db(), purchase_id, user, now(), shown)
    except LookupError:
        abort(404)
    except searches.AlreadyFrozen:
        flash(gettext("Søgningen er allerede fastfrosset."))
    except ChangedMeanwhile:
        flash(
            gettext(
                "Intet er fastfrosset: sagen har fået ny rådgivning, siden du åbnede den. "
                "Se listen igennem, og fastfrys igen."
            ),
            "warning",
        )
    else:
        flash(gettext("Søgningen er fastfrosset i sagen."))
    return _back_to_the_case(purchase_id)


@purchases.post("/<purchase_id>/soeg-igen")
def search_again(purchase_id: str) -> ResponseReturnValue:
    """Make the advice anew on the data of today."""
    user = require_editor()
    try:
        searches.search_again(db(), knowledge(), purchase_id, user, now())
    except LookupError:
        abort(404)
    except InputError as error:
        flash(
            gettext("Der er ikke søgt igen, og sagen står som før. %(why)s", why=error.problems[0].message), "warning"
        )
    else:
        flash(gettext("Der er søgt igen, og rådgivningen er lavet på ny."))
    return redirect(url_for("purchases.show_case", purchase_id=purchase_id, _anchor="marked"))


@purchases.get("/<purchase_id>/soegning/<int(max=999999):number>")
def show_search(purchase_id: str, number: int) -> ResponseReturnValue:
    """One frozen search, as it was."""
    try:
        search = searches.find_search(db(), purchase_id, number, user_or_403())
    except LookupError:
        abort(404)
    known = knowledge()
    labels = {code: known.categories.label(code) for code in search.asked.cpv_codes}
    place = known.municipalities.get(search.asked.municipality_code)
    page = frozen_page(
        search,
        place.name if place else search.asked.municipality_code,
        {code: category for code, category in labels.items() if category},
        known.parameters.laws,
        chosen_language(),
    )
    return render_template("web/frozen_search.html", page=page)


@purchases.get("/<purchase_id>/soegning/<int(max=999999):number>/kort.svg")
def frozen_map(purchase_id: str, number: int) -> Response:
    """Where the enterprises of a frozen search belonged; its page has the same numbers as a table."""
    try:
        search = searches.find_search(db(), purchase_id, number, user_or_403())
    except LookupError:
        abort(404)
    if search.surroundings is None or search.surroundings.homes_as_of is HomesAsOf.UNKNOWN:
        abort(404)
    return map_image(knowledge().municipalities, search.surroundings.homes, search.asked.municipality_code)


@purchases.route("/<purchase_id>/kontakt", methods=["GET", "POST"])
def record_contact(purchase_id: str) -> ResponseReturnValue:
    """Note a contact, or why nobody was chosen; whatever was typed comes back with what to mend."""
    user, form = require_editor(), ContactForm()
    try:
        title = find_case(db(), purchase_id, user).purchase.title
        choices = searches.contact_choices(db(), purchase_id, user)
    except LookupError:
        abort(404)
    if form.is_submitted() and not only_switches_language() and form.validate():
        said = {"cvr": form.cvr.data, "name": form.name.data, "note": form.note.data}
        try:
            searches.record_contact(db(), purchase_id, user, Outcome(form.outcome.data), now(), **said)
        except InputError as error:
            form.place(error.problems)
        else:
            flash(gettext("Notatet er gemt i sagen."))
            return _back_to_the_case(purchase_id)
    page = ContactPage(purchase_id, title, form, choices)
    return render_template("web/contact_form.html", page=page), 422 if form.errors else 200


def _back_to_the_case(purchase_id: str) -> ResponseReturnValue:
    return redirect(url_for("purchases.show_case", purchase_id=purchase_id, _anchor="kontakt"))
