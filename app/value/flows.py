"""Which kroner a person in the job moves between which pockets, and over which periods.

Every line of a group is linear in three things: months in the job, the part of them that the state refunds, and
those on the last refund step. So a line is three coefficients, and the same lines serve months, years and draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.model.scenario import Group, Job
from app.value import pockets
from app.value.benefits import fleksbidrag, fleksloentilskud, small_job_deduction
from app.value.fields import Fields
from app.value.rates import HIGHER_RATE, Rates
from app.value.refund import Exposure, Numbers, exposure
from app.value.tax import change


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a group: kroner for each month in the job, each refunded month, each month on the last step.

    Shapes () or (draws,).
    """

    kind: pockets.Kind
    per_month: Numbers
    per_refunded: Numbers
    per_last_step: Numbers

    def over(self, people: Exposure) -> Numbers:
        """Kroner period by period for this exposure; shape (…, periods)."""
        return (
            self.per_month[..., np.newaxis] * people.months
            + self.per_refunded[..., np.newaxis] * people.refunded
            + self.per_last_step[..., np.newaxis] * people.last_step
        )


def benefit_in_job(group: Group, fields: Fields, rates: Rates) -> Numbers:
    """What the person is paid by the public purse in the job, kroner a month."""
    if group.job is Job.FLEKSJOB and rates.fleksjob is not None:
        return fleksloentilskud(rates.fleksjob, fields.wage)
    if group.job is Job.SMALL_JOB and rates.small_job is not None:
        wage_after_am = fields.wage * (1 - rates.tax.am_bidrag)
        deduction = small_job_deduction(rates.small_job, wage_after_am, group.benefit_before == HIGHER_RATE)
        return np.maximum(fields.benefit_before - deduction, 0)
    if group.job is Job.PLACEMENT:
        return fields.benefit_before
    return np.asarray(0.0)


def terms(group: Group, fields: Fields, rates: Rates) -> tuple[Term, ...]:
    """The lines of one person in the job, in the order of the budget. A placement moves nothing and says so."""
    none = np.asarray(0.0)
    after = benefit_in_job(group, fields, rates)
    saved = fields.benefit_before - after
    local, elsewhere = fields.local_share, 1 - fields.local_share
    benefit = (
        Term(pockets.BENEFIT, local * saved, -local * saved, none),
        Term(pockets.BENEFIT_ELSEWHERE, elsewhere * saved, -elsewhere * saved, none),
        Term(pockets.REFUND, none, saved, none),
    )
    if group.job is Job.PLACEMENT:
        return benefit
    taxed = change(rates.tax, 12 * fields.wage, 12 * fields.benefit_before, 12 * after)
    kept = rates.tax.municipal_retention
    yearly = (
        (pockets.MUNICIPAL_TAX, kept * taxed.municipal),
        (pockets.STATE_TAX, taxed.state),
        (pockets.EQUALISED_TAX, (1 - kept) * taxed.municipal),
        (pockets.CITIZEN_INCOME, taxed.net),
    )
    return (
        *benefit,
        *_activation_or_contribution(group, fields, rates),
        *(Term(kind, amount / 12, none, none) for kind, amount in yearly),
    )


def _activation_or_contribution(group: Group, fields: Fields, rates: Rates) -> tuple[Term, ...]:
    none = np.asarray(0.0)
    if group.job is Job.ORDINARY:
        return (Term(pockets.ACTIVATION, np.asarray(rates.activation), none, none),)
    if group.job is Job.FLEKSJOB and rates.fleksjob is not None:
        contribution = fleksbidrag(rates.fleksjob, fields.wage)
        return (
            Term(pockets.FLEKSBIDRAG, none, none, fields.local_share * contribution),
            Term(pockets.FLEKSBIDRAG_ELSEWHERE, none, none, (1 - fields.local_share) * contribution),
            Term(pockets.FLEKSBIDRAG_PAID, none, none, -contribution),
        )
    return ()


def people_in_jobs(fields: Fields, rates: Rates, years: int, periods_per_year: int) -> Exposure:
    """Person-months of effect of a group, period by period; shape (…, years * periods_per_year).

    periods_per_year: 12 for months, 1 for years; a year is the sum of its months.
    """
    edges = np.linspace(0.0, 12.0 * years, years * periods_per_year + 1)
    one = exposure(rates.stair, fields.weeks_on_benefit, fields.lead_months, edges)
    people = fields.effect[..., np.newaxis] * np.repeat(fields.retention, periods_per_year, axis=-1)
    return Exposure(people * one.months, people * one.refunded, people * one.last_step)
