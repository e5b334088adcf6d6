"""The form for a scenario: who gets a job, for what money, and how sure we are. Its fields know the scenario's keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask_babel import LazyString, gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import FieldList, Form, FormField, HiddenField, StringField
from wtforms.fields import Field
from wtforms.fields.core import UnboundField

from app.model.budget import BudgetPlan
from app.model.errors import Problem
from app.model.scenario import Group, Job, Options, Scenario
from app.text.writing import tal
from app.value.checks import CONTRACT_VALUE, DRAWS, GROUPS, PREMIUM, SEED, YEARS
from app.value.fields import DRAWN_BOUNDS, RETENTION_MULTIPLIER, SHARE
from app.value.rates import HIGHER_RATE
from app.web import labels
from app.web.purchases.budget_form import BUDGET_PREFIX, BudgetForm, NameField, YearField, typed_plan
from app.web.purchases.forms import Refusal
from app.web.purchases.scenario_fields import (
    LineField,
    NumberField,
    SharesField,
    add_error,
    check_bounds,
    one_line_or_empty,
    percent,
)
from app.web.purchases.scenario_group import OWN_AMOUNT, PER_HOUR, PER_YEAR, GroupForm, typed_group
from app.web.purchases.typed import read_day, read_number

_SHARES = ("deadweight", "displacement", "attribution", "evidence_correction", "local_share", RETENTION_MULTIPLIER)
_WAGES = ("hourly_wage", "yearly_wage")
_PER_HOUR_ONLY = ("hourly_wage", "hours_per_week")


class SpanForm(Form):  # type: ignore[misc]
    """The lowest, most likely and highest value of an uncertain field; all empty where it is not uncertain."""

    low = StringField(lazy_gettext("Lavest"), filters=[one_line_or_empty])
    mode = StringField(lazy_gettext("Mest sandsynligt"), filters=[one_line_or_empty])
    high = StringField(lazy_gettext("Højest"), filters=[one_line_or_empty])

    def corners(self) -> tuple[str, str, str]:
        """What was typed, lowest first."""
        return self.low.data, self.mode.data, self.high.data


def is_share(field: str) -> bool:
    """Whether an uncertain field is typed as percent."""
    return field in _SHARES


def _spans() -> dict[str, FormField]:
    """The uncertain fields in the order of their names, those that are asked about first in front."""
    return {key: FormField(SpanForm, label=label) for key, label in labels.UNCERTAIN_FIELDS.items()}


class ScenarioForm(FlaskForm):  # type: ignore[misc]
    """A scenario as a person types it. lock: what the person began from, for a saved one."""

    name = LineField(lazy_gettext("Scenariets navn"))
    start = LineField(lazy_gettext("Første dag"))
    years = NumberField(lazy_gettext("Antal år"), YEARS, lazy_gettext("år"), whole=True)
    contract_value_per_year = NumberField(
        lazy_gettext("Kontraktens værdi om året"), CONTRACT_VALUE, lazy_gettext("kr."), hint=lazy_gettext("Uden moms.")
    )
    premium_per_year = NumberField(
        lazy_gettext("Merpris om året"),
        PREMIUM,
        lazy_gettext("kr."),
        hint=lazy_gettext("Det, de sociale hensyn koster ekstra. Negativ, hvis købet bliver billigere."),
    )
    groups = FieldList(FormField(GroupForm))
    discount_rate = NumberField(
        lazy_gettext("Kalkulationsrente"),
        SHARE,
        share=True,
        optional=True,
        hint=lazy_gettext("Tomt felt følger Finansministeriet."),
    )
    municipal_tax_retention = NumberField(
        lazy_gettext("Kommuneskat, som kommunen beholder"),
        SHARE,
        share=True,
        optional=True,
        hint=lazy_gettext("Efter udligning. Tomt felt er kommunens egen værdi eller 0 med statsgaranti."),
    )
    uncertainty = FormField(type("UncertaintyForm", (Form,), _spans()))
    seed = NumberField(lazy_gettext("Startværdi for de tilfældige udfald"), SEED, whole=True, default="1")
    draws = NumberField(lazy_gettext("Antal tilfældige udfald"), DRAWS, whole=True, default="20000")
    lock = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every field can be read and fits the others; errors are put beside the fields."""
        # Every check is run, so that all there is to mend is told at once.
        checks = (
            bool(super().validate(extra_validators)),
            self._is_named(),
            *(self._fits(entry.form) for entry in self.groups),
            *(self._is_span(key, self.uncertainty.form[key]) for key in DRAWN_BOUNDS),
        )
        return all(checks)

    def scenario(self) -> Scenario:
        """The scenario that a valid form describes."""
        return Scenario(
            name=self.name.data,
            start=read_day(self.start.data),
            years=self.years.number,
            contract_value_per_year=self.contract_value_per_year.number,
            premium_per_year=self.premium_per_year.number,
            groups=tuple(entry.form.group() for entry in self.groups),
            options=Options(
                municipal_tax_retention=self.municipal_tax_retention.number,
                discount_rate=self.discount_rate.number,
                seed=self.seed.number,
                draws=self.draws.number,
            ),
            uncertainty={
                key: _corners(key, *self.uncertainty.form[key].form.corners())
                for key in DRAWN_BOUNDS
                if any(self.uncertainty.form[key].form.corners())
            },
        )

    def place(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Put each refusal beside its field; returns those that belong to no field of the form."""
        homeless = []
        for problem in problems:
            field = self._field_of(problem.field.split("."))
            if field is None:
                homeless.append(problem)
            elif not field.errors:
                add_error(field, Refusal(problem.message))
        return tuple(homeless)

    def faulty(self) -> Iterator[Field]:
        """Every field with an error, in the order of the page."""
        for field in self:
            if field is self.groups:
                yield from (one for entry in field for one in entry.form if one.errors)
            elif field is self.uncertainty:
                yield from (corner for span in field.form for corner in span.form if corner.errors)
            elif field.errors:
                yield field

    def add_group(self) -> None:
        """One more group, like the last one but for its name and places; bounds are those of a scenario."""
        if len(self.groups) < GROUPS.high:
            last = self.groups[-1].form.data if len(self.groups) else typed_group(_NEW_GROUP)
            self.groups.append_entry({**last, "name": "", "places": ""})

    def remove_group(self, name: str) -> None:
        """Take the group with this name of its fields away; the last one stays."""
        if len(self.groups) > 1:
            self.groups.entries = [entry for entry in self.groups.entries if entry.name != name]

    def _is_named(self) -> bool:
        if not self.name.data:
            add_error(self.name, gettext("Giv scenariet et navn."))
        try:
            read_day(self.start.data)
        except ValueError as error:
            add_error(self.start, str(error))
        return not self.name.errors and not self.start.errors

    def _fits(self, group: GroupForm) -> bool:
        if not group.name.data:
            add_error(group.name, gettext("Skriv, hvem gruppen er, for eksempel »Langtidsledige«."))
        if group.benefit_before.data == OWN_AMOUNT and not group.benefit_own.data:
            add_error(group.benefit_own, gettext("Skriv ydelsen i kroner om måneden."))
        if not group.wage.data and group.job.data != Job.PLACEMENT:
            add_error(group.wage, gettext("Skriv lønnen i timen eller om året."))
        elif not group.wage.errors and group.wage.data and group.wage_per.data == PER_HOUR:
            _bounded(group.wage, "hourly_wage", group.wage.data)
        if not group.retention.errors and not self.years.errors:
            given, needed = len(group.retention.shares), self.years.number
            if given < needed:
                message = gettext("Skriv et tal for hvert af de %(needed)s år. Her står %(given)s.")
                add_error(group.retention, message % {"needed": needed, "given": given})
        return not any(field.errors for field in group)

    def _is_span(self, key: str, span: FormField) -> bool:
        fields = (span.form.low, span.form.mode, span.form.high)
        if not any(field.data for field in fields):
            return True
        for field in fields:
            if not field.data:
                add_error(field, gettext("Skriv alle tre tal, eller lad alle tre være tomme."))
            else:
                _bounded(field, key, field.data)
        if any(field.errors for field in fields):
            return False
        low, mode, high = (read_number(field.data) for field in fields)
        if not low <= mode <= high:
            add_error(span.form.low, gettext("Skriv tallene i orden: lavest, mest sandsynligt, højest."))
            return False
        return self._is_used(key, span)

    def _is_used(self, key: str, span: FormField) -> bool:
        """A field that says nothing of a group would change nothing there."""
        wanted = PER_HOUR if key in _PER_HOUR_ONLY else PER_YEAR
        earning = [entry.form for entry in self.groups if entry.form.job.data != Job.PLACEMENT]
        if key in (*_WAGES, *_PER_HOUR_ONLY) and any(group.wage_per.data != wanted for group in earning):
            message = (
                gettext("Kan kun være usikkert, når alle grupper har timeløn.")
                if wanted == PER_HOUR
                else gettext("Kan kun være usikkert, når alle grupper har årsløn.")
            )
            add_error(span.form.low, message)
            return False
        return True

    def _field_of(self, path: list[str]) -> Field | None:
        key = path[-1]
        if path[0] == "groups" and len(path) > 2 and int(path[1]) < len(self.groups):
            form = self.groups[int(path[1])].form
            if key == "benefit_before" and form.benefit_before.data == OWN_AMOUNT:
                return form.benefit_own
            return form.wage if key in _WAGES else form._fields.get(key)
        if path[0] == "uncertainty" and key in DRAWN_BOUNDS:
            return self.uncertainty.form[key].form.low
        return None if key == "groups" else self._fields.get(key)


_NEW_GROUP = Group("", 1, HIGHER_RATE, 52, Job.ORDINARY, (), hourly_wage=None)


def typed_scenario(scenario: Scenario) -> dict[str, Any]:
    """What the form shows of a scenario."""
    return {
        "name": scenario.name,
        "start": scenario.start.isoformat(),
        "years": str(scenario.years),
        "contract_value_per_year": tal(scenario.contract_value_per_year, 2),
        "premium_per_year": tal(scenario.premium_per_year, 2),
        "groups": [typed_group(group) for group in scenario.groups],
        "discount_rate": _or_empty(scenario.options.discount_rate),
        "municipal_tax_retention": _or_empty(scenario.options.municipal_tax_retention),
        "uncertainty": {
            key: dict(zip(("low", "mode", "high"), (_typed_corner(key, one) for one in corners), strict=True))
            for key, corners in scenario.uncertainty.items()
        },
        "seed": str(scenario.options.seed),
        "draws": str(scenario.options.draws),
    }


def _or_empty(share: float | None) -> str:
    return "" if share is None else percent(share)


def _corners(key: str, low: str, mode: str, high: str) -> tuple[float, float, float]:
    whole = 100 if is_share(key) else 1
    return read_number(low) / whole, read_number(mode) / whole, read_number(high) / whole


def _typed_corner(key: str, value: float) -> str:
    return percent(value) if is_share(key) else tal(value, 4)


def _bounded(field: Field, key: str, typed: str) -> None:
    """Put a message beside the field where the number is none, or out of the bounds of that key."""
    try:
        check_bounds(read_number(typed), DRAWN_BOUNDS[key], is_share(key))
    except ValueError as error:
        add_error(field, error.args[0])


def is_unsaved(form: ScenarioForm, budget_form: BudgetForm, scenario: Scenario, plan: BudgetPlan) -> bool:
    """Whether the forms hold another text than this scenario and its plan are shown with."""
    shown = typed_scenario(scenario)
    typed = {name: form[name].data for name in shown}
    typed["uncertainty"] = {key: span for key, span in form.uncertainty.data.items() if any(span.values())}
    return (typed, budget_form.data) != (shown, typed_plan(plan))


def kept_labels() -> Mapping[str, LazyString]:
    """The last part of a field's name -> its label; the scenario's own name is called as the group's."""
    fields = {**ScenarioForm.__dict__, **GroupForm.__dict__, **BudgetForm.__dict__}
    return {name: label for name in fields if (label := _label(fields, name))}


def kept_label(name: str) -> LazyString | str:
    """The label of a field by the name it was sent under, for the page that shows a form which came too late.

    Empty for choices, uncertain fields and what no form of the editor asks for.
    """
    parts = name.split("-")
    if len(parts) == 3 and parts[0] == "groups":
        return _label(GroupForm.__dict__, parts[2])
    if name.startswith(BUDGET_PREFIX):
        return _label(BudgetForm.__dict__, name.removeprefix(BUDGET_PREFIX))
    return "" if name in _UNSEEN else _label(ScenarioForm.__dict__, name)


def _label(fields: Mapping[str, Any], name: str) -> LazyString | str:
    field = fields.get(name)
    shown = isinstance(field, UnboundField) and field.field_class in _SHOWN
    return field.args[0] if shown and field else ""


_SHOWN = (LineField, NumberField, SharesField, NameField, YearField)
_UNSEEN = ("seed", "draws")
