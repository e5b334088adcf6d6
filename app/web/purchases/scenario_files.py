"""The pictures and files of a scenario, saved or written in the address."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import quote

from flask import Response, abort, request, send_file

from app.cases import scenarios
from app.model.estimate import Estimate
from app.model.scenario import Scenario
from app.text.writing import ascii_letters
from app.web.current import knowledge, today
from app.web.purchases.budget_form import asked_budget_form
from app.web.purchases.scenario_address import unpacked
from app.web.purchases.scenario_result import PICTURES
from app.web.purchases.scenario_views import scenario_or_404
from app.web.purchases.views import case_or_404, purchases

_FILES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# Beside the purchase's id there is room for so much of the scenario's name in lists of files.
_LONGEST_NAME = 60


@purchases.get("/<purchase_id>/vaerdi/<any(kasser, regnskab, usikkerhed):picture>.svg")
def scenario_picture(purchase_id: str, picture: str) -> Response:
    """A chart of a scenario, narrow for a telephone; the page has the same figures as a table."""
    from app.documents import cash_flow_svg, tornado_svg, value_chart_svg

    draw = dict(zip(PICTURES, (value_chart_svg, cash_flow_svg, tornado_svg), strict=True))[picture]
    narrow = "smal" in request.args
    return Response(draw(_asked_estimate(purchase_id), narrow), mimetype="image/svg+xml")


@purchases.get("/<purchase_id>/vaerdi/vaerdi.<any(csv, xlsx):kind>")
def scenario_file(purchase_id: str, kind: str) -> Response:
    """A scenario with its result and budget for a spreadsheet; the file has the scenario's name."""
    from app.documents.spreadsheet import estimate_csv, estimate_xlsx

    estimate = _asked_estimate(purchase_id)
    write = {"csv": estimate_csv, "xlsx": estimate_xlsx}[kind]
    budget_form = asked_budget_form()
    if not budget_form.validate():
        abort(404)
    content = write(estimate, scenarios.budget_of(knowledge().parameters, estimate, today(), budget_form.plan()))
    response = send_file(BytesIO(content), mimetype=_FILES[kind])
    name = file_name(purchase_id, estimate.scenario, kind)
    plain = re.sub(r"-+(?=[-.])", "", ascii_letters(name))
    response.headers.set(
        "Content-Disposition", "attachment", filename=plain, **{"filename*": f"UTF-8''{quote(name, safe='')}"}
    )
    return response


def file_name(purchase_id: str, scenario: Scenario, kind: str) -> str:
    """A file name with Danish letters, such as "vaerdi-demo-01-to-fuldtidsjob-på-rådhuset.csv"."""
    words = re.sub(r"[\W_]+", "-", scenario.name.lower()).strip("-")[:_LONGEST_NAME].rstrip("-")
    return "-".join(part for part in ("vaerdi", purchase_id, words) if part) + f".{kind}"


def _asked_estimate(purchase_id: str) -> Estimate:
    """The estimate of the scenario that the address names; aborts with 404 for one that cannot be computed."""
    case_or_404(purchase_id)
    number = request.args.get("nr", "")
    try:
        if number.isdecimal():
            scenario = scenario_or_404(purchase_id, int(number)).scenario
        else:
            scenario = unpacked(request.args.get("scenarie", ""))
        return scenarios.estimate_of(knowledge().parameters, scenario, today())
    except ValueError:
        abort(404)
