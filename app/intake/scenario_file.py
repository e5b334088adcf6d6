"""A scenario of the value model in YAML: who gets a job, and on which assumptions (docs/value.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, PlainValidator, model_validator

from app.intake.fields import Day, Decimal, Record, Text, Whole, decimal_number, lower_code
from app.intake.rules import HIGHEST_PLAUSIBLE_KR, text_problems
from app.model.errors import InputError, Problem
from app.model.scenario import Group, Job, Options, Scenario
from app.text.strict_yaml import Document, read_yaml, validate

MOST_PLAUSIBLE_PLACES = 100_000
LONGEST_PLAUSIBLE_YEARS = 50
LONGEST_PLAUSIBLE_WEEKS = 5_200
MOST_DRAWS = 1_000_000
_RATE_ID = re.compile(r"[a-z][a-z0-9_]*")

Share = Annotated[Decimal, Field(ge=0, le=1)]
Kroner = Annotated[Decimal, Field(ge=0, le=HIGHEST_PLAUSIBLE_KR)]


def _rate_or_kroner(value: Any) -> float | str:
    """A number, as YAML reads it or quoted, is kroner a month; any other text is the id of a rate."""
    if isinstance(value, str) and _RATE_ID.fullmatch(value.strip()):
        return value.strip()
    amount = decimal_number(value)
    if not 0 <= amount <= HIGHEST_PLAUSIBLE_KR:
        raise ValueError("Skriv ydelsen før jobbet som kroner om måneden eller som navnet på en sats.")
    return amount


class GroupRecord(Record):
    """Places for people in the same situation."""

    name: Text
    places: Annotated[Decimal, Field(ge=0, le=MOST_PLAUSIBLE_PLACES)]
    benefit_before: Annotated[float | str, PlainValidator(_rate_or_kroner)]
    weeks_on_benefit: Annotated[Decimal, Field(ge=0, le=LONGEST_PLAUSIBLE_WEEKS)]
    job: Annotated[Job, lower_code]
    retention: tuple[Share, ...]
    hours_per_week: Annotated[Decimal, Field(gt=0, le=168)] = 37.0
    hourly_wage: Kroner | None = None
    yearly_wage: Kroner | None = None
    lead_months: Annotated[Whole, Field(ge=0, le=12 * LONGEST_PLAUSIBLE_YEARS)] = 0
    deadweight: Share = 0.0
    displacement: Share = 0.0
    attribution: Share = 1.0
    evidence_correction: Share = 0.0
    local_share: Share = 1.0
    mentor_cost: Kroner = 0.0

    @model_validator(mode="after")
    def _one_wage(self) -> GroupRecord:
        if self.hourly_wage is not None and self.yearly_wage is not None:
            raise ValueError("Skriv enten hourly_wage eller yearly_wage, ikke begge.")
        if self.hourly_wage is None and self.yearly_wage is None and self.job is not Job.PLACEMENT:
            raise ValueError("Skriv lønnen som hourly_wage (kr. i timen) eller yearly_wage (kr. om året).")
        return self


class OptionsRecord(Record):
    """How the estimate is computed; what is absent comes from the dated parameters."""

    municipal_tax_retention: Share | None = None
    discount_rate: Share | None = None
    seed: Annotated[Whole, Field(ge=0, le=2**32 - 1)] = 1
    draws: Annotated[Whole, Field(ge=1, le=MOST_DRAWS)] = 20_000


Triangle = tuple[Decimal, Decimal, Decimal]
_SHARES = {"deadweight", "displacement", "attribution", "evidence_correction", "local_share"}
UNCERTAIN_FIELDS = frozenset(
    {
        "places",
        "benefit_before",
        "weeks_on_benefit",
        "hours_per_week",
        "hourly_wage",
        "yearly_wage",
        "lead_months",
        "deadweight",
        "displacement",
        "attribution",
        "evidence_correction",
        "local_share",
        "mentor_cost",
        "retention_multiplier",
    }
)
_UNCERTAIN_NAMES = ", ".join(sorted(UNCERTAIN_FIELDS))


class ScenarioRecord(Record):
    """The keys of a scenario file."""

    name: Text
    start: Day
    years: Annotated[Whole, Field(ge=1, le=LONGEST_PLAUSIBLE_YEARS)]
    contract_value_per_year: Kroner
    premium_per_year: Annotated[Decimal, Field(ge=-HIGHEST_PLAUSIBLE_KR, le=HIGHEST_PLAUSIBLE_KR)] = 0.0
    groups: tuple[GroupRecord, ...]
    options: OptionsRecord = OptionsRecord()
    uncertainty: dict[str, Triangle] = Field(default_factory=dict)

    def scenario(self) -> Scenario:
        """The record as the model's scenario."""
        return Scenario(
            name=self.name,
            start=self.start,
            years=self.years,
            contract_value_per_year=self.contract_value_per_year,
            premium_per_year=self.premium_per_year,
            groups=tuple(Group(**dict(group)) for group in self.groups),
            options=Options(**dict(self.options)),
            uncertainty=self.uncertainty,
        )


def read_scenario_yaml(text: str, file: str) -> Scenario:
    """The scenario in a YAML text; `file` names it in messages.

    Raises InputError for unknown keys, values of the wrong kind, shares outside 0..1 and CPR numbers.
    """
    document = read_yaml(text, file)
    scenario = validate(ScenarioRecord, document).scenario()
    problems = scenario_problems(scenario)
    if problems:
        raise InputError(*on_lines(problems, document))
    return scenario


def scenario_problems(scenario: Scenario) -> tuple[Problem, ...]:
    """What the parts of a scenario must satisfy beside each other; Problem.field is such as groups.0.retention."""
    return (*(Problem(message, field=field) for field, message in _scenario(scenario)), *text_problems(scenario))


def _scenario(scenario: Scenario) -> Iterator[tuple[str, str]]:
    if not scenario.groups:
        yield "groups", "Skriv mindst én gruppe af personer."
    for index, group in enumerate(scenario.groups):
        years = len(group.retention)
        if years < scenario.years:
            yield (
                f"groups.{index}.retention",
                f"Skriv andelen, der stadig er i job, for hvert af de {scenario.years} år. Her er {years}.",
            )
    for name, (low, mode, high) in scenario.uncertainty.items():
        if name not in UNCERTAIN_FIELDS:
            yield f"uncertainty.{name}", f"Feltet er ikke et tal i en gruppe. Brug et af: {_UNCERTAIN_NAMES}."
        elif not 0 <= low <= mode <= high or (name in _SHARES and high > 1):
            yield f"uncertainty.{name}", "Skriv lav, mest sandsynlig og høj i den orden, ingen under 0, andele højst 1."


def on_lines(problems: tuple[Problem, ...], document: Document) -> tuple[Problem, ...]:
    """The problems on the lines of the keys that they name."""
    return tuple(
        Problem(
            problem.message,
            problem.field,
            document.file,
            document.line_of(tuple(int(part) if part.isdigit() else part for part in problem.field.split("."))),
        )
        for problem in problems
    )
