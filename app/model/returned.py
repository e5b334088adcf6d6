"""A document that came back from somebody who may have edited it, and where its clauses leave the library's text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.review import PartDemand, PartDifference


@dataclass(frozen=True, slots=True)
class ReturnedSection:
    """A heading and what stands below it, up to the next heading.

    number: as it stands in the heading, such as "4.1", empty where none does. mark: the number in the bookmark that
    the tool gave the clause, empty where there is none. level: 0 for what stands before the first heading, 2 for a
    chapter, 3 for a clause. paragraphs: the points of a list stand with their paragraph, on lines of their own.
    """

    number: str
    mark: str
    title: str
    level: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row of the table of clauses. version: None where the cell holds no whole number."""

    number: str
    title: str
    id: str
    version: int | None
    status: str


@dataclass(frozen=True, slots=True)
class ReturnedDocument:
    """What a returned Word file says, its tracked changes accepted.

    case_id: as printed in the document, empty where it is gone. tracked: how many stretches were tracked as put in or
    taken out. comments: each as "name: text". embedded: whether it holds other files that were not read.
    """

    file: str
    sections: tuple[ReturnedSection, ...]
    rows: tuple[ReturnedRow, ...]
    case_id: str
    tracked: int
    comments: tuple[str, ...]
    embedded: bool


class ClauseState(StrEnum):
    """What became of a clause. ADDED: a text among the clauses that the library does not know."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class FieldFound:
    """A blank as it came back. value: empty where nobody has filled it in. remark: why to look at it, in Danish."""

    name: str
    label: str
    value: str
    unit: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause of a returned document beside the text it should have.

    number: in the returned document, sent_as: in the table of clauses, both empty where unknown. version: of the text
    that it was compared with, None for an added text. notes: what else to know, in Danish. duty: why the law demands
    the clause, in Danish, empty where it does not. changes: the parts that differ; a paragraph that is gone is old-p1,
    old-p2, … as numbered in the library. fields: the blanks. demands: what the new text could not lawfully ask.
    """

    state: ClauseState
    id: str
    title: str
    number: str
    sent_as: str
    version: int | None
    notes: tuple[str, ...] = ()
    duty: str = ""
    changes: tuple[PartDifference, ...] = ()
    fields: tuple[FieldFound, ...] = ()
    demands: tuple[PartDemand, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A returned document beside the library. case_id: the case that it was compared with too, empty for none.

    notes: about the whole document, in Danish.
    """

    file: str
    case_id: str
    clauses: tuple[ComparedClause, ...]
    notes: tuple[str, ...]
    comments: tuple[str, ...]
