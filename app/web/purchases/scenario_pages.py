"""The pages of a case's scenarios: the editor beside its result, and the question before one is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wtforms.fields import Field

from app.model.errors import Problem
from app.model.saved_scenario import SavedScenario
from app.web.labels import UNCERTAIN_FIELDS
from app.web.purchases.budget_form import BudgetForm
from app.web.purchases.scenario_compare import CompareRow, ScenarioLink
from app.web.purchases.scenario_doubts import Doubt, own_numbers
from app.web.purchases.scenario_form import ScenarioForm, is_share
from app.web.purchases.scenario_result import ResultPage

# Those that matter to most scenarios; the others are folded away.
SPANS_IN_FRONT = 5


@dataclass(frozen=True)
class ResultPart:
    """The part of the page that is computed anew. result: None where something must be mended first.

    doubts: numbers that were read as they stand and may be meant otherwise.
    """

    purchase_id: str
    result: ResultPage | None
    faulty: tuple[Field, ...]
    refusals: tuple[Problem, ...]
    today: date
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class ScenarioPage:
    """The editor. saved: the saved scenario that is shown, None for a new one. counts_with: name of what counts.

    conflict: what somebody else has saved otherwise meanwhile; None where nobody has. may_save: the user's role may
    save in the place of the saved one. from_proposal: the case counts with the tool's proposal.
    unsaved: the fields came back with something that is saved nowhere, so leaving asks first.
    """

    purchase_id: str
    title: str
    form: ScenarioForm
    budget_form: BudgetForm
    saved: SavedScenario | None
    links: tuple[ScenarioLink, ...]
    counts_with: str
    from_proposal: bool
    part: ResultPart
    conflict: tuple[CompareRow, ...] | None
    may_save: bool
    may_choose: bool
    unsaved: bool

    @property
    def shares(self) -> tuple[str, ...]:
        """The uncertain fields that are typed as percent."""
        return tuple(key for key in UNCERTAIN_FIELDS if is_share(key))

    @property
    def own_numbers(self) -> dict[str, str]:
        """What the groups have themselves in each uncertain field."""
        return own_numbers(self.form)

    @property
    def faulty_spans(self) -> bool:
        """Whether an uncertain field must be mended, so that its fold stands open."""
        return any(_faulty(span) for span in self.form.uncertainty.form)

    @property
    def more_spans(self) -> bool:
        """Whether one of the uncertain fields that are folded away is used or must be mended."""
        spans = list(self.form.uncertainty.form)[SPANS_IN_FRONT:]
        return any(_faulty(span) or any(span.form.corners()) for span in spans)


def _faulty(span: Field) -> bool:
    return any(corner.errors for corner in span.form)


@dataclass(frozen=True)
class DeletePage:
    """The question before a scenario is deleted. changed: somebody has saved it meanwhile."""

    purchase_id: str
    title: str
    saved: SavedScenario
    changed: bool
