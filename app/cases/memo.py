"""A person chooses what the committee paper (indstilling) of a case proposes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.cases.purchases import ChangedMeanwhile, find_case
from app.cases.scenarios import budget_of, budget_of_case
from app.intake.rules import CPR_REFUSED
from app.model.advice import Advice, CaseFile, Knowledge, ParameterBook
from app.model.budget import Budget, Instrument
from app.model.case import Case
from app.model.choices import Change, Changed
from app.model.errors import InputError, Problem
from app.model.memo import MemoBasis, MemoChoices, Remedy, SavedMemo
from app.model.user import User
from app.store import choices, memo
from app.store.database import Database, write
from app.text.cpr import find_cpr
from app.text.writing import tal
from app.value import premium_ceiling

# Bounds of form: a paper of five pages holds no longer hearing, and a committee's name stands in headings.
LONGEST_HEARING = 4_000
LONGEST_COMMITTEE = 100
# Lines that a council grants now, or works into the years that it plans.
_DECIDED: frozenset[Instrument] = frozenset({"tillægsbevilling", "budgetoverslagsår"})
_FOLLOW_UP = "memo_follow_up_months"


@dataclass(frozen=True, slots=True)
class MemoInCase:
    """What the paper of a case proposes as it stands. saved: None where the choices are still the tool's proposal."""

    case: Case
    choices: MemoChoices
    saved: SavedMemo | None
    budget: Budget | None
    basis: MemoBasis

    @property
    def lock(self) -> int:
        """What save_memo expects; 0 where nothing is saved."""
        return self.saved.lock if self.saved else 0


def memo_in_case(db: Database, knowledge: Knowledge, purchase_id: str, user: User, today: date) -> MemoInCase:
    """The choices of a case with what they rest on; raises LookupError as find_case does."""
    case = find_case(db, purchase_id, user)
    budget = budget_of_case(db, knowledge, case, today)
    basis = _basis(case.advice, knowledge.parameters)
    saved = memo.find_memo(db, purchase_id)
    return MemoInCase(case, saved.choices if saved else proposed(case.advice, budget, basis), saved, budget, basis)


def with_memo(db: Database, knowledge: Knowledge, case: Case, case_file: CaseFile, today: date) -> CaseFile:
    """The case file with its budget and with what the committee paper proposes."""
    budget = budget_of_case(db, knowledge, case, today)
    basis = _basis(case.advice, knowledge.parameters)
    saved = memo.find_memo(db, case.purchase.id)
    chosen = saved.choices if saved else proposed(case.advice, budget, basis)
    return replace(case_file, budget=budget, memo=chosen, memo_basis=basis)


def with_proposed_memo(knowledge: Knowledge, case_file: CaseFile, today: date) -> CaseFile:
    """The case file of a purchase that is not saved, so that nobody can have chosen anything."""
    advice = case_file.advice
    budget = budget_of(knowledge.parameters, advice.estimate, today) if advice.estimate else None
    basis = _basis(advice, knowledge.parameters)
    return replace(case_file, budget=budget, memo=proposed(advice, budget, basis), memo_basis=basis)


def proposed(advice: Advice, budget: Budget | None, basis: MemoBasis) -> MemoChoices:
    """What the tool proposes before a person has chosen: whatever the figures of the case ask for."""
    codes = {line.code for line in budget.lines} if budget else set()
    committees = {line.committee for line in budget.lines} if budget else set()
    instruments = {line.instrument for line in budget.lines} if budget else set()
    fits = {
        Remedy.MANDATE: len(committees) > 1,
        Remedy.TRANSFER: bool(instruments & _DECIDED),
        Remedy.POOL: "pool_advance" in codes,
        Remedy.INVESTOR: "investor_advance" in codes,
        Remedy.CEILING: basis.ceiling is not None,
        Remedy.FOLLOW_UP: advice.estimate is not None,
    }
    return MemoChoices(remedies=frozenset(one for one, yes in fits.items() if yes))


def save_memo(
    db: Database,
    purchase_id: str,
    chosen: MemoChoices,
    user: User,
    now: datetime,
    expected_lock: int | None = None,
) -> None:
    """Keep what the paper of a case proposes.

    expected_lock: the lock of what the person began from; raises ChangedMeanwhile where it is another by now. Raises
    InputError with hearing, committee or investor as field, and LookupError as find_case does.
    """
    chosen = replace(chosen, hearing=chosen.hearing.strip(), committee=chosen.committee.strip())
    problems = tuple(_problems(chosen))
    if problems:
        raise InputError(*problems)
    with write(db):
        find_case(db, purchase_id, user)
        before = memo.find_memo(db, purchase_id)
        lock = before.lock if before else 0
        if expected_lock is not None and expected_lock != lock:
            raise ChangedMeanwhile(purchase_id)
        if before is not None and before.choices == chosen:
            return
        memo.save_memo(db, purchase_id, SavedMemo(chosen, lock + 1, user.name, now))
        choices.add_change(db, purchase_id, Change(Changed.MEMO, _told(chosen), user.name, now))


def _told(chosen: MemoChoices) -> str:
    return f"til {chosen.committee}, {tal(len(chosen.remedies), 0)} forslag ud over selve indkøbet"


def _basis(advice: Advice, parameters: ParameterBook) -> MemoBasis:
    """The follow-up is planned by the values in force when the procedure begins."""
    view = parameters.at(advice.purchase.notice_date)
    return MemoBasis(
        ceiling=premium_ceiling(advice.estimate) if advice.estimate else None,
        follow_up_months=tuple(round(months) for _, months in view.brackets(_FOLLOW_UP)),
    )


def _problems(chosen: MemoChoices) -> Iterator[Problem]:
    if not chosen.committee:
        yield Problem("Skriv, hvilket udvalg sagen går til.", "committee")
    if {Remedy.POOL, Remedy.INVESTOR} <= chosen.remedies:
        yield Problem("Vælg enten en investeringspulje eller en investor, ikke begge.", "investor")
    for field, text, most in (
        ("committee", chosen.committee, LONGEST_COMMITTEE),
        ("hearing", chosen.hearing, LONGEST_HEARING),
    ):
        if len(text) > most:
            yield Problem(f"Teksten er på {tal(len(text))} tegn; der er plads til {tal(most)}. Kort den ned.", field)
        if find_cpr(text):
            yield Problem(CPR_REFUSED, field)
