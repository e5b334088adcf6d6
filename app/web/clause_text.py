"""A paragraph of a clause as a person reads it: a sentence, and the points of a list where there is one."""

from __future__ import annotations

from dataclasses import dataclass

_POINT = "- "


@dataclass(frozen=True)
class ReadParagraph:
    """The text before the points, and the points."""

    lead: str
    points: tuple[str, ...]


def read_paragraph(text: str) -> ReadParagraph:
    """Lines that begin with a hyphen are points; all else is running text."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return ReadParagraph(
        lead=" ".join(line for line in lines if line and not line.startswith(_POINT)),
        points=tuple(line.removeprefix(_POINT) for line in lines if line.startswith(_POINT)),
    )


def read_paragraphs(text: str) -> tuple[ReadParagraph, ...]:
    """The paragraphs of a filled clause, which blank lines part."""
    return tuple(read_paragraph(part) for part in text.split("\n\n") if part.strip())
