"""The clause library, open to everyone."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from app.cases import library
from app.web.asked import asked_text
from app.web.clauses.presenters import clause_list, clause_page
from app.web.current import db

clauses = Blueprint("clauses", __name__, url_prefix="/klausuler")


@clauses.get("")
def search() -> ResponseReturnValue:
    """The library, or the clauses that hold the words."""
    text = asked_text("q")
    return render_template("web/clauses.html", page=clause_list(library.search_clauses(db(), text), text))


@clauses.get("/<clause_id>")
def show(clause_id: str) -> ResponseReturnValue:
    """One clause in its newest version."""
    try:
        versions = library.versions_of(db(), clause_id)
    except LookupError:
        abort(404)
    return render_template("web/clause.html", page=clause_page(versions))
