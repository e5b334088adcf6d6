"""A person tries out what a purchase is worth, keeps scenarios in its case, and says which of them counts.

The one that counts is the purchase's `value`: choosing it, changing it and deleting it make the advice anew, with a
line in the case's log, in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain, count

from app.advice import advise
from app.cases.choices import picked_in
from app.cases.purchases import ChangedMeanwhile, find_case, with_others
from app.clause_library import open_lots, proposed_places
from app.intake import problems_of_scenario
from app.model.advice import Knowledge, ParameterBook
from app.model.budget import Budget, BudgetPlan
from app.model.case import Case
from app.model.choices import Change, Changed
from app.model.errors import InputError, Problem
from app.model.estimate import Estimate
from app.model.saved_scenario import SavedScenario
from app.model.scenario import Scenario
from app.model.user import Role, User
from app.store import choices, purchases, scenarios
from app.store.database import Database, write
from app.text.writing import tal
from app.value import budget, estimate, starting_scenario

# Enough to try things out; the list stays readable.
MOST_SCENARIOS = 50
_CHOOSERS = frozenset({Role.PURCHASER, Role.FINANCE, Role.ADMINISTRATOR})
_PROPOSAL = "værktøjets forslag"
_CLOSED = "Der kan ikke længere søges tillægsbevilling for det. Ret budgetåret."


def may_choose(user: User) -> bool:
    """Whether the user's role may decide which scenario counts: those who answer for the purchase or its money.

    Legal staff may try out and save scenarios as everybody else.
    """
    return user.role in _CHOOSERS


def scenarios_of(db: Database, purchase_id: str, user: User) -> tuple[SavedScenario, ...]:
    """The scenarios of a case, oldest first; raises LookupError as find_case does."""
    return _of_case(db, find_case(db, purchase_id, user))


def find_scenario(db: Database, purchase_id: str, scenario_id: int, user: User) -> SavedScenario:
    """One scenario of a case; raises LookupError where there is none, or the case is another municipality's."""
    return _pick(scenarios_of(db, purchase_id, user), scenario_id)


def first_scenario(knowledge: Knowledge, case: Case, today: date) -> Scenario:
    """What the editor begins with: the scenario that counts, else the tool's proposal from the places of the clause.

    A purchase that is too small for a proposal, or starts before the known rates, gets one to fill in.
    """
    if case.advice.estimate is not None:
        return case.advice.estimate.scenario
    purchase = case.purchase
    lots = open_lots(purchase, picked_in(knowledge, case.advice, case.advice.choices).clauses, case.advice.choices)
    places = proposed_places(purchase, knowledge.parameters.at(purchase.notice_date), lots).places
    return starting_scenario(purchase, places, knowledge.parameters, today)


def new_scenario(db: Database, knowledge: Knowledge, case: Case, today: date) -> tuple[Scenario, BudgetPlan]:
    """What a new scenario of a case begins with: first_scenario and the plan of the one that counts, under a free name.

    The name is that of first_scenario where no scenario of the case has it.
    """
    saved = _of_case(db, case)
    first = first_scenario(knowledge, case, today)
    plan = next((one.plan for one in saved if one.chosen), BudgetPlan())
    names = chain((first.name,), (f"Nyt scenarie{f' {number}' if number > 1 else ''}" for number in count(1)))
    return replace(first, name=_free(saved, names)), plan


def estimate_of(parameters: ParameterBook, scenario: Scenario, today: date, from_defaults: bool = False) -> Estimate:
    """The value of a scenario that need not be saved.

    Raises InputError, with the scenario's key as field such as groups.0.places, for numbers that are not possible, a
    rate that does not exist on the first day, and a CPR number in a name.
    """
    problems = problems_of_scenario(scenario)
    if problems:
        raise InputError(*problems)
    return estimate(scenario, parameters, from_defaults, today)


def budget_of(parameters: ParameterBook, estimate: Estimate, today: date, plan: BudgetPlan | None = None) -> Budget:
    """The estimate as budget lines; where the plan names no budget year, it is the current one.

    Then next year's budget counts as adopted as well, once the day has passed by which councils adopt it.
    Raises InputError as app.value.budget does.
    """
    plan = plan or BudgetPlan()
    view = parameters.at(today, today)
    year = plan.budget_year or today.year
    adopted = plan.budget_year or _adopted_year(today, round(view.number("budget_vedtaget_dage_foer")))
    made = budget(
        estimate,
        plan.committees,
        budget_year=year,
        adopted_year=adopted,
        last_planned_year=adopted + round(view.number("budgetoverslagsaar")),
        investor=plan.investor,
        pool=plan.pool,
    )
    if year < today.year:
        return replace(made, warnings=(f"Budgetåret {year} er slut. {_CLOSED}", *made.warnings))
    return made


def _adopted_year(today: date, days_before: int) -> int:
    """The last year whose budget is adopted. days_before: so long before a year its budget is adopted at the latest."""
    last_day = date(today.year + 1, 1, 1) - timedelta(days=days_before)
    return today.year + 1 if today > last_day else today.year


def budget_of_case(db: Database, knowledge: Knowledge, case: Case, today: date) -> Budget | None:
    """The budget of what the case counts with, by the plan that was saved with the chosen scenario if there is one.

    None where the case has no estimate, and where an earlier edition stored it without calendar years.
    """
    estimate = case.advice.estimate
    if estimate is None or not all(line.calendar_years for line in estimate.lines):
        return None
    plan = next((one.plan for one in _of_case(db, case) if one.chosen), None)
    return budget_of(knowledge.parameters, estimate, today, plan)


def save_scenario(
    db: Database,
    knowledge: Knowledge,
    purchase_id: str,
    scenario: Scenario,
    user: User,
    now: datetime,
    scenario_id: int | None = None,
    expected_lock: int | None = None,
    plan: BudgetPlan | None = None,
) -> SavedScenario:
    """Keep a scenario as a new one, or in the place of the one with this id; one that counts changes the advice.

    plan: what shapes its budget lines; None is the municipality alone with the common names. expected_lock: the lock
    of what the person began from; raises ChangedMeanwhile where it is another by now. Raises InputError as estimate_of
    and budget_of do and where the name is taken, PermissionError where the scenario counts and the user's role may not
    decide that, and LookupError as find_scenario does.
    """
    scenario = replace(scenario, name=scenario.name.strip())
    plan = plan or BudgetPlan()
    parameters = knowledge.parameters
    budget_of(parameters, estimate_of(parameters, scenario, now.date()), now.date(), plan)
    with write(db):
        case = find_case(db, purchase_id, user)
        saved = _of_case(db, case)
        before = _expected(_pick(saved, scenario_id), expected_lock) if scenario_id is not None else None
        if any(one.scenario.name == scenario.name for one in saved if before is None or one.id != before.id):
            raise InputError(Problem("Sagen har allerede et scenarie med det navn. Giv det et andet navn.", "name"))
        if before is None:
            if len(saved) >= MOST_SCENARIOS:
                full = f"Sagen har {tal(MOST_SCENARIOS)} scenarier, og der er ikke plads til flere. Slet et af dem."
                raise InputError(Problem(full, "name"))
            scenario_id = scenarios.add_scenario(db, purchase_id, scenario, plan, user.name, now)
        elif (before.scenario, before.plan) != (scenario, plan):
            scenarios.replace_scenario(db, before, scenario, plan, user.name, now)
            if before.chosen:
                _count_with(db, knowledge, case, scenario, f"»{scenario.name}« er rettet", user, now)
        return next(one for one in scenarios_of(db, purchase_id, user) if one.scenario.name == scenario.name)


def copy_scenario(
    db: Database,
    knowledge: Knowledge,
    purchase_id: str,
    scenario_id: int,
    user: User,
    now: datetime,
    typed: tuple[Scenario, BudgetPlan] | None = None,
) -> SavedScenario:
    """Save a scenario once more under a name of its own; the original stays as it is.

    typed: what the person has made of it meanwhile, for the copy; its name is kept where no scenario has it.
    Raises as save_scenario does.
    """
    with write(db):
        saved = scenarios_of(db, purchase_id, user)
        original = _pick(saved, scenario_id)
        scenario, plan = typed or (original.scenario, original.plan)
        written = scenario.name.strip()
        copies = (f"{written} (kopi{f' {number}' if number > 1 else ''})" for number in count(1))
        copy = replace(scenario, name=_free(saved, chain((written,), copies)))
        return save_scenario(db, knowledge, purchase_id, copy, user, now, plan=plan)


def delete_scenario(
    db: Database,
    knowledge: Knowledge,
    purchase_id: str,
    scenario_id: int,
    user: User,
    now: datetime,
    expected_lock: int | None = None,
) -> None:
    """Delete a scenario; where it is the one that counts, the case goes back to the tool's proposal.

    Raises as save_scenario does.
    """
    with write(db):
        case = find_case(db, purchase_id, user)
        before = _expected(_pick(_of_case(db, case), scenario_id), expected_lock)
        scenarios.delete_scenario(db, scenario_id)
        if before.chosen:
            note = f"{_PROPOSAL}, fordi »{before.scenario.name}« er slettet"
            _count_with(db, knowledge, case, None, note, user, now)


def choose_scenario(
    db: Database,
    knowledge: Knowledge,
    purchase_id: str,
    scenario_id: int | None,
    user: User,
    now: datetime,
    expected_lock: int | None = None,
) -> None:
    """Let the case count with a scenario; None goes back to the tool's proposal. Raises as save_scenario does."""
    with write(db):
        case = find_case(db, purchase_id, user)
        if scenario_id is None:
            scenario, note = None, _PROPOSAL
        else:
            scenario = _expected(_pick(_of_case(db, case), scenario_id), expected_lock).scenario
            note = f"»{scenario.name}«"
        scenarios.mark_chosen(db, purchase_id, scenario_id)
        _count_with(db, knowledge, case, scenario, note, user, now)


def _count_with(
    db: Database, knowledge: Knowledge, case: Case, scenario: Scenario | None, note: str, user: User, now: datetime
) -> None:
    """Make a scenario the purchase's own, with fresh advice and a line in the log."""
    if not may_choose(user):
        raise PermissionError(user.role)
    purchase = replace(case.purchase, value=scenario)
    decided = choices.choices_of(db, purchase.id)
    advice = advise(purchase, with_others(db, knowledge, purchase), now.date(), decided)
    state = purchases.save_state(db, purchase.id)
    demo = state is not None and state.demo
    purchases.save_purchase(db, purchase, listed=case.listed, demo=demo, saved_by=user.name, saved_at=now)
    purchases.save_advice(db, advice, now, user.name, knowledge.data)
    choices.add_change(db, purchase.id, Change(Changed.SCENARIO, note, user.name, now))


def _of_case(db: Database, case: Case) -> tuple[SavedScenario, ...]:
    """The scenarios of a case. One counts only while it is the purchase's own: a file may have brought another."""
    return tuple(
        replace(one, chosen=one.chosen and one.scenario == case.purchase.value)
        for one in scenarios.scenarios_of(db, case.purchase.id)
    )


def _free(saved: Iterable[SavedScenario], names: Iterable[str]) -> str:
    """The first of the names that no scenario has."""
    taken = {one.scenario.name for one in saved}
    return next(name for name in names if name not in taken)


def _pick(saved: tuple[SavedScenario, ...], scenario_id: int) -> SavedScenario:
    for one in saved:
        if one.id == scenario_id:
            return one
    raise LookupError(scenario_id)


def _expected(saved: SavedScenario, lock: int | None) -> SavedScenario:
    if lock is not None and saved.lock != lock:
        raise ChangedMeanwhile(saved.id)
    return saved
