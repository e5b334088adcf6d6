"""The chosen clauses filled for one purchase, with the values and the texts that a person wrote in the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.clause_library.bound_lots import bound
from app.clause_library.filling import fill
from app.clause_library.picking import usable_blanks
from app.clause_library.places import Places
from app.model.advice import DatedValues
from app.model.choices import Choices
from app.model.clause import Clause, ClauseStatus, FilledClause
from app.model.enterprise import Municipality
from app.model.law import Regime
from app.model.purchase import Purchase


@dataclass(frozen=True, slots=True)
class Adapted:
    """The clauses as a document prints them. dropped: which typed values no longer fit, in Danish sentences."""

    clauses: tuple[FilledClause, ...]
    dropped: tuple[str, ...]


def adapt(
    chosen: Sequence[Clause],
    purchase: Purchase,
    view: DatedValues,
    places: Places,
    municipality: Municipality,
    regime: Regime,
    choices: Choices,
) -> Adapted:
    """Fill every chosen clause.

    A text that a person wrote stands in the place of the library's. Whatever a lawyer has approved, that text is a
    draft until legal staff have saved it.
    """
    filled: list[FilledClause] = []
    dropped: list[str] = []
    for clause in chosen:
        typed, unusable = usable_blanks(clause, choices.blanks.get(clause.id, {}))
        dropped += unusable
        one = fill(clause, purchase, view, places, municipality, typed, regime=regime, chosen=chosen)
        filled.append(_with_text(one, clause, choices))
    return Adapted(tuple(filled), tuple(dropped))


def _with_text(filled: FilledClause, clause: Clause, choices: Choices) -> FilledClause:
    text = choices.texts.get(filled.id, "")
    if not text or text == filled.text:
        return filled
    mark = choices.made.get(filled.id)
    status = filled.status if mark is not None and mark.legal else ClauseStatus.DRAFT
    return replace(filled, text=text, library_text=filled.text, status=status, binds=bound(clause, text))
