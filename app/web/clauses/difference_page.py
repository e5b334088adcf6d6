"""What the page of the difference between two versions may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.case import ClauseEntry
from app.model.review import PartDifference, Piece
from app.web.clauses.names import part_name


@dataclass(frozen=True)
class ChangedPart:
    """A part that differs, word by word."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class DifferencePage:
    """Two versions beside each other. versions: those that may be picked, newest first."""

    id: str
    title: str
    old: int
    new: int
    versions: tuple[int, ...]
    changed: tuple[ChangedPart, ...]
    unchanged: tuple[str, ...]


def difference_page(
    versions: Sequence[ClauseEntry], old: int, new: int, parts: Sequence[PartDifference]
) -> DifferencePage:
    """The parts that differ in full, the others by name."""
    return DifferencePage(
        id=versions[0].clause.id,
        title=next(entry.clause.title for entry in versions if entry.clause.version == new),
        old=old,
        new=new,
        versions=tuple(entry.clause.version for entry in versions),
        changed=tuple(ChangedPart(part_name(one.part), one.pieces) for one in parts if one.changed),
        unchanged=tuple(part_name(one.part) for one in parts if not one.changed),
    )
