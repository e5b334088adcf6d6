"""What the page of a returned Word file may show: each clause with what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import LazyString, gettext, lazy_gettext

from app.model.returned import ClauseState, ComparedClause, Comparison, FieldFound
from app.web.clauses.difference_page import ChangedPart
from app.web.clauses.names import part_name
from app.web.clauses.review_section import FoundDemand, found_in_part

_STATES = {
    ClauseState.CHANGED: (lazy_gettext("Ændret"), "reason"),
    ClauseState.MISSING: (lazy_gettext("Slettet"), "block"),
    ClauseState.ADDED: (lazy_gettext("Tilføjet"), "reason"),
    ClauseState.SAME: (lazy_gettext("Uændret"), "good"),
}
_PARTS = {
    "legal_basis": lazy_gettext("Hjemmel"),
    "sanction": lazy_gettext("Hvis klausulen ikke overholdes"),
}


@dataclass(frozen=True)
class ClauseFound:
    """A clause of the file. state: in words, with the tone of its mark. version: None where the library has none."""

    id: str
    title: str
    number: str
    version: int | None
    state: LazyString
    tone: str
    duty: str
    notes: tuple[str, ...]
    changes: tuple[ChangedPart, ...]
    fields: tuple[FieldFound, ...]
    demands: tuple[FoundDemand, ...]


@dataclass(frozen=True)
class ComparisonFound:
    """What became of the clauses. departing: in the order of the document; counts: of the states, in words."""

    file: str
    notes: tuple[str, ...]
    comments: tuple[str, ...]
    departing: tuple[ClauseFound, ...]
    same: tuple[ClauseFound, ...]
    counts: tuple[tuple[LazyString, str, int], ...]


@dataclass(frozen=True)
class ComparePage:
    """The form, and what a file showed just now. megabytes: how large a file may be."""

    megabytes: int
    refusals: tuple[str, ...] = ()
    found: ComparisonFound | None = None


def comparison_found(found: Comparison) -> ComparisonFound:
    """The clauses that depart from their text, and those that do not."""
    rows = [(one.state, _clause(one)) for one in found.clauses]
    return ComparisonFound(
        file=found.file,
        notes=found.notes,
        comments=found.comments,
        departing=tuple(row for state, row in rows if state is not ClauseState.SAME),
        same=tuple(row for state, row in rows if state is ClauseState.SAME),
        counts=tuple((name, tone, sum(one is state for one, _ in rows)) for state, (name, tone) in _STATES.items()),
    )


def _clause(one: ComparedClause) -> ClauseFound:
    name, tone = _STATES[one.state]
    return ClauseFound(
        id=one.id,
        title=one.title,
        number=one.number or one.sent_as,
        version=one.version,
        state=name,
        tone=tone,
        duty=one.duty,
        notes=one.notes,
        changes=tuple(ChangedPart(_part(change.part), change.pieces) for change in one.changes),
        fields=one.fields,
        demands=tuple(found_in_part(demand) for demand in one.demands),
    )


def _part(part: str) -> str:
    number = part.removeprefix("old-p")
    if number != part:
        return str(gettext("Afsnit %(number)s i biblioteket er slettet", number=number))
    return str(_PARTS[part]) if part in _PARTS else part_name(part)
