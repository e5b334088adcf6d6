"""How far a clause version is, and what a signed-in person may do with it next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from app.cases import review
from app.cases.clause_demands import demands_in
from app.clause_library import in_force, ready
from app.clause_library.differences import word_differences
from app.clause_library.editing import text_of
from app.law.demand_limits import limits_of
from app.law.demands import find_demands
from app.model.advice import DatedValues
from app.model.case import CaseSummary, ClauseEntry
from app.model.clause import ClauseStatus
from app.model.law import Demand
from app.model.review import ClauseAction, ClauseComment, ClauseEvent, ClauseText, PartDemand, Piece
from app.model.user import User
from app.store.database import Database

_NOTE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
# Purpose and notes reach no bidder.
_CHECKED = ("body", "documentation", "control", "sanction")


@dataclass(frozen=True, slots=True)
class ClauseStanding:
    """A version with its life. steps: what comes next, each with why the user may not, empty where they may.

    events: of every version of the clause, oldest first; uses: the cases of the user's municipality. doubt: what to
    confirm before the version is approved, in Danish; after_retirement: what tenders take when it has been retired.
    """

    entry: ClauseEntry
    steps: tuple[tuple[ClauseAction, str], ...]
    events: tuple[ClauseEvent, ...]
    comments: tuple[ClauseComment, ...]
    demands: tuple[PartDemand, ...]
    uses: tuple[CaseSummary, ...]
    may_comment: bool
    doubt: str = ""
    after_retirement: ClauseEntry | None = None


def standing_of(db: Database, entry: ClauseEntry, user: User, values: DatedValues, today: date) -> ClauseStanding:
    """Everything that stands beside the text of a version for a user. values: those in force today."""
    clause = entry.clause
    return ClauseStanding(
        entry=entry,
        steps=tuple((action, review.refusal_of(db, entry, action, user, values)) for action in _next_steps(entry)),
        events=review.events_of(db, clause.id),
        comments=review.comments_of(db, clause.id, clause.version),
        demands=demands_in(clause, values) if clause.status is not ClauseStatus.RETIRED else (),
        uses=review.cases_using(db, clause.id, clause.version, user),
        may_comment=review.may_comment(entry, user),
        doubt=review.doubt_about(db, entry) if clause.status is ClauseStatus.IN_REVIEW else "",
        after_retirement=review.after_retirement(db, entry, today),
    )


def version_in_use(versions: Sequence[ClauseEntry], today: date) -> ClauseEntry | None:
    """Of the versions of one clause the one that a tender takes today; None where it takes none."""
    taken = in_force(ready(versions), today)
    return next((entry for entry in versions if taken and entry.clause.version == taken[0].version), None)


def demands_typed(text: ClauseText, values: DatedValues) -> Mapping[str, tuple[Demand, ...]]:
    """The unlawful demands in the fields of a form, by field; lines count in the field, also where it has errors."""
    limits = limits_of(values)
    found = {name: find_demands(_NOTE.sub("", getattr(text, name)), limits) for name in _CHECKED}
    return {name: demands for name, demands in found.items() if demands}


def typed_text(entry: ClauseEntry) -> ClauseText:
    """What a form shows when a person begins to edit the version."""
    return text_of(entry.clause)


def changed_fields(stored: ClauseText, typed: ClauseText) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """The fields in which two texts differ, word by word; what is `removed` stands in the stored text only."""
    pairs = [(field.name, getattr(stored, field.name), getattr(typed, field.name)) for field in fields(ClauseText)]
    return tuple(
        (name, word_differences(before, after)) for name, before, after in pairs if before.strip() != after.strip()
    )


def is_public(entry: ClauseEntry) -> bool:
    """Whether everybody may read the version; what the municipality is still writing on is its own business."""
    return entry.shipped or entry.clause.status in (ClauseStatus.APPROVED, ClauseStatus.RETIRED)


def _next_steps(entry: ClauseEntry) -> tuple[ClauseAction, ...]:
    """What may come next in this state, for whoever may do it."""
    status = entry.clause.status
    if status is ClauseStatus.IN_REVIEW:
        return (ClauseAction.APPROVED, ClauseAction.RETURNED)
    if status is ClauseStatus.DRAFT:
        return (ClauseAction.CREATED if entry.shipped else ClauseAction.EDITED, ClauseAction.SENT, ClauseAction.RETIRED)
    if status is ClauseStatus.APPROVED:
        return (ClauseAction.CREATED, ClauseAction.RETIRED)
    return (ClauseAction.CREATED,)
