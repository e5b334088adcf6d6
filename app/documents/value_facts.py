"""The value estimate as the internal edition prints it: tables, sentences and sources, first rounded here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.chart_facts import (
    PUBLIC_POCKETS,
    ChartFacts,
    ChartRow,
    cash_flow_facts,
    tornado_facts,
    value_chart_facts,
)
from app.documents.scenario_facts import ScenarioTable, demanded_places, scenario_tables
from app.documents.wording import PARAMETER_STATUS, POCKETS, VERDICTS, VERDICTS_WITHOUT_PREMIUM
from app.model.advice import Advice
from app.model.estimate import Amounts, Assumption, Estimate
from app.text.quantities import quantity
from app.text.writing import antal, dato, kroner, procent, sandsynlighed, tal
from app.value import why_unstated

_YEARS_IN_A_TABLE = 4
_OWN = "municipality."
_DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row of amounts as text. total: the row sums other rows."""

    name: str
    amounts: tuple[str, ...]
    total: bool


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """A table of amounts; the columns are years, the last table of a series also has sum and present value."""

    columns: tuple[str, ...]
    rows: tuple[MoneyRow, ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """A budget line: what, on which pocket, under which styringsområde (only the municipality has any), in all years.

    cashable: the pocket can take it out of its budget; empty for advice stored before that was known.
    """

    label: str
    pocket: str
    styringsomraade: str
    cashable: str
    total: str


@dataclass(frozen=True, slots=True)
class UncertaintyFacts:
    """The spread of the municipality's present value."""

    verdict: str
    p5: str
    p50: str
    p95: str
    probability: str


@dataclass(frozen=True, slots=True)
class AssumptionRow:
    """A dated value that the estimate rests on. remark: the municipality's own value, out of date, or empty."""

    label: str
    value: str
    status: str
    source: str
    verified: str
    remark: str


@dataclass(frozen=True, slots=True)
class ValueFacts:
    """Everything that the internal annex says of the value.

    side_by_side: present value, what a budget can be cut by, and what not, of municipality, state and public; empty,
    like cash_flow, for advice stored before that was kept.
    npv: the municipality's present value in the scenario. group: the only group, which no budget line then names.
    verified: the day on which all assumptions were last read, empty where they differ and each row says its own.
    """

    from_defaults: bool
    scenario: str
    start: str
    npv: str
    group: str
    bars: ChartFacts
    cash_flow: ChartFacts | None
    tornado: ChartFacts | None
    side_by_side: tuple[ChartRow, ...]
    tables: tuple[MoneyTable, ...]
    lines: tuple[LineRow, ...]
    break_even_municipality: str
    break_even_public: str
    payback: str
    switching_deadweight: str
    uncertainty: UncertaintyFacts | None
    unstated: str
    contract: str
    scenario_tables: tuple[ScenarioTable, ...]
    assumptions: tuple[AssumptionRow, ...]
    verified: str
    warnings: tuple[str, ...]


def value_facts(estimate: Estimate, today: date, advice: Advice | None = None) -> ValueFacts:
    """The estimate as text. today: the day that the age of the sources is counted to.

    advice: what the contract demands, so that the warnings say where the scenario counts on other than that.
    """
    demanded = demanded_places(advice) if advice else ""
    share = estimate.break_even_share
    assumptions = tuple(_assumption(each, today) for each in estimate.assumptions)
    days = {row.verified for row in assumptions}
    return ValueFacts(
        from_defaults=estimate.from_defaults,
        scenario=estimate.scenario.name,
        start=dato(estimate.scenario.start),
        npv=kroner(estimate.municipality.npv),
        group=_only_group(estimate),
        bars=value_chart_facts(estimate),
        cash_flow=cash_flow_facts(estimate) if estimate.municipal_cash_flow else None,
        tornado=tornado_facts(estimate)
        if estimate.stated_uncertainty and estimate.stated_uncertainty.tornado
        else None,
        side_by_side=tuple(_side_by_side(estimate)),
        tables=tuple(_tables(estimate)),
        lines=tuple(_lines(estimate)),
        break_even_municipality=_break_even(
            estimate.break_even_premium.municipality, share.municipality if share else None
        ),
        break_even_public=_break_even(estimate.break_even_premium.public, share.public if share else None),
        payback=f"Måned {estimate.payback_month}" if estimate.payback_month else "Ikke i perioden",
        switching_deadweight=(
            "Findes ikke mellem 0 og 100 %"
            if estimate.switching_deadweight is None
            else procent(estimate.switching_deadweight, 1)
        ),
        uncertainty=_uncertainty(estimate),
        unstated=why_unstated(estimate),
        contract=(
            f"Kontrakten er sat til {kroner(estimate.scenario.contract_value_per_year)} om året og merprisen til "
            f"{kroner(estimate.scenario.premium_per_year)} om året i {antal(estimate.scenario.years, 'år', 'år')}."
        ),
        scenario_tables=scenario_tables(estimate),
        assumptions=assumptions,
        verified=next(iter(days)) if len(days) == 1 else "",
        warnings=(*([demanded] if demanded else []), *estimate.warnings),
    )


def _side_by_side(estimate: Estimate) -> Iterator[ChartRow]:
    """A saving of the municipality is not one of the public, so neither stands alone; the rows add up to the last."""
    if not all(line.kind for line in estimate.lines):
        return
    own = tuple(pocket for pocket in PUBLIC_POCKETS if pocket.startswith(_OWN))
    others = [
        pocket
        for pocket in PUBLIC_POCKETS
        if pocket not in own and (pocket == "state" or _moves(estimate.pockets[pocket]))
    ]
    for name, pockets, npv in (
        ("Kommunen", own, estimate.municipality.npv),
        *((POCKETS[pocket], (pocket,), estimate.pockets[pocket].npv) for pocket in others),
        ("Det offentlige i alt", PUBLIC_POCKETS, estimate.public.npv),
    ):
        lines = [line for line in estimate.lines if line.pocket in pockets]
        cashable = sum(sum(line.years) for line in lines if line.cashable)
        other = sum(sum(line.years) for line in lines if not line.cashable)
        cells = (tal(cashable, 0), tal(other, 0), tal(cashable + other, 0), tal(npv, 0))
        yield ChartRow(name, cells, total=pockets is PUBLIC_POCKETS)


def _lines(estimate: Estimate) -> Iterator[LineRow]:
    """The lines pocket by pocket, as the other tables have them; where there is one group, no line need name it."""
    order, only = list(POCKETS), _only_group(estimate)
    for line in sorted(estimate.lines, key=lambda one: order.index(one.pocket)):
        yield LineRow(
            label=line.label.removesuffix(f": {only}") if only else line.label,
            pocket=POCKETS[line.pocket],
            styringsomraade=line.styringsomraade if line.pocket.startswith(_OWN) else "–",
            cashable=("ja" if line.cashable else "nej") if line.kind else "",
            total=kroner(sum(line.years)),
        )


def _only_group(estimate: Estimate) -> str:
    names = {line.group for line in estimate.lines if line.group}
    return names.pop() if len(names) == 1 else ""


def _tables(estimate: Estimate) -> Iterator[MoneyTable]:
    """So many years to a table that it fits the page; the last one ends with sum and present value."""
    count = len(estimate.municipality.years)
    starts = range(0, count, _YEARS_IN_A_TABLE)
    rows = [(name, amounts, total) for name, amounts, total in _rows(estimate)]
    for start in starts:
        years = range(start, min(start + _YEARS_IN_A_TABLE, count))
        last = start == starts[-1]
        yield MoneyTable(
            columns=tuple(f"År {year + 1}" for year in years) + (("Sum", "Nutidsværdi") if last else ()),
            rows=tuple(MoneyRow(name, tuple(_cells(amounts, years, last)), total) for name, amounts, total in rows),
        )


def _rows(estimate: Estimate) -> Iterator[tuple[str, Amounts, bool]]:
    pockets: Mapping[str, Amounts] = estimate.pockets
    for pocket in (p for p in pockets if p.startswith(_OWN) and _moves(pockets[p])):
        yield POCKETS.get(pocket, pocket), pockets[pocket], False
    yield "Kommunen i alt", estimate.municipality, True
    private = ("citizen", "supplier")
    for pocket in (p for p in pockets if not p.startswith(_OWN) and p not in private):
        if _moves(pockets[pocket]):
            yield POCKETS.get(pocket, pocket), pockets[pocket], False
    yield "Det offentlige i alt", estimate.public, True
    for pocket in (p for p in private if p in pockets and _moves(pockets[p])):
        yield POCKETS[pocket], pockets[pocket], False


def _moves(amounts: Amounts) -> bool:
    return any(round(kr) for kr in amounts.years)


def _cells(amounts: Amounts, years: Sequence[int], last: bool) -> Iterator[str]:
    for year in years:
        yield tal(amounts.years[year], 0)
    if last:
        yield tal(amounts.sum, 0)
        yield tal(amounts.npv, 0)


def _break_even(premium: float, share: float | None) -> str:
    text = f"{kroner(premium)} om året"
    return text if share is None else f"{text} ({procent(share, 1)} af kontraktens værdi)"


def _uncertainty(estimate: Estimate) -> UncertaintyFacts | None:
    spread = estimate.stated_uncertainty
    if spread is None:
        return None
    verdicts = VERDICTS if estimate.scenario.premium_per_year else VERDICTS_WITHOUT_PREMIUM
    return UncertaintyFacts(
        verdict=verdicts.get(spread.verdict, spread.verdict),
        p5=kroner(spread.p5),
        p50=kroner(spread.p50),
        p95=kroner(spread.p95),
        probability=sandsynlighed(spread.probability_positive),
    )


def _assumption(assumption: Assumption, today: date) -> AssumptionRow:
    remarks = (
        "kommunens egen værdi" if assumption.overlaid else "",
        "skulle være efterprøvet igen" if assumption.stale else "",
    )
    return AssumptionRow(
        label=assumption.label,
        value=quantity(assumption.value, assumption.unit),
        status=PARAMETER_STATUS.get(assumption.status, assumption.status),
        source=assumption.source,
        verified=f"{dato(assumption.last_verified)} ({_age(assumption.last_verified, today)})",
        remark="; ".join(remark for remark in remarks if remark),
    )


def _age(verified: date, today: date) -> str:
    months = int((today - verified).days / _DAYS_A_MONTH)
    if months < 1:
        return "for under en måned siden"
    return f"for {antal(months, 'måned', 'måneder')} siden"
