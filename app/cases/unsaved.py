"""A person asks who can deliver, or for the whole advice, without saving anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.advice import advise, codes_of
from app.cases.documents import write_document
from app.cases.memo import with_proposed_memo
from app.cases.purchases import case_file, with_others
from app.cases.render_turn import render_turn
from app.cases.scenarios import budget_of
from app.documents import compose
from app.documents.fitting import fits
from app.intake import placed_in, read_purchase_yaml, read_scenario_yaml
from app.model.advice import Advice, Edition, Knowledge
from app.model.branding import Branding
from app.model.budget import Budget, BudgetPlan, Investor, Pool
from app.model.document import Document, DocumentFormat, DocumentKind
from app.model.errors import InputError, Problem
from app.model.estimate import Estimate
from app.model.match import MatchResult
from app.model.purchase import Purchase
from app.parameters import Parameters
from app.store import purchases, reference
from app.store.database import Database, path_of
from app.value import estimate


def typed_purchase(db: Database, knowledge: Knowledge, text: str, file: str) -> Purchase:
    """A purchase in YAML, checked against the CPV list and the municipalities.

    Raises InputError naming file, line and key.
    """
    return read_purchase_yaml(text, file, reference.category_codes(db), knowledge.municipalities)


def advise_unsaved(db: Database, knowledge: Knowledge, purchase: Purchase, today: date) -> Advice:
    """The whole advice; nothing is saved."""
    return advise(purchase, with_others(db, knowledge, purchase), today)


def advise_typed(db: Database, knowledge: Knowledge, text: str, file: str, today: date) -> Advice:
    """The whole advice on a purchase in YAML; nothing is saved. Raises InputError naming file, line and key."""
    purchase = typed_purchase(db, knowledge, text, file)
    with placed_in(text, file):
        return advise_unsaved(db, knowledge, purchase, today)


def stored_purchases(db: Database, purchase_id: str | None) -> tuple[Purchase, ...]:
    """The saved purchase with this id, or all of them; raises InputError for an unknown id."""
    if purchase_id is None:
        return purchases.all_purchases(db)
    purchase = purchases.find_purchase(db, purchase_id)
    if purchase is None:
        raise InputError(Problem(f"Der er intet indkøb med id'et {purchase_id}. Ret id'et.", "purchase_id"))
    return (purchase,)


def match_purchase(knowledge: Knowledge, purchase: Purchase, limit: int) -> MatchResult:
    """The enterprises that may deliver a purchase; an unconfirmed category counts as advice counts it."""
    return knowledge.enterprises.match(purchase, codes_of(purchase, knowledge), limit)


def unsaved_document(
    db: Database,
    knowledge: Knowledge,
    advice: Advice,
    kind: DocumentKind,
    edition: Edition,
    made_at: datetime,
    branding: Branding = Branding(),  # noqa: B008
) -> Document:
    """A document on advice that is not saved; it is kept nowhere. Raises InputError where it does not fit the case."""
    demo = any(source.demo for source in reference.all_sources(db))
    file = with_proposed_memo(knowledge, case_file(db, knowledge, advice, made_at, demo), made_at.date())
    if why_not := fits(file.advice, kind):
        raise InputError(Problem(why_not, file=advice.purchase.id))
    return compose(
        replace(file, branding=branding.for_case_of(advice.purchase.municipality_code)), kind, edition, made_at
    )


def unsaved_file(db: Database, document: Document, form: DocumentFormat) -> bytes:
    """A document that is not kept in a format, rendered in turn with those of the pages."""
    with render_turn(path_of(db)):
        return write_document(document, form)


def estimate_scenario(parameters: Parameters, text: str, file: str, today: date) -> Estimate:
    """The value of a scenario in YAML to every pocket; needs no database. today decides which values are stale.

    Raises InputError naming file, line and key.
    """
    scenario = read_scenario_yaml(text, file)
    with placed_in(text, file):
        return estimate(scenario, parameters, today=today)


def budget_scenario(
    parameters: Parameters,
    text: str,
    file: str,
    today: date,
    budget_year: int | None,
    investor: Investor | None = None,
    pool: Pool | None = None,
) -> Budget:
    """The budget lines of a scenario in YAML; needs no database. budget_year: None follows the calendar.

    Raises InputError naming file, line and key, and for an investor or a pool as app.value.budget does.
    """
    made = estimate_scenario(parameters, text, file, today)
    return budget_of(parameters, made, today, BudgetPlan(investor=investor, pool=pool, budget_year=budget_year))
