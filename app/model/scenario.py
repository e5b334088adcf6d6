"""Who gets a job through a purchase, and on which assumptions: the input of the value model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

FULL_WEEK_HOURS = 37.0
"""The hours of a full-time place, which a group has unless it says otherwise."""


class Job(StrEnum):
    """The kind of job that a place is: ordinary job, fleksjob, small job (småjob), placement (virksomhedspraktik)."""

    ORDINARY = "ordinary"
    FLEKSJOB = "fleksjob"
    SMALL_JOB = "small_job"
    PLACEMENT = "placement"


@dataclass(frozen=True, slots=True)
class Group:
    """Places for people in the same situation. Shares are 0..1, money is kroner.

    benefit_before: the id of a rate, or kroner a month.
    weeks_on_benefit: weeks at the start of the scenario; decides the step of the refund stair.
    hourly_wage or yearly_wage: exactly one is given.
    retention: the share still in the job, year by year.
    mentor_cost: once, for the group, at the start.
    """

    name: str
    places: float
    benefit_before: str | float
    weeks_on_benefit: float
    job: Job
    retention: tuple[float, ...]
    hours_per_week: float = FULL_WEEK_HOURS
    hourly_wage: float | None = None
    yearly_wage: float | None = None
    lead_months: int = 0
    deadweight: float = 0.0
    displacement: float = 0.0
    attribution: float = 1.0
    evidence_correction: float = 0.0
    local_share: float = 1.0
    mentor_cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Options:
    """How the estimate is computed. None means: the dated parameter of the same name."""

    municipal_tax_retention: float | None = None
    discount_rate: float | None = None
    seed: int = 1
    draws: int = 20_000


@dataclass(frozen=True, slots=True)
class Scenario:
    """The input of `value estimate`; see docs/value.md.

    start: the first day of year 1. years: 1 or more.
    contract_value_per_year, premium_per_year: kroner ex VAT a year.
    uncertainty: field name -> (low, mode, high) of a triangular distribution.
    """

    name: str
    start: date
    years: int
    contract_value_per_year: float
    groups: tuple[Group, ...]
    premium_per_year: float = 0.0
    options: Options = field(default_factory=Options)
    uncertainty: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)


FIELD_NAMES: Mapping[str, str] = {
    "deadweight": "Andel, der var kommet i job alligevel (deadweight)",
    "displacement": "Fortrængning af andre",
    "attribution": "Andel, der skyldes indkøbet",
    "evidence_correction": "Fradrag for optimisme",
    "retention_multiplier": "Fastholdelse i job",
    "retention": "Fastholdelse i job",
    "hours_per_week": "Timer om ugen",
    "hourly_wage": "Timeløn",
    "yearly_wage": "Årsløn",
    "places": "Antal pladser",
    "weeks_on_benefit": "Uger på ydelse",
    "lead_months": "Måneder før start",
    "local_share": "Andel fra kommunen",
    "mentor_cost": "Udgift til mentor",
    "benefit_before": "Ydelse før job",
}
"""What warnings, documents and files call the numbers of a group, in Danish."""
