"""What differs between two versions of a clause, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from app.clause_library.editing import block_of, front_text
from app.model.clause import Clause, Paragraph
from app.model.review import PartDifference, Piece, PieceKind

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Two paragraphs with less in common than this are two paragraphs and not one that was edited.
_ALIKE = 0.5
_FRONT = ("applies", "blanks", "legal_basis", "valid_from", "valid_to", "next_review")


def word_differences(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts in one row: same and removed ones make `old`, same and added ones make `new`."""
    return token_differences(_WORD.findall(old), _WORD.findall(new))


def token_differences(
    before: Sequence[str], after: Sequence[str], key: Callable[[str], str] = str
) -> tuple[Piece, ...]:
    """The same of two texts in tokens. key: what is compared of a token; of two with one key the old one is shown."""
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, [key(one) for one in before], [key(one) for one in after], autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece(PieceKind.SAME, "".join(before[start:end])))
            continue
        if start < end:
            pieces.append(Piece(PieceKind.REMOVED, "".join(before[start:end])))
        if new_start < new_end:
            pieces.append(Piece(PieceKind.ADDED, "".join(after[new_start:new_end])))
    return tuple(pieces)


def differences(old: Clause, new: Clause) -> tuple[PartDifference, ...]:
    """Every part of a clause that has text in either version, in the order of a clause page, changed or not.

    Paragraphs that are alike are compared with each other, also where one was put in or taken out between them.
    """
    rows = [
        ("title", old.title, new.title),
        ("purpose", old.purpose, new.purpose),
        *_paragraphs(old.paragraphs, new.paragraphs),
        *((key, getattr(old, key), getattr(new, key)) for key in ("documentation", "control", "sanction")),
        ("drafters_notes", "\n\n".join(old.drafters_notes), "\n\n".join(new.drafters_notes)),
        *((key, front_text(old, key), front_text(new, key)) for key in _FRONT),
    ]
    return tuple(PartDifference(part, word_differences(one, other)) for part, one, other in rows if one or other)


def _paragraphs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[tuple[str, str, str]]:
    """Pairs of paragraphs as they stand in a clause file; where one has no counterpart, the other text is empty."""
    before, after = [block_of(one) for one in old], [block_of(one) for one in new]
    done_old = done_new = 0
    for one, other in [*pairs(before, after), (len(before), len(after))]:
        for gone in range(done_old, one):
            yield f"old-p{gone + 1}", before[gone], ""
        for fresh in range(done_new, other):
            yield f"p{fresh + 1}", "", after[fresh]
        if other < len(after):
            yield f"p{other + 1}", before[one], after[other]
        done_old, done_new = one + 1, other + 1


def pairs(
    before: Sequence[str], after: Sequence[str], similar: Callable[[str, str], float] | None = None
) -> list[tuple[int, int]]:
    """Which paragraphs belong together, in the order of both texts, so that as much as possible is alike.

    similar: how much two paragraphs have in common, 0 to 1; without it the words that they share.
    """
    measure = similar or alike
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(after) + 1)]
    for one, text in enumerate(before):
        row: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
        for other, new_text in enumerate(after):
            choices = [best[one][other + 1], row[other]]
            if (grade := measure(text, new_text)) >= _ALIKE:
                sum_before, pairs = best[one][other]
                choices.append((sum_before + grade, [*pairs, (one, other)]))
            row.append(max(choices, key=lambda choice: choice[0]))
        best.append(row)
    return best[-1][-1][1]


def alike(text: str, other: str) -> float:
    """How much of the words two texts share, in order: 0 for nothing, 1 for all."""
    return 1.0 if text == other else SequenceMatcher(None, text.split(), other.split(), autojunk=False).ratio()
