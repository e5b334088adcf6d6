"""The front page and the page about the tool."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.cases.about import data_sources
from app.web.current import db, knowledge, today
from app.web.front.presenters import about_page

front = Blueprint("front", __name__)


@front.get("/")
def welcome() -> ResponseReturnValue:
    """What the tool does, one field, and three doors."""
    return render_template("web/welcome.html")


@front.get("/om")
def about() -> ResponseReturnValue:
    """Where the data come from and how old they are, what is fictitious, and what the tool is not."""
    page = about_page(data_sources(db()), knowledge().parameters.laws, today())
    return render_template("web/about.html", page=page)
