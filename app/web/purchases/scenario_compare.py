"""Scenarios side by side: what was typed otherwise, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from flask_babel import gettext, lazy_gettext

from app.model.budget import BudgetPlan
from app.model.estimate import Estimate, Uncertainty
from app.model.saved_scenario import SavedScenario
from app.model.scenario import Scenario
from app.text.writing import kroner, sandsynlighed
from app.value.pockets import STATE
from app.web import labels
from app.web.formatting import written_date
from app.web.purchases.budget_form import typed_plan
from app.web.purchases.scenario_form import is_share, kept_label, kept_labels, typed_scenario
from app.web.purchases.scenario_group import typed_group

MOST = 3
_UNITS = {
    "years": lazy_gettext("år"),
    "contract_value_per_year": lazy_gettext("kr."),
    "premium_per_year": lazy_gettext("kr."),
    "discount_rate": "%",
    "municipal_tax_retention": "%",
}


@dataclass(frozen=True)
class Cell:
    """A figure, and how much more or less it is than in the first scenario; empty in the first and where nothing is."""

    text: str
    difference: str = ""


@dataclass(frozen=True)
class CompareRow:
    """A row of figures, one for each scenario. group: whom it is about, empty for the whole scenario; Danish."""

    name: str
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True)
class ScenarioLink:
    """A saved scenario as a list names it; name is Danish."""

    number: int
    name: str
    chosen: bool
    picked: bool


@dataclass(frozen=True)
class ComparePage:
    """The page. rows are empty while fewer than two are picked. refused: why the picked ones are not compared.

    unstated: of each scenario whose uncertainty is not stated its name and why, in Danish."""

    purchase_id: str
    title: str
    saved: tuple[ScenarioLink, ...]
    names: tuple[str, ...]
    results: tuple[CompareRow, ...]
    inputs: tuple[CompareRow, ...]
    refused: str
    unstated: tuple[tuple[str, str], ...] = ()


def links(saved: Sequence[SavedScenario], picked: Sequence[int]) -> tuple[ScenarioLink, ...]:
    """The saved scenarios as a list names them."""
    return tuple(ScenarioLink(one.id, one.scenario.name, one.chosen, one.id in picked) for one in saved)


def result_rows(estimates: Sequence[Estimate]) -> tuple[CompareRow, ...]:
    """What comes of the scenarios; money and shares with their difference from the first."""
    spread = [one.stated_uncertainty for one in estimates]
    rows = [
        _money(gettext("Kommunen, nutidsværdi"), estimates, lambda one: one.municipality.npv),
        _money(gettext("Staten, nutidsværdi"), estimates, lambda one: one.pockets[STATE].npv),
        _money(gettext("Det offentlige, nutidsværdi"), estimates, lambda one: one.public.npv),
        _money(
            gettext("Kommunen kan betale i merpris om året"), estimates, lambda one: one.break_even_premium.municipality
        ),
        _money(
            gettext("Det offentlige går i nul ved en merpris om året på"),
            estimates,
            lambda one: one.break_even_premium.public,
        ),
        CompareRow(gettext("Tjent hjem"), tuple(Cell(_payback(one.payback_month)) for one in estimates)),
    ]
    if any(spread):
        rows += [
            _spread(gettext("Forsigtigt skøn (p5)"), spread, lambda one: one.p5),
            _spread(gettext("Midterste skøn (p50)"), spread, lambda one: one.p50),
            _spread(gettext("Optimistisk skøn (p95)"), spread, lambda one: one.p95),
            CompareRow(
                gettext("Sandsynlighed for overskud"),
                tuple(Cell(sandsynlighed(one.probability_positive)) if one else _unstated() for one in spread),
            ),
        ]
    return tuple(rows)


def input_rows(scenarios: Sequence[Scenario], plans: Sequence[BudgetPlan]) -> tuple[CompareRow, ...]:
    """What was typed otherwise in one of the scenarios than in another; what is the same is left out."""
    rows = (*_inputs(scenarios), *_plan_rows(plans))
    return tuple(row for row in rows if len({cell.text for cell in row.cells}) > 1)


def stored_otherwise(scenarios: Sequence[Scenario], plans: Sequence[BudgetPlan]) -> tuple[CompareRow, ...]:
    """The same of what is stored and what was typed, and the names, which a comparison has above its columns."""
    groups = zip_longest(*([group.name for group in one.groups] for one in scenarios), fillvalue="–")
    names = (
        CompareRow(str(kept_label("name")), tuple(Cell(one.name) for one in scenarios)),
        *(CompareRow(str(kept_label("groups-0-name")), tuple(map(Cell, pair))) for pair in groups),
    )
    return (*(row for row in names if len({cell.text for cell in row.cells}) > 1), *input_rows(scenarios, plans))


def _money(name: str, estimates: Sequence[Estimate], read: Callable[[Any], float]) -> CompareRow:
    first = round(read(estimates[0]))
    cells = [Cell(kroner(read(one)), _difference(round(read(one)) - first)) for one in estimates[1:]]
    return CompareRow(name, (Cell(kroner(first)), *cells))


def _spread(name: str, spread: Sequence[Uncertainty | None], read: Callable[[Uncertainty], float]) -> CompareRow:
    """Money that not every scenario has."""
    first = spread[0]
    return CompareRow(
        name,
        tuple(
            Cell(kroner(read(one)), _difference(round(read(one)) - round(read(first))) if first else "")
            if one
            else _unstated()
            for one in spread
        ),
    )


def _unstated() -> Cell:
    return Cell(str(gettext("Ikke beregnet")))


def _difference(kr: int) -> str:
    return "" if kr == 0 else f"{'+' if kr > 0 else ''}{kroner(kr)}"


def _payback(month: int | None) -> str:
    return str(gettext("Ikke i perioden") if month is None else gettext("Måned %(number)s", number=month))


def _inputs(scenarios: Sequence[Scenario]) -> Iterator[CompareRow]:
    names = kept_labels()
    typed = [typed_scenario(one) for one in scenarios]
    yield CompareRow(str(names["start"]), tuple(Cell(written_date(one.start)) for one in scenarios))
    for key, unit in _UNITS.items():
        yield CompareRow(str(names[key]), tuple(Cell(f"{one[key]} {unit}" if one[key] else "–") for one in typed))
    most = max(len(one.groups) for one in scenarios)
    for index in range(most):
        groups = [one.groups[index] if index < len(one.groups) else None for one in scenarios]
        who = " / ".join(dict.fromkeys(group.name for group in groups if group))
        for key, name in _group_labels(names):
            cells = tuple(Cell(_typed(typed_group(group), key) if group else "–") for group in groups)
            yield CompareRow(name, cells, who)
    for key, label in labels.UNCERTAIN_FIELDS.items():
        cells = tuple(Cell(_span(one["uncertainty"].get(key), key)) for one in typed)
        yield CompareRow(gettext("Usikkerhed: %(field)s", field=label), cells)


def _plan_rows(plans: Sequence[BudgetPlan]) -> Iterator[CompareRow]:
    names = kept_labels()
    typed = [typed_plan(one) for one in plans]
    for key in typed[0]:
        yield CompareRow(str(names[key]), tuple(Cell(_plan_text(one[key], key)) for one in typed))


def _plan_text(text: str, key: str) -> str:
    return f"{text} %" if text and key == "share_of_gain" else text or "–"


def _group_labels(names: Any) -> Iterator[tuple[str, str]]:
    yield "benefit_before", gettext("Ydelse i dag")
    yield "job", gettext("Slags job")
    for key in (
        "places",
        "hours_per_week",
        "wage",
        "deadweight",
        "retention",
        "weeks_on_benefit",
        "lead_months",
        "displacement",
        "attribution",
        "evidence_correction",
        "local_share",
        "mentor_cost",
    ):
        yield key, str(names[key])


def _typed(group: dict[str, str], key: str) -> str:
    text = group[key]
    if key == "benefit_before":
        return group["benefit_own"] or str(labels.BENEFITS[text])
    if key == "job":
        return str(labels.JOBS[text])
    if key == "wage" and text:
        return f"{text} {labels.WAGES[group['wage_per']]}"
    return f"{text} %" if is_share(key) or key == "retention" else text or "–"


def _span(corners: dict[str, str] | None, key: str) -> str:
    if not corners:
        return str(gettext("sikkert"))
    return " · ".join(corners.values()) + (" %" if is_share(key) else "")
