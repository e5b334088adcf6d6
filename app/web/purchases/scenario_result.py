"""What a scenario is worth, as the value page shows it. Templates round, nothing before them does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext

from app.documents import chart_facts
from app.documents.budget_facts import BudgetYear, budget_years
from app.documents.chart_facts import ChartFacts
from app.model.budget import Budget
from app.model.estimate import Estimate, Line
from app.model.scenario import Job
from app.value.pockets import MUNICIPALITY, PUBLIC, STATE
from app.web.purchases.scenario_address import Addresses
from app.web.purchases.value_section import ValueSection, value_section

PICTURES: Mapping[str, Callable[[Estimate], ChartFacts]] = {
    "kasser": chart_facts.value_chart_facts,
    "regnskab": chart_facts.cash_flow_facts,
    "usikkerhed": chart_facts.tornado_facts,
}


@dataclass(frozen=True)
class Wallet:
    """A side of the result: present value, and what of its plain sum a budget can be cut by and what not."""

    name: str
    npv: float
    cashable: float
    not_cashable: float


@dataclass(frozen=True)
class Picture:
    """A chart with its words. address: of the image, empty where the scenario must be saved first; narrow: for a
    telephone."""

    kind: str
    facts: ChartFacts
    address: str
    narrow: str


@dataclass(frozen=True)
class ResultPage:
    """Everything that the page says of a scenario that could be computed.

    no_budget: Danish, why there are no budget lines.
    """

    value: ValueSection
    wallets: tuple[Wallet, ...]
    not_cashable: tuple[str, ...]
    pictures: tuple[Picture, ...]
    budget: tuple[BudgetYear, ...]
    budget_warnings: tuple[str, ...]
    no_budget: tuple[str, ...]
    only_placements: bool
    csv: str
    xlsx: str


def result_page(
    estimate: Estimate, budget: Budget | None, addresses: Addresses, no_budget: tuple[str, ...] = ()
) -> ResultPage:
    """Lay an estimate and its budget out. addresses: where its pictures and files are."""
    scenario = estimate.scenario
    return ResultPage(
        value=value_section(estimate),
        wallets=tuple(_wallets(estimate)),
        not_cashable=tuple(
            dict.fromkeys(_label(line) for line in estimate.lines if _public(line) and not line.cashable)
        ),
        pictures=tuple(
            Picture(kind, facts(estimate), addresses.picture(kind), addresses.picture(kind, narrow=True))
            for kind, facts in PICTURES.items()
        ),
        budget=budget_years(budget) if budget else (),
        budget_warnings=budget.warnings if budget else (),
        no_budget=no_budget,
        only_placements=all(group.job is Job.PLACEMENT for group in scenario.groups),
        csv=addresses.file("csv") if budget else "",
        xlsx=addresses.file("xlsx") if budget else "",
    )


def _wallets(estimate: Estimate) -> Iterator[Wallet]:
    sides = (
        (gettext("Kommunen"), estimate.municipality.npv, MUNICIPALITY),
        (gettext("Staten"), estimate.pockets[STATE].npv, (STATE,)),
        (gettext("Det offentlige i alt"), estimate.public.npv, PUBLIC),
    )
    for name, npv, pockets in sides:
        lines = [line for line in estimate.lines if line.pocket in pockets]
        yield Wallet(
            name=name,
            npv=npv,
            cashable=sum(sum(line.years) for line in lines if line.cashable),
            not_cashable=sum(sum(line.years) for line in lines if not line.cashable),
        )


def _public(line: Line) -> bool:
    return line.pocket in PUBLIC


def _label(line: Line) -> str:
    return line.label.removesuffix(f": {line.group}") if line.group else line.label
