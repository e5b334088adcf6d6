"""The cells of a row that pydantic refused, as problems."""

from __future__ import annotations

from pydantic import ValidationError

from app.model.errors import Problem
from app.text.refusals import danish_refusal


def cell_problems(error: ValidationError) -> list[Problem]:
    """One problem per cell; the reader of the file adds file and line."""
    return [
        Problem(danish_refusal(detail), field=str(detail["loc"][0]) if detail["loc"] else "")
        for detail in error.errors(include_url=False)
    ]
