"""The dated rates that a scenario needs, read once; only what is used is looked up, so that it can be listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.model.advice import DatedValues
from app.model.errors import InputError, Problem
from app.model.scenario import Job, Scenario
from app.value.refund import WEEKS_PER_MONTH, RefundStair

HIGHER_RATE = "kontanthjaelp_forhoejet"
CASH_BENEFITS = (HIGHER_RATE, "kontanthjaelp_grundsats", "kontanthjaelp_mindstesats", "kontanthjaelp_hjemmeboende")
WEEKLY_BENEFITS = ("sygedagpenge_max",)
BENEFITS = (
    *CASH_BENEFITS,
    "ledighedsydelse_hoej",
    "ledighedsydelse_lav_med_barn",
    "ledighedsydelse_lav_uden_barn",
    "dagpenge_max",
    *WEEKLY_BENEFITS,
    "foertidspension_enlig",
    "foertidspension_par",
)
# Rates that change every year: where the newest is of an earlier year than the start, the right one is missing.
YEARLY = (*BENEFITS, "fleksloentilskud_base", "personfradrag")


@dataclass(frozen=True, slots=True)
class Fleksjob:
    """Fleksløntilskud (LAB § 123) and særligt fleksbidrag (LBK 221/2021 § 7). Kroner a month and shares."""

    base: float
    reduction: float
    bend: float
    reduction_above_bend: float
    contribution_of_base: float
    contribution_of_wage: float


@dataclass(frozen=True, slots=True)
class SmallJob:
    """Deduction of pay in kontanthjælp (LAS § 31). free_higher_rate: kroner a month for those on the higher rate."""

    free_higher_rate: float
    free_other_rates: float
    deducted_share: float


@dataclass(frozen=True, slots=True)
class Tax:
    """Income tax. Shares; allowances in kroner a year. municipal_retention: kept after equalisation."""

    am_bidrag: float
    bundskat: float
    kommuneskat: float
    personfradrag: float
    employment_allowance_rate: float
    employment_allowance_ceiling: float
    municipal_retention: float


@dataclass(frozen=True, slots=True)
class Rates:
    """Everything dated that an estimate rests on. benefits: kroner a month; activation: kroner a month.

    fleksjob, small_job: None where no group has such a job. minimum_draws: for fewer there is no verdict.
    """

    stair: RefundStair
    benefits: dict[str, float]
    tax: Tax
    discount_rate: float
    activation: float
    fleksjob: Fleksjob | None
    small_job: SmallJob | None
    minimum_draws: float


def read_rates(scenario: Scenario, view: DatedValues) -> Rates:
    """The rates in force at the start of the scenario, held constant: fixed prices.

    Raises InputError, field `start`, where a rate has no value on that day, and where the day lies so long after the
    last known rates that no municipality budgets for it: more than the budgetoverslagsår.
    """
    jobs = {group.job for group in scenario.groups}
    named = dict.fromkeys(one.benefit_before for one in scenario.groups if isinstance(one.benefit_before, str))
    options = scenario.options
    try:
        rates = Rates(
            stair=RefundStair(tuple(view.brackets("refusionstrappe"))),
            benefits={benefit: _monthly(benefit, view) for benefit in named},
            tax=_tax(view, options.municipal_tax_retention),
            discount_rate=_own_or(options.discount_rate, lambda: view.number("discount_rate")),
            activation=view.number("aktivering_pr_fuldtidsperson") / 12 if Job.ORDINARY in jobs else 0.0,
            fleksjob=_fleksjob(view) if Job.FLEKSJOB in jobs else None,
            small_job=_small_job(view) if Job.SMALL_JOB in jobs else None,
            minimum_draws=view.number("uncertainty_minimum_draws") if scenario.uncertainty else 0.0,
        )
    except InputError as error:
        raise InputError(*(replace(problem, field="start") for problem in error.problems)) from error
    _check_start(scenario, view)
    return rates


def _check_start(scenario: Scenario, view: DatedValues) -> None:
    known = min(one.valid_from.year for one in view.used if one.id in YEARLY)
    if scenario.start.year <= known:
        return
    ahead = round(view.number("budgetoverslagsaar"))
    if scenario.start.year > known + ahead:
        raise InputError(
            Problem(
                f"Satserne er kun lagt ind til og med {known}. Første dag kan højst ligge {ahead} år senere, det er "
                f"den 31. december {known + ahead}, for længere frem lægger kommunen ikke budgetoverslag.",
                "start",
            )
        )


def _monthly(benefit: str, view: DatedValues) -> float:
    return view.number(benefit) * (WEEKS_PER_MONTH if benefit in WEEKLY_BENEFITS else 1)


def _own_or(own: float | None, dated: Callable[[], float]) -> float:
    return dated() if own is None else own


def _tax(view: DatedValues, retention: float | None) -> Tax:
    return Tax(
        am_bidrag=view.number("am_bidrag"),
        bundskat=view.number("bundskat"),
        kommuneskat=view.number("kommuneskat"),
        personfradrag=view.number("personfradrag"),
        employment_allowance_rate=view.number("beskaeftigelsesfradrag_sats"),
        employment_allowance_ceiling=view.number("beskaeftigelsesfradrag_loft"),
        municipal_retention=_own_or(retention, lambda: view.number("municipal_tax_retention")),
    )


def _fleksjob(view: DatedValues) -> Fleksjob:
    return Fleksjob(
        base=view.number("fleksloentilskud_base"),
        reduction=view.number("fleksloentilskud_nedsaettelse"),
        bend=view.number("fleksloentilskud_knaek"),
        reduction_above_bend=view.number("fleksloentilskud_nedsaettelse_over_knaek"),
        contribution_of_base=view.number("fleksbidrag_andel_tilskud"),
        contribution_of_wage=view.number("fleksbidrag_andel_loen"),
    )


def _small_job(view: DatedValues) -> SmallJob:
    return SmallJob(
        free_higher_rate=view.number("smaajob_fribeloeb_forhoejet"),
        free_other_rates=view.number("smaajob_fribeloeb_oevrige"),
        deducted_share=view.number("smaajob_fradragsandel"),
    )
