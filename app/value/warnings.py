"""What the reader must know before trusting an estimate: Danish sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from app.model.estimate import Assumption
from app.model.scenario import FIELD_NAMES, Group, Job, Scenario
from app.text.writing import dato, kroner, procent, tal
from app.value.fields import Fields, fields_of
from app.value.flows import benefit_in_job
from app.value.rates import CASH_BENEFITS, HIGHER_RATE, YEARLY, Rates
from app.value.spans import apart, told
from app.value.tax import change


def warnings(scenario: Scenario, rates: Rates, used: Sequence[Assumption], unstated: str = "") -> tuple[str, ...]:
    """Warnings of the scenario, group by group, then of the rates that were used.

    unstated: why its uncertainty is not stated, as a warning; empty where it is.
    """
    return (
        *(text for group in scenario.groups for text in _of_group(group, scenario, rates)),
        *_of_premium(scenario),
        *_of_wages(scenario, rates),
        *((unstated,) if unstated else _of_uncertainty(scenario, rates)),
        *_of_rates(scenario, used),
    )


def _of_group(group: Group, scenario: Scenario, rates: Rates) -> Iterator[str]:
    if group.job is Job.PLACEMENT:
        yield (
            f"»{group.name}«: Virksomhedspraktik sparer ingen ydelse. Deltagerne beholder deres ydelse og får ikke "
            "løn, så kommunen sparer først, når praktikken bliver til et job."
        )
        return
    fields = fields_of(group, rates, scenario.years, {})
    rise = float(np.asarray(benefit_in_job(group, fields, rates) - fields.benefit_before))
    if rise > 0:
        yield (
            f"»{group.name}«: De samlede ydelser stiger med {kroner(rise)} om måneden pr. person, fordi tilskuddet i "
            "jobbet er højere end den ydelse, som borgeren forlader. Se på staten og det offentlige under ét, "
            "før I taler om en besparelse."
        )
    yield from _of_loss(group, fields, rates)
    months = 12 * scenario.years
    if group.lead_months >= months:
        yield (
            f"»{group.name}«: Ingen kommer i job i perioden. Der går {tal(group.lead_months)} måneder, før de "
            f"første er i job, og scenariet varer {tal(months)}. Kontrollér feltet {FIELD_NAMES['lead_months']}."
        )
    # Under one in a hundred is as good as none, and often a share that was meant as a percentage.
    if group.deadweight < 0.01:
        yield (
            f"»{group.name}«: Der er ingen sammenligning. Andelen, der var kommet i job alligevel (deadweight), er "
            f"{procent(group.deadweight, 1)}, så der regnes med, at så godt som ingen ville have fundet arbejde uden "
            "indsatsen. Sammenlign med en almindelig indsats, eller skriv et forsigtigt skøn."
        )
    if group.local_share < 1:
        yield (
            f"»{group.name}«: {procent(group.local_share)} af deltagerne regnes som kommunens egne borgere. Kun "
            "ydelsen deles med de andre kommuner; sparet aktivering, mentor og skat regnes som kommunens egne."
        )
    if group.job is Job.SMALL_JOB and not isinstance(group.benefit_before, str):
        yield (
            f"»{group.name}«: Småjobbet er regnet med fribeløbet for de øvrige satser, fordi ydelsen er skrevet i "
            f"kroner. Skriv {HIGHER_RATE}, hvis borgerne får forhøjet sats: Så er fribeløbet lavere."
        )
    other_benefit = isinstance(group.benefit_before, str) and group.benefit_before not in CASH_BENEFITS
    if group.job is Job.SMALL_JOB and other_benefit:
        yield (
            f"»{group.name}«: Småjobbet er regnet efter kontanthjælpens fradragsregler (LAS § 31), men borgeren får "
            "en anden ydelse. Kontrollér, hvordan løn trækkes fra i den."
        )


def _of_loss(group: Group, fields: Fields, rates: Rates) -> Iterator[str]:
    """A wage that leaves the person with less than the benefit is a slip of the keys, or a job that nobody takes."""
    after = benefit_in_job(group, fields, rates)
    gain = float(change(rates.tax, 12 * fields.wage, 12 * fields.benefit_before, 12 * after).net) / 12
    if round(gain) < 0:
        wage = "yearly_wage" if group.hourly_wage is None else "hourly_wage"
        yield (
            f"»{group.name}«: Borgeren taber {kroner(-gain)} om måneden efter skat ved at tage jobbet på "
            f"{tal(group.hours_per_week, 1)} timer om ugen. Kontrollér felterne {FIELD_NAMES[wage]} og "
            f"{FIELD_NAMES['hours_per_week']}."
        )


def _of_premium(scenario: Scenario) -> Iterator[str]:
    if scenario.premium_per_year == 0:
        yield (
            "Der er ikke regnet med nogen merpris. Sammenlign den merpris, som tilbuddene viser, med den højeste, "
            "kommunen kan betale, før den taber."
        )
    if scenario.premium_per_year < 0:
        yield "Merprisen er negativ, så kontrakten regnes som billigere end uden sociale hensyn. Kontrollér fortegnet."
    if scenario.premium_per_year > scenario.contract_value_per_year:
        yield "Merprisen er højere end hele kontraktens værdi pr. år. Kontrollér, at begge beløb er pr. år."


def _of_wages(scenario: Scenario, rates: Rates) -> Iterator[str]:
    wages = sum(
        float(12 * group.places * fields_of(group, rates, scenario.years, {}).wage) for group in scenario.groups
    )
    if wages > scenario.contract_value_per_year:
        yield (
            f"Lønnen til alle pladser er {kroner(wages)} om året og dermed højere end hele kontraktens værdi. "
            "Kontrollér antallet af pladser, timer og løn."
        )


def _of_uncertainty(scenario: Scenario, rates: Rates) -> Iterator[str]:
    """A drawn value takes the place of the group's own, so the two may tell different stories."""
    for one in apart(scenario, rates):
        yield (
            f"{f'»{one.group}«: ' if one.group else ''}{FIELD_NAMES[one.field]} er {told(one.own, one.field)}, men "
            f"usikkerheden regnes omkring {told(one.mode, one.field)}. Sandsynlighed og vurdering passer først til "
            "resultatet, når de to er ens."
        )


def _of_rates(scenario: Scenario, used: Sequence[Assumption]) -> Iterator[str]:
    for one in used:
        if one.stale:
            yield (
                f"»{one.label}« kan være forældet: værdien er sidst kontrolleret den {dato(one.last_verified)}, "
                "og en ny var ventet siden. Kontrollér den, før tallene bruges."
            )
    years = [one.valid_from.year for one in used if one.id in YEARLY]
    if years and min(years) < scenario.start.year:
        yield (
            f"Der er regnet med satserne for {min(years)}, fordi satserne for {scenario.start.year} ikke er lagt ind "
            "endnu."
        )
