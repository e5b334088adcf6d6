"""The clause library for reading: the list, a version, the difference between two. Open to everyone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from app.cases import library, review
from app.cases.clause_standing import is_public, standing_of, version_in_use
from app.model.case import ClauseEntry
from app.model.clause import ClauseStatus
from app.model.review import DueClause
from app.web.access import may_edit, require_sign_in, signed_in_user, user_or_403
from app.web.clauses.difference_page import difference_page
from app.web.clauses.due_page import due_page
from app.web.clauses.list_page import clause_list, read_narrowing
from app.web.clauses.presenters import clause_page
from app.web.clauses.review_section import Refused, review_section
from app.web.current import db, knowledge, today, values

clauses = Blueprint("clauses", __name__, url_prefix="/klausuler")
VERSION = "/<clause_id>/<int(max=999999):version>"
_OPEN = {"clauses.search", "clauses.show", "clauses.show_version", "clauses.difference"}


@clauses.before_request
def ask_for_sign_in() -> ResponseReturnValue | None:
    """Reading is open; whatever else there is asks who it is."""
    return None if request.endpoint in _OPEN else require_sign_in()


@clauses.get("")
def search() -> ResponseReturnValue:
    """The library, or the clauses that hold the words and are of the kind and state asked for."""
    asked = read_narrowing(request.args)
    entries = library.search_clauses(db(), asked.text)
    due = [one.clause.id for one in _due()] if signed_in_user() else None
    page = clause_list(entries, asked, due, today())
    user = signed_in_user()
    page = replace(page, may_compare=user is not None and may_edit(user))
    return render_template("web/clauses.html", page=page)


@clauses.get("/skal-ses-efter")
def due() -> ResponseReturnValue:
    """The clauses to look at again, those that are the municipality's own first."""
    entries = library.search_clauses(db())
    own = {one.clause.id for one in entries if not one.shipped or one.clause.status is ClauseStatus.IN_REVIEW}
    return render_template("web/clauses_due.html", page=due_page(_due(), own))


@clauses.get("/<clause_id>")
def show(clause_id: str) -> ResponseReturnValue:
    """One clause in the version that tenders take; in its newest one where they take none."""
    versions = versions_or_404(clause_id)
    return version_page(version_in_use(versions, today()) or versions[0], versions, specific=False)


@clauses.get(VERSION)
def show_version(clause_id: str, version: int) -> ResponseReturnValue:
    """One version, whatever its state."""
    versions = versions_or_404(clause_id)
    return version_page(_numbered(versions, version), versions)


@clauses.get("/<clause_id>/forskel")
def difference(clause_id: str) -> ResponseReturnValue:
    """What differs between two versions; without numbers the newest two."""
    versions = versions_or_404(clause_id)
    newest = versions[0].clause.version
    before = versions[1].clause.version if len(versions) > 1 else newest
    old, new = request.args.get("fra", before, type=int), request.args.get("til", newest, type=int)
    for number in (old, new):
        _numbered(versions, number)
    page = difference_page(versions, old, new, review.compare(db(), clause_id, old, new))
    return render_template("web/clause_difference.html", page=page)


def versions_or_404(clause_id: str) -> tuple[ClauseEntry, ...]:
    """The versions that the reader may see, newest first; aborts with 404 for an unknown clause."""
    try:
        versions = library.versions_of(db(), clause_id)
    except LookupError:
        abort(404)
    if signed_in_user():
        return versions
    in_use = version_in_use(versions, today())
    return tuple(entry for entry in versions if entry == in_use or is_public(entry)) or abort(404)


def version_page(
    shown: ClauseEntry,
    versions: Sequence[ClauseEntry],
    refused: Refused | None = None,
    specific: bool = True,
    status: int | None = None,
) -> ResponseReturnValue:
    """The page of a version; 422 where something was refused just now, unless it is another status."""
    user = signed_in_user()
    section = review_section(standing_of(db(), shown, user, values(), today()), user, refused) if user else None
    page = clause_page(shown, versions, version_in_use(versions, today()), specific, section)
    return render_template("web/clause.html", page=page), status or (422 if refused else 200)


def entry_or_404(clause_id: str, version: int) -> ClauseEntry:
    """One version, for a user who is signed in."""
    user_or_403()
    return _numbered(versions_or_404(clause_id), version)


def _numbered(versions: Sequence[ClauseEntry], version: int) -> ClauseEntry:
    return next((entry for entry in versions if entry.clause.version == version), None) or abort(404)


def _due() -> Sequence[DueClause]:
    return review.due_for_review(db(), knowledge().parameters, today())
