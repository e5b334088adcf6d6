"""The life of a clause version: what was changed and decided, what was said of it, and when it is due again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.model.clause import Clause
from app.model.law import Demand


class ClauseAction(StrEnum):
    """What happened to a version. SUPERSEDED: a newer version was approved in its place."""

    IMPORTED = "imported"
    CREATED = "created"
    EDITED = "edited"
    SENT = "sent"
    RETURNED = "returned"
    APPROVED = "approved"
    RETIRED = "retired"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class ClauseText:
    """What a person writes of a clause, as typed in a form.

    body: the paragraphs in the form of a clause file (blank lines between, `[if: …]`, `> note`, `{{ blank }}`).
    drafters_notes: one note per paragraph. next_review: a day, or empty for the usual time after approval.
    """

    title: str
    purpose: str
    body: str
    documentation: str
    control: str
    sanction: str
    drafters_notes: str
    next_review: str


@dataclass(frozen=True, slots=True)
class ClauseEvent:
    """One thing that happened to a version. by_id: None where the tool did it; note: what the person wrote to it."""

    id: int
    clause_id: str
    version: int
    action: ClauseAction
    by_id: int | None
    by_name: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class ClauseComment:
    """A remark on one part of a version.

    part: p1, p2, … for the paragraphs in their order, documentation, control, sanction, or whole. settled_at: None
    while the remark is open.
    """

    id: int
    clause_id: str
    version: int
    part: str
    text: str
    by_id: int
    by_name: str
    at: datetime
    settled_at: datetime | None
    settled_by: str


@dataclass(frozen=True, slots=True)
class PartDemand:
    """An unlawful demand in one part of a clause; part as in ClauseComment, its offsets count in that part's text."""

    part: str
    demand: Demand


class PieceKind(StrEnum):
    """Whether words stand in both texts, in the old one only, or in the new one only."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words. Same and removed pieces make the old text, same and added ones the new, sign by sign."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part of a clause in two versions.

    part: title, purpose, p1, p2, … (numbered as in the new version) and old-p1, old-p2, … (paragraphs that are gone,
    numbered as in the old one), documentation, control, sanction, drafters_notes, or a key of the front matter.
    """

    part: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything was removed or added."""
        return any(piece.kind is not PieceKind.SAME for piece in self.pieces)


class DueReason(StrEnum):
    """Why a clause is to be looked at again."""

    REVIEW_PASSED = "review_passed"
    REVIEW_SOON = "review_soon"
    LAW_CHANGED = "law_changed"
    VALUE_CHANGED = "value_changed"


@dataclass(frozen=True, slots=True)
class Due:
    """One reason. day: of the next review, or of the change; about: the law or the value that changed, else empty."""

    reason: DueReason
    day: date
    about: str = ""


@dataclass(frozen=True, slots=True)
class DueClause:
    """A clause to be looked at again, in the version that tenders take, with every reason, the earliest day first."""

    clause: Clause
    reasons: tuple[Due, ...]
