"""The estimate: lines by month, summed to years and pockets, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from app.model.advice import ParameterBook
from app.model.estimate import Amounts, BreakEven, Estimate, Line
from app.model.scenario import Scenario
from app.value import pockets
from app.value.checks import check
from app.value.defaults import read_defaults
from app.value.fields import fields_of
from app.value.flows import people_in_jobs, terms
from app.value.rates import Rates, read_rates
from app.value.refund import Numbers
from app.value.spans import doubt_of
from app.value.uncertainty import uncertainty
from app.value.valuation import discount_factors, switching_deadweight
from app.value.warnings import warnings

MonthlyLine = tuple[pockets.Kind, str, Numbers]


def estimate(
    scenario: Scenario, parameters: ParameterBook, from_defaults: bool = False, today: date | None = None
) -> Estimate:
    """What the scenario is worth to every pocket, in unrounded kroner.

    Rates are those in force at the scenario's start, held constant. today decides what is stale; without it the start.
    Raises InputError, naming field and rule, for a scenario that cannot be computed as it stands.
    """
    check(scenario)
    view = parameters.at(scenario.start, today)
    rates = read_rates(scenario, view)
    if from_defaults:
        read_defaults(view)
    monthly = tuple(_monthly_lines(scenario, rates))
    factors = discount_factors(rates.discount_rate, scenario.years)
    by_pocket = {pocket: _months_of(monthly, (pocket,), scenario.years) for pocket in pockets.ALL}
    municipality = _months_of(monthly, pockets.MUNICIPALITY, scenario.years)
    public = _months_of(monthly, pockets.PUBLIC, scenario.years)
    break_even = BreakEven(
        _break_even(municipality, scenario.premium_per_year, factors),
        _break_even(public, scenario.premium_per_year, factors),
    )
    spread = uncertainty(scenario, rates)
    doubt = doubt_of(scenario, rates, spread) if spread else ""
    contract = scenario.contract_value_per_year
    return Estimate(
        scenario=scenario,
        from_defaults=from_defaults,
        pockets={pocket: _amounts(months, factors) for pocket, months in by_pocket.items()},
        municipality=_amounts(municipality, factors),
        public=_amounts(public, factors),
        break_even_premium=break_even,
        break_even_share=BreakEven(break_even.municipality / contract, break_even.public / contract),
        payback_month=payback_month(municipality),
        switching_deadweight=switching_deadweight(scenario, rates),
        uncertainty=spread,
        lines=tuple(_shown(monthly, scenario.start.month)),
        assumptions=view.used,
        warnings=warnings(scenario, rates, view.used, doubt),
        municipal_cash_flow=tuple(np.cumsum(municipality).tolist()),
        uncertainty_doubt=doubt,
    )


def payback_month(months: Numbers) -> int | None:
    """The first month after which the cumulative cash flow stays at or above zero to the end; None if none."""
    # Half an øre: sums of twelfths must not miss zero by a rounding error.
    below = np.flatnonzero(np.cumsum(months) < -0.005)
    if below.size == 0:
        return 1
    first = int(below[-1]) + 2
    return first if first <= months.size else None


def _monthly_lines(scenario: Scenario, rates: Rates) -> Iterator[MonthlyLine]:
    """Every line month by month: (kind, name of the group, kroner of shape (months,))."""
    months = 12 * scenario.years
    yield pockets.PREMIUM, "", np.full(months, -scenario.premium_per_year / 12)
    for group in scenario.groups:
        fields = fields_of(group, rates, scenario.years, {})
        people = people_in_jobs(fields, rates, scenario.years, periods_per_year=12)
        for term in terms(group, fields, rates):
            yield term.kind, group.name, term.over(people)
        mentor = np.zeros(months)
        mentor[0] = -group.mentor_cost
        yield pockets.MENTOR, group.name, mentor


def _months_of(lines: Sequence[MonthlyLine], wanted: Sequence[str], years: int) -> Numbers:
    total = np.zeros(12 * years)
    for kind, _, months in lines:
        if kind.pocket in wanted:
            total = total + months
    return total


def _yearly(months: Numbers) -> Numbers:
    return np.asarray(months.reshape(-1, 12).sum(axis=1), dtype=np.float64)


def _amounts(months: Numbers, factors: Numbers) -> Amounts:
    years = _yearly(months)
    return Amounts(tuple(years.tolist()), float(years.sum()), float(years @ factors))


def _break_even(months: Numbers, premium_per_year: float, factors: Numbers) -> float:
    """Kroner a year: the present value of all but the premium, spread over the years."""
    return float(_yearly(months) @ factors / factors.sum() + premium_per_year)


def _calendar(months: Numbers, first_month: int) -> Numbers:
    """Kroner by calendar year; the months before the start and after the end of the scenario count as 0."""
    before = first_month - 1
    after = -(before + months.size) % 12
    return _yearly(np.pad(months, (before, after)))


def _shown(lines: Sequence[MonthlyLine], first_month: int) -> Iterator[Line]:
    """The lines that move money, and each group's benefit line even where it saves nothing."""
    for kind, group, months in lines:
        if kind is pockets.BENEFIT or np.any(months):
            yield Line(
                pocket=kind.pocket,
                styringsomraade=kind.styringsomraade,
                label=f"{kind.label}: {group}" if group else kind.label,
                years=tuple(_yearly(months).tolist()),
                calendar_years=tuple(_calendar(months, first_month).tolist()),
                kind=kind.code,
                group=group,
                cashable=kind.cashable,
            )
