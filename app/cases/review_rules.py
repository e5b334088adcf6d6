"""Who may do what with a clause version, and when: every refusal says why and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.model.case import ClauseEntry
from app.model.clause import ClauseStatus
from app.model.errors import InputError, Problem
from app.model.review import ClauseAction, ClauseEvent, PartDemand
from app.model.user import Role, User
from app.text.cpr import find_cpr

_LONGEST_NOTE = 4000
_NO_JURIST = Problem("Kun jurister kan rette og godkende klausuler. Bed en af dem om det.")
_FINISHED = (ClauseStatus.APPROVED, ClauseStatus.RETIRED)
_FROM: Mapping[ClauseAction, tuple[ClauseStatus, ...]] = {
    ClauseAction.SENT: (ClauseStatus.DRAFT,),
    ClauseAction.RETURNED: (ClauseStatus.IN_REVIEW,),
    ClauseAction.APPROVED: (ClauseStatus.IN_REVIEW,),
    ClauseAction.RETIRED: (ClauseStatus.DRAFT, ClauseStatus.APPROVED),
}
_NOT_NOW = {
    ClauseAction.SENT: "Kun et udkast kan sendes til gennemgang. Genindlæs siden, og se, hvor langt versionen er.",
    ClauseAction.RETURNED: "Kun en version til gennemgang kan sendes tilbage. Genindlæs siden, og se, hvor den er.",
    ClauseAction.APPROVED: "Kun en version til gennemgang kan godkendes. Send den først til gennemgang.",
    ClauseAction.RETIRED: "Kun et udkast eller en godkendt version kan tages ud af brug. Afslut først gennemgangen.",
}
_REASON_NEEDED = {
    ClauseAction.RETURNED: "Skriv, hvad der skal ændres.",
    ClauseAction.RETIRED: "Skriv, hvorfor versionen tages ud af brug.",
}


def require_legal(user: User) -> None:
    """Raises InputError for everybody but legal staff: running the installation gives no say in the texts."""
    if user.role is not Role.LEGAL:
        raise InputError(_NO_JURIST)


def check_editable(entry: ClauseEntry) -> None:
    """Raises InputError for what is no draft of the municipality's own."""
    if entry.clause.status is not ClauseStatus.DRAFT:
        raise InputError(Problem("Versionen er ikke længere et udkast og kan ikke ændres. Begynd et nyt udkast."))
    if entry.shipped:
        raise InputError(
            Problem("Versionen kom med værktøjet og bevares, som den kom. Begynd et nyt udkast, og ret i det.")
        )


def refusals(
    action: ClauseAction,
    entry: ClauseEntry,
    versions: Sequence[ClauseEntry],
    events: Sequence[ClauseEvent],
    user: User,
    demands: Sequence[PartDemand] = (),
) -> tuple[Problem, ...]:
    """Why the user may not do this with a version now; empty where it may be done.

    versions: all of the clause. events: all that happened to the clause. demands: the unlawful ones in the version,
    asked for when it is to be approved; a problem with one has the part as field.
    """
    clause = entry.clause
    if user.role is not Role.LEGAL:
        return (_NO_JURIST,)
    if action is ClauseAction.CREATED:
        return tuple(Problem(_taken(one, events)) for one in versions if _is_open(one))
    if action is ClauseAction.EDITED:
        try:
            check_editable(entry)
        except InputError as error:
            return error.problems
        return ()
    if clause.status not in _FROM[action]:
        return (Problem(_NOT_NOW[action]),)
    others = [one.clause for one in versions if one.clause.version != clause.version]
    newer = [one.version for one in others if one.version > clause.version and one.status in _FINISHED]
    if newer and action in (ClauseAction.SENT, ClauseAction.APPROVED):
        return (Problem(f"Version {max(newer)} er nyere og har været godkendt eller taget ud. Begynd et nyt udkast."),)
    if action is ClauseAction.APPROVED:
        return (*_own_work(entry, events, user), *_unlawful(demands))
    approved = [one.version for one in others if one.version < clause.version and one.status is ClauseStatus.APPROVED]
    if action is ClauseAction.RETIRED and clause.status is ClauseStatus.DRAFT and approved:
        return (
            Problem(
                f"Version {max(approved)} er godkendt og i brug, og den ville også gå ud af brug. Lad udkastet ligge, "
                "eller skriv det om."
            ),
        )
    return ()


def check_note(action: ClauseAction, note: str) -> str:
    """The note to a step without outer blanks; raises InputError where one is needed and none is there."""
    missing = _REASON_NEEDED.get(action)
    return checked_words(note, "note", missing) if missing or note.strip() else ""


def checked_words(text: str, field: str, missing: str | None) -> str:
    """A remark or note without outer blanks; raises InputError for an empty or very long one, or a CPR number."""
    written = text.strip()
    if not written:
        raise InputError(Problem(missing or "Skriv en tekst.", field))
    if len(written) > _LONGEST_NOTE:
        raise InputError(Problem(f"Teksten er for lang. Skriv højst {_LONGEST_NOTE} tegn.", field))
    if find_cpr(written):
        raise InputError(Problem("Teksten ligner et CPR-nummer. Fjern det.", field))
    return written


def _is_open(entry: ClauseEntry) -> bool:
    """Whether somebody works on the version; a draft that came with the tool is nobody's work."""
    status = entry.clause.status
    return status is ClauseStatus.IN_REVIEW or (status is ClauseStatus.DRAFT and not entry.shipped)


def _taken(entry: ClauseEntry, events: Sequence[ClauseEvent]) -> str:
    version = entry.clause.version
    names = [event.by_name for event in events if event.version == version and event.by_name]
    who = f" hos {names[-1]}" if names else ""
    if entry.clause.status is ClauseStatus.IN_REVIEW:
        sent = f", sendt af {names[-1]}" if names else ""
        return f"Version {version} er til gennemgang{sent}. Afslut gennemgangen, før der begyndes et nyt udkast."
    return f"Version {version} er allerede et udkast{who}. Skriv videre i det."


def _own_work(entry: ClauseEntry, events: Sequence[ClauseEvent], user: User) -> tuple[Problem, ...]:
    """Four eyes: whoever began or edited the version does not approve it. Accounts are compared, not names."""
    writers = {
        event.by_id
        for event in events
        if event.version == entry.clause.version and event.action in (ClauseAction.CREATED, ClauseAction.EDITED)
    }
    if user.id in writers:
        return (Problem("Du har selv skrevet i versionen. En kollega skal godkende den."),)
    return ()


def _unlawful(demands: Sequence[PartDemand]) -> tuple[Problem, ...]:
    return tuple(
        Problem(f"»{found.demand.text}« kan ikke godkendes ({found.demand.law}). {found.demand.suggestion}", found.part)
        for found in demands
    )
