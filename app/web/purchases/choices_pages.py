"""What the pages about a person's decisions in a case may show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext

from app.cases.choices import BlankInCase, ClauseInCase, ClausesInCase, Ways
from app.clause_library.differences import word_differences
from app.model.choices import Change, Mark
from app.model.clause import Clause
from app.model.law import Finding, LawSource, RouteCode
from app.model.review import Piece
from app.text.writing import tal
from app.web import labels
from app.web.law_links import LawLink, law_link
from app.web.purchases.choices_forms import BLANK_PREFIX, ClauseForm

_UNFILLED = "[udfyldes:"


@dataclass(frozen=True)
class WayRow:
    """A way to pick. refusal: why it cannot be picked, Danish; reasons: why it has its status, Danish."""

    code: str
    name: str
    status: str
    status_name: str
    reasons: tuple[str, ...]
    law: LawLink
    refusal: str
    checked: bool


@dataclass(frozen=True)
class WayPage:
    """The page for the way. proposed: name of the way that the tool proposes, empty where it proposes none.

    refused: why what was picked was refused, Danish. changed: the way or the law's answer is another by now.
    """

    purchase_id: str
    title: str
    rows: tuple[WayRow, ...]
    follows_proposal: bool
    proposed: str
    version: str
    refused: str
    changed: bool


@dataclass(frozen=True)
class BlankRow:
    """A blank with its field. bounds in the reader's language; proposal and how are Danish, empty without one.

    wide: it takes words, not a number or a day.
    """

    field: Any
    unit: str
    bounds: str
    proposal: str
    how: str
    wide: bool


@dataclass(frozen=True)
class Remark:
    """What the law does not hold open in the text: text is Danish and says why and what to write instead."""

    name: str
    text: str
    law: LawLink


@dataclass(frozen=True)
class StoredField:
    """A field that somebody else has saved otherwise, word by word against what was typed. name is Danish."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ClausePage:
    """The page where a clause of a case is adapted. differences: against the library, empty where the text is its.

    checked: the text was only looked through. conflict: somebody else has saved the clause; None where nobody has.
    """

    purchase_id: str
    purchase_title: str
    clause: Clause
    form: ClauseForm
    blanks: tuple[BlankRow, ...]
    edited: bool
    overtaken: bool
    differences: tuple[Piece, ...]
    mark: Mark | None
    remarks: tuple[Remark, ...]
    checked: bool
    conflict: tuple[StoredField, ...] | None
    stays: str
    added: bool


@dataclass(frozen=True)
class ClauseChoiceRow:
    """A clause to leave out or to add. refusal: why not, Danish. fits: within the clause's own bounds.

    by_reason: a jurist may leave it out with a reason; typed: what was written of it. clash: titles that it does not
    fit beside.
    """

    id: str
    title: str
    kind: str
    purpose: str
    refusal: str
    added: bool
    fits: bool
    by_reason: bool = False
    typed: str = ""
    clash: tuple[str, ...] = ()


@dataclass(frozen=True)
class RefusedChoice:
    """A wish that was refused, and why, Danish. beside: the reason to leave the clause out is what is wrong."""

    id: str
    message: str
    beside: bool


@dataclass(frozen=True)
class ChoiceGroup:
    """The clauses of one kind."""

    kind: str
    rows: tuple[ClauseChoiceRow, ...]


@dataclass(frozen=True)
class ClausesPage:
    """The clauses of a case, those left out, those to add, and those that the law holds closed."""

    purchase_id: str
    title: str
    chosen: tuple[ChoiceGroup, ...]
    left_out: tuple[ClauseChoiceRow, ...]
    letters: tuple[ClauseChoiceRow, ...]
    addable: tuple[ChoiceGroup, ...]
    closed: tuple[ClauseChoiceRow, ...]
    refused: RefusedChoice | None


@dataclass(frozen=True)
class ChangeRow:
    """A line of the log. note is Danish; by: empty for a file."""

    what: str
    note: str
    by: str
    at: datetime


def way_page(ways: Ways, laws: Sequence[LawSource], picked: str | None, refused: str, changed: bool) -> WayPage:
    """picked: what the reader has marked, empty for the proposal; None for what is stored."""
    marked = (ways.picked or "") if picked is None else picked
    return WayPage(
        purchase_id=ways.case.purchase.id,
        title=ways.case.purchase.title,
        rows=tuple(
            WayRow(
                code=one.route.code.value,
                name=str(labels.ROUTES[one.route.code]),
                status=one.route.status.value,
                status_name=str(labels.ROUTE_STATUSES[one.route.status]),
                reasons=tuple(reason.text for reason in one.route.reasons),
                law=law_link(next((reason.law for reason in one.route.reasons), ""), laws),
                refusal=one.refusal,
                checked=marked == one.route.code,
            )
            for one in ways.ways
        ),
        follows_proposal=marked == "",
        proposed=str(labels.ROUTES[RouteCode(ways.proposed)]) if ways.proposed else "",
        version=ways.version,
        refused=refused,
        changed=changed,
    )


def clause_page(
    clause: ClauseInCase,
    form: ClauseForm,
    remarks: Sequence[Finding],
    laws: Sequence[LawSource],
    shown: str,
    checked: bool = False,
    typed: Mapping[str, str] | None = None,
) -> ClausePage:
    """shown: the text that the field holds. typed: what was typed while somebody else saved; None where nobody did."""
    return ClausePage(
        purchase_id=clause.case.purchase.id,
        purchase_title=clause.case.purchase.title,
        clause=clause.clause,
        form=form,
        blanks=tuple(_blank(one, form) for one in clause.blanks),
        edited=clause.edited,
        overtaken=clause.overtaken,
        differences=word_differences(clause.library_text, shown) if shown not in ("", clause.library_text) else (),
        mark=clause.mark,
        remarks=tuple(
            Remark(labels.name_of(labels.FINDINGS, one.code), one.text, law_link(one.law, laws)) for one in remarks
        ),
        checked=checked,
        conflict=None if typed is None else tuple(_stored(clause, typed, shown)),
        stays=clause.stays,
        added=clause.added,
    )


def clauses_page(
    found: ClausesInCase, refused: RefusedChoice | None, legal: bool, asked_id: str = "", typed: str = ""
) -> ClausesPage:
    """The clauses of a case as a person decides on them.

    refused: the last wish, where it was. legal: the reader may leave out with a reason what the law demands. typed:
    the reason that was written for the clause asked_id.
    """
    rows = [_choice(one.clause, one.refusal, fits=one.fits) for one in found.addable]
    left_out = {clause.id for clause in found.left_out}
    letters = {one.clause.id for one in found.addable if one.clause.kind == "process"}
    chosen = [
        _choice(
            one,
            found.stays[one.id],
            added=one.id in found.added,
            fits=one.id not in found.outside,
            by_reason=legal and one.id in found.duties,
            typed=typed if one.id == asked_id else "",
            clash=tuple(title for pair in found.clashes if one.title in pair for title in pair if title != one.title),
        )
        for one in found.chosen
    ]
    return ClausesPage(
        purchase_id=found.case.purchase.id,
        title=found.case.purchase.title,
        chosen=_grouped(chosen),
        left_out=tuple(_choice(one, "") for one in found.left_out),
        letters=tuple(row for row in rows if row.id in letters and not row.refusal),
        addable=_grouped([row for row in rows if row.id not in letters | left_out and not row.refusal]),
        closed=tuple(row for row in rows if row.refusal),
        refused=refused,
    )


def _grouped(rows: Sequence[ClauseChoiceRow]) -> tuple[ChoiceGroup, ...]:
    """The rows by kind, in the order in which the kinds come first."""
    kinds = dict.fromkeys(row.kind for row in rows)
    return tuple(ChoiceGroup(kind, tuple(row for row in rows if row.kind == kind)) for kind in kinds)


def change_rows(changes: Sequence[Change]) -> tuple[ChangeRow, ...]:
    """The log of a case, newest first."""
    return tuple(ChangeRow(str(labels.CHANGES[one.what]), one.note, one.by, one.at) for one in reversed(changes))


def _choice(clause: Clause, refusal: str, **more: Any) -> ClauseChoiceRow:
    kind = labels.name_of(labels.CLAUSE_KINDS, clause.kind)
    return ClauseChoiceRow(
        clause.id, clause.title, kind, clause.purpose, refusal, **({"added": False, "fits": True} | more)
    )


def _blank(one: BlankInCase, form: ClauseForm) -> BlankRow:
    unfilled = one.proposal.value.startswith(_UNFILLED)
    return BlankRow(
        field=form[BLANK_PREFIX + one.blank.name],
        unit=one.blank.unit,
        bounds=_BOUNDS[one.blank.type](one),
        proposal="" if unfilled else f"{one.proposal.value} {one.blank.unit}".strip(),
        how=one.proposal.how,
        wide=one.blank.type == "text",
    )


def _number_bounds(one: BlankInCase) -> str:
    low, high = tal(one.blank.minimum or 0, 2), tal(one.blank.maximum or 0, 2)
    return str(gettext("Fra %(low)s til %(high)s.", low=low, high=high))


def _text_bounds(one: BlankInCase) -> str:
    return "" if one.blank.maximum is None else str(gettext("Højst %(high)s tegn.", high=tal(one.blank.maximum, 0)))


def _date_bounds(_one: BlankInCase) -> str:
    return str(gettext("En dato, for eksempel 1. maj 2026."))


_BOUNDS: Mapping[str, Callable[[BlankInCase], str]] = {
    "integer": _number_bounds,
    "decimal": _number_bounds,
    "text": _text_bounds,
    "date": _date_bounds,
}


def _stored(clause: ClauseInCase, typed: Mapping[str, str], shown: str) -> list[StoredField]:
    """Removed words are those that are saved now, added ones those that were typed."""
    rows = [
        StoredField(one.blank.label, word_differences(one.typed, typed.get(one.blank.name, "")))
        for one in clause.blanks
        if one.typed != typed.get(one.blank.name, "").strip()
    ]
    if shown not in ("", clause.text):
        rows.append(StoredField("Klausulens tekst", word_differences(clause.text, shown)))
    return rows
