"""The text equivalent of each chart: a table of what is drawn, and sentences that say what there is to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from app.documents.wording import POCKETS
from app.model.estimate import Amounts, Estimate, Tornado
from app.model.scenario import FIELD_NAMES
from app.text.writing import antal, kroner, procent, tal
from app.value import why_unstated

PUBLIC_POCKETS = tuple(pocket for pocket in POCKETS if pocket not in {"citizen", "supplier"})
_SHARES = frozenset(
    {"deadweight", "displacement", "attribution", "evidence_correction", "local_share", "retention_multiplier"}
)
_KRONER = frozenset({"hourly_wage", "yearly_wage", "mentor_cost", "benefit_before"})


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of the table: its name and a text for every column after the first. total: it sums rows above it."""

    name: str
    cells: tuple[str, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """A chart in words. caption: what the picture shows, in Danish; columns: the first names the rows.

    rows are empty where there is nothing to draw; the caption then says why.
    """

    title: str
    alt: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]


def value_chart_facts(estimate: Estimate) -> ChartFacts:
    """The bars: kroner for each public pocket that moves, year by year, with the sums of municipality and public."""
    drawn = moving_pockets(estimate)
    years = range(1, len(estimate.municipality.years) + 1)
    rows = [ChartRow(POCKETS[pocket], _whole(estimate.pockets[pocket])) for pocket in drawn]
    rows.append(ChartRow("Kommunen i alt", _whole(estimate.municipality), total=True))
    rows.append(ChartRow("Det offentlige i alt", _whole(estimate.public), total=True))
    return ChartFacts(
        title="Værdi for hver offentlig kasse, år for år",
        alt="Søjlediagram over værdien for hver offentlig kasse, år for år. Alle tallene står i tabellen.",
        caption=" ".join(_seen_in_bars(estimate, drawn)),
        columns=("Kasse, kr.", *(f"År {year}" for year in years), "Sum"),
        rows=tuple(rows),
    )


def cash_flow_facts(estimate: Estimate) -> ChartFacts:
    """The line: what the municipality has earned or laid out in all, month by month; rows at the end of each year."""
    flow = estimate.municipal_cash_flow
    rows = [ChartRow(f"Efter måned {month}", (kroner(flow[month - 1]),)) for month in _named_months(estimate)]
    return ChartFacts(
        title="Kommunens regnskab fra start til slut",
        alt="Linje for kommunens samlede resultat, måned for måned, over og under nul. Hovedtallene står i tabellen.",
        caption=" ".join(_seen_in_line(estimate)),
        columns=("Tidspunkt", "Kommunens resultat siden start"),
        rows=tuple(rows),
    )


def tornado_facts(estimate: Estimate) -> ChartFacts:
    """The tornado: the municipality's present value at each field's lowest and highest value; widest swing first."""
    spread = estimate.stated_uncertainty
    rows = [
        ChartRow(field_label(swing.field), (*field_span(estimate, swing.field), kroner(swing.low), kroner(swing.high)))
        for swing in swings(estimate)
    ]
    if spread:
        rows.append(
            ChartRow("Alle felter på én gang, ni ud af ti udfald", ("", "", kroner(spread.p5), kroner(spread.p95)))
        )
    return ChartFacts(
        title="Hvad resultatet afhænger mest af",
        alt="Vandrette søjler for kommunens nutidsværdi, når ét felt ændres ad gangen. Alle tallene står i tabellen.",
        caption=" ".join(_seen_in_tornado(estimate)),
        columns=("Felt", "Lavest", "Højest", "Nutidsværdi ved lavest", "Nutidsværdi ved højest"),
        rows=tuple(rows),
    )


def moving_pockets(estimate: Estimate) -> tuple[str, ...]:
    """The public pockets with at least one krone in a year, in the order in which they are stacked from zero."""
    return tuple(
        pocket
        for pocket in PUBLIC_POCKETS
        if pocket in estimate.pockets and any(round(kr) for kr in estimate.pockets[pocket].years)
    )


def swings(estimate: Estimate) -> tuple[Tornado, ...]:
    """The fields of the tornado, widest swing first."""
    drawn = estimate.stated_uncertainty.tornado if estimate.stated_uncertainty else ()
    return tuple(sorted(drawn, key=lambda one: (-abs(one.high - one.low), one.field)))


def field_label(field: str) -> str:
    """The Danish name of an uncertain field."""
    return FIELD_NAMES.get(field, field)


def field_span(estimate: Estimate, field: str) -> tuple[str, str]:
    """The lowest and the highest value of an uncertain field as text; empty where the scenario names none."""
    if field not in estimate.scenario.uncertainty:
        return "", ""
    low, _, high = estimate.scenario.uncertainty[field]
    if field in _SHARES:
        return procent(low, 1), procent(high, 1)
    return (kroner(low), kroner(high)) if field in _KRONER else (tal(low, 2), tal(high, 2))


def _whole(amounts: Amounts) -> tuple[str, ...]:
    return tuple(tal(round(kr) + 0, 0) for kr in (*amounts.years, amounts.sum))


def _seen_in_bars(estimate: Estimate, drawn: tuple[str, ...]) -> Iterator[str]:
    if not drawn:
        yield "Ingen af de offentlige kasser får eller mister penge, så diagrammet er tomt."
        return
    sums: Mapping[str, float] = {pocket: estimate.pockets[pocket].sum for pocket in drawn}
    best = max(drawn, key=lambda pocket: sums[pocket])
    worst = min(drawn, key=lambda pocket: sums[pocket])
    gain = f"størst gevinst har »{POCKETS[best]}« med {kroner(sums[best])}" if sums[best] > 0 else ""
    loss = f"størst udgift har »{POCKETS[worst]}« med {kroner(-sums[worst])}" if sums[worst] < 0 else ""
    if said := ", og ".join(part for part in (gain, loss) if part):
        yield f"{said[0].upper()}{said[1:]} i hele perioden."
    verb, amount = _result(estimate.municipality.sum)
    public_verb, public_amount = _result(estimate.public.sum)
    yield f"I alt {verb} kommunen {amount}, og det offentlige under ét {public_verb} {public_amount.rstrip('.')}."
    yield from _sign_change(estimate.municipality)


def _sign_change(amounts: Amounts) -> Iterator[str]:
    """The first year in which the municipality goes from gain to loss or back."""
    signs = [(year, kr > 0) for year, kr in enumerate(amounts.years, start=1) if round(kr)]
    for (_, before), (year, now) in pairwise(signs):
        if before != now:
            yield f"Kommunen går fra {'underskud til overskud' if now else 'overskud til underskud'} i år {year}."
            return


def _seen_in_line(estimate: Estimate) -> Iterator[str]:
    flow, payback = estimate.municipal_cash_flow, estimate.payback_month
    if not flow:
        yield "Kommunens regnskab måned for måned er ikke beregnet."
        return
    if not any(round(kr) for kr in flow):
        yield "Kommunen hverken tjener eller mister penge, så linjen følger nul i hele perioden."
        return
    lowest = min(range(len(flow)), key=lambda at: flow[at])
    if round(flow[lowest]) < 0:
        yield f"Kommunen har lagt mest ud efter måned {lowest + 1}: {kroner(-flow[lowest])}"
    else:
        yield "Kommunen er ikke i minus på noget tidspunkt."
    if payback is None:
        if any(round(kr) > 0 for kr in flow):
            yield "Kommunen er i plus undervejs, men det holder ikke, og udgiften er ikke tjent hjem i perioden."
        else:
            yield "Udgiften er ikke tjent hjem i perioden."
    elif round(flow[lowest]) < 0:
        yield f"Udgiften er tjent hjem fra måned {payback} og resten af perioden."
    yield f"Efter {len(flow)} måneder er resultatet {kroner(flow[-1])}, før det regnes om til nutidsværdi."


def _named_months(estimate: Estimate) -> tuple[int, ...]:
    """The months of the table: the lowest point, the payback month and the end of each year."""
    flow = estimate.municipal_cash_flow
    if not flow:
        return ()
    months = {*range(12, len(flow) + 1, 12), min(range(len(flow)), key=lambda at: flow[at]) + 1, len(flow)}
    return tuple(sorted(months | ({estimate.payback_month} if estimate.payback_month else set())))


def _seen_in_tornado(estimate: Estimate) -> Iterator[str]:
    spread = estimate.stated_uncertainty
    drawn = swings(estimate)
    if spread is None or not drawn:
        yield why_unstated(estimate)
        return
    widest = drawn[0]
    low, high = sorted((widest.low, widest.high))
    if round(low) == round(high):
        yield f"Ingen af felterne ændrer kommunens nutidsværdi, som er {kroner(estimate.municipality.npv)}"
        return
    yield (
        f"Mest betyder »{field_label(widest.field)}«: Alene flytter det kommunens nutidsværdi mellem "
        f"{kroner(low)} og {kroner(high)}"
    )
    turning = [one for one in drawn if min(one.low, one.high) < 0 < max(one.low, one.high)]
    if not turning:
        yield "Intet felt kan alene vende resultatet mellem overskud og underskud."
    elif len(turning) == 1:
        yield f"Kun »{field_label(turning[0].field)}« kan alene vende resultatet mellem overskud og underskud."
    else:
        yield f"{antal(len(turning), 'felt', 'felter')} kan hver for sig vende resultatet mellem overskud og underskud."
    yield f"Ni ud af ti udfald ligger mellem {kroner(spread.p5)} og {kroner(spread.p95)}"
    yield f"Det midterste er {kroner(spread.p50)}"


def _result(amount: float) -> tuple[str, str]:
    """The verb of a gain or a loss, and the kroner."""
    if round(amount) == 0:
        return "går", "i nul"
    return "tjener" if amount > 0 else "mister", kroner(abs(amount))
