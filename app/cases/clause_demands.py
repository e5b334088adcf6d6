"""Unlawful demands in the text of a clause, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.demand_limits import limits_of
from app.law.demands import find_demands
from app.model.advice import DatedValues
from app.model.clause import Clause
from app.model.review import PartDemand


def demands_in(clause: Clause, values: DatedValues) -> tuple[PartDemand, ...]:
    """What a bidder could not lawfully be asked, in the order of the page. Notes and purpose reach no bidder."""
    limits = limits_of(values)
    return tuple(PartDemand(part, demand) for part, text in _texts(clause) for demand in find_demands(text, limits))


def _texts(clause: Clause) -> Iterator[tuple[str, str]]:
    for number, paragraph in enumerate(clause.paragraphs, start=1):
        yield f"p{number}", paragraph.text
    for part in ("documentation", "control", "sanction"):
        yield part, getattr(clause, part)
