"""The scenarios that people have saved in a case, and which of them counts."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from sqlite_utils import Database

from app.model.budget import BudgetPlan
from app.model.codec import as_json, from_json
from app.model.saved_scenario import SavedScenario
from app.model.scenario import Scenario


def scenarios_of(db: Database, purchase_id: str) -> tuple[SavedScenario, ...]:
    """The scenarios of a case, oldest first."""
    return tuple(
        _saved(row) for row in db.query("SELECT * FROM scenario WHERE purchase_id = ? ORDER BY id", [purchase_id])
    )


def add_scenario(
    db: Database, purchase_id: str, scenario: Scenario, plan: BudgetPlan, saved_by: str, saved_at: datetime
) -> int:
    """Keep a scenario of a saved purchase and give its id.

    Raises sqlite3.IntegrityError where the case has a scenario of that name.
    """
    row = _written(scenario, plan, saved_by, saved_at) | {"purchase_id": purchase_id, "chosen": 0, "lock": 1}
    return cast(int, db.table("scenario").insert(row).last_pk)


def replace_scenario(
    db: Database, before: SavedScenario, scenario: Scenario, plan: BudgetPlan, saved_by: str, saved_at: datetime
) -> None:
    """Put a scenario in the place of a saved one; raises sqlite3.IntegrityError as add_scenario does."""
    row = _written(scenario, plan, saved_by, saved_at) | {"lock": before.lock + 1}
    db.table("scenario").update(before.id, row)


def delete_scenario(db: Database, scenario_id: int) -> None:
    """Forget a saved scenario."""
    db.table("scenario").delete(scenario_id)


def mark_chosen(db: Database, purchase_id: str, scenario_id: int | None) -> None:
    """Let one scenario of a case be the chosen one, or none of them."""
    db.execute("UPDATE scenario SET chosen = 0 WHERE purchase_id = ? AND chosen = 1", [purchase_id])
    if scenario_id is not None:
        db.table("scenario").update(scenario_id, {"chosen": 1})


def _written(scenario: Scenario, plan: BudgetPlan, saved_by: str, saved_at: datetime) -> dict[str, Any]:
    return {
        "name": scenario.name,
        "data": as_json(scenario),
        "plan": as_json(plan),
        "saved_by": saved_by,
        "saved_at": saved_at.isoformat(),
    }


def _saved(row: dict[str, Any]) -> SavedScenario:
    return SavedScenario(
        id=row["id"],
        purchase_id=row["purchase_id"],
        scenario=from_json(Scenario, row["data"]),
        chosen=bool(row["chosen"]),
        lock=row["lock"],
        saved_by=row["saved_by"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
        plan=from_json(BudgetPlan, row["plan"]) if row["plan"] else BudgetPlan(),
    )
