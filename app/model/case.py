"""A purchase with its stored advice, as pages and documents show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.model.advice import Advice
from app.model.clause import Clause
from app.model.match import Match
from app.model.purchase import Purchase


@dataclass(frozen=True, slots=True)
class Case:
    """A saved purchase and the advice that was made when it was last saved.

    listed: shown to enterprises among the coming purchases (never its value). demo: the purchase is fictitious, or
    the advice rests on fictitious data.
    """

    purchase: Purchase
    advice: Advice
    made_at: datetime
    made_by: str
    listed: bool
    demo: bool


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A line in the list of cases. matches: how many enterprises the stored advice names. demo: as in Case."""

    purchase_id: str
    title: str
    department: str
    value_kr: int
    notice_date: date
    regime: str
    matches: int
    demo: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """A coming purchase that an enterprise could deliver, and why."""

    purchase: Purchase
    municipality_name: str
    match: Match
    demo: bool


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """A clause version as the library holds it. shipped: it came with the tool rather than from an edit.

    shipped_version: the number that it has in the shipped edition, None for a text of the municipality's own. lock: a
    number that every change of the version raises; who saves says which number was read.
    """

    clause: Clause
    shipped: bool
    added_at: datetime
    shipped_version: int | None = None
    lock: int = 0
