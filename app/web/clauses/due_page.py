"""What the page of clauses that are to be looked at again may show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.model.clause import ClauseStatus
from app.model.review import DueClause, DueReason
from app.web import labels
from app.web.clauses.names import due_in_words


@dataclass(frozen=True)
class Why:
    """One reason in words. urgent: the day has passed, or what the clause rests on has changed."""

    text: str
    urgent: bool


@dataclass(frozen=True)
class DueRow:
    """A clause with why it is to be looked at again."""

    id: str
    version: int
    title: str
    status: str
    draft: bool
    reasons: tuple[Why, ...]


@dataclass(frozen=True)
class DuePage:
    """The clauses, in the order of urgency in which they came.

    rows: those that a jurist has approved, or that the municipality has written; untouched: drafts as they came.
    """

    rows: tuple[DueRow, ...]
    untouched: tuple[DueRow, ...]


def due_page(found: Sequence[DueClause], own: Collection[str]) -> DuePage:
    """The clauses as lines. own: ids of those whose text the municipality has written or taken into review."""
    rows = _rows(found)
    mine = tuple(row for row in rows if not row.draft or row.id in own)
    return DuePage(rows=mine, untouched=tuple(row for row in rows if row not in mine))


def _rows(found: Sequence[DueClause]) -> tuple[DueRow, ...]:
    return tuple(
        DueRow(
            id=one.clause.id,
            version=one.clause.version,
            title=one.clause.title,
            status=str(labels.CLAUSE_STATUSES[one.clause.status]),
            draft=one.clause.status is not ClauseStatus.APPROVED,
            reasons=tuple(
                Why(due_in_words(reason), reason.reason is not DueReason.REVIEW_SOON) for reason in one.reasons
            ),
        )
        for one in found
    )
