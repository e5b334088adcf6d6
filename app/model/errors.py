"""The one kind of error that a person can mend: bad input."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an input, where, and what to do. message is a Danish sentence.

    file: name of the file, empty for a form. line: from 1, None where unknown. field: key or column, empty where none.
    """

    message: str
    field: str = ""
    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.file,
                f"linje {self.line}" if self.line is not None else "",
                f"felt {self.field}" if self.field else "",
            )
            if part
        )
        return f"{place}: {self.message}" if place else self.message


class InputError(ValueError):
    """The input was refused; nothing was written. problems: one or more, in the order of the input."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
