"""The demo's canteen with a scenario, so that its page shows a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Flask

from app.cases.accounts import demo_users
from app.cases.clock import now
from app.cases.purchases import save_and_advise
from app.model.case import Case
from app.model.scenario import Group, Job, Scenario
from app.store import purchases

SCENARIO = Scenario(
    "To fuldtidsjob i kantinen",
    date(2026, 6, 1),
    4,
    1_800_000,
    (Group("Langtidsledige", 2, "kontanthjaelp_forhoejet", 60, Job.ORDINARY, (0.75, 0.6, 0.5, 0.45), hourly_wage=150),),
    premium_per_year=50_000,
    uncertainty={"deadweight": (0.15, 0.3, 0.5)},
)


def value_the_canteen(app: Flask, scenario: Scenario = SCENARIO) -> Case:
    """Save demo-01 with the scenario; gives the stored case."""
    with app.app_context():
        from app.web.current import db, knowledge

        before = purchases.find_purchase(db(), "demo-01")
        assert before is not None
        save_and_advise(db(), knowledge(), replace(before, value=scenario), demo_users(db())[0], True, now())
        case = purchases.find_case(db(), "demo-01", "740")
        assert case is not None
        return case
