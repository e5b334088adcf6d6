"""A jurist overrules a stop with a written reason, or withdraws that again. Nobody else may, and everything is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from app.cases.purchases import case_file, find_case
from app.intake.rules import CPR_REFUSED
from app.model.advice import CaseFile, Knowledge
from app.model.case import Case
from app.model.errors import InputError, Problem
from app.model.law import Finding, Severity
from app.model.overrule import Overrule, covering, finding_key
from app.model.user import Role, User
from app.store import overrules
from app.store.database import Database, write
from app.text.cpr import find_cpr
from app.text.writing import tal

# Bounds of form that keep an empty phrase and a pasted document out; whether the reason is good, a person judges.
SHORTEST_REASON = 20
LONGEST_REASON = 4_000


class FindingChanged(Exception):  # noqa: N818
    """The case has no stop with that key by now; nothing was written."""


class AlreadyOverruled(Exception):  # noqa: N818
    """Somebody has overruled the stop meanwhile; nothing was written."""

    def __init__(self, standing: Overrule) -> None:
        super().__init__(standing.id)
        self.standing = standing


class AlreadyWithdrawn(Exception):  # noqa: N818
    """Somebody has withdrawn the overrule meanwhile; nothing was written."""

    def __init__(self, withdrawn: Overrule) -> None:
        super().__init__(withdrawn.id)
        self.withdrawn = withdrawn


def may_overrule(user: User) -> bool:
    """Whether the user's role may overrule a stop: legal staff alone, not the administrator either."""
    return user.role is Role.LEGAL


def overrule(db: Database, purchase_id: str, key: str, reason: str, user: User, now: datetime) -> Overrule:
    """Overrule a stop of the stored case. key: the finding's finding_key, so that what was read is what is overruled.

    Raises PermissionError unless the user is a jurist, InputError for the reason, FindingChanged, AlreadyOverruled,
    and LookupError where there is no such case in the user's municipality.
    """
    _only_legal(user)
    reason = reason.strip()
    with write(db):
        case = find_case(db, purchase_id, user)
        stop = find_stop(case, key)
        if stop is None:
            raise FindingChanged(key)
        standing = covering(stop, overrules.overrules_of(db, purchase_id))
        if standing is not None:
            raise AlreadyOverruled(standing)
        _check(reason)
        fresh = Overrule(purchase_id, stop.code, stop.text, reason, user.id, user.name, now)
        return replace(fresh, id=overrules.add_overrule(db, fresh))


def withdraw(db: Database, purchase_id: str, overrule_id: int, reason: str, user: User, now: datetime) -> Overrule:
    """Let a stop stop the case again. Raises as overrule does, and AlreadyWithdrawn."""
    _only_legal(user)
    reason = reason.strip()
    with write(db):
        standing = find_overrule(db, purchase_id, overrule_id, user)
        if standing.withdrawn_at is not None:
            raise AlreadyWithdrawn(standing)
        _check(reason)
        overrules.withdraw(db, overrule_id, now, user.id, user.name, reason)
        return find_overrule(db, purchase_id, overrule_id, user)


def overrules_of(db: Database, case: Case) -> tuple[Overrule, ...]:
    """The overrules of a case that was found for its reader, oldest first, withdrawn and lapsed ones too."""
    return overrules.overrules_of(db, case.purchase.id)


def saved_file(db: Database, knowledge: Knowledge, case: Case) -> CaseFile:
    """What is written on a saved case, with its overrules and without its choices for the committee paper."""
    return case_file(db, knowledge, case.advice, case.made_at, case.demo, overrules_of(db, case))


def find_overrule(db: Database, purchase_id: str, overrule_id: int, user: User) -> Overrule:
    """One overrule of a case; raises LookupError where there is none, or the case is another municipality's."""
    find_case(db, purchase_id, user)
    for one in overrules.overrules_of(db, purchase_id):
        if one.id == overrule_id:
            return one
    raise LookupError(purchase_id, overrule_id)


def find_stop(case: Case, key: str) -> Finding | None:
    """The stop of a case with this key, overruled or not."""
    stops = (finding for finding in case.advice.findings if finding.severity is Severity.BLOCK)
    return next((stop for stop in stops if finding_key(stop) == key), None)


def stop_now(case: Case, key: str) -> Finding | None:
    """The stop with this key, or where its text has changed the first of the same kind."""
    code = key.rpartition("-")[0]
    stops = (finding for finding in case.advice.findings if finding.severity is Severity.BLOCK)
    return find_stop(case, key) or next((stop for stop in stops if stop.code == code), None)


def _only_legal(user: User) -> None:
    if not may_overrule(user):
        raise PermissionError(user.role)


def _check(reason: str) -> None:
    problems = tuple(reason_problems(reason))
    if problems:
        raise InputError(*problems)


def reason_problems(reason: str) -> Iterator[Problem]:
    """What is wrong with a jurist's written reason, with "reason" as field."""
    if len(" ".join(reason.split())) < SHORTEST_REASON:
        yield Problem(
            f"Skriv en begrundelse på mindst {SHORTEST_REASON} tegn. Den bliver en del af sagen og kan ikke rettes.",
            "reason",
        )
    if len(reason) > LONGEST_REASON:
        yield Problem(
            f"Begrundelsen er på {tal(len(reason))} tegn; der er plads til {tal(LONGEST_REASON)}. Kort den ned.",
            "reason",
        )
    if find_cpr(reason):
        yield Problem(CPR_REFUSED, "reason")
