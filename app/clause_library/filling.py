"""A clause filled for one purchase: optional paragraphs decided, blanks replaced by their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.clause_library.blanks import blanks_in, put_in, read_value, written
from app.clause_library.bound_lots import bound
from app.clause_library.conditions import facts_of, holds
from app.clause_library.defaults import Situation, propose
from app.clause_library.places import Places
from app.model.advice import DatedValues
from app.model.clause import Blank, Clause, FilledBlank, FilledClause, LegalBasis
from app.model.enterprise import Municipality
from app.model.errors import InputError, Problem
from app.model.law import Regime
from app.model.purchase import Purchase

_TYPED = "Skrevet ind af kommunen."


def fill(
    clause: Clause,
    purchase: Purchase,
    view: DatedValues,
    places: Places,
    municipality: Municipality,
    overrides: Mapping[str, str] = {},
    regime: Regime | None = None,
    chosen: Sequence[Clause] = (),
) -> FilledClause:
    """The clause as a document prints it.

    overrides: blank name -> what a person typed. An empty one falls back on the default rule. regime decides the
    paragraphs and the legal basis that hold for one regime only; without it those paragraphs are left out and
    every basis is named. A concession follows its own order whatever the regime. chosen: the clauses that `choose`
    gave for the tender; without them no paragraph that depends on the way of letting is printed.
    A blank without a value prints as "[udfyldes: …]". Raises InputError with one problem per refused blank,
    whose field is the blank's name.
    """
    facts = facts_of(purchase, regime, chosen)
    text = "\n\n".join(paragraph.text for paragraph in clause.paragraphs if holds(paragraph.condition, facts))
    situation = Situation(purchase, view, places, municipality)
    filled = _filled_blanks(clause, overrides, situation)
    values = {name: blank.value for name, blank in filled.items()}
    printed = blanks_in(" ".join((text, clause.documentation, clause.control, clause.sanction)))
    return FilledClause(
        id=clause.id,
        version=clause.version,
        status=clause.status,
        title=clause.title,
        text=put_in(text, values),
        blanks=tuple(filled[name] for name in printed),
        documentation=put_in(clause.documentation, values),
        control=put_in(clause.control, values),
        sanction=put_in(clause.sanction, values),
        legal_basis=tuple(
            LegalBasis(basis.law, basis.url)
            for basis in clause.legal_basis
            if not facts["regime"] or not basis.regimes or facts["regime"] in basis.regimes
        ),
        kind=clause.kind,
        purpose=clause.purpose,
        binds=bound(clause, text),
    )


def _filled_blanks(clause: Clause, overrides: Mapping[str, str], situation: Situation) -> dict[str, FilledBlank]:
    names = {blank.name for blank in clause.blanks}
    problems = [
        Problem(f"Klausulen »{clause.title}« har ikke et felt »{name}«. Ret navnet.", field=name)
        for name in overrides
        if name not in names
    ]
    filled: dict[str, FilledBlank] = {}
    for blank in clause.blanks:
        try:
            filled[blank.name] = _filled(blank, overrides.get(blank.name, ""), situation)
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(*problems)
    return filled


def _filled(blank: Blank, typed: str, situation: Situation) -> FilledBlank:
    if typed.strip():
        value, how = written(read_value(blank, typed)), _TYPED
    else:
        proposal = propose(blank, situation)
        value = f"[udfyldes: {blank.label}]" if proposal.value is None else written(proposal.value)
        how = proposal.how
    return FilledBlank(blank.name, blank.label, value, blank.unit, how)
