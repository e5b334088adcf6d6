"""What a person decided in the case, as the internal edition prints it: who, when, and which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.clause_facts import LETTERS, TextBlock, text_blocks
from app.documents.wording import ROUTES
from app.model.advice import CaseFile
from app.model.choices import WAY, Mark
from app.model.review import Piece
from app.text.writing import tidspunkt


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision, and who made it when."""

    what: str
    decided: str


@dataclass(frozen=True, slots=True)
class EditedClause:
    """A clause whose text was written in the case, word by word against the library's."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter beside the tender, such as an invitation to a market dialogue."""

    title: str
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class ChoiceFacts:
    """Everything that a person decided; letters: those that were added, which stand in no public document."""

    decisions: tuple[DecisionRow, ...]
    edits: tuple[EditedClause, ...]
    letters: tuple[Letter, ...]


def choice_facts(case_file: CaseFile) -> ChoiceFacts:
    """The decisions that hold; those that no longer do are findings."""
    titles = {clause.id: clause.title for clause in case_file.advice.clauses}
    return ChoiceFacts(
        decisions=tuple(_decisions(case_file)),
        edits=tuple(EditedClause(titles[one.clause_id], one.differences) for one in case_file.edits),
        letters=tuple(
            Letter(clause.title, text_blocks(clause.text))
            for clause in case_file.advice.clauses
            if clause.kind == LETTERS
        ),
    )


def _decisions(case_file: CaseFile) -> Iterator[DecisionRow]:
    choices, clauses = case_file.advice.choices, case_file.advice.clauses
    if choices.way is not None:
        yield DecisionRow(f"Valgt vej: {ROUTES[choices.way]}", _decided(choices.made.get(WAY)))
    for one in case_file.left_out:
        reason = f" Begrundelse: {one.mark.reason}" if one.mark and one.mark.reason else ""
        yield DecisionRow(f"Udeladt klausul: {one.title}", _decided(one.mark) + reason)
    edited = {one.clause_id for one in case_file.edits}
    for clause in clauses:
        done = (
            ("føjet til", clause.id in choices.added),
            ("felter udfyldt", bool(choices.blanks.get(clause.id))),
            ("ordlyd rettet", clause.id in edited),
        )
        what = ", ".join(name for name, yes in done if yes)
        if what:
            yield DecisionRow(f"{clause.title}: {what}", _decided(choices.made.get(clause.id)))


def _decided(mark: Mark | None) -> str:
    if mark is None:
        return "Ikke noteret"
    return f"{mark.by}{', jurist' if mark.legal else ''}, {tidspunkt(mark.at)}."
