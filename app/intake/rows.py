"""What came out of a file with many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from app.intake.table import Row, Table
from app.model.errors import InputError, Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    """rows: the good ones in the order of the file, repeated keys included (the last one holds).

    refused: every problem of the bad ones, so a row with two problems stands there twice.
    read: how many rows the file had; read - len(rows) were refused.
    """

    rows: tuple[T, ...]
    refused: tuple[Problem, ...]
    read: int


def rows_of(table: Table, build: Callable[[Row], T]) -> Rows[T]:
    """The rows of `table` as `build` makes them; an InputError of `build` refuses that row alone."""
    good: list[T] = []
    refused = list(table.refused)
    for row in table.rows:
        try:
            good.append(build(row))
        except InputError as error:
            refused.extend(placed(error.problems, table.file, row.line))
    refused.sort(key=lambda problem: problem.line or 0)
    return Rows(tuple(good), tuple(refused), table.read)


def placed(problems: Iterable[Problem], file: str, line: int | None) -> tuple[Problem, ...]:
    """The problems with the file and line they belong to."""
    return tuple(replace(problem, file=file, line=line) for problem in problems)
