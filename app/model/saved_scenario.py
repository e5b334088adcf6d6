"""A scenario that somebody has saved in a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.model.budget import BudgetPlan
from app.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class SavedScenario:
    """A scenario of a case. chosen: it is the one that counts in the case's advice and documents.

    plan: what shapes its budget lines. lock: a number that every change raises; who saves says which number was read.
    """

    id: int
    purchase_id: str
    scenario: Scenario
    chosen: bool
    lock: int
    saved_by: str
    saved_at: datetime
    plan: BudgetPlan = field(default_factory=BudgetPlan)
