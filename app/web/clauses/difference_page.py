"""What the page of the difference between two versions may show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import ngettext

from app.model.case import ClauseEntry
from app.model.review import PartDifference, Piece, PieceKind
from app.web.clauses.names import part_name
from app.web.formatting import written_date

_DAYS = ("valid_from", "valid_to", "reviewed_on", "next_review")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARAGRAPH = re.compile(r"p\d+")


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
        changed=tuple(ChangedPart(part_name(one.part), _without_key(one)) for one in parts if one.changed),
        unchanged=tuple(_names([one.part for one in parts if not one.changed])),
    )


def _without_key(difference: PartDifference) -> tuple[Piece, ...]:
    """The pieces without the key that begins a line of front matter; the heading says what it is."""
    if difference.part in _DAYS:
        return tuple(_whole_days(difference))
    first, *others = difference.pieces
    return (replace(first, text=first.text.removeprefix(f"{difference.part}:").lstrip()), *others)


def _whole_days(difference: PartDifference) -> Iterator[Piece]:
    """A day that was changed, as two days in words and not as digits that differ."""
    for kind in (PieceKind.REMOVED, PieceKind.ADDED):
        text = "".join(piece.text for piece in difference.pieces if piece.kind in (PieceKind.SAME, kind))
        if found := _DAY.search(text):
            yield Piece(kind, f"{written_date(date.fromisoformat(found.group()))} ")


def _names(parts: Sequence[str]) -> Iterator[str]:
    """What the parts are called, with the paragraphs as a number."""
    paragraphs = [part for part in parts if _PARAGRAPH.fullmatch(part)]
    for part in parts:
        if part not in paragraphs:
            yield part_name(part)
        elif part == paragraphs[0]:
            yield str(ngettext("%(num)s afsnit", "%(num)s afsnit", len(paragraphs)))
