"""The life of a clause version: draft, in review, approved, retired. Legal staff own the texts, two at a time.

What came with the tool stays as it came: whoever wants to change it begins a draft of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from app.cases.clause_demands import demands_in
from app.cases.clauses_due import due_for_review as due_for_review
from app.cases.purchases import ChangedMeanwhile
from app.cases.review_rules import check_editable, check_note, checked_words, refusals, require_legal
from app.clause_library import in_force, ready
from app.clause_library.differences import differences
from app.clause_library.editing import as_file, revised
from app.clause_library.parsing import parse_clause
from app.clause_library.plain_text import unknown_references
from app.model.advice import DatedValues
from app.model.case import CaseSummary, ClauseEntry
from app.model.clause import Blank, Clause, ClauseStatus
from app.model.errors import InputError, Problem
from app.model.months import add_months
from app.model.review import (
    ClauseAction,
    ClauseComment,
    ClauseEvent,
    ClauseText,
    PartDemand,
    PartDifference,
)
from app.model.user import Role, User
from app.store import clause_reviews, clauses, purchases
from app.store.database import Database, write

# A habit of the house and no rule of law: a text is looked at once a year. The draft can say another day.
_REVIEW_EVERY_MONTHS = 12
# Who uses the texts may say what is wrong with them; only legal staff change them.
_MAY_COMMENT = (Role.PURCHASER, Role.LEGAL, Role.ADMINISTRATOR)
_FIXED_PARTS = ("documentation", "control", "sanction", "whole")
_TO = {
    ClauseAction.SENT: ClauseStatus.IN_REVIEW,
    ClauseAction.RETURNED: ClauseStatus.DRAFT,
    ClauseAction.RETIRED: ClauseStatus.RETIRED,
}


def find_version(db: Database, clause_id: str, version: int) -> ClauseEntry:
    """One version of a clause; raises LookupError where there is none."""
    entry = clauses.find_version(db, clause_id, version)
    if entry is None:
        raise LookupError(f"{clause_id}, version {version}")
    return entry


def start_draft(db: Database, clause_id: str, user: User, now: datetime, source: int | None = None) -> ClauseEntry:
    """A new version to write in, with the text of version `source`, or of the one that tenders take now.

    Raises LookupError for an unknown clause or version, and InputError where somebody has a draft or a version in
    review already: the message says who.
    """
    require_legal(user)
    with write(db):
        versions = clauses.versions_of(db, clause_id)
        if not versions:
            raise LookupError(clause_id)
        _refuse(db, ClauseAction.CREATED, versions[0], user)
        if source is None:
            taken = in_force(ready(versions), now.date())
            base = taken[0] if taken else versions[0].clause
        else:
            base = find_version(db, clause_id, source).clause
        number = versions[0].clause.version + 1
        draft = _rehashed(
            replace(base, version=number, status=ClauseStatus.DRAFT, reviewed_by="", reviewed_on=None, next_review=None)
        )
        clauses.add_clause(db, draft, shipped_version=None, added_at=now)
        _note(db, draft, ClauseAction.CREATED, user, now)
        return find_version(db, clause_id, number)


def save_draft(
    db: Database, clause_id: str, version: int, text: ClauseText, user: User, now: datetime, expected_lock: int
) -> ClauseEntry:
    """Put another text into a draft of the municipality's own.

    expected_lock: `lock` of the entry that the user began from; raises ChangedMeanwhile where it is another by now,
    and writes nothing. Raises InputError with the fields of ClauseText and their lines for a text that cannot be used,
    and where the version is no draft of the municipality's own.
    """
    require_legal(user)
    with write(db):
        entry = find_version(db, clause_id, version)
        _same_lock(entry, expected_lock)
        _refuse(db, ClauseAction.EDITED, entry, user)
        draft = draft_with(db, clause_id, version, text)
        clauses.save_draft(db, draft)
        _note(db, draft, ClauseAction.EDITED, user, now)
        return find_version(db, clause_id, version)


def draft_with(db: Database, clause_id: str, version: int, text: ClauseText) -> Clause:
    """How a draft would read with this text; saves nothing. Raises the InputError that save_draft raises."""
    entry = find_version(db, clause_id, version)
    check_editable(entry)
    draft = revised(entry.clause, text, known_blanks(db, clause_id))
    titles = {draft.title, *(one.clause.title for one in clauses.standing_versions(db))}
    if unknown := [Problem(why, field or "body") for field, why in unknown_references(draft, titles)]:
        raise InputError(*unknown)
    return draft


def send_to_review(
    db: Database, clause_id: str, version: int, user: User, now: datetime, note: str = ""
) -> ClauseEntry:
    """A draft goes to a colleague. Raises InputError where it is no draft, or older than what is approved."""
    return _move(db, (clause_id, version), ClauseAction.SENT, user, now, note)


def send_back(db: Database, clause_id: str, version: int, user: User, now: datetime, note: str) -> ClauseEntry:
    """A version in review becomes a draft again. Raises InputError where it is not in review, or no note says why."""
    return _move(db, (clause_id, version), ClauseAction.RETURNED, user, now, note)


def retire(db: Database, clause_id: str, version: int, user: User, now: datetime, note: str) -> ClauseEntry:
    """No tender takes the version from now on, nor an older one: retiring the newest retires the clause.

    Raises InputError where no note says why, where it is retired or in review, and for a draft beside an approved
    version, since that would take the approved one out of use.
    """
    return _move(db, (clause_id, version), ClauseAction.RETIRED, user, now, note)


def approve(
    db: Database,
    clause_id: str,
    version: int,
    user: User,
    now: datetime,
    values: DatedValues,
    note: str = "",
    expected_lock: int | None = None,
    confirmed: bool = False,
) -> ClauseEntry:
    """The version in review is what tenders take; an older approved one is retired.

    values: those in force today, which say what is unlawful to demand.
    expected_lock: `lock` of what the user read; raises ChangedMeanwhile where it is another by now. confirmed: the user
    has read doubt_about the version. Raises InputError where the user began or edited the version, where it is not in
    review, where it holds an unlawful demand (the message names the sentence), and, with the field confirmed, where
    there is a doubt that the user has not confirmed.
    """
    require_legal(user)
    with write(db):
        entry = find_version(db, clause_id, version)
        if expected_lock is not None:
            _same_lock(entry, expected_lock)
        _refuse(db, ClauseAction.APPROVED, entry, user, demands_in(entry.clause, values))
        doubt = doubt_about(db, entry)
        if doubt and not confirmed:
            raise InputError(Problem(f"{doubt} Sæt kryds, hvis det er meningen.", "confirmed"))
        written = check_note(ClauseAction.APPROVED, note)
        for older in clauses.versions_of(db, clause_id):
            if older.clause.status is ClauseStatus.APPROVED:
                clauses.set_status(db, older.clause, ClauseStatus.RETIRED)
                _note(db, older.clause, ClauseAction.SUPERSEDED, user, now, f"Afløst af version {version}.")
        today = now.date()
        planned = entry.clause.next_review
        approved = replace(
            entry.clause,
            status=ClauseStatus.APPROVED,
            reviewed_by=user.name,
            reviewed_on=today,
            next_review=planned if planned and planned > today else add_months(today, _REVIEW_EVERY_MONTHS),
        )
        clauses.save_draft(db, approved)
        _note(db, approved, ClauseAction.APPROVED, user, now, written)
        return find_version(db, clause_id, version)


def doubt_about(db: Database, entry: ClauseEntry) -> str:
    """What a person should think over before the version is approved, in Danish; empty where there is nothing."""
    clause = entry.clause
    older = (one.clause for one in clauses.versions_of(db, clause.id) if one.clause.version < clause.version)
    before = next(older, None)
    if before is None or not before.blanks or clause.blanks:
        return ""
    names = ", ".join(f"»{blank.label}«" for blank in before.blanks)
    return (
        f"Version {before.version} har felter, der udfyldes for hver sag: {names}. I version {clause.version} er der "
        "ingen, så alle sager får samme ordlyd."
    )


def after_retirement(db: Database, entry: ClauseEntry, today: date) -> ClauseEntry | None:
    """The version that tenders take when this one has been retired; None where they take none of the clause."""
    left = tuple(
        replace(one, clause=replace(one.clause, status=ClauseStatus.RETIRED)) if one == entry else one
        for one in clauses.versions_of(db, entry.clause.id)
    )
    taken = in_force(ready(left), today)
    return next((one for one in left if taken and one.clause.version == taken[0].version), None)


def refusal_of(db: Database, entry: ClauseEntry, action: ClauseAction, user: User, values: DatedValues) -> str:
    """Why the user may not take this step with the version now, in Danish sentences; empty where they may.

    A missing note is no reason: it is asked for when the step is taken.
    """
    demands = demands_in(entry.clause, values) if action is ClauseAction.APPROVED else ()
    return " ".join(problem.message for problem in _refusals(db, action, entry, user, demands))


def may_comment(entry: ClauseEntry, user: User) -> bool:
    """Whether the user may remark on the version: while it is open, and not for who only reads the cases."""
    return entry.clause.status in (ClauseStatus.DRAFT, ClauseStatus.IN_REVIEW) and comments(user)


def comments(user: User) -> bool:
    """Whether the user's role may remark on open versions at all."""
    return user.role in _MAY_COMMENT


def comment(db: Database, clause_id: str, version: int, part: str, text: str, user: User, now: datetime) -> int:
    """Keep a remark on one part of a draft or a version in review; gives its id. part: see ClauseComment.

    Raises InputError (field text or part) for an empty or very long remark, a CPR number, a part that the version does
    not have, and a version that is approved or retired.
    """
    with write(db):
        entry = find_version(db, clause_id, version)
        if not may_comment(entry, user):
            raise InputError(
                Problem("Kommentarer skrives til et udkast eller en version til gennemgang, og ikke af alle roller.")
            )
        if part not in parts_of(entry.clause):
            raise InputError(Problem("Vælg et afsnit, som versionen har.", "part"))
        written = checked_words(text, "text", "Skriv en bemærkning.")
        return clause_reviews.add_comment(db, (clause_id, version), part, written, now, (user.id, user.name))


def settle_comment(db: Database, comment_id: int, user: User, now: datetime) -> ClauseComment:
    """A remark is done with; settling it twice changes nothing. Raises LookupError for an unknown one."""
    require_legal(user)
    with write(db):
        found = clause_reviews.find_comment(db, comment_id)
        if found is None:
            raise LookupError(comment_id)
        if found.settled_at is None:
            clause_reviews.settle_comment(db, comment_id, now, user.name)
        return clause_reviews.find_comment(db, comment_id) or found


def parts_of(clause: Clause) -> tuple[str, ...]:
    """The parts that can be remarked on, in the order of the page."""
    return (*(f"p{number}" for number in range(1, len(clause.paragraphs) + 1)), *_FIXED_PARTS)


def comments_of(db: Database, clause_id: str, version: int) -> tuple[ClauseComment, ...]:
    """The remarks on a version, oldest first."""
    return clause_reviews.comments_of(db, clause_id, version)


def events_of(db: Database, clause_id: str) -> tuple[ClauseEvent, ...]:
    """What happened to every version of a clause, oldest first."""
    return clause_reviews.events_of(db, clause_id)


def compare(db: Database, clause_id: str, old: int, new: int) -> tuple[PartDifference, ...]:
    """What differs between two versions, part by part and word by word; raises LookupError where one is missing."""
    return differences(find_version(db, clause_id, old).clause, find_version(db, clause_id, new).clause)


def cases_using(db: Database, clause_id: str, version: int, user: User) -> tuple[CaseSummary, ...]:
    """The cases of the user's municipality whose stored advice has this version, soonest notice first."""
    ids = clauses.cases_with(db, clause_id, version)
    return tuple(one for one in purchases.cases_of(db, user.municipality_code) if one.purchase_id in ids)


def _move(
    db: Database, key: tuple[str, int], action: ClauseAction, user: User, now: datetime, note: str
) -> ClauseEntry:
    require_legal(user)
    with write(db):
        entry = find_version(db, *key)
        _refuse(db, action, entry, user)
        written = check_note(action, note)
        clauses.set_status(db, entry.clause, _TO[action])
        _note(db, entry.clause, action, user, now, written)
        return find_version(db, *key)


def _same_lock(entry: ClauseEntry, expected: int) -> None:
    if entry.lock != expected:
        raise ChangedMeanwhile(f"{entry.clause.id} {entry.clause.version}")


def _refusals(
    db: Database, action: ClauseAction, entry: ClauseEntry, user: User, demands: Sequence[PartDemand] = ()
) -> tuple[Problem, ...]:
    clause_id = entry.clause.id
    return refusals(action, entry, clauses.versions_of(db, clause_id), events_of(db, clause_id), user, demands)


def _refuse(
    db: Database, action: ClauseAction, entry: ClauseEntry, user: User, demands: Sequence[PartDemand] = ()
) -> None:
    if found := _refusals(db, action, entry, user, demands):
        raise InputError(*found)


def known_blanks(db: Database, clause_id: str) -> tuple[Blank, ...]:
    """The blanks of all versions, the newest form of each: one that a draft has dropped can be put back."""
    blanks: dict[str, Blank] = {}
    for entry in clauses.versions_of(db, clause_id):
        for blank in entry.clause.blanks:
            blanks.setdefault(blank.name, blank)
    return tuple(blanks.values())


def _rehashed(clause: Clause) -> Clause:
    return replace(clause, hash=parse_clause(as_file(clause), "").hash)


def _note(db: Database, clause: Clause, action: ClauseAction, user: User, now: datetime, note: str = "") -> None:
    clause_reviews.add_event(db, (clause.id, clause.version), action, now, (user.id, user.name), note)
