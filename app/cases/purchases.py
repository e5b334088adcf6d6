"""A person saves a purchase, and reads it again with the advice that was made then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from secrets import token_hex

from app.advice import advise
from app.cases.about import has_demo_data
from app.cases.clause_moves import advice_today
from app.cases.eligibility import case_tests
from app.clause_library.differences import word_differences
from app.intake import purchase_problems
from app.model.advice import Advice, CaseFile, Knowledge
from app.model.case import Case, CaseSummary
from app.model.choices import Change, Changed, LeftOut, TextEdit
from app.model.codec import as_json
from app.model.errors import InputError, Problem
from app.model.overrule import Overrule
from app.model.purchase import Purchase
from app.model.user import User
from app.store import choices, purchases, reference
from app.store.database import Database, write

_FIELDS = {
    "title": "titel",
    "description": "beskrivelse",
    "cpv_codes": "CPV-koder",
    "contract_type": "kontrakttype",
    "value_kr": "værdi",
    "duration_months": "varighed",
    "department": "forvaltning",
    "notice_date": "dagen, hvor I går i gang",
    "start_date": "kontraktens første dag",
    "cross_border_interest": "grænseoverskridende interesse",
    "concession": "koncession",
    "lots": "delkontrakter",
    "value": "scenarie",
}


class ChangedMeanwhile(Exception):  # noqa: N818
    """Somebody has saved the purchase since it was read; nothing was written."""


def version_of(purchase: Purchase, listed: bool) -> str:
    """A short text that is another as soon as anything of a saved purchase is another."""
    return sha256(f"{listed} {as_json(purchase)}".encode()).hexdigest()[:32]


def new_purchase_id(user: User, now: datetime) -> str:
    """A new id that says where and when, and cannot be guessed: 740-2026-1f3a9c."""
    return f"{user.municipality_code}-{now.year}-{token_hex(3)}"


def save_and_advise(
    db: Database,
    knowledge: Knowledge,
    purchase: Purchase,
    user: User,
    listed: bool,
    now: datetime,
    expected: str | None = None,
) -> None:
    """Save a purchase of the user's municipality with fresh advice, or refuse both.

    expected: version_of what the user began from; raises ChangedMeanwhile where something else is stored by now. None
    asks for no such check. Raises InputError, with the purchase's key as field, for a CPR number in a text, an unknown
    CPV code or municipality, a purchase of another municipality, and whatever the engines refuse.
    """
    problems = [*refusals(db, knowledge, purchase), *_foreign(purchase, user)]
    if problems:
        raise InputError(*problems)
    with write(db):
        existing = purchases.find_purchase(db, purchase.id)
        if existing is not None and existing.municipality_code != user.municipality_code:
            raise LookupError(purchase.id)
        state = purchases.save_state(db, purchase.id)
        if expected is not None and (
            existing is None or state is None or version_of(existing, state.listed) != expected
        ):
            raise ChangedMeanwhile(purchase.id)
        decided = choices.choices_of(db, purchase.id)
        advice = advise(purchase, with_others(db, knowledge, purchase), now.date(), decided)
        demo = state is not None and state.demo
        purchases.save_purchase(db, purchase, listed=listed, demo=demo, saved_by=user.name, saved_at=now)
        purchases.save_advice(db, advice, now, user.name, knowledge.data)
        for change in _change(existing, purchase, user, now):
            choices.add_change(db, purchase.id, change)


def with_others(db: Database, knowledge: Knowledge, purchase: Purchase) -> Knowledge:
    """Knowledge with the municipality's other purchases, which the splitting rule adds up."""
    return among(knowledge, purchases.purchases_of(db, purchase.municipality_code), purchase)


def among(knowledge: Knowledge, others: Iterable[Purchase], purchase: Purchase) -> Knowledge:
    """Knowledge with other purchases, of which the purchase itself is none."""
    return replace(knowledge, other_purchases=tuple(one for one in others if one.id != purchase.id))


def refusals(db: Database, knowledge: Knowledge, purchase: Purchase) -> tuple[Problem, ...]:
    """Why a purchase cannot be used as it stands, whoever asks."""
    codes = {*purchase.cpv_codes, *(code for lot in purchase.lots for code in lot.cpv_codes)}
    return purchase_problems(purchase, reference.category_labels(db, codes), knowledge.municipalities)


def find_case(db: Database, purchase_id: str, user: User) -> Case:
    """The stored case; raises LookupError where there is none, or it belongs to another municipality.

    Where there is fictitious data, the market and the purchases that are added up may hold some of it, so every case
    is marked.
    """
    case = purchases.find_case(db, purchase_id, user.municipality_code)
    if case is None:
        raise LookupError(purchase_id)
    return replace(case, demo=case.demo or has_demo_data(db))


def cases_of(db: Database, user: User) -> tuple[CaseSummary, ...]:
    """The cases of the user's municipality, soonest notice first."""
    demo = has_demo_data(db)
    return tuple(replace(one, demo=one.demo or demo) for one in purchases.cases_of(db, user.municipality_code))


def case_file(
    db: Database,
    knowledge: Knowledge,
    advice: Advice,
    made_at: datetime,
    demo: bool,
    overrules: tuple[Overrule, ...] = (),
) -> CaseFile:
    """What a document on this advice is written from. overrules: those of a stored case.

    The clauses have the standing that the library gives their versions now, not the one of when the advice was made.
    """
    advice, moved = advice_today(db, knowledge.clauses, advice, made_at)
    purchase = advice.purchase
    lots = (code for lot in purchase.lots for code in lot.cpv_codes)
    codes = {*purchase.cpv_codes, *lots, *(one.code for one in advice.suggestions)}
    labels = reference.category_labels(db, codes)
    return CaseFile(
        advice=advice,
        municipality=knowledge.municipalities[purchase.municipality_code],
        made_at=made_at,
        demo=demo,
        category_labels={code: category.label_da for code, category in labels.items()},
        laws=knowledge.parameters.laws,
        reserved_share=knowledge.parameters.at(purchase.notice_date).number("reserved_54_share"),
        edits=text_edits(advice),
        left_out=_left_out(advice, knowledge),
        overrules=overrules,
        tests=case_tests(db, knowledge, advice),
        moved=moved,
        law_parameters=knowledge.parameters.in_force(purchase.notice_date, "law"),
    )


def _left_out(advice: Advice, knowledge: Knowledge) -> tuple[LeftOut, ...]:
    """The clauses that a person left out, but for those that had to come back in."""
    present = {clause.id for clause in advice.clauses}
    titles = {clause.id: clause.title for clause in knowledge.clauses}
    return tuple(
        LeftOut(titles.get(key, key), advice.choices.made.get(key))
        for key in advice.choices.left_out
        if key not in present
    )


def text_edits(advice: Advice) -> tuple[TextEdit, ...]:
    """The clauses whose text a person wrote in the case, each word by word beside the library's."""
    return tuple(
        TextEdit(one.id, advice.choices.made.get(one.id), word_differences(one.library_text, one.text))
        for one in advice.clauses
        if one.library_text
    )


def _change(before: Purchase | None, after: Purchase, user: User, now: datetime) -> Iterator[Change]:
    """The line of the case's log on a saved purchase; none where nothing of it changed."""
    if before is None:
        yield Change(Changed.CREATED, after.title, user.name, now)
        return
    changed = [name for key, name in _FIELDS.items() if getattr(before, key) != getattr(after, key)]
    if before != after:
        yield Change(Changed.PURCHASE, ", ".join(changed) or "andre oplysninger", user.name, now)


def _foreign(purchase: Purchase, user: User) -> Iterator[Problem]:
    if purchase.municipality_code != user.municipality_code:
        yield Problem("Du kan kun gemme indkøb for din egen kommune.", "municipality_code")
