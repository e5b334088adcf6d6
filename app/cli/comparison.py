"""A returned document beside the library, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.model.returned import ClauseState, ComparedClause, Comparison, FieldFound
from app.model.review import Piece, PieceKind
from app.text.writing import antal

_STATES = {
    ClauseState.SAME: "uændret",
    ClauseState.CHANGED: "ændret",
    ClauseState.MISSING: "slettet",
    ClauseState.ADDED: "tilføjet tekst, som biblioteket ikke kender",
}
_PARTS = {
    "title": "Titel",
    "legal_basis": "Hjemmel",
    "documentation": "Dokumentation",
    "control": "Kontrol",
    "sanction": "Hvis klausulen ikke overholdes",
}
_MARKS = {PieceKind.SAME: "{}", PieceKind.REMOVED: "[-{}-]", PieceKind.ADDED: "{{+{}+}}"}


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Every clause with its state, then what differs: [-gone-] and {+new+}."""
    yield from found.notes
    for clause in found.clauses:
        yield ""
        yield _head(clause)
        if clause.duty:
            yield f"  VIGTIGT: {clause.duty}"
        yield from (f"  {note}" for note in clause.notes)
        for change in clause.changes:
            yield f"  {_part(change.part)}: {_marked(change.pieces)}"
        for one in clause.demands:
            yield (
                f"  Kan være ulovligt: »{one.demand.text}« ({one.demand.code}, {one.demand.law}). "
                f"{one.demand.suggestion}"
            )
        yield from (f"  Udfyldt felt: {_field(field)}" for field in clause.fields if field.value)
        yield from (f"  Ikke udfyldt: {_field(field)}" for field in clause.fields if not field.value)
    if found.comments:
        yield ""
        yield "Kommentarer i dokumentet:"
        yield from (f"  {comment}" for comment in found.comments)


def summary(found: Comparison) -> str:
    """How many clauses are the same, changed and so on, in one Danish sentence."""
    count = {state: sum(one.state is state for one in found.clauses) for state in ClauseState}
    return (
        f"{antal(count[ClauseState.SAME], 'klausul', 'klausuler')} uændret, {count[ClauseState.CHANGED]} ændret, "
        f"{count[ClauseState.MISSING]} slettet, {count[ClauseState.ADDED]} tilføjet."
    )


def _head(clause: ComparedClause) -> str:
    about = f" ({clause.id}, version {clause.version})" if clause.version is not None else ""
    return f"{clause.number or clause.sent_as} {clause.title}{about}: {_STATES[clause.state]}".strip()


def _part(part: str) -> str:
    gone, _, number = part.rpartition("p")
    if number.isdecimal():
        return f"Afsnit {number} i biblioteket er slettet" if gone else f"Afsnit {number}"
    return _PARTS[part]


def _marked(pieces: Sequence[Piece]) -> str:
    return "".join(_MARKS[piece.kind].format(piece.text) for piece in pieces).replace("\n", " / ")


def _field(field: FieldFound) -> str:
    value = f": {field.value} {field.unit}".rstrip() if field.value else ""
    return (
        f"{field.label}{value}. {field.remark}".strip().removesuffix(". ") if field.remark else f"{field.label}{value}"
    )
