"""What a person has decided in one case about the way and the clauses, and what changed in the case when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.model.law import RouteCode
from app.model.review import Piece

WAY = "way"
"""The key of the way among the marks of `Choices.made`; every other key is a clause's id."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Who decided something, and when. legal: the person was legal staff.

    reason: why, where a jurist left out a clause that the law demands; else empty.
    """

    by: str
    at: datetime
    legal: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """The decisions of a case, as a person made them; the advice says which of them hold.

    way: the way of letting that was picked, None for the proposal. blanks: clause id -> blank -> what was typed.
    left_out, added: clause ids. texts: clause id -> the text as a person wrote it; bases: clause id -> the library's
    text, blanks filled, that the person wrote it from. made: WAY or clause id -> who decided last.
    """

    way: RouteCode | None = None
    blanks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Mark] = field(default_factory=dict)


class Changed(StrEnum):
    """What was changed in a case."""

    CREATED = "created"
    PURCHASE = "purchase"
    IMPORTED = "imported"
    SEARCHED_AGAIN = "searched_again"
    WAY = "way"
    BLANKS = "blanks"
    TEXT = "text"
    LEFT_OUT = "left_out"
    TAKEN_BACK = "taken_back"
    ADDED = "added"
    REMOVED = "removed"
    SCENARIO = "scenario"
    MEMO = "memo"


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the case's log. note: what it was about, in Danish, such as a clause's title; by: empty for a file."""

    what: Changed
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clause that a person left out of the tender, and who did so; the mark has a jurist's reason."""

    title: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A clause whose text a person has written in the case, beside the library's.

    differences: both texts word by word.
    """

    clause_id: str
    mark: Mark | None
    differences: tuple[Piece, ...]
