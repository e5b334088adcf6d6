"""What the page for the committee paper may show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import floor
from typing import Any

from flask_babel import gettext

from app.cases.memo import LONGEST_HEARING, MemoInCase
from app.model.memo import MemoChoices, Remedy
from app.text.writing import kroner
from app.web.purchases.memo_form import HINTS, MemoForm


@dataclass(frozen=True)
class RemedyRow:
    """A box to tick. now: what the figures of the case say of it, in the reader's language; empty where nothing."""

    field: Any
    hint: str
    now: str


@dataclass(frozen=True)
class MemoDifference:
    """A field that somebody else has saved otherwise. danish: the values are a person's own words."""

    name: str
    stored: str
    typed: str
    danish: bool


@dataclass(frozen=True)
class MemoPage:
    """The page. saved_at: None where the choices are still the tool's proposal. counted: the case has an estimate.

    conflict: what somebody else has saved otherwise meanwhile; None where nobody has.
    """

    purchase_id: str
    title: str
    form: MemoForm
    remedies: tuple[RemedyRow, ...]
    counted: bool
    saved_by: str
    saved_at: datetime | None
    conflict: tuple[MemoDifference, ...] | None

    @property
    def longest_hearing(self) -> int:
        """How many letters the hearing has room for."""
        return LONGEST_HEARING


def memo_page(found: MemoInCase, form: MemoForm, typed: MemoChoices | None) -> MemoPage:
    """typed: what was typed while somebody else saved; None where nobody did."""
    return MemoPage(
        purchase_id=found.case.purchase.id,
        title=found.case.purchase.title,
        form=form,
        remedies=tuple(RemedyRow(form[one.value], str(HINTS[one]), _now(one, found)) for one in Remedy),
        counted=found.case.advice.estimate is not None,
        saved_by=found.saved.saved_by if found.saved else "",
        saved_at=found.saved.saved_at if found.saved else None,
        conflict=None if typed is None else tuple(_differences(found.choices, typed, form)),
    )


def _now(remedy: Remedy, found: MemoInCase) -> str:
    """What the case's figures say of the remedy as it stands."""
    codes = {line.code for line in found.budget.lines} if found.budget else set()
    if remedy is Remedy.CEILING:
        return _ceiling(found.basis.ceiling)
    if remedy is Remedy.TRANSFER and not codes:
        return str(gettext("Beløbene er ikke beregnet endnu, så punktet henviser til en særskilt sag."))
    if remedy is Remedy.POOL and "pool_advance" not in codes:
        return str(gettext("Sagens scenarie har ingen pulje. Skriv den under budget, så beløbene kommer med."))
    if remedy is Remedy.INVESTOR and "investor_advance" not in codes:
        return str(gettext("Sagens scenarie har ingen investor. Skriv den under budget, så beløbene kommer med."))
    if remedy is Remedy.FOLLOW_UP and found.basis.follow_up_months:
        months = ", ".join(str(month) for month in found.basis.follow_up_months)
        return str(gettext("Måneder efter start: %(months)s.", months=months))
    return ""


def _ceiling(ceiling: float | None) -> str:
    if ceiling is None:
        return str(gettext("Loftet kan ikke beregnes, før et scenarie har spænd for det usikre."))
    if ceiling <= 0:
        return str(gettext("I det forsigtige udfald kan kommunen ikke bære nogen merpris."))
    return str(gettext("Loftet er nu %(amount)s om året.", amount=kroner(floor(ceiling))))


def _differences(stored: MemoChoices, typed: MemoChoices, form: MemoForm) -> Iterator[MemoDifference]:
    if stored.committee != typed.committee:
        yield MemoDifference(str(form.committee.label.text), stored.committee, typed.committee, danish=True)
    for one in Remedy:
        before, after = one in stored.remedies, one in typed.remedies
        if before != after:
            yield MemoDifference(str(form[one.value].label.text), _ticked(before), _ticked(after), danish=False)
    if stored.hearing != typed.hearing:
        yield MemoDifference(str(form.hearing.label.text), stored.hearing, typed.hearing, danish=True)


def _ticked(yes: bool) -> str:
    return str(gettext("Ja") if yes else gettext("Nej"))
