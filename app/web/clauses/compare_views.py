"""A returned Word file beside the clause library. The file is read, shown and forgotten."""

from __future__ import annotations

from pathlib import PureWindowsPath

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from app.cases.comparison import LARGEST_FILE_BYTES, compare_with_database
from app.model.errors import InputError
from app.web.access import require_editor
from app.web.clauses.compare_page import ComparePage, comparison_found
from app.web.clauses.views import clauses
from app.web.current import db, today, values
from app.web.language import only_switches_language

FILE = "dokument"
_LONGEST_NAME = 120
_MEGABYTE = 1_000_000


@clauses.get("/sammenlign")
def compare() -> ResponseReturnValue:
    """The form that asks for the file."""
    require_editor()
    return _page()


@clauses.post("/sammenlign")
def compare_file() -> ResponseReturnValue:
    """Where the file leaves the library's text; 422 with the reason where it is refused."""
    user = require_editor()
    if only_switches_language():
        return _page()
    sent = request.files.get(FILE)
    if sent is None or not sent.filename:
        return _page((gettext("Vælg det Word-dokument, der er kommet tilbage."),)), 422
    try:
        found = compare_with_database(db(), sent.stream.read(), _name_of(sent), user, values(), today())
    except InputError as error:
        return _page(tuple(str(problem) for problem in error.problems)), 422
    page = ComparePage(_largest(), found=comparison_found(found))
    return render_template("web/clause_compare.html", page=page)


def _page(refusals: tuple[str, ...] = ()) -> str:
    return render_template("web/clause_compare.html", page=ComparePage(_largest(), refusals))


def _largest() -> int:
    """The largest file in whole megabytes: the reader's bound, or that of any request."""
    return int(min(LARGEST_FILE_BYTES, current_app.config["MAX_CONTENT_LENGTH"]) // _MEGABYTE)


def _name_of(sent: FileStorage) -> str:
    """The name of the file without its folders; Windows' way of writing them covers both."""
    name = PureWindowsPath(sent.filename or "").name
    return "".join(sign for sign in name if sign.isprintable())[-_LONGEST_NAME:] or FILE
