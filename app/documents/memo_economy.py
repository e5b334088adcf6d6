"""The money in the committee paper: what it costs, what it saves, in whose budget, in which year, and how sure it is.

Amounts of the budget keep the sign of net spending: positive raises it, negative lowers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from app.documents.budget_facts import BudgetRow, budget_years
from app.documents.chart_facts import ChartFacts, ChartRow
from app.documents.tender_facts import Fact
from app.documents.value_facts import ValueFacts, value_facts
from app.model.advice import CaseFile
from app.model.budget import Budget, BudgetLine, Instrument, exact_sum, shown_sum
from app.model.estimate import Estimate
from app.model.memo import Remedy
from app.text.writing import kroner, procent, tal

_YEARS_IN_A_TABLE = 5
_COLUMN_WORDS: Mapping[Instrument, str] = {
    "tillægsbevilling": "bevilling",
    "budgetoverslagsår": "overslag",
    "efter overslagsårene": "senere",
    "afsluttet år": "afsluttet",
}
_AREA_RULE = (
    "En merpris er service og tæller med i kommunens serviceramme, mens sparede ydelser hører til overførsler.",
    "En krone sparet på overførsler giver derfor ikke plads til en krone mere på service, som skal findes for sig.",
)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A calendar year of the budget, and in one word how its money is granted."""

    year: int
    word: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A budget line, or a sum, over the years. place: committee and styringsområde, empty for a sum.

    The sum of a year is that of the lines as shown. That of all years is rounded once, so that it is the same here as
    where the whole period is told of.
    """

    label: str
    place: str
    kroner: tuple[int, ...]
    total: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The amounts as text; nothing moves in a year with 0."""
        return tuple(tal(amount, 0) for amount in self.kroner)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Budget lines with the years as columns; the last matrix of a long series ends with the sum of all years."""

    columns: tuple[YearColumn, ...]
    sums_all_years: bool
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """How a cost is paid for (kommunestyrelsesloven § 40). years: one or more, such as "2026-2029"; amount: of all."""

    years: str
    label: str
    amount: str
    how: str


@dataclass(frozen=True, slots=True)
class MemoEconomy:
    """What the part on the money may print.

    figures: the main figures with their names. matrices, covers, warnings: the budget lines; empty where the estimate
    cannot be divided into calendar years. granted: a point of the paper grants them. area_rule: what serviceramme and
    overførsler mean for each other, empty where a warning says it with the amounts. ceiling_how: how the ceiling on the
    premium came about, empty where none is proposed.
    """

    scenario: str
    start: str
    from_defaults: bool
    framing: tuple[str, ...]
    side_by_side: tuple[ChartRow, ...]
    chart: ChartFacts
    figures: tuple[Fact, ...]
    verdict: str
    matrices: tuple[Matrix, ...]
    year_words: tuple[str, ...]
    covers: tuple[Cover, ...]
    granted: bool
    area_rule: tuple[str, ...]
    warnings: tuple[str, ...]
    ceiling_how: tuple[str, ...]
    reservations: tuple[str, ...]


def memo_economy(case_file: CaseFile) -> MemoEconomy | None:
    """The money of the case; None where nobody has counted it."""
    estimate, budget = case_file.advice.estimate, case_file.budget
    if estimate is None:
        return None
    value = value_facts(estimate, case_file.made_at.date(), case_file.advice)
    return MemoEconomy(
        scenario=value.scenario,
        start=value.start,
        from_defaults=value.from_defaults,
        framing=tuple(_framing(estimate)),
        side_by_side=value.side_by_side,
        chart=value.bars,
        figures=tuple(_figures(value)),
        verdict=value.uncertainty.verdict if value.uncertainty else "",
        matrices=tuple(_matrices(budget)) if budget else (),
        year_words=tuple(_year_words(budget)) if budget else (),
        covers=tuple(_covers(budget)) if budget else (),
        granted=_granted(case_file),
        area_rule=() if budget and _weighs_on_service(budget) else _AREA_RULE,
        warnings=(*budget.warnings, *_not_decided(budget, case_file)) if budget else (),
        ceiling_how=tuple(_ceiling_how(case_file, estimate, value)),
        reservations=value.warnings,
    )


def ceiling_kroner(case_file: CaseFile) -> int | None:
    """The ceiling on the premium in whole kroner a year, rounded down; None where it cannot be stated."""
    ceiling = case_file.memo_basis.ceiling
    return None if ceiling is None else floor(ceiling)


def premium_above_ceiling(case_file: CaseFile) -> bool:
    """Whether the paper proposes a ceiling under the premium that its amounts are computed with.

    It then grants none of them, for it would give money to what it forbids itself.
    """
    estimate, ceiling = case_file.advice.estimate, ceiling_kroner(case_file)
    if estimate is None or ceiling is None or Remedy.CEILING not in case_file.memo.remedies:
        return False
    return estimate.scenario.premium_per_year > max(ceiling, 0)


def _framing(estimate: Estimate) -> Iterator[str]:
    """What the figures are and are not, before they are shown."""
    yield (
        "Tallene er et skøn i faste priser og kan ikke stå alene. En besparelse for kommunen er ikke altid en "
        "besparelse for det offentlige, så kommunen, staten og det offentlige i alt står ved siden af hinanden."
    )
    own, public = round(estimate.municipality.npv), round(estimate.public.npv)
    if own > 0 > public:
        yield "Her vinder kommunen, mens det offentlige i alt taber: En del af gevinsten er flyttet fra andre kasser."
    elif own < 0 < public:
        yield (
            "Her betaler kommunen, mens det offentlige i alt vinder: Gevinsten ligger i andre kasser end kommunens, "
            "så kommunens udgift er en politisk prioritering."
        )
    elif own < 0:
        yield "Kommunen får ikke pengene igen, så indkøbet må begrundes med andet end økonomien."
    shares = sorted({group.deadweight for group in estimate.scenario.groups})
    counted = procent(shares[0]) if len(shares) == 1 else f"{procent(shares[0])}-{procent(shares[-1])}"
    yield (
        f"Beregningen regner med, at {counted} af dem, der kommer i job, var kommet i job alligevel. Sundhed, trivsel "
        "og tryghed tæller ikke med i nogen kasse."
    )


def _figures(value: ValueFacts) -> Iterator[Fact]:
    yield Fact("Højeste merpris, hvor kommunen går i nul", value.break_even_municipality)
    yield Fact("Højeste merpris, hvor det offentlige går i nul", value.break_even_public)
    yield Fact("Tjent hjem for kommunen", value.payback)
    yield Fact("Går i nul, når så mange alligevel var kommet i job", value.switching_deadweight)
    spread = value.uncertainty
    if spread is None:
        yield Fact("Usikkerhed", value.unstated)
        return
    yield Fact("Nutidsværdi, forsigtigt udfald (5-procent-fraktil)", spread.p5)
    yield Fact("Nutidsværdi, midterste udfald (median)", spread.p50)
    yield Fact("Nutidsværdi, gunstigt udfald (95-procent-fraktil)", spread.p95)
    yield Fact("Sandsynlighed for gevinst", spread.probability)


def _matrices(budget: Budget) -> Iterator[Matrix]:
    """So many years to a table that it fits the page."""
    years = [one.year for one in budget_years(budget)]
    for start in range(0, len(years), _YEARS_IN_A_TABLE):
        shown = years[start : start + _YEARS_IN_A_TABLE]
        last = start + _YEARS_IN_A_TABLE >= len(years)
        yield Matrix(
            columns=tuple(YearColumn(year, _COLUMN_WORDS[_instrument(budget, year)]) for year in shown),
            sums_all_years=last,
            rows=tuple(_rows(budget, shown, last)),
        )


def _rows(budget: Budget, years: Sequence[int], sums: bool) -> Iterator[MatrixRow]:
    lines = budget.lines
    together: dict[tuple[str, str, str], list[BudgetLine]] = {}
    for line in lines:
        together.setdefault((line.committee, line.styringsomraade, line.label), []).append(line)
    for (committee, area, label), same in together.items():
        yield MatrixRow(label, f"{committee}, {area}", _over(same, years, sums))
    raised = [line for line in lines if line.kind == "positive"]
    lowered = [line for line in lines if line.kind == "negative"]
    yield MatrixRow("Merudgifter i alt", "", _over(raised, years, sums), total=True)
    yield MatrixRow("Mindreudgifter i alt", "", _over(lowered, years, sums), total=True)
    net = tuple(budget.shown_net(year) for year in years)
    whole = (round(sum(budget.net_by_year.values())),) if sums else ()
    yield MatrixRow("Netto", "", (*net, *whole), total=True)
    for area in dict.fromkeys(line.styringsomraade for line in lines):
        yield MatrixRow(f"Heraf {area}", "", _over([one for one in lines if one.styringsomraade == area], years, sums))


def _over(lines: Sequence[BudgetLine], years: Sequence[int], sums: bool) -> tuple[int, ...]:
    by_year = tuple(shown_sum(line for line in lines if line.year == year) for year in years)
    return (*by_year, exact_sum(lines)) if sums else by_year


def _instrument(budget: Budget, year: int) -> Instrument:
    return next(line.instrument for line in budget.lines if line.year == year)


def _year_words(budget: Budget) -> Iterator[str]:
    """What the word above each column means."""
    used = {line.instrument for line in budget.lines}
    if "tillægsbevilling" in used:
        years = {line.year for line in budget.lines if line.instrument == "tillægsbevilling"}
        where = "i budgetåret" if years == {budget.budget_year} else "til det vedtagne budget for"
        yield f"»Bevilling« er en tillægsbevilling {where} {' og '.join(map(str, sorted(years)))}."
    if "budgetoverslagsår" in used:
        yield "»Overslag« er senere år, hvor beløbene indarbejdes i budgetoverslagsårene."
    if "efter overslagsårene" in used:
        yield "»Senere« er år efter budgetoverslagsårene, som endnu ikke står i noget budget."
    if "afsluttet år" in used:
        yield "»Afsluttet« er år, der er slut, så der ikke kan gives bevilling."


def _covers(budget: Budget) -> Iterator[Cover]:
    """Costs by year; years that follow each other and are covered alike stand together."""
    alike: dict[tuple[str, str], list[BudgetRow]] = {}
    for one in budget_years(budget):
        for row in one.rows:
            if row.kroner > 0:
                alike.setdefault((row.label, row.funding), []).append(row)
    for (label, funding), rows in alike.items():
        how = funding.removeprefix("Finansieres af: ")
        yield Cover(_span([row.year for row in rows]), label, kroner(sum(row.kroner for row in rows)), how)


def _granted(case_file: CaseFile) -> bool:
    """Whether a point of the paper grants what the budget moves."""
    return Remedy.TRANSFER in case_file.memo.remedies and not premium_above_ceiling(case_file)


def _not_decided(budget: Budget, case_file: CaseFile) -> Iterator[str]:
    """The costs that no point of the paper grants: silence would read as if the savings paid for them."""
    if _granted(case_file):
        return
    costs = [line for line in budget.lines if line.kind == "positive" and line.instrument != "afsluttet år"]
    if costs:
        years = _span(sorted({line.year for line in costs}))
        yield (
            f"Indstillingen giver ikke bevilling til merudgifterne, i alt {kroner(exact_sum(costs))} i {years}. De "
            "skal findes inden for budgetterne eller søges i en særskilt sag, før noget, der kræver dem, sættes i gang."
        )


def _span(years: Sequence[int]) -> str:
    if len(years) == 1:
        return str(years[0])
    unbroken = years[-1] - years[0] == len(years) - 1
    return f"{years[0]}-{years[-1]}" if unbroken else ", ".join(map(str, years))


def _weighs_on_service(budget: Budget) -> bool:
    """Whether a warning of the budget says what serviceramme and overførsler mean here, with the amounts."""
    service = shown_sum(line for line in budget.lines if line.styringsomraade == "service")
    transfers = shown_sum(line for line in budget.lines if line.styringsomraade == "overførsler")
    return service > 0 > transfers


def _ceiling_how(case_file: CaseFile, estimate: Estimate, value: ValueFacts) -> Iterator[str]:
    ceiling, spread = ceiling_kroner(case_file), estimate.stated_uncertainty
    if Remedy.CEILING not in case_file.memo.remedies:
        return
    if ceiling is None or spread is None:
        yield f"Loftet over merprisen kan ikke beregnes. {value.unstated}"
        return
    years, premium = estimate.scenario.years, estimate.scenario.premium_per_year
    found = f"scenariets merpris på {kroner(premium)} om året plus det, som" if premium else "det, som"
    yield (
        "Loftet over merprisen er den merpris, hvor kommunen går i nul i det forsigtige udfald (5-procent-fraktilen). "
        f"Det er {found} det forsigtige udfald på {kroner(spread.p5)} svarer til om året i {years} år, når senere år "
        f"regnes om til nutidsværdi: {kroner(ceiling)} om året."
    )
    if ceiling < 0:
        yield "Beløbet er negativt, så kommunen går i minus i det forsigtige udfald selv uden en merpris."
    else:
        yield "I 95 ud af 100 beregninger får kommunen altså pengene igen, selv om merprisen er så høj som loftet."
    if premium_above_ceiling(case_file):
        yield f"Scenariets merpris på {kroner(premium)} om året ligger over loftet."
