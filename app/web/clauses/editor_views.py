"""The editor of a draft: check and save; of two people the second sees both texts, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import asdict

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.cases import review
from app.cases.clause_standing import changed_fields, demands_typed, typed_text
from app.cases.purchases import ChangedMeanwhile
from app.model.case import ClauseEntry
from app.model.clause import Clause, ClauseStatus
from app.model.errors import InputError, Problem
from app.model.review import ClauseAction, ClauseText
from app.web.access import require_legal
from app.web.clauses.editor_page import TextConflict, editor_page, text_conflict
from app.web.clauses.forms import DraftForm
from app.web.clauses.views import VERSION, clauses, entry_or_404
from app.web.current import db, now, values
from app.web.language import only_switches_language


@clauses.route(f"{VERSION}/ret", methods=["GET", "POST"])
def edit(clause_id: str, version: int) -> ResponseReturnValue:
    """Write in a draft; whatever was typed comes back with what to mend."""
    user = require_legal()
    entry = entry_or_404(clause_id, version)
    form = DraftForm(data=asdict(typed_text(entry)) | {"lock": str(entry.lock)})
    if not form.is_submitted():
        if why := review.refusal_of(db(), entry, ClauseAction.EDITED, user, values()):
            flash(why, "warning")
            return redirect(_address(entry))
        return _page(entry, form, entry.clause)
    refusals: tuple[Problem, ...] = ()
    conflict: TextConflict | None = None
    read, problems = _read(entry, form.to_text())
    asked_to_save = "check" not in request.form and not only_switches_language()
    if asked_to_save:
        try:
            lock = int(form.lock.data) if (form.lock.data or "").isdecimal() else -1
            review.save_draft(db(), clause_id, version, form.to_text(), user, now(), lock)
        except ChangedMeanwhile:
            entry = entry_or_404(clause_id, version)
            conflict = _conflict(entry, form.to_text())
            form.lock.data = str(entry.lock)
        except InputError as error:
            refusals = form.place(error.problems)
        else:
            return _saved(entry, form.to_text())
    elif not only_switches_language():
        refusals = form.place(problems)
    checked = not asked_to_save and not only_switches_language()
    return _page(entry, form, read, refusals, conflict, checked)


def _page(
    entry: ClauseEntry,
    form: DraftForm,
    read: Clause | None,
    refusals: tuple[Problem, ...] = (),
    conflict: TextConflict | None = None,
    checked: bool = False,
) -> ResponseReturnValue:
    blanks = review.known_blanks(db(), entry.clause.id)
    demands = demands_typed(form.to_text(), values())
    page = editor_page(entry, form, blanks, demands, read, refusals=refusals, conflict=conflict, checked=checked)
    status = 409 if conflict else 422 if form.errors or refusals else 200
    return render_template("web/clause_editor.html", page=page), status


def _read(entry: ClauseEntry, text: ClauseText) -> tuple[Clause | None, tuple[Problem, ...]]:
    """How the draft would read with the text, or what is wrong with it."""
    try:
        return review.draft_with(db(), entry.clause.id, entry.clause.version, text), ()
    except InputError as error:
        return None, error.problems


def _conflict(entry: ClauseEntry, typed: ClauseText) -> TextConflict:
    events = [one for one in review.events_of(db(), entry.clause.id) if one.version == entry.clause.version]
    closed = entry.clause.status is not ClauseStatus.DRAFT
    return text_conflict(events[-1] if events else None, changed_fields(typed_text(entry), typed), closed)


def _saved(entry: ClauseEntry, text: ClauseText) -> ResponseReturnValue:
    """On to the version; back to the editor where the check has found something."""
    if not demands_typed(text, values()):
        flash(gettext("Udkastet er gemt."))
        return redirect(_address(entry))
    flash(gettext("Udkastet er gemt. Kontrollen har noget at bemærke; det står under felterne."), "warning")
    return redirect(url_for("clauses.edit", clause_id=entry.clause.id, version=entry.clause.version))


def _address(entry: ClauseEntry) -> str:
    return url_for("clauses.show_version", clause_id=entry.clause.id, version=entry.clause.version)
