"""A person decides in a case which way the tender follows, and which clauses it has with which words.

Every decision is saved with fresh advice and a line in the case's log, in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import TypeVar

from app import clause_library
from app.advice import advise
from app.cases.case_texts import carried, one_form, text_problems
from app.cases.choices_found import BlankInCase as BlankInCase
from app.cases.choices_found import ClauseInCase as ClauseInCase
from app.cases.choices_found import ClausesInCase as ClausesInCase
from app.cases.choices_found import WayChoice
from app.cases.choices_found import Ways as Ways
from app.cases.overrules import reason_problems
from app.cases.purchases import ChangedMeanwhile, find_case, with_others
from app.clause_library import rests_on
from app.clause_library.blanks import read_value
from app.clause_library.choosing import fits
from app.law.text_findings import findings_in
from app.model.advice import Advice, Knowledge, ParameterBook
from app.model.case import Case
from app.model.choices import WAY, Change, Changed, Choices, Mark
from app.model.clause import Clause, FilledClause
from app.model.codec import as_json
from app.model.errors import InputError, Problem
from app.model.law import Finding, RouteCode
from app.model.user import Role, User
from app.store import choices as stored
from app.store import purchases
from app.store.database import Database, write

T = TypeVar("T")


def ways_of(db: Database, purchase_id: str, user: User) -> Ways:
    """The ways of letting that a person may pick among; raises LookupError as find_case does."""
    case = find_case(db, purchase_id, user)
    advice, picked = case.advice, stored.choices_of(db, purchase_id)
    wanted = (*clause_library.PROCEDURES, *clause_library.RESERVED)
    return Ways(
        case=case,
        ways=tuple(
            WayChoice(route, clause_library.way_refusal(advice.routes, route.code))
            for route in advice.routes
            if route.code in wanted
        ),
        picked=picked.way,
        proposed=clause_library.way_of(advice.routes, case.purchase, advice.market).route,
        version=_hash(picked.way, *((route.code, route.status) for route in advice.routes)),
    )


def pick_way(
    db: Database,
    knowledge: Knowledge,
    purchase_id: str,
    user: User,
    way: RouteCode | None,
    now: datetime,
    expected: str | None = None,
) -> None:
    """Let the tender follow another way than the proposed one; None goes back to the proposal.

    expected: `Ways.version` of what the person saw; raises ChangedMeanwhile where it is another by now. Raises
    InputError for a way that the law does not hold open, and LookupError as find_case does.
    """
    with write(db):
        ways = ways_of(db, purchase_id, user)
        if expected is not None and ways.version != expected:
            raise ChangedMeanwhile(purchase_id)
        refusal = clause_library.way_refusal(ways.case.advice.routes, way) if way else ""
        if refusal:
            raise InputError(Problem(refusal, "way"))
        before = stored.choices_of(db, purchase_id)
        made = {key: mark for key, mark in before.made.items() if key != WAY}
        if way is not None:
            made[WAY] = _mark(user, now)
        name = clause_library.NAMES[way] if way else "værktøjets forslag"
        _save(db, knowledge, ways.case, replace(before, way=way, made=made), (Changed.WAY, name), user, now)


def clause_in_case(db: Database, knowledge: Knowledge, purchase_id: str, clause_id: str, user: User) -> ClauseInCase:
    """One of the clauses of a case; raises LookupError where it is none of them, and as find_case does."""
    case = find_case(db, purchase_id, user)
    choices = stored.choices_of(db, purchase_id)
    chosen = picked_in(knowledge, case.advice, choices).clauses
    clause = next((one for one in chosen if one.id == clause_id), None)
    if clause is None:
        raise LookupError(clause_id)
    typed, _ = clause_library.usable_blanks(clause, choices.blanks.get(clause_id, {}))
    filled = _fill(knowledge, case.advice, clause, chosen, typed)
    proposals = {one.name: one for one in _fill(knowledge, case.advice, clause, chosen, {}).blanks}
    text = choices.texts.get(clause_id, "")
    edited = bool(text) and text != filled.text
    return ClauseInCase(
        case=case,
        clause=clause,
        blanks=tuple(
            BlankInCase(blank, typed.get(blank.name, ""), proposals[blank.name])
            for blank in clause.blanks
            if blank.name in proposals
        ),
        text=text if edited else filled.text,
        library_text=filled.text,
        edited=edited,
        overtaken=edited and choices.bases.get(clause_id, "") != filled.text,
        stays=clause_library.refusal_to_leave_out(clause, chosen, _duties(case.advice, chosen)),
        added=clause_id in choices.added,
        mark=choices.made.get(clause_id),
        version=_hash(typed, text, filled.text),
    )


def adapt_clause(
    db: Database,
    knowledge: Knowledge,
    purchase_id: str,
    clause_id: str,
    user: User,
    typed: Mapping[str, str],
    text: str,
    now: datetime,
    expected: str | None = None,
) -> None:
    """Fill the blanks of a clause and write its text.

    typed: blank -> what was typed; an empty one goes back to the proposal. text: the clause's whole text; an empty
    one, and one that is the library's, goes back to the library's text. expected: `ClauseInCase.version` of what the
    person saw; raises ChangedMeanwhile where it is another by now. Raises InputError with the blank's name or "text"
    as field, and LookupError as clause_in_case does.
    """
    with write(db):
        before = clause_in_case(db, knowledge, purchase_id, clause_id, user)
        if expected is not None and before.version != expected:
            raise ChangedMeanwhile(purchase_id)
        wanted = {name: value.strip() for name, value in typed.items() if value.strip()}
        text = one_form(text)
        problems = (*blank_problems(before, wanted), *text_problems(text))
        if problems:
            raise InputError(*problems)
        choices = stored.choices_of(db, purchase_id)
        chosen = picked_in(knowledge, before.case.advice, choices).clauses
        library = _fill(knowledge, before.case.advice, before.clause, chosen, wanted).text
        kept = "" if text in ("", before.library_text, library) else text
        blanks_changed = wanted != {one.blank.name: one.typed for one in before.blanks if one.typed}
        text_changed = kept != (before.text if before.edited else "")
        confirmed = bool(kept) and not text_changed and user.role is Role.LEGAL
        kept, whole = carried(before.library_text, library, kept) if kept else ("", True)
        unseen = not text_changed and (not whole or (blanks_changed and before.overtaken))
        base = choices.bases.get(clause_id, library) if unseen else library
        after = replace(
            choices,
            blanks=_with(choices.blanks, clause_id, wanted),
            texts=_with(choices.texts, clause_id, kept),
            bases=_with(choices.bases, clause_id, base if kept else ""),
        )
        if blanks_changed or text_changed or confirmed:
            after = replace(after, made={**after.made, clause_id: _mark(user, now)})
        if after == choices:
            return
        lines = [(Changed.BLANKS, f"{before.clause.title}: {_told(before, wanted)}")] if blanks_changed else []
        lines += [(Changed.TEXT, before.clause.title)] if text_changed or confirmed or not blanks_changed else []
        _save(db, knowledge, before.case, after, lines, user, now)


def clauses_in_case(db: Database, knowledge: Knowledge, purchase_id: str, user: User) -> ClausesInCase:
    """The clauses of a case, those left out, and those that could be added; raises LookupError as find_case does."""
    case = find_case(db, purchase_id, user)
    choices = stored.choices_of(db, purchase_id)
    chosen = picked_in(knowledge, case.advice, choices).clauses
    everything = picked_in(knowledge, case.advice, replace(choices, left_out=()))
    present = {clause.id for clause in chosen}
    duties = _duties(case.advice, chosen)
    purchase, codes = case.purchase, _codes(case.advice)
    return ClausesInCase(
        case=case,
        chosen=chosen,
        stays={one.id: clause_library.refusal_to_leave_out(one, chosen, duties) for one in chosen},
        added=choices.added,
        left_out=tuple(one for one in everything.clauses if one.id not in present),
        addable=clause_library.addable(
            knowledge.clauses,
            everything.clauses,
            case.advice.routes,
            purchase,
            codes,
            purchase.notice_date,
            everything.way,
        ),
        duties={one.id: duties[one.id] for one in chosen if one.id in duties and not rests_on(one, chosen)},
        outside=frozenset(
            one.id for one in chosen if one.id in choices.added and not fits(one.applies, purchase, codes)
        ),
        clashes=clause_library.clashes(chosen),
    )


def leave_out(
    db: Database,
    knowledge: Knowledge,
    purchase_id: str,
    clause_id: str,
    user: User,
    now: datetime,
    reason: str = "",
) -> None:
    """Leave a clause out of the tender; one that a person added is taken away again.

    reason: why, where the law demands the clause; only a jurist may leave such a one out. Raises InputError where the
    person may not, where the reason is missing (field reason) and where others rest on the clause, and LookupError
    where it is not in the case.
    """
    with write(db):
        found = clauses_in_case(db, knowledge, purchase_id, user)
        clause = next((one for one in found.chosen if one.id == clause_id), None)
        if clause is None:
            raise LookupError(clause_id)
        reason = _checked_reason(found, clause_id, user, reason)
        choices = stored.choices_of(db, purchase_id)
        if clause_id in choices.added:
            choices = replace(choices, added=_without(choices.added, clause_id))
            what = Changed.REMOVED
        else:
            choices = replace(choices, left_out=(*choices.left_out, clause_id))
            what = Changed.LEFT_OUT
        made = {**choices.made, clause_id: replace(_mark(user, now), reason=reason)}
        told = f"{clause.title}. Begrundelse: {reason}" if reason else clause.title
        _save(db, knowledge, found.case, replace(choices, made=made), (what, told), user, now)


def _checked_reason(found: ClausesInCase, clause_id: str, user: User, reason: str) -> str:
    """The reason to leave a clause out that the law demands, empty for another one; see leave_out."""
    if not found.stays[clause_id]:
        return ""
    if clause_id not in found.duties or user.role is not Role.LEGAL:
        raise InputError(Problem(found.stays[clause_id]))
    written = reason.strip()
    if problems := tuple(reason_problems(written)):
        raise InputError(*problems)
    return written


def add_clause(db: Database, knowledge: Knowledge, purchase_id: str, clause_id: str, user: User, now: datetime) -> None:
    """Take a clause into the tender: one that was left out, or another of the library.

    Raises InputError where the law holds no way open for it, and LookupError where there is no such clause to add.
    """
    with write(db):
        found = clauses_in_case(db, knowledge, purchase_id, user)
        choices = stored.choices_of(db, purchase_id)
        back = next((one for one in found.left_out if one.id == clause_id), None)
        if back is not None:
            choices = replace(choices, left_out=_without(choices.left_out, clause_id))
            line = (Changed.TAKEN_BACK, back.title)
        else:
            other = next((one for one in found.addable if one.clause.id == clause_id), None)
            if other is None:
                raise LookupError(clause_id)
            if other.refusal:
                raise InputError(Problem(other.refusal))
            choices = replace(choices, added=(*_without(choices.added, clause_id), clause_id))
            line = (Changed.ADDED, other.clause.title)
        made = {**choices.made, clause_id: _mark(user, now)}
        _save(db, knowledge, found.case, replace(choices, made=made), line, user, now)


def changes_of(db: Database, purchase_id: str, user: User) -> tuple[Change, ...]:
    """The log of a case, oldest first; raises LookupError as find_case does."""
    find_case(db, purchase_id, user)
    return stored.changes_of(db, purchase_id)


def blank_problems(clause: ClauseInCase, typed: Mapping[str, str]) -> Iterator[Problem]:
    """Why values cannot be taken, with the blank's name as field; empty values are proposals and always fine."""
    for one in clause.blanks:
        value = typed.get(one.blank.name, "")
        if value.strip():
            try:
                read_value(one.blank, value)
            except InputError as error:
                yield from error.problems


def remarks_on(clause: ClauseInCase, typed: Mapping[str, str], text: str, book: ParameterBook) -> tuple[Finding, ...]:
    """What the law does not hold open in a text and in the values typed into blanks, with why and a lawful wording."""
    advice, purchase = clause.case.advice, clause.case.advice.purchase
    written = "\n\n".join((text, *(one for one in typed.values() if one.strip() and one.strip() not in text)))
    values = book.at(purchase.notice_date)
    return tuple(findings_in(written, "Der", advice.regime, purchase.concession, values))


def _save(
    db: Database,
    knowledge: Knowledge,
    case: Case,
    choices: Choices,
    lines: tuple[Changed, str] | list[tuple[Changed, str]],
    user: User,
    now: datetime,
) -> None:
    advice = advise(case.purchase, with_others(db, knowledge, case.purchase), now.date(), choices)
    purchases.save_advice(db, advice, now, user.name, knowledge.data)
    stored.save_choices(db, case.purchase.id, choices, user.name, now)
    for what, note in [lines] if isinstance(lines, tuple) else lines:
        stored.add_change(db, case.purchase.id, Change(what, note, user.name, now))


def _duties(advice: Advice, chosen: tuple[Clause, ...]) -> dict[str, str]:
    return clause_library.duties_of(chosen, advice.routes, advice.purchase, advice.regime)


def picked_in(knowledge: Knowledge, advice: Advice, choices: Choices) -> clause_library.Picked:
    """The way and the clauses of a case with these decisions, from the library as it is now."""
    purchase = advice.purchase
    return clause_library.pick(
        knowledge.clauses,
        advice.routes,
        purchase,
        _codes(advice),
        purchase.notice_date,
        advice.market,
        choices,
        advice.regime,
    )


def _codes(advice: Advice) -> tuple[str, ...]:
    return advice.purchase.cpv_codes or tuple(one.code for one in advice.suggestions[:1])


def _fill(
    knowledge: Knowledge, advice: Advice, clause: Clause, chosen: tuple[Clause, ...], typed: Mapping[str, str]
) -> FilledClause:
    purchase = advice.purchase
    view = knowledge.parameters.at(purchase.notice_date)
    return clause_library.fill(
        clause,
        purchase,
        view,
        clause_library.proposed_places(purchase, view, clause_library.open_lots(purchase, chosen, advice.choices)),
        knowledge.municipalities[purchase.municipality_code],
        typed,
        regime=advice.regime,
        chosen=chosen,
    )


def _told(before: ClauseInCase, wanted: Mapping[str, str]) -> str:
    """Which blanks changed to what, such as "Antal årsværk: 3; Frist: forslaget"."""
    return "; ".join(
        f"{one.blank.label}: {wanted.get(one.blank.name) or 'forslaget'}"
        for one in before.blanks
        if wanted.get(one.blank.name, "") != one.typed
    )


def _mark(user: User, now: datetime) -> Mark:
    return Mark(user.name, now, user.role is Role.LEGAL)


def _with(before: Mapping[str, T], key: str, value: T) -> dict[str, T]:
    """The mapping with another value, or without the key where the value is empty."""
    return {one: kept for one, kept in before.items() if one != key} | ({key: value} if value else {})


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(one for one in ids if one != gone)


def _hash(*values: object) -> str:
    told = json.dumps(values, ensure_ascii=False, default=as_json)
    return sha256(told.encode()).hexdigest()[:32]
