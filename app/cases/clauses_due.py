"""Which clauses are to be looked at again: their day has come, or what they rest on has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import cast

from app.clause_library import in_force, ready
from app.clause_library.defaults import is_behind_a_default, values_behind
from app.model.advice import ParameterBook
from app.model.clause import Clause
from app.model.law import LawSource
from app.model.review import Due, DueClause, DueReason
from app.parameters import Parameter, Parameters
from app.store import clauses
from app.store.database import Database

# Time to read a text and find a colleague who approves it. A habit of the house, no rule of law.
_AHEAD = timedelta(days=30)


def due_for_review(db: Database, parameters: ParameterBook, today: date) -> tuple[DueClause, ...]:
    """The clauses, in the version that tenders take today, whose next review has passed or comes within 30 days, and
    the approved ones of which a law, or a value behind a blank's proposal, has changed since their approval.

    The earliest day comes first, then by title.
    """
    laws = tuple(law for law in parameters.laws if law.changed_on is not None)
    values = tuple(one for one in cast(Parameters, parameters) if is_behind_a_default(one.id))
    taken = in_force(ready(clauses.standing_versions(db)), today)
    due = [DueClause(one, reasons) for one in taken if (reasons := _reasons(one, laws, values, today))]
    return tuple(sorted(due, key=lambda one: (one.reasons[0].day, one.clause.title)))


def _reasons(
    clause: Clause, laws: Sequence[LawSource], parameters: Sequence[Parameter], today: date
) -> tuple[Due, ...]:
    found = [*_review(clause, today), *_laws(clause, laws, today), *_values(clause, parameters, today)]
    return tuple(sorted(found, key=lambda due: due.day))


def _review(clause: Clause, today: date) -> Iterator[Due]:
    day = clause.next_review
    if day is not None and day <= today + _AHEAD:
        yield Due(DueReason.REVIEW_PASSED if day <= today else DueReason.REVIEW_SOON, day)


def _laws(clause: Clause, laws: Sequence[LawSource], today: date) -> Iterator[Due]:
    bases = [basis.law.casefold() for basis in clause.legal_basis]
    for law in laws:
        named = any(law.short_name.casefold() in basis for basis in bases)
        if named and law.changed_on is not None and _since(clause, law.changed_on, today):
            yield Due(DueReason.LAW_CHANGED, law.changed_on, law.short_name)


def _values(clause: Clause, parameters: Sequence[Parameter], today: date) -> Iterator[Due]:
    behind = tuple(beginning for blank in clause.blanks for beginning in values_behind(blank))
    for parameter in parameters:
        if parameter.id.startswith(behind):
            days = [value.valid_from for value in parameter.values if _since(clause, value.valid_from, today)]
            if days:
                yield Due(DueReason.VALUE_CHANGED, max(days), parameter.label_da)


def _since(clause: Clause, day: date, today: date) -> bool:
    """Whether a change of that day came after the approval. What nobody has approved is new to its reader anyway."""
    return clause.reviewed_on is not None and clause.reviewed_on < day <= today
