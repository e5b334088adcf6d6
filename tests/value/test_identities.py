"""What holds for every estimate, over scenarios as wide as the checks let them be."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.model.scenario import Group, Job, Options, Scenario
from app.value import estimate
from app.value.fields import GROUP_BOUNDS
from app.value.pockets import PUBLIC
from app.value.rates import BENEFITS, WEEKLY_BENEFITS, read_rates
from app.value.refund import WEEKS_PER_MONTH
from app.value.result import payback_month
from app.value.uncertainty import triangular
from app.value.valuation import municipal_npv

from .plain_model import benefit_in_job, monthly_wage, plain_municipal_npv, plain_years, with_draw
from .scenarios import PARAMETERS, START, shares

wide = settings(max_examples=40, deadline=None)
OWN_MONEY = ("Merpris", "Mentor", "Sparet aktivering")
BENEFIT_PARTS = ("Sparet ydelse", "Sparet refusion")


def within(field):
    bounds = GROUP_BOUNDS[field]
    return st.floats(bounds.low, bounds.high, exclude_min=bounds.above, exclude_max=bounds.below)


@st.composite
def wide_groups(draw, years, by_the_hour=False):
    hourly = by_the_hour or draw(st.booleans())
    return Group(
        name=draw(st.sampled_from(("A", "B", "C"))),
        places=draw(within("places")),
        benefit_before=draw(st.one_of(st.sampled_from(BENEFITS), within("benefit_before"))),
        weeks_on_benefit=draw(within("weeks_on_benefit")),
        job=draw(st.sampled_from(Job)),
        retention=tuple(draw(st.lists(shares, min_size=years, max_size=years + 2))),
        hours_per_week=draw(within("hours_per_week")),
        hourly_wage=draw(within("hourly_wage")) if hourly else None,
        yearly_wage=None if hourly else draw(within("yearly_wage")),
        lead_months=draw(st.integers(0, 120)),
        deadweight=draw(shares),
        displacement=draw(shares),
        attribution=draw(shares),
        evidence_correction=draw(shares),
        local_share=draw(shares),
        mentor_cost=draw(st.floats(0, 1_000_000)),
    )


@st.composite
def wide_scenarios(draw, **more):
    years = draw(st.integers(1, 12))
    return Scenario(
        name="Bredt",
        start=START,
        years=years,
        contract_value_per_year=draw(st.floats(1, 1e9)),
        premium_per_year=draw(st.floats(-1e7, 1e7)),
        groups=tuple(draw(st.lists(wide_groups(years, **more), min_size=1, max_size=5))),
        options=Options(
            municipal_tax_retention=draw(st.one_of(st.none(), shares)),
            discount_rate=draw(st.one_of(st.none(), shares)),
        ),
    )


def a_krone_in_a_billion(*estimates):
    """What rounding may amount to: a part of all the money that moves."""
    return 1e-9 * sum(abs(np.array(line.years)).sum() for found in estimates for line in found.lines) + 1e-6


def benefit_of(benefit):
    if not isinstance(benefit, str):
        return benefit
    return PARAMETERS.at(START).number(benefit) * (WEEKS_PER_MONTH if benefit in WEEKLY_BENEFITS else 1)


def rate_of(scenario):
    return 0.035 if scenario.options.discount_rate is None else scenario.options.discount_rate


@wide
@given(scenario=wide_scenarios())
def test_public_and_citizen_and_supplier_make_the_total(scenario):
    found = estimate(scenario, PARAMETERS)
    total = np.sum([line.years for line in found.lines], axis=0)
    three = np.add(np.add(found.public.years, found.pockets["citizen"].years), found.pockets["supplier"].years)
    assert three == pytest.approx(total, abs=a_krone_in_a_billion(found))
    assert found.public.npv == pytest.approx(
        sum(found.pockets[pocket].npv for pocket in PUBLIC), abs=a_krone_in_a_billion(found)
    )


@wide
@given(scenario=wide_scenarios())
def test_the_benefits_saved_in_all_are_those_of_municipality_other_municipalities_and_state(scenario):
    found = estimate(scenario, PARAMETERS)
    by_pocket = {"municipality.employment": 0.0, "other_municipalities": 0.0, "state": 0.0}
    for line in found.lines:
        if line.label.startswith(BENEFIT_PARTS):
            by_pocket[line.pocket] += sum(line.years)
    gross = 0.0
    for group in scenario.groups:
        before = benefit_of(group.benefit_before)
        after = benefit_in_job(group, before, monthly_wage(group))
        gross += _person_months(group, scenario.years) * (before - after)
    assert sum(by_pocket.values()) == pytest.approx(gross, rel=1e-9, abs=a_krone_in_a_billion(found))


@wide
@given(scenario=wide_scenarios())
def test_of_transfers_and_taxes_alone_public_and_citizen_share_the_wage_bill(scenario):
    found = estimate(scenario, PARAMETERS)
    moved = sum(sum(line.years) for line in found.lines if not line.label.startswith(OWN_MONEY))
    wage_bill = sum(_person_months(group, scenario.years) * monthly_wage(group) for group in scenario.groups)
    assert moved == pytest.approx(wage_bill, rel=1e-9, abs=a_krone_in_a_billion(found))


@wide
@given(scenario=wide_scenarios())
def test_the_engine_equals_the_plain_equations(scenario):
    found = estimate(scenario, PARAMETERS)
    for pocket, years in plain_years(scenario, benefit_of).items():
        assert found.pockets[pocket].years == pytest.approx(years, rel=1e-9, abs=a_krone_in_a_billion(found)), pocket
    npv = plain_municipal_npv(scenario, benefit_of, rate_of(scenario))
    assert found.municipality.npv == pytest.approx(npv, abs=a_krone_in_a_billion(found))


@wide
@given(scenario=wide_scenarios())
def test_the_way_of_the_draws_gives_the_present_value_of_the_lines(scenario):
    found = estimate(scenario, PARAMETERS)
    fast = municipal_npv(scenario, read_rates(scenario, PARAMETERS.at(START)), {})
    assert float(fast) == pytest.approx(found.municipality.npv, abs=a_krone_in_a_billion(found))


@settings(max_examples=15, deadline=None)
@given(scenario=wide_scenarios(by_the_hour=True), seed=st.integers(0, 99))
def test_each_draw_is_the_scenario_with_the_drawn_fields_in_every_group(scenario, seed):
    uniform = np.random.default_rng(seed)
    corners = {
        "places": (0, 5, 900),
        "benefit_before": (0, 9_000, 30_000),
        "weeks_on_benefit": (0, 40, 300),
        "hours_per_week": (1, 20, 37),
        "hourly_wage": (50, 150, 400),
        "deadweight": (0, 0.3, 1),
        "displacement": (0, 0.3, 1),
        "attribution": (0, 0.3, 1),
        "evidence_correction": (0, 0.3, 1),
        "local_share": (0, 0.3, 1),
        "mentor_cost": (0, 50_000, 90_000),
        "retention_multiplier": (0, 1, 3),
    }
    # A small job's free amount goes by the benefit that is named, and a drawn one has no name.
    numbers = replace(scenario, groups=tuple(replace(one, benefit_before=1.0) for one in scenario.groups))
    drawn = {field: triangular(uniform.random(6), *three) for field, three in corners.items()}
    fast = municipal_npv(numbers, read_rates(numbers, PARAMETERS.at(START)), drawn)
    plain = [
        plain_municipal_npv(with_draw(numbers, drawn, number), benefit_of, rate_of(scenario)) for number in range(6)
    ]
    assert fast == pytest.approx(plain, rel=1e-9, abs=0.01)


@wide
@given(scenario=wide_scenarios())
def test_at_the_break_even_premium_the_present_value_is_nil(scenario):
    found = estimate(scenario, PARAMETERS)
    for who in ("municipality", "public"):
        again = estimate(replace(scenario, premium_per_year=_kept(getattr(found.break_even_premium, who))), PARAMETERS)
        slack = a_krone_in_a_billion(found, again) + abs(again.scenario.premium_per_year) * 1e-9
        expected = getattr(found.break_even_premium, who) - again.scenario.premium_per_year
        years = sum((1 + rate_of(scenario)) ** -year for year in range(scenario.years))
        assert getattr(again, who).npv == pytest.approx(expected * years, abs=slack)
    share = found.break_even_share.municipality * scenario.contract_value_per_year
    assert share == pytest.approx(found.break_even_premium.municipality, rel=1e-9)


@wide
@given(scenario=wide_scenarios())
def test_at_the_switching_deadweight_the_municipality_breaks_even(scenario):
    found = estimate(scenario, PARAMETERS)
    if found.switching_deadweight is None:
        ends = [_with_deadweight(scenario, end) for end in (0.0, 1.0)]
        low, high = (estimate(one, PARAMETERS).municipality.npv for one in ends)
        assert low * high >= 0
        return
    there = estimate(_with_deadweight(scenario, found.switching_deadweight), PARAMETERS)
    nobody = estimate(_with_deadweight(scenario, 0), PARAMETERS)
    assert there.municipality.npv == pytest.approx(0, abs=a_krone_in_a_billion(found, there, nobody))


@wide
@given(scenario=wide_scenarios())
def test_without_places_the_costs_are_all_there_is(scenario):
    found = estimate(replace(scenario, groups=tuple(replace(one, places=0) for one in scenario.groups)), PARAMETERS)
    premium = sum(scenario.premium_per_year * (1 + rate_of(scenario)) ** -year for year in range(scenario.years))
    mentors = sum(one.mentor_cost for one in scenario.groups)
    assert found.municipality.npv == pytest.approx(-premium - mentors, abs=a_krone_in_a_billion(found))
    assert found.public.npv == pytest.approx(found.municipality.npv, abs=a_krone_in_a_billion(found))


@wide
@given(scenario=wide_scenarios(), data=st.data())
def test_one_more_place_changes_no_line_of_another_group(scenario, data):
    named = replace(scenario, groups=tuple(replace(one, name=f"Nr. {n}.") for n, one in enumerate(scenario.groups)))
    chosen = data.draw(st.integers(0, len(named.groups) - 1))
    more = [
        replace(one, places=one.places + 1 if one.places < 9_998 else one.places - 1) if n == chosen else one
        for n, one in enumerate(named.groups)
    ]

    def others(given):
        return [line for line in estimate(given, PARAMETERS).lines if not line.label.endswith(f"Nr. {chosen}.")]

    assert others(replace(named, groups=tuple(more))) == others(named)


@wide
@given(scenario=wide_scenarios(), factor=st.floats(0.01, 1))
def test_places_scale_every_line_but_mentor_and_premium(scenario, factor):
    fewer = replace(scenario, groups=tuple(replace(one, places=one.places * factor) for one in scenario.groups))
    before, after = estimate(scenario, PARAMETERS), estimate(fewer, PARAMETERS)
    amounts = {(line.label, number): line.years for number, line in enumerate(before.lines)}
    scaled = {(line.label, number): line.years for number, line in enumerate(after.lines)}
    assume(amounts.keys() == scaled.keys())
    for key, years in amounts.items():
        scale = 1 if key[0].startswith(("Mentor", "Merpris")) else factor
        assert scaled[key] == pytest.approx(np.array(years) * scale, rel=1e-9, abs=a_krone_in_a_billion(before))


@wide
@given(months=st.lists(st.integers(-5, 5), min_size=1, max_size=60))
def test_payback_is_the_first_month_whose_sum_and_every_later_one_is_not_negative(months):
    sums = np.cumsum(months)
    expected = next((month + 1 for month in range(len(months)) if (sums[month:] >= 0).all()), None)
    assert payback_month(np.array(months, dtype=float)) == expected


@wide
@given(scenario=wide_scenarios())
def test_the_cash_flow_ends_at_the_sum_and_says_the_same_as_the_payback_month(scenario):
    found = estimate(scenario, PARAMETERS)
    flow = np.array(found.municipal_cash_flow)
    assert len(flow) == 12 * scenario.years
    assert flow[-1] == pytest.approx(found.municipality.sum, abs=a_krone_in_a_billion(found))
    yearly = np.diff(flow[11::12], prepend=0.0)
    assert yearly == pytest.approx(found.municipality.years, abs=a_krone_in_a_billion(found))
    assert payback_month(np.diff(flow, prepend=0.0)) == found.payback_month


def _with_deadweight(scenario, deadweight):
    return replace(scenario, groups=tuple(replace(one, deadweight=deadweight) for one in scenario.groups))


def _kept(premium):
    """A premium that the checks let through."""
    return min(max(premium, -1e11), 1e11)


def _person_months(group, years):
    share = group.places * (1 - group.deadweight) * (1 - group.displacement)
    share *= group.attribution * (1 - group.evidence_correction)
    return sum(share * group.retention[month // 12] for month in range(group.lead_months, 12 * years))
