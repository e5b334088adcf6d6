"""What the list of the clause library may show, and how a reader narrows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from werkzeug.datastructures import MultiDict

from app.model.case import ClauseEntry
from app.model.clause import ClauseStatus
from app.web import labels
from app.web.asked import one_line

_SUBDIVISION = re.compile(r",?\s*\b(?:stk|nr|litra)\.?\s*[\dA-ZÆØÅa-zæøå](?:[\d-]*)|\([^)]*\)")
_SECTION = re.compile(r"\d+(?:-\d+)?(?: [a-zæøå]\b)?")


@dataclass(frozen=True)
class ClauseRow:
    """A line of the library. draft: no jurist has approved the version. overdue: its next review has passed."""

    id: str
    title: str
    kind: str
    purpose: str
    status: str
    draft: bool
    version: int
    next_review: date | None
    overdue: bool
    laws: tuple[str, ...]


@dataclass(frozen=True)
class Narrowing:
    """What the reader asked for. Codes; empty for all."""

    text: str = ""
    status: str = ""
    kind: str = ""
    due: bool = False

    @property
    def any(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.text or self.status or self.kind or self.due)


@dataclass(frozen=True)
class ClauseList:
    """The library, or what a search found in it. groups: the rows by kind, in the order of a document.

    due: how many are to be looked at again; None for who may not see. may_compare: whether the reader may hold a
    returned document up against the library.
    """

    asked: Narrowing
    rows: tuple[ClauseRow, ...]
    groups: tuple[tuple[str, tuple[ClauseRow, ...]], ...]
    statuses: Mapping[str, str]
    kinds: Mapping[str, str]
    due: int | None
    may_compare: bool = False


def read_narrowing(args: MultiDict[str, str]) -> Narrowing:
    """What stands in the address; a code that is none narrows nothing."""
    status, kind = args.get("status", ""), args.get("slags", "")
    return Narrowing(
        text=one_line(args.get("q", "")),
        status=status if status in set(ClauseStatus) else "",
        kind=kind if kind in labels.CLAUSE_KINDS else "",
        due="gennemgang" in args,
    )


def clause_list(entries: Sequence[ClauseEntry], asked: Narrowing, due: Iterable[str] | None, today: date) -> ClauseList:
    """Those of the entries that were asked for, in their order.

    due: ids of clauses that are to be looked at again; None for who may not see it.
    """
    waiting = frozenset(due or ())
    statuses = {code.value: str(name) for code, name in labels.CLAUSE_STATUSES.items()}
    kinds = {code: str(name) for code, name in labels.CLAUSE_KINDS.items()}
    rows = tuple(_row(entry, statuses, kinds, today) for entry in entries if _wanted(entry, asked, waiting))
    by_kind: dict[str, list[ClauseRow]] = {name: [] for name in kinds.values()}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    return ClauseList(
        asked=asked,
        rows=rows,
        groups=tuple((kind, tuple(found)) for kind, found in by_kind.items() if found),
        statuses=statuses,
        kinds=kinds,
        due=None if due is None else len(waiting),
    )


@lru_cache(maxsize=2048)
def laws_in_short(laws: tuple[str, ...]) -> tuple[str, ...]:
    """Each law once, with its sections: "udbudsloven §§ 2, 186 og 193". Subdivisions stand on the clause's own page."""
    sections: dict[str, set[str]] = {}
    for law in laws:
        name, _, rest = law.partition(" §")
        sections.setdefault(name, set()).update(_SECTION.findall(_SUBDIVISION.sub("", rest)))
    return tuple(f"{name} {_numbered(found)}".rstrip() for name, found in sections.items())


def _wanted(entry: ClauseEntry, asked: Narrowing, due: frozenset[str]) -> bool:
    clause = entry.clause
    return (
        asked.status in ("", clause.status.value)
        and asked.kind in ("", clause.kind)
        and (not asked.due or clause.id in due)
    )


def _row(entry: ClauseEntry, statuses: Mapping[str, str], kinds: Mapping[str, str], today: date) -> ClauseRow:
    clause = entry.clause
    return ClauseRow(
        id=clause.id,
        title=clause.title,
        kind=kinds.get(clause.kind, clause.kind),
        purpose=clause.purpose,
        status=statuses[clause.status],
        draft=clause.status is not ClauseStatus.APPROVED,
        version=clause.version,
        next_review=clause.next_review,
        overdue=clause.next_review is not None and clause.next_review <= today,
        laws=laws_in_short(tuple(basis.law for basis in clause.legal_basis)),
    )


def _numbered(found: set[str]) -> str:
    numbers = sorted(found, key=lambda section: (int(re.split(r"\D", section)[0]), section))
    if not numbers:
        return ""
    if len(numbers) == 1 and "-" not in numbers[0]:
        return f"§ {numbers[0]}"
    return "§§ " + (", ".join(numbers[:-1]) + " og " if numbers[:-1] else "") + numbers[-1]
