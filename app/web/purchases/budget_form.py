"""Who pays first and whose budget it is: the part of the value page that shapes the budget lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flask import request
from flask_babel import LazyString, gettext, lazy_gettext
from wtforms import Form, ValidationError
from wtforms.fields import Field

from app.model.budget import COMMITTEES, POOL, BudgetPlan, Committees, Investor, Pool
from app.text.cpr import find_cpr
from app.text.writing import tal
from app.value.fields import SHARE, Bounds
from app.web.purchases.scenario_fields import LineField, NumberField, add_error, percent

BUDGET_PREFIX = "budget-"
_ADVANCE = Bounds(0, 100_000_000_000, "kr.")
_LONGEST_NAME = 80
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_POCKETS = {
    "purchasing": "municipality.purchasing",
    "employment": "municipality.employment",
    "tax": "municipality.tax",
    "pool_committee": POOL,
}


class NameField(LineField):
    """The name of an investor, a pool or a committee. It goes into addresses and files, so no CPR number."""

    def pre_validate(self, _form: Form) -> None:
        """Raise ValidationError for a name that is too long or looks like a CPR number."""
        if len(self.data) > _LONGEST_NAME:
            raise ValidationError(gettext("Skriv højst %(most)s tegn.", most=_LONGEST_NAME))
        if find_cpr(self.data):
            raise ValidationError(gettext("Det ligner et CPR-nummer. Skriv et navn uden numre på personer."))


class YearField(LineField):
    """A calendar year, or empty."""

    def pre_validate(self, _form: Form) -> None:
        """Raise ValidationError for what is no year."""
        if self.data and not _YEAR.fullmatch(self.data):
            raise ValidationError(gettext("Skriv årstallet med fire cifre."))


def _committee(label: LazyString, key: str) -> NameField:
    return NameField(label, hint=lazy_gettext("Tomt felt: %(name)s.", name=COMMITTEES[_POCKETS[key]]))


class BudgetForm(Form):  # type: ignore[misc]
    """The budget year, an investor, a pool and the names of committees, as typed; all may be empty."""

    budget_year = YearField(
        lazy_gettext("Budgetår"),
        hint=lazy_gettext(
            "Det år, der søges tillægsbevilling for. Tomt felt er i år, og efter 15. oktober også næste år."
        ),
    )
    investor = NameField(lazy_gettext("Investor"), hint=lazy_gettext("En fond eller virksomhed, der betaler først."))
    advance_kr = NumberField(
        lazy_gettext("Investorens udlæg"),
        _ADVANCE,
        lazy_gettext("kr."),
        optional=True,
        hint=lazy_gettext("Det højeste beløb, der betales ind."),
    )
    share_of_gain = NumberField(
        lazy_gettext("Investorens del af gevinsten"),
        SHARE,
        share=True,
        optional=True,
        hint=lazy_gettext("Af det, der spares ud over indsatsen. Tomt felt er 0."),
    )
    pool = NameField(
        lazy_gettext("Kommunens egen investeringspulje"),
        hint=lazy_gettext("Puljen lægger merprisen ud og får den igen af sparede ydelser."),
    )
    purchasing = _committee(lazy_gettext("Udvalg for indkøbet"), "purchasing")
    employment = _committee(lazy_gettext("Udvalg for beskæftigelse"), "employment")
    tax = _committee(lazy_gettext("Udvalg for skat"), "tax")
    pool_committee = _committee(lazy_gettext("Udvalg for puljen"), "pool_committee")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every field can be read and fits the others; errors are put beside the fields."""
        valid = bool(super().validate(extra_validators))
        return self._names_one_payer() and valid

    def plan(self) -> BudgetPlan:
        """What a valid form describes."""
        names = {pocket: self[key].data for key, pocket in _POCKETS.items() if self[key].data}
        investor = None
        if self.investor.data:
            investor = Investor(self.investor.data, self.advance_kr.number, self.share_of_gain.number or 0.0)
        pool = Pool(self.pool.data) if self.pool.data else None
        year = int(self.budget_year.data) if self.budget_year.data else None
        return BudgetPlan(Committees(names), investor, pool, year)

    def faulty(self) -> Iterator[Field]:
        """Every field with an error, in the order of the page."""
        return (field for field in self if field.errors)

    def query(self) -> dict[str, str]:
        """What is typed as parts of an address, so that files have it too."""
        return {field.name: field.data for field in self if field.data}

    def _names_one_payer(self) -> bool:
        before = len(tuple(self.faulty()))
        if self.investor.data and not self.advance_kr.data:
            add_error(self.advance_kr, gettext("Skriv, hvor meget investoren betaler ind."))
        if not self.investor.data and (self.advance_kr.data or self.share_of_gain.data):
            add_error(self.investor, gettext("Skriv, hvem investoren er."))
        if self.investor.data and self.pool.data:
            add_error(self.pool, gettext("Vælg enten en investor eller en pulje, ikke begge."))
        return len(tuple(self.faulty())) == before


def asked_budget_form(saved: BudgetPlan | None = None) -> BudgetForm:
    """The form of this request: from the fields that were sent, else from the address, else from a saved plan."""
    asked = request.form or request.args
    if request.method == "GET" and not any(name.startswith(BUDGET_PREFIX) for name in asked):
        return BudgetForm(data=typed_plan(saved or BudgetPlan()), prefix=BUDGET_PREFIX)
    return BudgetForm(asked, prefix=BUDGET_PREFIX)


def typed_plan(plan: BudgetPlan) -> dict[str, str]:
    """What the form shows of a plan."""
    investor = plan.investor
    return {
        "budget_year": str(plan.budget_year or ""),
        "investor": investor.name if investor else "",
        "advance_kr": tal(investor.advance_kr, 2) if investor else "",
        "share_of_gain": percent(investor.share_of_gain) if investor else "",
        "pool": plan.pool.name if plan.pool else "",
        **{key: plan.committees.names.get(pocket, "") for key, pocket in _POCKETS.items()},
    }
