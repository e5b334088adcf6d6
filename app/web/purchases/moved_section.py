"""Which clauses of a case have another standing in the library than when the advice was made, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from app.model.clause import ClauseMoved, ClauseStatus
from app.web.formatting import written_date


@dataclass(frozen=True)
class MovedRow:
    """A clause and what became of its version. title is Danish."""

    id: str
    title: str
    what: str
    then: str


@dataclass(frozen=True)
class MovedSection:
    """out_of_use: the material must not be sent with these; others: something else has changed."""

    out_of_use: tuple[MovedRow, ...]
    others: tuple[MovedRow, ...]


def moved_section(moved: Sequence[ClauseMoved]) -> MovedSection:
    """The clauses in the order of the document."""
    out = [one for one in moved if one.status is ClauseStatus.RETIRED]
    return MovedSection(
        out_of_use=tuple(map(_row, out)),
        others=tuple(_row(one) for one in moved if one not in out),
    )


def _row(one: ClauseMoved) -> MovedRow:
    return MovedRow(one.id, one.title, _what(one), _then(one))


def _what(one: ClauseMoved) -> str:
    said = {"number": one.version, "day": written_date(one.since) if one.since else ""}
    if one.status is ClauseStatus.RETIRED:
        if one.since is None:
            return str(gettext("Version %(number)s er ude af brug.", **said))
        return str(gettext("Version %(number)s har været ude af brug siden %(day)s.", **said))
    if one.since is not None:
        return str(gettext("Version %(number)s blev godkendt %(day)s.", **said))
    return str(gettext("Nye sager bruger ikke længere version %(number)s.", **said))


def _then(one: ClauseMoved) -> str:
    if one.taken is None:
        return str(gettext("Ny rådgivning bruger ikke klausulen."))
    if one.taken == one.version:
        return ""
    return str(gettext("Ny rådgivning bruger version %(number)s.", number=one.taken))
