"""What the library says today of the clause versions that stand in a stored case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.clause_library import in_force
from app.model.advice import Advice
from app.model.clause import Clause, ClauseMoved, ClauseStatus, FilledClause
from app.model.review import ClauseAction, ClauseEvent
from app.store import clause_reviews, clauses
from app.store.database import Database

_OUT = (ClauseAction.RETIRED, ClauseAction.SUPERSEDED)


def advice_today(
    db: Database, library: Sequence[Clause], advice: Advice, made_at: datetime
) -> tuple[Advice, tuple[ClauseMoved, ...]]:
    """The advice with its clauses in the standing that their versions have now, and which have moved since made_at.

    library: the versions that may stand in a tender today. A text of the municipality's own that was edited since is
    not the text of the case, so an approval of it does not count for the case.
    """
    keys = [(clause.id, clause.version) for clause in advice.clauses]
    now = clauses.statuses_of(db, keys)
    events = clause_reviews.events_after(db, keys, made_at)
    taken = {clause.id: clause.version for clause in in_force(library, advice.purchase.notice_date)}
    standing: list[FilledClause] = []
    moved: list[ClauseMoved] = []
    for clause in advice.clauses:
        key = (clause.id, clause.version)
        if key not in now:
            standing.append(clause)
            continue
        since = events.get(key, ())
        status = _status(clause, now[key], since)
        standing.append(replace(clause, status=status))
        step = _step(status, since)
        if status is ClauseStatus.RETIRED or step is not None or taken.get(clause.id) != clause.version:
            moved.append(
                ClauseMoved(
                    clause.id,
                    clause.title,
                    clause.version,
                    status,
                    step.at
                    if step
                    else clause_reviews.last_at(db, key, _OUT)
                    if status is ClauseStatus.RETIRED
                    else None,
                    taken.get(clause.id),
                )
            )
    return replace(advice, clauses=tuple(standing)), tuple(moved)


def _status(clause: FilledClause, now: ClauseStatus, since: Sequence[ClauseEvent]) -> ClauseStatus:
    if now is ClauseStatus.RETIRED:
        return now
    rewritten = any(event.action is ClauseAction.EDITED for event in since)
    own_words = bool(clause.library_text) and clause.status is not ClauseStatus.APPROVED
    return clause.status if rewritten or own_words else now


def _step(status: ClauseStatus, since: Sequence[ClauseEvent]) -> ClauseEvent | None:
    """The step since the advice was made that gave the version its standing."""
    wanted = {ClauseStatus.RETIRED: _OUT, ClauseStatus.APPROVED: (ClauseAction.APPROVED,)}.get(status, ())
    return next((event for event in reversed(since) if event.action in wanted), None)
