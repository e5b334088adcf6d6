"""The forms for what a person decides in a case: the way, and a clause's blanks and text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField

from app.model.clause import Blank
from app.model.errors import Problem
from app.web.asked import one_line, printable
from app.web.purchases.forms import Refusal

BLANK_PREFIX = "felt_"


def _one_line(value: str | None) -> str:
    return one_line(value or "")


def _lines(value: str | None) -> str:
    return printable((value or "").replace("\r\n", "\n").replace("\r", "\n"))


class ClauseForm(FlaskForm):  # type: ignore[misc]
    """A clause's text and, added by form_for, a field for each of its blanks. version: what the person began from."""

    text = TextAreaField(lazy_gettext("Klausulens tekst"), filters=[_lines])
    version = HiddenField()

    def typed(self) -> dict[str, str]:
        """Blank -> what was typed."""
        return {
            name.removeprefix(BLANK_PREFIX): field.data or ""
            for name, field in self._fields.items()
            if name.startswith(BLANK_PREFIX)
        }

    def place(self, problems: Sequence[Problem]) -> None:
        """Put each refusal beside its field."""
        for problem in problems:
            field = self.text if problem.field == "text" else self._fields[BLANK_PREFIX + problem.field]
            field.errors = [*field.errors, Refusal(problem.message)]


def form_for(blanks: Iterable[Blank]) -> type[ClauseForm]:
    """The form of a clause with these blanks."""
    fields = {BLANK_PREFIX + blank.name: StringField(blank.label, filters=[_one_line]) for blank in blanks}
    return type("FilledClauseForm", (ClauseForm,), fields)
