"""The conditions of udbudsloven §§ 54 and 190, point by point, to read and to print for the case."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from app.cases import eligibility
from app.model.case import Case
from app.model.eligibility import CaseTests
from app.web.current import db, knowledge, today
from app.web.purchases.eligibility_pages import eligibility_page
from app.web.purchases.views import case_or_404, purchases


@purchases.get("/<purchase_id>/betingelser")
def show_eligibility(purchase_id: str) -> ResponseReturnValue:
    """Every enterprise that the case lists, on one page."""
    case = case_or_404(purchase_id)
    return _page(case, eligibility.case_tests(db(), knowledge(), case.advice), alone=False)


@purchases.get("/<purchase_id>/betingelser/<cvr>")
def show_eligibility_of(purchase_id: str, cvr: str) -> ResponseReturnValue:
    """One enterprise of the case."""
    case = case_or_404(purchase_id)
    try:
        tests = eligibility.enterprise_test(db(), knowledge(), case.advice, cvr)
    except LookupError:
        abort(404)
    return _page(case, tests, alone=True)


def _page(case: Case, tests: CaseTests, alone: bool) -> ResponseReturnValue:
    known = knowledge()
    place = known.municipalities[case.purchase.municipality_code].name
    page = eligibility_page(case, tests, place, known.parameters.laws, today(), alone)
    return render_template("web/eligibility.html", page=page)
