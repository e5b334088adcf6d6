"""Scenarios that cannot be computed as they stand are refused: each problem names its field and the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.model.errors import InputError, Problem
from app.model.scenario import Group, Job, Options, Scenario
from app.text.writing import tal
from app.value.fields import DRAWN_BOUNDS, GROUP_BOUNDS, SHARE, Bounds
from app.value.rates import BENEFITS

# The discount rate is set for the first 35 years, and nobody plans a contract for longer.
YEARS = Bounds(1, 35)
GROUPS = Bounds(1, 50)
CONTRACT_VALUE = Bounds(1, 100_000_000_000, "kr.")
# A social offer may also be the cheaper one, so the premium may be negative.
PREMIUM = Bounds(-100_000_000_000, 100_000_000_000, "kr.")
DRAWS = Bounds(1, 200_000)
# Draws times groups times years: a few seconds and some hundred megabytes, so that nobody stops the server by a typo.
DRAWN_GROUP_YEARS = 40_000_000
SEED = Bounds(0, 2**32 - 1)
_WAGES = ("hourly_wage", "yearly_wage")
# A drawn field would change nothing in a group whose wage is written the other way.
_NEEDS_WAGE = {"hourly_wage": "hourly_wage", "hours_per_week": "hourly_wage", "yearly_wage": "yearly_wage"}


def check(scenario: Scenario) -> None:
    """Raises InputError with every problem of the scenario, in the order of its fields; computes nothing."""
    problems = scenario_problems(scenario)
    if problems:
        raise InputError(*problems)


def scenario_problems(scenario: Scenario) -> tuple[Problem, ...]:
    """Every problem of the scenario; Problem.field is such as groups.0.retention."""
    return tuple(_problems(scenario))


def _problems(scenario: Scenario) -> Iterator[Problem]:
    yield from _number("years", scenario.years, YEARS, whole=True)
    yield from _number("contract_value_per_year", scenario.contract_value_per_year, CONTRACT_VALUE)
    yield from _number("premium_per_year", scenario.premium_per_year, PREMIUM)
    if GROUPS.refusal(len(scenario.groups)):
        yield Problem(f"Skriv mindst én og højst {tal(GROUPS.high)} grupper af personer.", "groups")
    for position, group in enumerate(scenario.groups):
        yield from _group(f"groups.{position}", group, scenario.years)
    yield from _options(scenario.options)
    yield from _uncertainty(scenario)
    yield from _size(scenario)


def _number(path: str, value: object, bounds: Bounds, whole: bool = False, where: str = "") -> Iterator[Problem]:
    refusal = bounds.refusal(value)
    if not refusal and whole and not isinstance(value, int):
        refusal = "skal være et helt tal."
    if refusal:
        yield Problem(f"{where}{path.rsplit('.', 1)[-1]} {refusal}" if where else f"Tallet {refusal}", path)


def _group(path: str, group: Group, years: int) -> Iterator[Problem]:
    where = f"Gruppen »{group.name}«: "
    for name, bounds in GROUP_BOUNDS.items():
        if name in ("benefit_before", *_WAGES):
            continue
        yield from _number(f"{path}.{name}", getattr(group, name), bounds, name == "lead_months", where)
    yield from _benefit(path, group, where)
    yield from _wage(path, group, where)
    yield from _retention(path, group, years, where)


def _benefit(path: str, group: Group, where: str) -> Iterator[Problem]:
    if not isinstance(group.benefit_before, str):
        yield from _number(f"{path}.benefit_before", group.benefit_before, GROUP_BOUNDS["benefit_before"], where=where)
    elif group.benefit_before not in BENEFITS:
        yield Problem(
            f"{where}benefit_before »{group.benefit_before}« er ingen kendt ydelse. "
            f"Skriv kroner pr. måned eller en af disse: {', '.join(BENEFITS)}.",
            f"{path}.benefit_before",
        )


def _wage(path: str, group: Group, where: str) -> Iterator[Problem]:
    given = [name for name in _WAGES if getattr(group, name) is not None]
    if len(given) == 2 or (not given and group.job is not Job.PLACEMENT):
        yield Problem(f"{where}skriv enten hourly_wage eller yearly_wage, og kun én af dem.", f"{path}.hourly_wage")
    for name in given:
        yield from _number(f"{path}.{name}", getattr(group, name), GROUP_BOUNDS[name], where=where)


def _retention(path: str, group: Group, years: int, where: str) -> Iterator[Problem]:
    if isinstance(years, int) and len(group.retention) < years:
        yield Problem(
            f"{where}retention skal have en andel for hvert af de {years} år, men har {len(group.retention)}.",
            f"{path}.retention",
        )
    for year, share in enumerate(group.retention, start=1):
        refusal = SHARE.refusal(share)
        if refusal:
            yield Problem(f"{where}retention for år {year} {refusal}", f"{path}.retention")


def _options(options: Options) -> Iterator[Problem]:
    for name in ("municipal_tax_retention", "discount_rate"):
        if getattr(options, name) is not None:
            yield from _number(f"options.{name}", getattr(options, name), SHARE)
    yield from _number("options.seed", options.seed, SEED, whole=True)
    yield from _number("options.draws", options.draws, DRAWS, whole=True)


def _uncertainty(scenario: Scenario) -> Iterator[Problem]:
    for name, triple in scenario.uncertainty.items():
        corners: Sequence[float] = triple
        path = f"uncertainty.{name}"
        if name not in DRAWN_BOUNDS:
            yield Problem(f"{name} kan ikke være usikkert. Vælg et af disse felter: {', '.join(DRAWN_BOUNDS)}.", path)
            continue
        if len(corners) != 3:
            yield Problem(f"{name} skal have tre tal: lavest, mest sandsynligt og højest.", path)
            continue
        refusals = [DRAWN_BOUNDS[name].refusal(corner) for corner in corners]
        if any(refusals):
            yield Problem(f"{name} {next(filter(None, refusals))}", path)
        elif not corners[0] <= corners[1] <= corners[2]:
            yield Problem(
                f"{name} skal stå i orden: lavest, mest sandsynligt, højest; her står {_listed(corners)}.", path
            )
        elif name in _NEEDS_WAGE and any(
            _earns(group) and getattr(group, _NEEDS_WAGE[name]) is None for group in scenario.groups
        ):
            yield Problem(f"{name} kan kun være usikkert, når alle grupper er skrevet med {_NEEDS_WAGE[name]}.", path)


def _size(scenario: Scenario) -> Iterator[Problem]:
    """Whether the draws can be computed in reasonable time; asked only where each part is possible by itself."""
    parts = (scenario.options.draws, len(scenario.groups), scenario.years)
    if DRAWS.refusal(parts[0]) or GROUPS.refusal(parts[1]) or YEARS.refusal(parts[2]):
        return
    if scenario.uncertainty and parts[0] * parts[1] * parts[2] > DRAWN_GROUP_YEARS:
        most = DRAWN_GROUP_YEARS // (parts[1] * parts[2])
        yield Problem(
            f"draws skal være højst {tal(most)}, når der er {tal(parts[1])} grupper i {tal(parts[2])} år, "
            f"men er {tal(parts[0])}. Usikkerheden tager ellers for lang tid at regne.",
            "options.draws",
        )


def _earns(group: Group) -> bool:
    return group.job is not Job.PLACEMENT


def _listed(corners: Sequence[float]) -> str:
    return "; ".join(tal(corner, 6) for corner in corners)
