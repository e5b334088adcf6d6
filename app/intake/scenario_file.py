"""A scenario of the value model in YAML: who gets a job, and on which assumptions (docs/value.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from pydantic import Field, PlainValidator

from app.intake.fields import Day, Decimal, Record, Text, Whole, decimal_number, lower_code
from app.intake.rules import text_problems
from app.model.errors import InputError, Problem
from app.model.scenario import Group, Job, Options, Scenario
from app.text.strict_yaml import Document, read_yaml, validate
from app.value import scenario_problems

_RATE_ID = re.compile(r"[a-z][a-z0-9_]*")


def _rate_or_kroner(value: Any) -> float | str:
    """A number, as YAML reads it or quoted, is kroner a month; any other text is the id of a rate."""
    if isinstance(value, str) and _RATE_ID.fullmatch(value.strip()):
        return value.strip()
    return decimal_number(value)


class GroupRecord(Record):
    """Places for people in the same situation; value/checks.py says which values are possible."""

    name: Text
    places: Decimal
    benefit_before: Annotated[float | str, PlainValidator(_rate_or_kroner)]
    weeks_on_benefit: Decimal
    job: Annotated[Job, lower_code]
    retention: tuple[Decimal, ...]
    hours_per_week: Decimal = 37.0
    hourly_wage: Decimal | None = None
    yearly_wage: Decimal | None = None
    lead_months: Whole = 0
    deadweight: Decimal = 0.0
    displacement: Decimal = 0.0
    attribution: Decimal = 1.0
    evidence_correction: Decimal = 0.0
    local_share: Decimal = 1.0
    mentor_cost: Decimal = 0.0


class OptionsRecord(Record):
    """How the estimate is computed; what is absent comes from the dated parameters."""

    municipal_tax_retention: Decimal | None = None
    discount_rate: Decimal | None = None
    seed: Whole = 1
    draws: Whole = 20_000


class ScenarioRecord(Record):
    """The keys of a scenario file."""

    name: Text
    start: Day
    years: Whole
    contract_value_per_year: Decimal
    premium_per_year: Decimal = 0.0
    groups: tuple[GroupRecord, ...]
    options: OptionsRecord = OptionsRecord()
    uncertainty: dict[str, tuple[Decimal, Decimal, Decimal]] = Field(default_factory=dict)

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

    Raises InputError for unknown keys, values of the wrong kind, impossible values and CPR numbers.
    """
    document = read_yaml(text, file)
    scenario = validate(ScenarioRecord, document).scenario()
    problems = problems_of_scenario(scenario)
    if problems:
        raise InputError(*on_lines(problems, document))
    return scenario


def problems_of_scenario(scenario: Scenario) -> tuple[Problem, ...]:
    """What makes a scenario impossible, and texts that may not be saved; field is such as groups.0.retention."""
    return (*scenario_problems(scenario), *text_problems(scenario))


def on_lines(problems: Iterable[Problem], document: Document) -> tuple[Problem, ...]:
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


@contextmanager
def placed_in(text: str, file: str) -> Iterator[None]:
    """Whatever is refused inside, about a YAML text that has been read, names its file and line."""
    try:
        yield
    except InputError as error:
        raise InputError(*on_lines(error.problems, read_yaml(text, file))) from error
