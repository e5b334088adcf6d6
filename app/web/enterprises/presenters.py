"""What the pages about enterprises may show. They are open to everyone, so a purchase's value never gets here.

The form for a purchase promises just what is shown: title, municipality, date, and the words that fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from urllib.parse import urlsplit

from flask_babel import gettext

from app.model.case import Fit
from app.model.enterprise import Enterprise, Municipality
from app.model.match import Category
from app.text.writing import kroner
from app.web import labels
from app.web.formatting import age, written_date
from app.web.register_status import register_status


@dataclass(frozen=True)
class EnterpriseLine:
    """A line of the search."""

    cvr: str
    name: str
    municipality: str
    capabilities: tuple[str, ...]
    description: str
    register: str


@dataclass(frozen=True)
class Place:
    """A municipality to filter by."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class EnterpriseList:
    """A page of the search. number and pages count from 1."""

    text: str
    municipality_code: str
    places: tuple[Place, ...]
    lines: tuple[EnterpriseLine, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True)
class Fact:
    """Something that is known of an enterprise, or not: value is empty then.

    age: how old it is. danish: the value is Danish whatever the reader's language.
    """

    name: str
    value: str
    age: str = ""
    danish: bool = False


@dataclass(frozen=True)
class ComingPurchase:
    """A coming purchase that fits. words: what the purchase and the enterprise have in common."""

    title: str
    municipality: str
    notice_date: date
    words: tuple[str, ...]
    distance_km: float | None
    demo: bool


@dataclass(frozen=True)
class EnterprisePage:
    """A profile, every fact with its age, and the coming purchases that fit it."""

    cvr: str
    name: str
    description: str
    capabilities: tuple[str, ...]
    categories: tuple[Category, ...]
    facts: tuple[Fact, ...]
    email: str
    website: str
    source: str
    language: str
    coming: tuple[ComingPurchase, ...]


def enterprise_list(
    found: Sequence[Enterprise],
    total: int,
    text: str,
    municipality_code: str,
    municipalities: Mapping[str, Municipality],
    number: int,
    per_page: int,
    today: date,
) -> EnterpriseList:
    """A page of the search with the municipalities by name."""
    return EnterpriseList(
        text=text,
        municipality_code=municipality_code,
        places=tuple(
            Place(place.code, place.name, place.code == municipality_code)
            for place in sorted(municipalities.values(), key=lambda place: place.name)
        ),
        lines=tuple(
            EnterpriseLine(
                cvr=one.cvr,
                name=one.name,
                municipality=_municipality(one.municipality_code, municipalities),
                capabilities=one.capabilities,
                description=one.description,
                register=register_status(one.rsv_status, one.rsv_as_of, today),
            )
            for one in found
        ),
        total=total,
        number=number,
        pages=max(1, ceil(total / per_page)),
    )


def enterprise_page(
    enterprise: Enterprise,
    fits: Sequence[Fit],
    municipalities: Mapping[str, Municipality],
    categories: Sequence[Category],
    today: date,
    language: str,
) -> EnterprisePage:
    """The profile. categories: the labels of the enterprise's own CPV codes."""
    return EnterprisePage(
        cvr=enterprise.cvr,
        name=enterprise.name,
        description=enterprise.description,
        capabilities=enterprise.capabilities,
        categories=tuple(categories),
        facts=tuple(_facts(enterprise, municipalities, today)),
        email=enterprise.email,
        website=_web_address(enterprise.website),
        source=enterprise.source,
        language=language,
        coming=tuple(
            ComingPurchase(
                title=fit.purchase.title,
                municipality=fit.municipality_name,
                notice_date=fit.purchase.notice_date,
                words=fit.match.matched,
                distance_km=fit.match.distance_km,
                demo=fit.demo,
            )
            for fit in fits
        ),
    )


def _facts(enterprise: Enterprise, municipalities: Mapping[str, Municipality], today: date) -> list[Fact]:
    registered = str(labels.RSV_STATUSES[enterprise.rsv_status])
    if enterprise.rsv_since:
        registered = gettext("%(status)s siden %(day)s", status=registered, day=written_date(enterprise.rsv_since))
    share = ""
    if enterprise.disadvantaged_pct is not None:
        share = gettext(
            "%(share)s %% (%(evidence)s)",
            share=f"{enterprise.disadvantaged_pct:g}".replace(".", ","),
            evidence=str(labels.EVIDENCE[enterprise.disadvantaged_evidence]).lower(),
        )
    place = _municipality(enterprise.municipality_code, municipalities)
    return [
        Fact(gettext("Hører hjemme i"), " · ".join(filter(None, (place, enterprise.postal_code))), danish=True),
        Fact(gettext("Virksomhedsform"), enterprise.legal_form, danish=True),
        Fact(gettext("Branchekode"), enterprise.industry_code),
        Fact(gettext("RSV-registret"), registered, _as_of(enterprise.rsv_as_of, today)),
        Fact(gettext("Ansatte"), "" if enterprise.employees is None else str(enterprise.employees)),
        Fact(
            gettext("Andel udsatte eller personer med handicap blandt de ansatte"),
            share,
            _as_of(enterprise.disadvantaged_as_of, today) if share else "",
        ),
        Fact(gettext("Målgrupper"), ", ".join(enterprise.target_groups), danish=True),
        Fact(gettext("Kapacitet om året"), _kroner(enterprise.annual_capacity_kr)),
        Fact(gettext("Leverer i"), _area(enterprise.service_area, municipalities)),
    ]


def _as_of(day: date | None, today: date) -> str:
    if day is None:
        return str(gettext("dato ikke oplyst"))
    return str(gettext("pr. %(day)s, %(age)s", day=written_date(day), age=age(day, today)))


def _kroner(amount: int | None) -> str:
    return "" if amount is None else str(gettext("op til %(amount)s uden moms", amount=kroner(amount)))


def _area(codes: Sequence[str], municipalities: Mapping[str, Municipality]) -> str:
    if "DK" in codes:
        return str(gettext("hele landet"))
    return ", ".join(_municipality(code, municipalities) for code in codes)


def _municipality(code: str, municipalities: Mapping[str, Municipality]) -> str:
    return municipalities[code].name if code in municipalities else code


def _web_address(website: str) -> str:
    """Only a web address may become a link: a register row could hold anything."""
    address = website if "://" in website else f"https://{website}" if website else ""
    return address if urlsplit(address).scheme in ("http", "https") else ""
