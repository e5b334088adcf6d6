"""The enterprises and the coming purchases that fit them, open to everyone."""

from __future__ import annotations

from math import ceil

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from app.cases import enterprises as cases
from app.web.asked import asked_text
from app.web.current import db, knowledge, today
from app.web.enterprises.presenters import enterprise_list, enterprise_page
from app.web.language import chosen_language

_PER_PAGE = 20

enterprises = Blueprint("enterprises", __name__, url_prefix="/virksomheder")


@enterprises.get("")
def search() -> ResponseReturnValue:
    """Enterprises by words and municipality, a page at a time; a page past the end is the last one."""
    text = asked_text("q")
    place = asked_text("kommune")
    number = max(1, request.args.get("side", 1, type=int))
    found, total = cases.search_enterprises(db(), text, place, _PER_PAGE, (number - 1) * _PER_PAGE)
    if not found and number > 1:
        number = max(1, ceil(total / _PER_PAGE))
        found, total = cases.search_enterprises(db(), text, place, _PER_PAGE, (number - 1) * _PER_PAGE)
    page = enterprise_list(found, total, text, place, knowledge().municipalities, number, _PER_PAGE, today())
    return render_template("web/enterprises.html", page=page)


@enterprises.get("/<cvr>")
def show(cvr: str) -> ResponseReturnValue:
    """A profile, and the coming purchases that fit the enterprise."""
    try:
        enterprise = cases.find_enterprise(db(), cvr)
    except LookupError:
        abort(404)
    known = knowledge()
    labels = (known.categories.label(code) for code in enterprise.cpv_codes)
    page = enterprise_page(
        enterprise,
        cases.coming_purchases_for(db(), known, cvr, today()),
        known.municipalities,
        [category for category in labels if category],
        today(),
        chosen_language(),
    )
    return render_template("web/enterprise.html", page=page)
