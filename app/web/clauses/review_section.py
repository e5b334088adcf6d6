"""What a signed-in person may see of a version's life: how far it is, what may be done, what was said and done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask import url_for
from flask_babel import gettext, lazy_gettext

from app.cases.clause_standing import ClauseStanding
from app.model.case import CaseSummary, ClauseEntry
from app.model.clause import ClauseStatus
from app.model.review import ClauseAction, ClauseComment, ClauseEvent, PartDemand
from app.model.user import Role, User
from app.web import labels
from app.web.clauses.names import EVENTS, part_name
from app.web.formatting import written_date, written_time

COMMENT = "comment"
_STAGES = (ClauseStatus.DRAFT, ClauseStatus.IN_REVIEW, ClauseStatus.APPROVED, ClauseStatus.RETIRED)
_NAMES = {
    ClauseAction.CREATED: lazy_gettext("Begynd et nyt udkast"),
    ClauseAction.EDITED: lazy_gettext("Ret teksten"),
    ClauseAction.SENT: lazy_gettext("Send til gennemgang"),
    ClauseAction.RETURNED: lazy_gettext("Send tilbage"),
    ClauseAction.APPROVED: lazy_gettext("Godkend"),
    ClauseAction.RETIRED: lazy_gettext("Tag ud af brug"),
}
_ENDPOINTS = {
    ClauseAction.CREATED: "clauses.start_draft",
    ClauseAction.EDITED: "clauses.edit",
    ClauseAction.SENT: "clauses.send_to_review",
    ClauseAction.RETURNED: "clauses.send_back",
    ClauseAction.APPROVED: "clauses.approve",
    ClauseAction.RETIRED: "clauses.retire",
}
_NOTES = {
    ClauseAction.RETURNED: (
        lazy_gettext("Hvad skal ændres?"),
        lazy_gettext("Den, der har skrevet udkastet, kan se det i historikken."),
    ),
    ClauseAction.RETIRED: (
        lazy_gettext("Hvorfor tages versionen ud af brug?"),
        lazy_gettext("Nyt udbudsmateriale får ikke teksten. Versionen bliver i biblioteket og kan stadig læses."),
    ),
}


@dataclass(frozen=True)
class Stage:
    """A state in a version's life. here: where it is; passed: it has been there."""

    name: str
    here: bool
    passed: bool


@dataclass(frozen=True)
class Step:
    """Something that the reader may do. link: it is a page; note_label: what must be written to it, empty for nothing.

    typed: what was written before it was refused. doubt: what must be confirmed, Danish.
    """

    code: str
    name: str
    url: str
    main: bool
    link: bool
    note_label: str = ""
    hint: str = ""
    typed: str = ""
    refusals: tuple[str, ...] = ()
    doubt: str = ""


@dataclass(frozen=True)
class Barred:
    """Something that the reader may not do now, and why; the reason is Danish."""

    name: str
    why: str


@dataclass(frozen=True)
class Remark:
    """A comment as it is read. may_settle: the reader may say that it is done with."""

    id: int
    text: str
    by_name: str
    at: datetime
    settled_at: datetime | None
    settled_by: str
    may_settle: bool


@dataclass(frozen=True)
class Remarks:
    """The comments on one part."""

    open: tuple[Remark, ...]
    settled: tuple[Remark, ...]


@dataclass(frozen=True)
class EventRow:
    """A line of the history, with the version it is about."""

    what: str
    version: int
    by_name: str
    at: datetime
    note: str


@dataclass(frozen=True)
class FoundDemand:
    """What the check has found in a text. place: the name of the part, or paragraph and line in a field."""

    name: str
    place: str
    text: str
    law: str
    suggestion: str


@dataclass(frozen=True)
class Refused:
    """What was sent and not done. code: of the step, or "comment"; part: of the comment; typed: what was written."""

    code: str
    messages: tuple[str, ...]
    typed: str = ""
    part: str = ""


@dataclass(frozen=True)
class ReviewSection:
    """The section; remarks by part. refused: what did not succeed just now."""

    stages: tuple[Stage, ...]
    standing: tuple[str, ...]
    sent_back_with: str
    steps: tuple[Step, ...]
    barred: tuple[Barred, ...]
    demands: tuple[FoundDemand, ...]
    remarks: Mapping[str, Remarks] = field(default_factory=dict)
    may_comment: bool = False
    events: tuple[EventRow, ...] = ()
    uses: tuple[CaseSummary, ...] = ()
    lock: int = 0
    refused: Refused | None = None


def review_section(standing: ClauseStanding, user: User, refused: Refused | None) -> ReviewSection:
    """The life of a version, for a user who is signed in."""
    entry = standing.entry
    own = [event for event in standing.events if event.version == entry.clause.version]
    remarks = _remarks(standing.comments, user)
    legal = user.role is Role.LEGAL
    return ReviewSection(
        stages=_stages(entry.clause.status, own),
        standing=tuple(_standing(entry, own, legal)),
        sent_back_with=_sent_back_with(own),
        steps=tuple(_step(standing, action, refused) for action, why in standing.steps if not why) if legal else (),
        barred=tuple(Barred(str(_NAMES[action]), why) for action, why in standing.steps if why) if legal else (),
        demands=tuple(found_in_part(one) for one in standing.demands),
        remarks=remarks,
        may_comment=standing.may_comment,
        events=tuple(_event(event) for event in reversed(standing.events)),
        uses=standing.uses,
        lock=entry.lock,
        refused=refused,
    )


def found_in_part(found: PartDemand) -> FoundDemand:
    """A demand with the name of the part it stands in."""
    demand = found.demand
    return FoundDemand(
        name=labels.name_of(labels.FINDINGS, demand.code),
        place=part_name(found.part),
        text=demand.text,
        law=demand.law,
        suggestion=demand.suggestion,
    )


def _stages(status: ClauseStatus, events: Sequence[ClauseEvent]) -> tuple[Stage, ...]:
    shown = _STAGES if status is ClauseStatus.RETIRED else _STAGES[:3]
    been = {ClauseStatus.DRAFT}
    been |= {ClauseStatus.IN_REVIEW for event in events if event.action is ClauseAction.SENT}
    been |= {ClauseStatus.APPROVED for event in events if event.action is ClauseAction.APPROVED}
    here = _STAGES.index(status)
    return tuple(
        Stage(str(labels.CLAUSE_STATUSES[one]), one is status, number < here and one in been)
        for number, one in enumerate(shown)
    )


def _standing(entry: ClauseEntry, events: Sequence[ClauseEvent], legal: bool) -> Iterable[str]:
    status = entry.clause.status
    if events:
        yield _in_a_sentence(events[-1])
    if status is ClauseStatus.IN_REVIEW:
        yield str(gettext("Nu skal en jurist, der ikke selv har skrevet i versionen, læse den og godkende den."))
    elif status is ClauseStatus.DRAFT and not entry.shipped:
        yield str(gettext("Når teksten er færdig, sendes den til gennemgang hos en anden jurist."))
    if not legal:
        yield str(gettext("Kun jurister kan rette og godkende klausuler."))


def _in_a_sentence(event: ClauseEvent) -> str:
    said = {"name": event.by_name, "day": written_date(event.at), "time": written_time(event.at)}
    sentences = {
        ClauseAction.IMPORTED: gettext("Teksten kom med værktøjet %(day)s. Ingen i kommunen har godkendt den.", **said),
        ClauseAction.CREATED: gettext("%(name)s begyndte udkastet %(day)s kl. %(time)s.", **said),
        ClauseAction.EDITED: gettext("%(name)s rettede sidst teksten %(day)s kl. %(time)s.", **said),
        ClauseAction.SENT: gettext("%(name)s sendte versionen til gennemgang %(day)s kl. %(time)s.", **said),
        ClauseAction.RETURNED: gettext("%(name)s sendte versionen tilbage %(day)s kl. %(time)s.", **said),
        ClauseAction.APPROVED: gettext("%(name)s godkendte versionen %(day)s kl. %(time)s.", **said),
        ClauseAction.RETIRED: gettext("%(name)s tog versionen ud af brug %(day)s kl. %(time)s.", **said),
        ClauseAction.SUPERSEDED: gettext("Versionen gik ud af brug %(day)s, da %(name)s godkendte en nyere.", **said),
    }
    return str(sentences[event.action])


def _sent_back_with(events: Sequence[ClauseEvent]) -> str:
    """The note of the latest sending back, until the version is sent again; also why it was taken out of use."""
    for event in reversed(events):
        if event.action in (ClauseAction.RETURNED, ClauseAction.RETIRED):
            return event.note
        if event.action is not ClauseAction.EDITED:
            break
    return ""


def _step(standing: ClauseStanding, action: ClauseAction, refused: Refused | None) -> Step:
    clause = standing.entry.clause
    label, hint = _NOTES.get(action, ("", ""))
    if action is ClauseAction.RETIRED:
        hint = f"{hint} {_afterwards(standing.after_retirement)}"
    mine = refused if refused and refused.code == action.value else None
    return Step(
        code=action.value,
        name=str(_NAMES[action]),
        url=url_for(_ENDPOINTS[action], clause_id=clause.id, version=clause.version),
        main=action in (ClauseAction.EDITED, ClauseAction.APPROVED, ClauseAction.CREATED),
        link=action is ClauseAction.EDITED,
        note_label=str(label),
        hint=str(hint),
        typed=mine.typed if mine else "",
        refusals=mine.messages if mine else (),
        doubt=standing.doubt if action is ClauseAction.APPROVED else "",
    )


def _afterwards(taken: ClauseEntry | None) -> str:
    """What tenders take when the version has been retired."""
    if taken is None:
        return str(gettext("Derefter bruges ingen version: klausulen kommer ikke med i nye sager."))
    number = taken.clause.version
    if taken.clause.status is ClauseStatus.APPROVED:
        return str(gettext("Derefter bruges version %(number)s, som er godkendt.", number=number))
    return str(gettext("Derefter bruges udkastet version %(number)s.", number=number))


def _remarks(comments: Sequence[ClauseComment], user: User) -> dict[str, Remarks]:
    rows: dict[str, list[Remark]] = {}
    for one in comments:
        may_settle = one.settled_at is None and user.role is Role.LEGAL
        rows.setdefault(one.part, []).append(
            Remark(one.id, one.text, one.by_name, one.at, one.settled_at, one.settled_by, may_settle)
        )
    return {
        part: Remarks(
            tuple(row for row in said if row.settled_at is None), tuple(row for row in said if row.settled_at)
        )
        for part, said in rows.items()
    }


def _event(event: ClauseEvent) -> EventRow:
    return EventRow(str(EVENTS[event.action]), event.version, event.by_name, event.at, event.note)
