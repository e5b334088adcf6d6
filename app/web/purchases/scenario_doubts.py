"""What a person may have meant otherwise than typed: 0,3 percent for 30, and an uncertainty around another number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext
from wtforms.fields import Field

from app.text.writing import tal
from app.web import labels
from app.web.purchases.budget_form import BudgetForm
from app.web.purchases.scenario_fields import NumberField, SharesField
from app.web.purchases.scenario_form import ScenarioForm, is_share
from app.web.purchases.scenario_group import OWN_AMOUNT, PER_HOUR, PER_YEAR, GroupForm
from app.web.purchases.typed import read_number, read_shares

_WAGES = {"hourly_wage": PER_HOUR, "yearly_wage": PER_YEAR}


@dataclass(frozen=True)
class Doubt:
    """A number that stands as it was typed, and the question it raises. id: the field's."""

    id: str
    name: str
    question: str


def doubts(form: ScenarioForm, budget_form: BudgetForm) -> tuple[Doubt, ...]:
    """One for each percentage above 0 and below 1 in valid forms, in the order of the page."""
    return tuple(
        Doubt(field.id, name, _question(number))
        for field, name, typed in (*_shares(form), *_typed_share(budget_form.share_of_gain, ""))
        for number in typed
        if 0 < number < 1
    )


def own_numbers(form: ScenarioForm) -> dict[str, str]:
    """What the groups have themselves in each field that may be uncertain, as it was typed; empty where they have none.

    An uncertainty is drawn around its own most likely value, so the two stand beside each other.
    """
    groups = [entry.form for entry in form.groups]
    return {key: _listed(groups, key) for key in labels.UNCERTAIN_FIELDS}


def _listed(groups: list[GroupForm], key: str) -> str:
    told = [(group.name.data, _own_number(group, key)) for group in groups]
    if len(groups) == 1:
        return told[0][1]
    return ", ".join(f"{name}: {number}" for name, number in told if number)


def _own_number(group: GroupForm, key: str) -> str:
    if key in _WAGES:
        text = str(group.wage.data or "") if _WAGES[key] == group.wage_per.data else ""
    elif key == "benefit_before":
        text = str(group.benefit_own.data or "") if group.benefit_before.data == OWN_AMOUNT else ""
    else:
        field = group._fields.get(key)
        text = str(field.data or "") if field else ""
    return f"{text} %" if text and is_share(key) else text


Shares = Iterator[tuple[Field, str, tuple[float, ...]]]


def _shares(form: ScenarioForm) -> Shares:
    """Every field of percent with its name and what stands in it."""
    several = len(form.groups) > 1
    for entry in form.groups:
        for field in entry.form:
            yield from _typed_share(field, entry.form.name.data if several else "")
    for key, span in form.uncertainty.form._fields.items():
        if is_share(key):
            name = gettext("Usikkerhed: %(field)s", field=labels.UNCERTAIN_FIELDS[key])
            yield from ((one, name, (read_number(one.data),)) for one in span.form if one.data)
    for field in (form.discount_rate, form.municipal_tax_retention):
        yield from _typed_share(field, "")


def _typed_share(field: Field, group: str) -> Shares:
    name = f"{field.label.text} ({group})" if group else str(field.label.text)
    if isinstance(field, SharesField):
        yield field, name, tuple(100 * share for share in read_shares(field.data))
    elif isinstance(field, NumberField) and field.share and field.data:
        yield field, name, (read_number(field.data),)


def _question(number: float) -> str:
    return str(
        gettext(
            "%(typed)s er læst som %(typed)s procent. Mente du %(meant)s?",
            typed=tal(number, 6),
            meant=tal(100 * number, 6),
        )
    )
