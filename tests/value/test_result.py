"""TV1, and how an estimate is put together; what holds for every estimate is in test_identities."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.value import estimate
from app.value.pockets import MUNICIPALITY, PUBLIC
from app.value.result import payback_month

from .scenarios import FIVE_JOBS, FIVE_PLACES, PARAMETERS, groups, scenarios

few = settings(max_examples=40, deadline=None)


def _line(label):
    (line,) = [one for one in estimate(FIVE_JOBS, PARAMETERS).lines if one.label.startswith(label)]
    return line


@pytest.mark.parametrize(
    ("label", "pocket", "styringsomraade", "years", "total"),
    [
        ("Merpris", "municipality.purchasing", "service", (-150_000,) * 4, -600_000.0),
        (
            "Sparet ydelse",
            "municipality.employment",
            "overførsler",
            (279_745, 223_796, 186_497, 167_847),
            857_885.3,
        ),
        (
            "Sparet aktivering",
            "municipality.employment",
            "overførsler",
            (24_644, 19_715, 16_429, 14_786),
            75_575.4,
        ),
        ("Mentor", "municipality.employment", "overførsler", (-40_000, 0, 0, 0), -40_000.0),
        ("Sparet refusion", "state", "øvrig", (69_936, 55_949, 46_624, 41_962), 214_471.3),
        ("AM-bidrag", "state", "øvrig", (85_514, 68_411, 57_009, 51_308), 262_242.4),
        ("Ekstra kommuneskat", "equalisation", "øvrig", (45_290, 36_232, 30_193, 27_174), 138_889.2),
        ("Borgernes indkomst", "citizen", "øvrig", (188_890, 151_112, 125_926, 113_334), 579_261.8),
    ],
)
def test_five_full_time_jobs_line_by_line(label, pocket, styringsomraade, years, total):
    line = _line(label)
    assert (line.pocket, line.styringsomraade) == (pocket, styringsomraade)
    assert line.years == pytest.approx(years, abs=0.51)
    assert sum(line.years) == pytest.approx(total, abs=0.051)


@pytest.mark.parametrize(
    ("pocket", "npv"),
    [
        ("municipality.purchasing", -570_245.5),
        ("municipality.employment", 821_458.6 + 72_366.4 - 40_000),
        ("state", 205_364.7 + 251_107.4),
        ("equalisation", 132_991.8),
        ("citizen", 554_665.8),
        ("municipality.tax", 0),
        ("municipality.social", 0),
        ("other_municipalities", 0),
        ("region", 0),
        ("supplier", 0),
    ],
)
def test_five_full_time_jobs_pocket_by_pocket(pocket, npv):
    assert estimate(FIVE_JOBS, PARAMETERS).pockets[pocket].npv == pytest.approx(npv, abs=0.11)


def test_five_full_time_jobs_for_the_municipality_and_the_public():
    found = estimate(FIVE_JOBS, PARAMETERS)
    assert found.municipality.years == pytest.approx((114_389, 93_511, 52_926, 32_634), abs=0.51)
    assert found.municipality.sum == pytest.approx(293_460.7, abs=0.051)
    assert found.municipality.npv == pytest.approx(283_579.5, abs=0.051)
    assert found.public.years == pytest.approx((315_129, 254_103, 186_752, 153_078), abs=1)
    assert found.public.sum == pytest.approx(909_063.6, abs=0.051)
    assert found.public.npv == pytest.approx(873_043.3, abs=0.051)


def test_five_full_time_jobs_may_cost_224_594_a_year_before_the_municipality_loses():
    found = estimate(FIVE_JOBS, PARAMETERS)
    assert found.break_even_premium.municipality == pytest.approx(224_594, abs=0.51)
    assert found.break_even_premium.public == pytest.approx(379_649, abs=0.51)
    assert found.break_even_share.municipality == pytest.approx(0.02246, abs=5e-6)


def test_five_full_time_jobs_are_paid_back_in_month_4_and_bear_a_deadweight_of_52_percent():
    found = estimate(FIVE_JOBS, PARAMETERS)
    assert found.payback_month == 4
    assert found.switching_deadweight == pytest.approx(0.522, abs=0.0005)
    assert found.uncertainty is None


def test_every_rate_that_was_used_is_listed_with_status_and_source_and_no_other():
    used = {one.id: one for one in estimate(FIVE_JOBS, PARAMETERS).assumptions}
    assert used["kontanthjaelp_forhoejet"].value == 13_060
    assert used["kontanthjaelp_forhoejet"].valid_from == date(2026, 1, 1)
    assert used["aktivering_pr_fuldtidsperson"].status == "antagelse"
    assert all(one.source for one in used.values())
    assert not {"fleksloentilskud_base", "smaajob_fradragsandel", "default_deadweight"} & set(used)


def test_a_rate_given_by_the_scenario_is_no_assumption_of_the_tool():
    own = replace(FIVE_JOBS, options=replace(FIVE_JOBS.options, discount_rate=0.02, municipal_tax_retention=0.1))
    ids = {one.id for one in estimate(own, PARAMETERS).assumptions}
    assert not {"discount_rate", "municipal_tax_retention"} & ids


def test_tax_that_the_municipality_keeps_is_taken_from_equalisation():
    own = replace(FIVE_JOBS, options=replace(FIVE_JOBS.options, municipal_tax_retention=0.25))
    found = estimate(own, PARAMETERS)
    assert found.pockets["municipality.tax"].sum == pytest.approx(0.25 * 138_889.2, abs=0.1)
    assert found.public.sum == pytest.approx(909_063.6, abs=0.051)


@pytest.mark.parametrize(
    ("months", "month"),
    [
        ((-3, 2, 2), 3),
        ((1, 1, 1), 1),
        ((5, -1, -1), 1),
        ((2, -3, 2), 3),
        ((-1, 1, -1), None),
        ((-1, 0.9, 0), None),
        ((0, 0, 0), 1),
    ],
)
def test_payback_is_the_first_month_from_which_the_sum_stays_at_or_above_zero(months, month):
    assert payback_month(np.array(months, dtype=float)) == month


@few
@given(scenario=scenarios())
def test_every_pocket_is_the_sum_of_its_lines_and_the_totals_of_their_pockets(scenario):
    found = estimate(scenario, PARAMETERS)
    for pocket, amounts in found.pockets.items():
        lines = [line.years for line in found.lines if line.pocket == pocket]
        assert amounts.years == pytest.approx(np.sum(lines, axis=0) if lines else [0] * scenario.years, abs=0.01)
    for total, members in ((found.municipality, MUNICIPALITY), (found.public, PUBLIC)):
        assert total.npv == pytest.approx(sum(found.pockets[one].npv for one in members), abs=0.01)
        assert total.sum == pytest.approx(sum(total.years), abs=0.01)
    assert found.pockets["supplier"].sum == found.pockets["region"].sum == 0
    assert found.pockets["municipality.social"].sum == 0


@few
@given(scenario=scenarios())
def test_the_special_contribution_is_money_within_the_public_purse(scenario):
    lines = estimate(scenario, PARAMETERS).lines
    assert sum(sum(one.years) for one in lines if "fleksbidrag" in one.label) == pytest.approx(0, abs=0.01)


@few
@given(scenario=scenarios(), extra=groups(6))
def test_one_more_group_changes_no_line_of_the_others(scenario, extra):
    before = estimate(scenario, PARAMETERS).lines
    after = estimate(replace(scenario, groups=(*scenario.groups, extra)), PARAMETERS).lines
    assert after[: len(before)] == before


@few
@given(scenario=scenarios(), deadweight=st.floats(0, 0.99))
def test_at_the_switching_deadweight_the_municipality_neither_gains_nor_loses(scenario, deadweight):
    there = replace(scenario, groups=tuple(replace(one, deadweight=deadweight) for one in scenario.groups))
    premium = estimate(there, PARAMETERS).break_even_premium.municipality
    found = estimate(replace(scenario, premium_per_year=premium), PARAMETERS)
    nothing_at_stake = replace(there, groups=tuple(replace(one, mentor_cost=0) for one in there.groups))
    assume(abs(estimate(nothing_at_stake, PARAMETERS).break_even_premium.municipality) > 1)
    assert found.switching_deadweight == pytest.approx(deadweight, abs=1e-6)


def test_there_is_no_switching_deadweight_where_the_premium_is_never_earned():
    assert estimate(replace(FIVE_JOBS, premium_per_year=5_000_000), PARAMETERS).switching_deadweight is None


def _person_months(group, years):
    share = (
        group.places
        * (1 - group.deadweight)
        * (1 - group.displacement)
        * group.attribution
        * (1 - group.evidence_correction)
    )
    return sum(share * group.retention[month // 12] for month in range(12 * years) if month >= group.lead_months)


def test_the_worked_example_has_6_84_person_years_of_effect():
    assert _person_months(FIVE_PLACES, 4) / 12 == pytest.approx(6.8425)
    assert sum(_line("Sparet ydelse").years) / (0.8 * 12 * 13_060) == pytest.approx(6.8425)
