"""The case of the committee paper that the tests share: a canteen with five jobs, its budget, and choices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import html5lib

from app.documents.composing import compose
from app.documents.memo_points import memo_points
from app.model.advice import Edition
from app.model.clause import FilledBlank
from app.model.document import DocumentKind
from app.model.memo import MemoBasis, MemoChoices, Remedy
from app.model.scenario import Group, Job, Scenario
from app.parameters import load_parameters
from app.value import budget, estimate, premium_ceiling

from .cases import canteen, reserved_lot

ROOT = Path(__file__).parents[2]
PARAMETERS = load_parameters(ROOT / "seed_data" / "parameters")
SCENARIO = Scenario(
    "Fem fuldtidsjob",
    date(2026, 9, 1),
    4,
    1_550_000,
    (
        Group(
            "Langtidsledige",
            5,
            "kontanthjaelp_forhoejet",
            60,
            Job.ORDINARY,
            (0.75, 0.6, 0.5, 0.45),
            yearly_wage=300_000,
            deadweight=0.3,
            mentor_cost=40_000,
        ),
    ),
    premium_per_year=150_000,
    uncertainty={"deadweight": (0.15, 0.3, 0.5)},
)


def counted(
    scenario=SCENARIO, base=None, remedies=frozenset(Remedy), investor=None, pool=None, year=2026, adopted=None, **memo
):
    """The canteen with an estimate of the scenario, its budget and these choices."""
    made = estimate(scenario, PARAMETERS)
    base = base or canteen()
    return replace(
        base,
        advice=replace(base.advice, estimate=made),
        budget=budget(
            made,
            budget_year=year,
            adopted_year=adopted,
            last_planned_year=(adopted or year) + 3,
            investor=investor,
            pool=pool,
        ),
        memo=MemoChoices(remedies=frozenset(remedies), **memo),
        memo_basis=MemoBasis(premium_ceiling(made), (6, 12, 24)),
    )


def page_of(case_file):
    return compose(case_file, DocumentKind.MEMO, Edition.INTERNAL, case_file.made_at).html


def text_of(case_file):
    root = html5lib.parse(page_of(case_file), namespaceHTMLElements=False)
    return " ".join("".join(root.itertext()).split())


def points_of(case_file):
    return " ".join(point.text for point in memo_points(case_file))


def naming(lot_title):
    """The purchase in two lots whose reserving clause names this one, as the library's does."""
    base = reserved_lot()
    reserving, *others = base.advice.clauses
    blank = FilledBlank("delkontrakt", "Den forbeholdte delkontrakt", lot_title, "", "Den mindste delkontrakt.")
    named = replace(reserving, text=f"Delkontrakten »{lot_title}« er forbeholdt.\n\n{reserving.text}", blanks=(blank,))
    return replace(base, advice=replace(base.advice, clauses=(named, *others)))
