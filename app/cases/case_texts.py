"""The text of a clause as a person writes it in a case, beside the library's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.clause_library.differences import word_differences
from app.intake.rules import CPR_REFUSED
from app.model.errors import Problem
from app.model.review import PieceKind
from app.text.cpr import find_cpr
from app.text.writing import tal

LONGEST_TEXT = 20_000


def text_problems(text: str) -> Iterator[Problem]:
    """Why a clause's text cannot be saved, with "text" as field."""
    if len(text) > LONGEST_TEXT:
        told = f"Teksten er på {tal(len(text))} tegn; der er plads til {tal(LONGEST_TEXT)}. Kort den ned."
        yield Problem(told, "text")
    if find_cpr(text):
        yield Problem(CPR_REFUSED, "text")


def one_form(text: str) -> str:
    """A typed text with the line breaks and blank lines of the library's texts, so that the two can be compared."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def carried(old: str, new: str, text: str) -> tuple[str, bool]:
    """The text that a person made of `old`, with what differs in `new` put in where the person left the words alone.

    Also whether all of it could be put in.
    """
    theirs, ours = _changes(old, text), _changes(old, new)
    free = [one for one in ours if not any(one[0] <= end and start <= one[1] for start, end, _ in theirs)]
    for start, end, words in sorted([*theirs, *free], reverse=True):
        old = old[:start] + words + old[end:]
    return old, len(free) == len(ours)


def _changes(old: str, new: str) -> list[tuple[int, int, str]]:
    """What to put in the place of old[start:end], in order, to make `new` of it."""
    changes: list[tuple[int, int, str]] = []
    place = 0
    for piece in word_differences(old, new):
        if piece.kind is PieceKind.SAME:
            place += len(piece.text)
        elif piece.kind is PieceKind.REMOVED:
            changes.append((place, place + len(piece.text), ""))
            place += len(piece.text)
        elif changes and changes[-1][1] == place and changes[-1][2] == "":
            changes[-1] = (changes[-1][0], place, piece.text)
        else:
            changes.append((place, place, piece.text))
    return changes
