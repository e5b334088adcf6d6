"""What a line says of itself beside its years: its kind, its group, calendar years; and the cash flow by month."""

import json
from dataclasses import replace
from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.codec import as_json, from_json
from app.model.estimate import Estimate
from app.value import estimate

from .scenarios import FIVE_JOBS, PARAMETERS, scenarios

few = settings(max_examples=40, deadline=None)


@few
@given(scenarios(), st.integers(1, 12), st.integers(1, 28))
def test_calendar_years_hold_the_same_kroner_as_the_years_of_the_scenario(scenario, month, day):
    found = estimate(replace(scenario, start=date(2026, month, day)), PARAMETERS)
    for line in found.lines:
        assert sum(line.calendar_years) == pytest.approx(sum(line.years), abs=0.01)
        assert len(line.calendar_years) == scenario.years + (month > 1)


def test_a_scenario_from_january_has_the_years_of_the_calendar():
    for line in estimate(FIVE_JOBS, PARAMETERS).lines:
        assert line.calendar_years == pytest.approx(line.years)


def test_a_scenario_from_october_puts_three_months_of_premium_in_the_first_calendar_year():
    premium = estimate(replace(FIVE_JOBS, start=date(2026, 10, 15)), PARAMETERS).lines[0]
    assert premium.calendar_years == pytest.approx((-37_500, -150_000, -150_000, -150_000, -112_500))


def test_lines_know_their_kind_and_their_group():
    known = {(line.kind, line.group): line.pocket for line in estimate(FIVE_JOBS, PARAMETERS).lines}
    assert known["premium", ""] == "municipality.purchasing"
    assert known["benefit", "Langtidsledige"] == "municipality.employment"
    assert known["refund", "Langtidsledige"] == "state"


def test_tax_that_is_equalised_and_the_citizens_income_are_in_no_budget_that_can_be_cut():
    lines = estimate(FIVE_JOBS, PARAMETERS).lines
    assert {line.kind for line in lines if not line.cashable} == {"equalisation", "net_income"}


@few
@given(scenarios())
def test_the_cash_flow_is_the_municipality_summed_month_by_month(scenario):
    found = estimate(scenario, PARAMETERS)
    assert len(found.municipal_cash_flow) == 12 * scenario.years
    assert found.municipal_cash_flow[11::12] == pytest.approx(tuple(accumulate(found.municipality.years)), abs=0.01)


def test_an_estimate_of_an_earlier_version_is_read_without_what_it_did_not_keep():
    found = estimate(FIVE_JOBS, PARAMETERS)
    data = json.loads(as_json(found))
    del data["municipal_cash_flow"]
    for line in data["lines"]:
        for key in ("calendar_years", "kind", "group", "cashable"):
            del line[key]
    old = from_json(Estimate, json.dumps(data))
    assert old.municipality == found.municipality
    assert (old.municipal_cash_flow, old.lines[0].calendar_years, old.lines[0].kind) == ((), (), "")
