"""Whether the uncertainty belongs to the scenario: it is drawn around values of its own, and those may be other ones.

Where they are, verdict, probability and ceiling are those of another scenario, so no page or paper states them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose

import numpy as np

from app.model.estimate import Estimate, Uncertainty
from app.model.scenario import FIELD_NAMES, Group, Job, Scenario
from app.text.writing import kroner, procent, tal
from app.value.fields import DRAWN_BOUNDS, RETENTION_MULTIPLIER, SHARE, fields_of
from app.value.rates import Rates
from app.value.valuation import municipal_npv

UNUSED = "Usikkerheden bruges ikke: "
"""How the warning begins that says why no uncertainty is stated although the scenario names uncertain fields."""
# The multiplier is laid on the scenario's own retention, so the scenario itself computes with this one.
_OWN_MULTIPLIER = 1.0


@dataclass(frozen=True, slots=True)
class Apart:
    """A number that the scenario computes with and the draws do not lie around. group: empty for the whole scenario."""

    group: str
    field: str
    own: float
    low: float
    mode: float
    high: float

    @property
    def outside(self) -> bool:
        """Whether no draw ever reaches it."""
        near = _same(self.own, self.low) or _same(self.own, self.high)
        return not near and not self.low <= self.own <= self.high


def apart(scenario: Scenario, rates: Rates) -> tuple[Apart, ...]:
    """Every number that differs from the most likely one of its uncertain field, by field and then by group."""
    return tuple(
        Apart(group, field, own, low, mode, high)
        for field, (low, mode, high) in sorted(scenario.uncertainty.items())
        for group, own in _owns(scenario, field, rates)
        if not _same(own, mode)
    )


def doubt_of(scenario: Scenario, rates: Rates, spread: Uncertainty) -> str:
    """Why the draws are not those of the scenario, as a Danish warning; empty where they are."""
    outside = [_outside(one) for one in apart(scenario, rates) if one.outside]
    if outside:
        return f"{UNUSED}{' '.join(outside)}"
    if scenario.options.draws < rates.minimum_draws:
        return (
            f"{UNUSED}Der skal trækkes mindst {tal(rates.minimum_draws)} gange, før et forsigtigt udfald siger "
            f"noget, men draws er {tal(scenario.options.draws)}. Skriv et højere tal."
        )
    return _contradiction(scenario, rates, spread)


def _contradiction(scenario: Scenario, rates: Rates, spread: Uncertainty) -> str:
    """Why the draws do not fit the scenario's own result although every span holds its number; empty where they do.

    Asked only where a number is not the most likely one: then the result may lie at the very end of the draws, and a
    verdict around another middle would speak against it.
    """
    differing = dict.fromkeys(one.field for one in apart(scenario, rates))
    if not differing:
        return ""
    own = float(municipal_npv(scenario, rates, {}))
    # A krone is as good as nothing here, and no rounding error is more.
    if spread.p5 - 1 <= own <= spread.p95 + 1 and (own >= 0) == (spread.p50 >= 0):
        return ""
    fields = ", ".join(f"»{FIELD_NAMES[field]}«" for field in differing)
    return (
        f"{UNUSED}Kommunens resultat i scenariet er {kroner(own)} i nutidsværdi, men spændene giver "
        f"{kroner(spread.p50)} i midten. Sæt det mest sandsynlige tal til scenariets eget i {fields}."
    )


def why_unstated(estimate: Estimate) -> str:
    """Why no uncertainty is stated of an estimate, as a Danish sentence; empty where it is."""
    if estimate.uncertainty is None:
        return "Usikkerheden er ikke beregnet, fordi scenariet ikke angiver spænd."
    return estimate.uncertainty_doubt


def told(value: float, field: str) -> str:
    """A number of an uncertain field as the reader knows it."""
    if DRAWN_BOUNDS[field] is SHARE:
        return procent(value, 1)
    return tal(value, 3)


def _outside(one: Apart) -> str:
    who = f"»{one.group}«" if one.group else "Scenariet"
    own = told(one.own, one.field)
    return (
        f"{who} regner med {own} i feltet »{FIELD_NAMES[one.field]}«, men spændet går fra "
        f"{told(one.low, one.field)} til {told(one.high, one.field)}. Ret spændet, så det rummer {own}."
    )


def _owns(scenario: Scenario, field: str, rates: Rates) -> Iterator[tuple[str, float]]:
    """Each group's own number in a field that changes something in it."""
    for group in scenario.groups:
        own = _own(group, field, rates, scenario.years)
        if own is None:
            continue
        if field == RETENTION_MULTIPLIER:
            yield "", own
            return
        yield group.name, own


def _own(group: Group, field: str, rates: Rates, years: int) -> float | None:
    # A placement moves no money but its mentor's, whatever is drawn.
    if group.job is Job.PLACEMENT and field != "mentor_cost":
        return None
    if field == RETENTION_MULTIPLIER:
        return _OWN_MULTIPLIER
    if field == "benefit_before":
        return float(np.asarray(fields_of(group, rates, years, {}).benefit_before))
    value = getattr(group, field)
    return None if value is None else float(value)


def _same(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
