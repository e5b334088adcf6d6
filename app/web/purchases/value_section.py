"""What a purchase is worth to every pocket, as the case page shows it. Templates round, nothing before them does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext, ngettext

from app.documents import value_chart_facts
from app.model.estimate import Amounts, Assumption, Estimate, Uncertainty
from app.model.scenario import Scenario
from app.text.quantities import quantity
from app.text.writing import procent, tal
from app.value import why_unstated
from app.web import labels


@dataclass(frozen=True)
class PocketRow:
    """Kroner year by year for a pocket. total: the row sums pockets above it."""

    name: str
    amounts: Amounts
    total: bool


@dataclass(frozen=True)
class GroupRow:
    """Who gets a job in the scenario, and how many places there are, in words."""

    name: str
    places: str


@dataclass(frozen=True)
class AssumptionRow:
    """A dated value that was used. weak: it is an assumption rather than law or calculation."""

    label: str
    value: str
    status: str
    weak: bool
    source: str
    valid_from: date
    last_verified: date
    stale: bool
    overlaid: bool


@dataclass(frozen=True)
class ValueSection:
    """The estimate. untouched: pockets on which the purchase has no effect. share: of the contract's value, 0..1.

    unstated: Danish, why there is no uncertainty although the scenario names uncertain fields.
    """

    from_defaults: bool
    scenario: str
    groups: tuple[GroupRow, ...]
    years: tuple[int, ...]
    rows: tuple[PocketRow, ...]
    untouched: tuple[str, ...]
    municipality_npv: float
    public_npv: float
    break_even_municipality: float
    break_even_public: float
    break_even_share: float | None
    payback_month: int | None
    switching_deadweight: float | None
    uncertainty: Uncertainty | None
    unstated: str
    probability: str
    verdict: str
    chart_text: str
    assumptions: tuple[AssumptionRow, ...]
    warnings: tuple[str, ...]


def value_section(estimate: Estimate) -> ValueSection:
    """Lay the estimate out: the municipality's pockets, its sum, the other public pockets, their sum, then the rest."""
    private = ("citizen", "supplier")
    touched = {code: amounts for code, amounts in estimate.pockets.items() if _moves(amounts)}
    own = [code for code in touched if code.startswith("municipality.")]
    other = [code for code in touched if code not in own and code not in private]
    share = estimate.break_even_share
    spread = estimate.stated_uncertainty
    return ValueSection(
        from_defaults=estimate.from_defaults,
        scenario=estimate.scenario.name,
        groups=tuple(GroupRow(group.name, _places(group.places)) for group in estimate.scenario.groups),
        years=tuple(range(1, estimate.scenario.years + 1)),
        rows=(
            *(_pocket(code, touched[code]) for code in own),
            PocketRow(str(gettext("Kommunen i alt")), estimate.municipality, True),
            *(_pocket(code, touched[code]) for code in other),
            PocketRow(str(gettext("Det offentlige i alt")), estimate.public, True),
            *(_pocket(code, touched[code]) for code in private if code in touched),
        ),
        untouched=tuple(labels.name_of(labels.POCKETS, code) for code in estimate.pockets if code not in touched),
        municipality_npv=estimate.municipality.npv,
        public_npv=estimate.public.npv,
        break_even_municipality=estimate.break_even_premium.municipality,
        break_even_public=estimate.break_even_premium.public,
        break_even_share=share.municipality if share else None,
        payback_month=estimate.payback_month,
        switching_deadweight=estimate.switching_deadweight,
        uncertainty=spread,
        unstated=why_unstated(estimate) if estimate.scenario.uncertainty else "",
        probability=_probability(spread.probability_positive) if spread else "",
        verdict=_verdict(spread.verdict, estimate.scenario) if spread else "",
        chart_text=value_chart_facts(estimate).caption,
        assumptions=tuple(_assumption(one) for one in estimate.assumptions),
        warnings=estimate.warnings,
    )


def _moves(amounts: Amounts) -> bool:
    return any(round(kr) for kr in amounts.years)


def _pocket(code: str, amounts: Amounts) -> PocketRow:
    return PocketRow(labels.name_of(labels.POCKETS, code), amounts, False)


def _verdict(code: str, scenario: Scenario) -> str:
    verdicts = labels.VERDICTS if scenario.premium_per_year else labels.VERDICTS_WITHOUT_PREMIUM
    return labels.name_of(verdicts, code)


def _probability(share: float) -> str:
    """A share that is neither never nor always is not rounded to it."""
    if 0 < share < 0.01:
        return str(gettext("under 1 %"))
    if 0.99 < share < 1:
        return str(gettext("over 99 %"))
    return procent(share)


def _places(places: float) -> str:
    written = tal(places, 2)
    one = written == tal(1)
    return str(ngettext("%(places)s plads", "%(places)s pladser", 1 if one else 2, places=written))


def _assumption(used: Assumption) -> AssumptionRow:
    return AssumptionRow(
        label=used.label,
        value=quantity(used.value, used.unit),
        status=labels.name_of(labels.PARAMETER_STATUSES, used.status),
        weak=used.status == "antagelse",
        source=used.source,
        valid_from=used.valid_from,
        last_verified=used.last_verified,
        stale=used.stale,
        overlaid=used.overlaid,
    )
