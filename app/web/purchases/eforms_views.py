"""The fields to enter in the EU notice (eForms), to copy from, and as XML."""

from __future__ import annotations

from io import BytesIO

from flask import Response, abort, render_template, send_file
from flask.typing import ResponseReturnValue

from app.cases import eforms
from app.web.current import db, knowledge
from app.web.language import DEFAULT_LANGUAGE, chosen_language
from app.web.purchases.eforms_pages import eforms_page
from app.web.purchases.views import case_or_404, purchases


@purchases.get("/<purchase_id>/eforms")
def eforms_sheet(purchase_id: str) -> ResponseReturnValue:
    """The sheet of the case; below the thresholds it says why there is no such notice."""
    case, known = case_or_404(purchase_id), knowledge()
    english = None if chosen_language() == DEFAULT_LANGUAGE else eforms.english_labels()
    place = known.municipalities[case.purchase.municipality_code].name
    page = eforms_page(case, eforms.notice_sheet(db(), known, case), place, english)
    return render_template("web/eforms.html", page=page)


@purchases.get("/<purchase_id>/eforms.xml")
def eforms_extract(purchase_id: str) -> Response:
    """The same fields as a file of XML; there is none where no such notice is sent."""
    case = case_or_404(purchase_id)
    try:
        extract = eforms.notice_extract(db(), knowledge(), case)
    except LookupError:
        abort(404)
    return send_file(
        BytesIO(extract), "application/xml", as_attachment=True, download_name=f"eforms-uddrag-{purchase_id}.xml"
    )
