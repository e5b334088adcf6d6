"""A person looks for enterprises, and an enterprise looks for purchases that fit it."""

from __future__ import annotations

from datetime import date
from typing import cast

from app.matching import Index
from app.model.advice import Knowledge
from app.model.case import Fit
from app.model.enterprise import Enterprise
from app.store import enterprises, purchases
from app.store.database import Database


def search_enterprises(
    db: Database, text: str = "", municipality_code: str = "", limit: int = 50, offset: int = 0
) -> tuple[tuple[Enterprise, ...], int]:
    """A page of enterprises by name, and how many there are in all."""
    return enterprises.search_enterprises(db, text, municipality_code, limit, offset)


def find_enterprise(db: Database, cvr: str) -> Enterprise:
    """The enterprise with this CVR number; raises LookupError where there is none."""
    found = enterprises.find_enterprises(db, [cvr])
    if not found:
        raise LookupError(cvr)
    return found[0]


def coming_purchases_for(db: Database, knowledge: Knowledge, cvr: str, today: date) -> tuple[Fit, ...]:
    """The listed coming purchases that an enterprise could deliver, best first, and why."""
    coming = purchases.listed_purchases(db, today)
    demo = purchases.demo_ids(db)
    index = cast(Index, knowledge.enterprises)
    return tuple(
        Fit(purchase, knowledge.municipalities[purchase.municipality_code].name, match, purchase.id in demo)
        for purchase, match in index.fit(cvr, coming)
    )
