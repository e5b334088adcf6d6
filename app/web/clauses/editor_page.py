"""What the editor of a draft may show: the form, what is wrong with its text, and how the text reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext

from app.model.case import ClauseEntry
from app.model.clause import Blank, Clause
from app.model.errors import Problem
from app.model.law import Demand
from app.model.review import ClauseEvent, Piece, PieceKind
from app.web import labels
from app.web.clauses.forms import DraftForm, place_in_words
from app.web.clauses.names import part_name
from app.web.clauses.presenters import FollowUp, ParagraphRow, follow_up, paragraph_rows
from app.web.clauses.review_section import FoundDemand
from app.web.formatting import written_date, written_time

_SHORTEST, _TALLEST, _LETTERS_IN_A_ROW = 12, 36, 80


@dataclass(frozen=True)
class UsableBlank:
    """A blank that may stand in the text. written: how."""

    written: str
    label: str
    unit: str


@dataclass(frozen=True)
class Preview:
    """The text as a reader of the tender sees it, with gaps for the blanks."""

    title: str
    paragraphs: tuple[ParagraphRow, ...]
    follow_up: tuple[FollowUp, ...]


@dataclass(frozen=True)
class TextDifference:
    """A field that holds something else in the database than what was typed, each with its own words marked."""

    name: str
    stored: tuple[Piece, ...]
    typed: tuple[Piece, ...]


@dataclass(frozen=True)
class TextConflict:
    """Nothing was saved. what: who has done what meanwhile; closed: the version is no draft any longer."""

    what: str
    closed: bool
    differences: tuple[TextDifference, ...]


@dataclass(frozen=True)
class EditorPage:
    """The editor. rows: the height of the field for the text; checked: the reader asked for a check only.

    preview: None while the text has errors. refusals: what was refused and belongs to no field.
    """

    id: str
    version: int
    title: str
    form: DraftForm
    rows: int
    blanks: tuple[UsableBlank, ...]
    demands: Mapping[str, tuple[FoundDemand, ...]]
    preview: Preview | None
    refusals: tuple[Problem, ...]
    conflict: TextConflict | None
    checked: bool


def editor_page(
    entry: ClauseEntry,
    form: DraftForm,
    blanks: Sequence[Blank],
    demands: Mapping[str, Sequence[Demand]],
    clause: Clause | None,
    refusals: tuple[Problem, ...] = (),
    conflict: TextConflict | None = None,
    checked: bool = False,
) -> EditorPage:
    """clause: the typed text as it would be saved, None where it cannot be."""
    body = form.body.data or ""
    rows = sum(1 + len(line) // _LETTERS_IN_A_ROW for line in body.splitlines()) + 1
    return EditorPage(
        id=entry.clause.id,
        version=entry.clause.version,
        title=entry.clause.title,
        form=form,
        rows=min(max(rows, _SHORTEST), _TALLEST),
        blanks=tuple(UsableBlank("{{ " + one.name + " }}", one.label, one.unit) for one in blanks),
        demands={name: tuple(_found(form, name, one) for one in found) for name, found in demands.items()},
        preview=Preview(clause.title, paragraph_rows(clause), follow_up(clause)) if clause else None,
        refusals=refusals,
        conflict=conflict,
        checked=checked,
    )


def text_conflict(
    last: ClauseEvent | None, changed: Sequence[tuple[str, Sequence[Piece]]], closed: bool
) -> TextConflict:
    """What is stored now beside what was typed, field by field, where they differ. last: what happened last."""
    differences = tuple(
        TextDifference(
            part_name(name),
            tuple(piece for piece in pieces if piece.kind is not PieceKind.ADDED),
            tuple(piece for piece in pieces if piece.kind is not PieceKind.REMOVED),
        )
        for name, pieces in changed
    )
    return TextConflict(_what_happened(last, closed), closed, differences)


def _what_happened(last: ClauseEvent | None, closed: bool) -> str:
    if last is None:
        return ""
    said = {"name": last.by_name, "day": written_date(last.at), "time": written_time(last.at)}
    if closed:
        return str(gettext("%(name)s har ført versionen videre %(day)s kl. %(time)s.", **said))
    return str(gettext("%(name)s har gemt udkastet %(day)s kl. %(time)s.", **said))


def _found(form: DraftForm, field: str, demand: Demand) -> FoundDemand:
    return FoundDemand(
        name=labels.name_of(labels.FINDINGS, demand.code),
        place=place_in_words(field, getattr(form, field).data or "", demand.line),
        text=demand.text,
        law=demand.law,
        suggestion=demand.suggestion,
    )
