"""Frozen searches and notes of contacts, as the case page and the page of one frozen search show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.model.data import DataSource
from app.model.law import LawSource
from app.model.match import Category, NearbySupply
from app.model.search import Asked, Contact, FrozenSearch, HomeOfMatches, HomesAsOf
from app.web import labels
from app.web.law_links import LawLink, law_link
from app.web.purchases.contact_form import ContactForm
from app.web.purchases.market_section import (
    Count,
    EnterpriseRow,
    counts_by_evidence,
    counts_within,
    enterprise_row,
)
from app.web.purchases.presenters import category_label


@dataclass(frozen=True)
class FrozenRow:
    """A frozen search in the list of the case. sources: what it rests on; None where the advice does not say."""

    number: int
    frozen_at: datetime
    frozen_by: str
    matches: int
    sources: tuple[DataSource, ...] | None


@dataclass(frozen=True)
class ContactRow:
    """A note: what came of it, with whom (empty where nobody was chosen), and who wrote it when."""

    outcome: str
    name: str
    note: str
    at: datetime
    by: str


@dataclass(frozen=True)
class SearchSection:
    """The part of the case page. advised_at: the advice that the page shows; frozen_now: it is frozen already."""

    frozen: tuple[FrozenRow, ...]
    contacts: tuple[ContactRow, ...]
    advised_at: str
    frozen_now: bool
    may_edit: bool


@dataclass(frozen=True)
class AskedCategory:
    """A CPV code that was searched for; label: empty where the list no longer holds it."""

    code: str
    label: str


@dataclass(frozen=True)
class Together:
    """Who can deliver together where nobody can alone, in Danish, and the rule."""

    text: str
    law: LawLink


@dataclass(frozen=True)
class FrozenPage:
    """The page of one frozen search. revision: how often the enterprises had changed, None where unknown.

    together_kept, homes_kept: the search kept who can deliver together, and where the enterprises belong; older ones
    did not. homes_of_freezing: these are from the day of freezing, not from the search as the rest is.
    """

    purchase_id: str
    row: FrozenRow
    advised_at: datetime
    advised_by: str
    asked: Asked
    municipality: str
    categories: tuple[AskedCategory, ...]
    matches: tuple[EnterpriseRow, ...]
    doubtful: tuple[EnterpriseRow, ...]
    by_evidence: tuple[Count, ...]
    within: tuple[Count, ...]
    thin: bool
    nearest: tuple[NearbySupply, ...]
    together_kept: bool
    homes_kept: bool
    homes_of_freezing: bool
    homes: tuple[HomeOfMatches, ...]
    unplaced: int
    together: tuple[Together, ...]
    revision: int | None
    demo: bool


@dataclass(frozen=True)
class ContactPage:
    """The page for a new note. choices: CVR number -> name of the enterprises that the case names."""

    purchase_id: str
    title: str
    form: ContactForm
    choices: Mapping[str, str]


def search_section(
    frozen: Sequence[FrozenSearch], contacts: Sequence[Contact], advised_at: datetime, may_edit: bool
) -> SearchSection:
    """Lay out what the case holds of searches and contacts, newest first."""
    return SearchSection(
        frozen=tuple(_frozen_row(search) for search in reversed(frozen)),
        contacts=tuple(_contact_row(contact) for contact in reversed(contacts)),
        advised_at=advised_at.isoformat(),
        frozen_now=bool(frozen) and frozen[-1].advised_at == advised_at,
        may_edit=may_edit,
    )


def frozen_page(
    search: FrozenSearch,
    municipality: str,
    categories: Mapping[str, Category],
    laws: Sequence[LawSource],
    language: str,
) -> FrozenPage:
    """Lay out one frozen search, with nothing in it that was found later.

    categories: labels of its codes; laws: where the cited rules can be read.
    """
    market, then, beside = search.result.market, search.frozen_at.date(), search.surroundings
    return FrozenPage(
        purchase_id=search.purchase_id,
        row=_frozen_row(search),
        advised_at=search.advised_at,
        advised_by=search.advised_by,
        asked=search.asked,
        municipality=municipality,
        categories=tuple(
            AskedCategory(code, category_label(categories[code], language) if code in categories else "")
            for code in search.asked.cpv_codes
        ),
        matches=tuple(enterprise_row(match, then) for match in search.result.matches),
        doubtful=tuple(enterprise_row(match, then) for match in search.result.doubtful),
        by_evidence=counts_by_evidence(market),
        within=counts_within(market),
        thin=market.thin,
        nearest=market.nearest,
        together_kept=beside is not None,
        homes_kept=beside is not None and beside.homes_as_of is not HomesAsOf.UNKNOWN,
        homes_of_freezing=beside is not None and beside.homes_as_of is HomesAsOf.FREEZING,
        homes=beside.homes if beside else (),
        unplaced=beside.unplaced if beside else 0,
        together=tuple(Together(one.text, law_link(one.law, laws)) for one in beside.together) if beside else (),
        revision=search.data.revisions.get("enterprise") if search.data else None,
        demo=search.demo,
    )


def _frozen_row(search: FrozenSearch) -> FrozenRow:
    return FrozenRow(
        number=search.number,
        frozen_at=search.frozen_at,
        frozen_by=search.frozen_by,
        matches=len(search.result.matches),
        sources=search.data.sources if search.data else None,
    )


def _contact_row(contact: Contact) -> ContactRow:
    return ContactRow(str(labels.OUTCOMES[contact.outcome]), contact.name, contact.note, contact.at, contact.by)
