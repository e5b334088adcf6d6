"""What the pages about purchases may show, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext

from app.model.advice import CategoryFinder
from app.model.case import Case, CaseSummary
from app.model.errors import Problem
from app.model.match import Category, Suggestion
from app.web import labels
from app.web.formatting import written_date
from app.web.purchases.forms import PurchaseForm, typed_values

_OWN_WORDS = ("title", "description", "department")


@dataclass(frozen=True)
class CaseRow:
    """A line in the list of cases."""

    purchase_id: str
    title: str
    department: str
    value_kr: int
    notice_date: date
    regime: str
    matches: int
    demo: bool


@dataclass(frozen=True)
class CaseList:
    """The cases of the municipality; may_edit: whether the reader may make new ones."""

    municipality: str
    coming: tuple[CaseRow, ...]
    past: tuple[CaseRow, ...]
    may_edit: bool


@dataclass(frozen=True)
class CategoryChoice:
    """A category to pick. found_by: the words of the purchase that led to it; empty for the code chosen before."""

    code: str
    label: str
    lang: str
    found_by: tuple[str, ...]
    checked: bool


@dataclass(frozen=True)
class Difference:
    """A field of the form that holds something else in the database than what was typed, each as a person reads it.

    danish: the values are a person's own words.
    """

    name: str
    stored: str
    typed: str
    danish: bool


@dataclass(frozen=True)
class Conflict:
    """Somebody has saved the purchase while it was being changed here. saved_by: empty for an import."""

    saved_by: str
    saved_at: datetime
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class PurchaseFormPage:
    """The form with its categories. refusals: what was refused and belongs to no field.

    purchase_id: empty for a new purchase. asked: suggestions were looked for, perhaps in vain. conflict: why nothing
    was saved, although all was in order.
    """

    form: PurchaseForm
    purchase_id: str
    municipality: str
    categories: tuple[CategoryChoice, ...]
    asked: bool
    refusals: tuple[Problem, ...]
    conflict: Conflict | None


def case_list(cases: Sequence[CaseSummary], municipality: str, may_edit: bool, today: date) -> CaseList:
    """The cases parted by their notice date: what is coming, soonest first, and what has been, latest first."""
    rows = [
        CaseRow(
            case.purchase_id,
            case.title,
            case.department,
            case.value_kr,
            case.notice_date,
            labels.name_of(labels.REGIMES, case.regime),
            case.matches,
            case.demo,
        )
        for case in sorted(cases, key=lambda case: (case.notice_date, case.title))
    ]
    return CaseList(
        municipality=municipality,
        coming=tuple(row for row in rows if row.notice_date >= today),
        past=tuple(row for row in reversed(rows) if row.notice_date < today),
        may_edit=may_edit,
    )


def category_choices(
    suggestions: Sequence[Suggestion], picked: str, categories: CategoryFinder, language: str
) -> tuple[CategoryChoice, ...]:
    """The suggestions as choices; the picked code comes first when it is not among them."""
    known = categories.label(picked) if picked and picked not in {one.code for one in suggestions} else None
    choices = [_choice(known, (), True, language)] if known else []
    choices += [_choice(one, one.matched, one.code == picked, language) for one in suggestions]
    return tuple(choices)


def conflict(case: Case, typed: Mapping[str, Any]) -> Conflict:
    """What is stored now beside what was typed, for every field of the form where they differ."""
    stored = typed_values(case.purchase, case.listed)
    return Conflict(
        saved_by=case.made_by,
        saved_at=case.made_at,
        differences=tuple(
            Difference(_name_of_field(key), _as_read(key, stored[key]), _as_read(key, typed[key]), key in _OWN_WORDS)
            for key in stored
            if stored[key] != typed[key]
        ),
    )


def pick_a_category(asked: bool, found: bool) -> str:
    """What to do about a missing category."""
    if found:
        return str(gettext("Vælg den kategori, der passer bedst."))
    if asked:
        return str(gettext("Vi fandt ingen kategori ud fra teksten. Skriv en CPV-kode, eller beskriv købet nærmere."))
    return str(gettext("Vælg en kategori, eller skriv en CPV-kode."))


def category_label(category: Category | Suggestion, language: str) -> str:
    """The official label in the reader's language."""
    return category.label_en if language == "en" else category.label_da


def _choice(category: Category | Suggestion, found_by: tuple[str, ...], checked: bool, language: str) -> CategoryChoice:
    return CategoryChoice(category.code, category_label(category, language), language, found_by, checked)


def _name_of_field(key: str) -> str:
    return str(getattr(PurchaseForm, key).args[0])


def _as_read(key: str, value: str | bool) -> str:
    """A value of the form in words: the name of a choice, a date as it is written, yes or no for a tick."""
    if isinstance(value, bool):
        return str(labels.YES_NO["yes" if value else "no"])
    options = getattr(PurchaseForm, key).kwargs.get("options", {})
    if value in options:
        return str(options[value])
    return written_date(date.fromisoformat(value)) if value and key.endswith("_date") else value
