"""The steps in the life of a clause version, each one POST: draft, review, approval, out of use, and comments."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.cases import review
from app.cases.purchases import ChangedMeanwhile
from app.model.errors import InputError
from app.model.review import ClauseAction
from app.web.access import require_legal, user_or_403
from app.web.clauses.forms import RemarkForm
from app.web.clauses.review_section import COMMENT, Refused
from app.web.clauses.views import VERSION, clauses, entry_or_404, version_page, versions_or_404
from app.web.current import db, now, values


@clauses.post(f"{VERSION}/udkast")
def start_draft(clause_id: str, version: int) -> ResponseReturnValue:
    """Begin a new version with the text of this one, and go on to write in it."""
    user = require_legal()
    entry = entry_or_404(clause_id, version)
    try:
        draft = review.start_draft(db(), clause_id, user, now(), source=version)
    except InputError as error:
        return version_page(entry, versions_or_404(clause_id), _refused(ClauseAction.CREATED, error))
    number = draft.clause.version
    flash(gettext("Udkast til version %(number)s er begyndt.", number=number))
    return redirect(url_for("clauses.edit", clause_id=clause_id, version=number))


@clauses.post(f"{VERSION}/gennemgang")
def send_to_review(clause_id: str, version: int) -> ResponseReturnValue:
    """Hand a draft over to a colleague."""
    user = require_legal()
    return _step(
        clause_id,
        version,
        ClauseAction.SENT,
        lambda: review.send_to_review(db(), clause_id, version, user, now()),
        gettext("Version %(number)s er sendt til gennemgang.", number=version),
    )


@clauses.post(f"{VERSION}/tilbage")
def send_back(clause_id: str, version: int) -> ResponseReturnValue:
    """Give a version in review back to be written on, with what is to be changed."""
    user = require_legal()
    return _step(
        clause_id,
        version,
        ClauseAction.RETURNED,
        lambda: review.send_back(db(), clause_id, version, user, now(), _note()),
        gettext("Version %(number)s er sendt tilbage som udkast.", number=version),
    )


@clauses.post(f"{VERSION}/godkendelse")
def approve(clause_id: str, version: int) -> ResponseReturnValue:
    """Approve the text that the page showed; another text by now is to be read first."""
    user = require_legal()
    lock = request.form.get("lock", -1, type=int)
    return _step(
        clause_id,
        version,
        ClauseAction.APPROVED,
        lambda: review.approve(
            db(), clause_id, version, user, now(), values(), expected_lock=lock, confirmed="confirmed" in request.form
        ),
        gettext("Version %(number)s er godkendt. Nyt udbudsmateriale bruger den fra nu af.", number=version),
    )


@clauses.post(f"{VERSION}/ud-af-brug")
def retire(clause_id: str, version: int) -> ResponseReturnValue:
    """Take a version out of use, with the reason."""
    user = require_legal()
    return _step(
        clause_id,
        version,
        ClauseAction.RETIRED,
        lambda: review.retire(db(), clause_id, version, user, now(), _note()),
        gettext("Version %(number)s er taget ud af brug.", number=version),
    )


@clauses.post(f"{VERSION}/kommentar")
def comment(clause_id: str, version: int) -> ResponseReturnValue:
    """Say something of one part of a version."""
    user, entry = user_or_403(), entry_or_404(clause_id, version)
    if not review.comments(user):
        abort(403, description="comment")
    part, text = request.form.get("part", ""), RemarkForm().comment.data
    try:
        review.comment(db(), clause_id, version, part, text, user, now())
    except InputError as error:
        messages = tuple(problem.message for problem in error.problems)
        return version_page(entry, versions_or_404(clause_id), Refused(COMMENT, messages, text, part))
    flash(gettext("Kommentaren er gemt."))
    return redirect(
        url_for("clauses.show_version", clause_id=clause_id, version=version, _anchor=f"kommentarer-{part}")
    )


@clauses.post(f"{VERSION}/kommentar/<int:comment_id>/afslut")
def settle_comment(clause_id: str, version: int, comment_id: int) -> ResponseReturnValue:
    """Say that a comment is done with."""
    user = require_legal()
    entry_or_404(clause_id, version)
    try:
        settled = review.settle_comment(db(), comment_id, user, now())
    except LookupError:
        abort(404)
    flash(gettext("Kommentaren er afsluttet."))
    return _to_remarks(clause_id, version, settled.part)


def _to_remarks(clause_id: str, version: int, part: str) -> ResponseReturnValue:
    anchor = f"kommentarer-{part}"
    return redirect(url_for("clauses.show_version", clause_id=clause_id, version=version, _anchor=anchor))


def _step(
    clause_id: str, version: int, action: ClauseAction, take: Callable[[], object], done: str
) -> ResponseReturnValue:
    """Take a step and come back to the version; what was refused comes back with its note."""
    entry = entry_or_404(clause_id, version)
    try:
        take()
    except InputError as error:
        return version_page(entry, versions_or_404(clause_id), _refused(action, error))
    except ChangedMeanwhile:
        why = gettext("Intet er gjort: versionen er ændret, siden du åbnede siden. Læs den igennem igen.")
        stale = Refused(action.value, (str(why),))
        return version_page(entry_or_404(clause_id, version), versions_or_404(clause_id), stale, status=409)
    flash(done)
    return redirect(url_for("clauses.show_version", clause_id=clause_id, version=version))


def _refused(action: ClauseAction, error: InputError) -> Refused:
    return Refused(action.value, tuple(problem.message for problem in error.problems), _note())


def _note() -> str:
    return str(RemarkForm().note.data)
