"""Scenarios are kept beside the purchase; the database allows one name once and one chosen scenario per case."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from app.model.budget import BudgetPlan, Committees, Investor
from app.model.scenario import Group, Job, Options, Scenario
from app.store import scenarios
from app.store.database import write

from .test_purchases import CANTEEN, NOW, save

SCENARIO = Scenario(
    "Forsigtigt",
    date(2026, 6, 1),
    2,
    1_800_000,
    (
        Group("Langtidsledige", 2.5, "kontanthjaelp_forhoejet", 60, Job.ORDINARY, (0.75, 0.6), hourly_wage=150.25),
        Group("Fleksjob", 1, 18_000.5, 80, Job.FLEKSJOB, (0.8, 0.7), yearly_wage=90_000),
    ),
    premium_per_year=50_000,
    options=Options(discount_rate=0.04, seed=7),
    uncertainty={"deadweight": (0.15, 0.3, 0.5)},
)

PLAN = BudgetPlan(Committees({"municipality.tax": "Byrådet"}), Investor("Fonden", 250_000.5, 0.25), None, 2027)


@pytest.fixture
def with_purchase(empty):
    save(empty, CANTEEN)
    return empty


def add(db, name):
    with write(db):
        return scenarios.add_scenario(db, CANTEEN.id, replace(SCENARIO, name=name), PLAN, "Ina", NOW)


def test_a_scenario_is_read_again_unchanged(with_purchase):
    key = add(with_purchase, "Forsigtigt")
    (one,) = scenarios.scenarios_of(with_purchase, CANTEEN.id)
    assert (one.id, one.scenario, one.chosen, one.lock, one.saved_by, one.saved_at, one.plan) == (
        key,
        SCENARIO,
        False,
        1,
        "Ina",
        NOW,
        PLAN,
    )
    assert scenarios.scenarios_of(with_purchase, "k-2") == ()


def test_a_scenario_of_before_there_were_plans_has_an_empty_one(with_purchase):
    add(with_purchase, "Forsigtigt")
    with write(with_purchase):
        with_purchase.execute("UPDATE scenario SET plan = NULL")
    assert scenarios.scenarios_of(with_purchase, CANTEEN.id)[0].plan == BudgetPlan()


def test_a_changed_scenario_has_another_lock(with_purchase):
    add(with_purchase, "Forsigtigt")
    (before,) = scenarios.scenarios_of(with_purchase, CANTEEN.id)
    with write(with_purchase):
        scenarios.replace_scenario(with_purchase, before, replace(SCENARIO, years=1), PLAN, "Bo", NOW)
    (after,) = scenarios.scenarios_of(with_purchase, CANTEEN.id)
    assert (after.id, after.lock, after.scenario.years, after.saved_by) == (before.id, before.lock + 1, 1, "Bo")


def test_a_name_stands_once_in_a_case(with_purchase):
    add(with_purchase, "Forsigtigt")
    with pytest.raises(sqlite3.IntegrityError):
        add(with_purchase, "Forsigtigt")


def test_choosing_one_lets_go_of_the_other(with_purchase):
    first, second = add(with_purchase, "Det ene"), add(with_purchase, "Det andet")
    for chosen in (first, second, None):
        with write(with_purchase):
            scenarios.mark_chosen(with_purchase, CANTEEN.id, chosen)
        marked = [one.id for one in scenarios.scenarios_of(with_purchase, CANTEEN.id) if one.chosen]
        assert marked == ([] if chosen is None else [chosen])


def test_the_database_refuses_two_that_count(with_purchase):
    for name in ("Det ene", "Det andet"):
        add(with_purchase, name)
    with pytest.raises(sqlite3.IntegrityError), write(with_purchase):
        with_purchase.execute("UPDATE scenario SET chosen = 1")


def test_a_deleted_scenario_is_gone(with_purchase):
    key = add(with_purchase, "Forsigtigt")
    with write(with_purchase):
        scenarios.delete_scenario(with_purchase, key)
    assert scenarios.scenarios_of(with_purchase, CANTEEN.id) == ()
