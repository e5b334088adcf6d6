"""A prudent scenario for a purchase that nobody has written one for, from dated parameters marked as assumptions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from app.model.advice import DatedValues, ParameterBook
from app.model.errors import InputError
from app.model.purchase import Purchase
from app.model.scenario import Group, Job, Scenario
from app.value.checks import check
from app.value.rates import HIGHER_RATE, read_rates

MAX_YEARS = 10
Band = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is assumed where nobody knows better. Shares 0..1, kroner, months, weeks; bands are low, value, high.

    retention: (from year, share), ascending, from year 1.
    """

    minimum_places: float
    weeks_on_benefit: float
    hourly_wage: float
    retention: tuple[tuple[float, float], ...]
    lead_months: int
    mentor_cost: float
    places_per_mentor: float
    premium_share: float
    deadweight: Band
    displacement: Band
    evidence_correction: Band
    local_share: Band
    retention_multiplier: Band


def read_defaults(view: DatedValues) -> Defaults:
    """The assumptions in force; raises InputError where one has no value on the date."""
    return Defaults(
        minimum_places=view.number("default_minimum_places"),
        weeks_on_benefit=view.number("default_weeks_on_benefit"),
        hourly_wage=view.number("hourly_wage"),
        retention=tuple(view.brackets("default_retention")),
        lead_months=round(view.number("default_lead_months")),
        mentor_cost=view.number("mentor_cost"),
        places_per_mentor=view.number("default_places_per_mentor"),
        premium_share=view.number("default_premium_share"),
        deadweight=view.band("default_deadweight"),
        displacement=view.band("default_displacement"),
        evidence_correction=view.band("default_evidence_correction"),
        local_share=view.band("default_local_share"),
        retention_multiplier=view.band("default_retention_multiplier"),
    )


def default_scenario(purchase: Purchase, places: float, parameters: ParameterBook) -> Scenario | None:
    """The scenario of a purchase that creates so many full-time places, or None where there is nothing to value.

    None: too few places, as in most supplies; a value or number of places that cannot be; a start without known rates.
    """
    view = parameters.at(purchase.start_date or purchase.notice_date)
    try:
        defaults = read_defaults(view)
        scenario = _proposal(purchase, places, defaults)
        check(scenario)
        read_rates(scenario, view)
    except InputError:
        return None
    return scenario if places >= defaults.minimum_places else None


def starting_scenario(purchase: Purchase, places: float, parameters: ParameterBook, today: date) -> Scenario:
    """A scenario to fill in where default_scenario gives none: at least one place, and a start with known values.

    today: the first day of year 1 where no value is known on the purchase's own.
    """
    view = parameters.at(purchase.start_date or purchase.notice_date)
    try:
        scenario = _proposal(purchase, places or 1.0, read_defaults(view))
        read_rates(scenario, view)
    except InputError:
        return replace(_proposal(purchase, places or 1.0, read_defaults(parameters.at(today))), start=today)
    return scenario


def _proposal(purchase: Purchase, places: float, defaults: Defaults) -> Scenario:
    years = min(max(ceil(purchase.duration_months / 12), 1), MAX_YEARS)
    return Scenario(
        name=f"Forslag til »{purchase.title}«",
        start=purchase.start_date or purchase.notice_date,
        years=years,
        contract_value_per_year=purchase.value_per_year_kr,
        premium_per_year=defaults.premium_share * purchase.value_per_year_kr,
        groups=(_long_term_unemployed(places, years, defaults),),
        uncertainty={
            "deadweight": defaults.deadweight,
            "displacement": defaults.displacement,
            "evidence_correction": defaults.evidence_correction,
            "local_share": defaults.local_share,
            "retention_multiplier": defaults.retention_multiplier,
        },
    )


def _long_term_unemployed(places: float, years: int, defaults: Defaults) -> Group:
    """Kontanthjælp at the higher rate, the rate of people over 30, into ordinary full-time jobs."""
    return Group(
        name="Langtidsledige på kontanthjælp",
        places=places,
        benefit_before=HIGHER_RATE,
        weeks_on_benefit=defaults.weeks_on_benefit,
        job=Job.ORDINARY,
        retention=tuple(_share_in(year, defaults.retention) for year in range(1, years + 1)),
        hourly_wage=defaults.hourly_wage,
        lead_months=defaults.lead_months,
        deadweight=defaults.deadweight[1],
        displacement=defaults.displacement[1],
        evidence_correction=defaults.evidence_correction[1],
        local_share=defaults.local_share[1],
        mentor_cost=defaults.mentor_cost * max(min(places, 1.0), places / defaults.places_per_mentor),
    )


def _share_in(year: int, retention: tuple[tuple[float, float], ...]) -> float:
    return next(share for start, share in reversed(retention) if start <= year)
