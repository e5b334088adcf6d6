"""Which bodies of data the tool rests on, and in which state they were when an answer was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DataSource:
    """A body of data that the tool rests on: what, from where, how many rows, as of when, fictitious or not."""

    name: str
    origin: str
    rows: int
    as_of: date | None
    demo: bool


@dataclass(frozen=True, slots=True)
class DataUsed:
    """Which data an answer rests on. revisions: group of rows -> how often it had changed by then."""

    revisions: Mapping[str, int]
    sources: tuple[DataSource, ...]


@dataclass(frozen=True, slots=True)
class ParameterUsed:
    """A dated value that a document rests on. valid_from: ISO date from which the value holds.

    label: its Danish name. assumed: a choice of the tool or an estimate, rather than a value of the law.
    """

    id: str
    valid_from: str
    label: str = ""
    assumed: bool = False
