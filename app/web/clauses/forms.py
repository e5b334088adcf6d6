"""The form for the text of a draft. Field names are those of ClauseText, so a refusal finds its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField

from app.model.errors import Problem
from app.model.review import ClauseText
from app.web.asked import one_line, printable
from app.web.purchases.forms import Refusal


def _one_line(value: str | None) -> str:
    return one_line(value or "")


def _lines(value: str | None) -> str:
    """Text with the line ends that a file has, so that line numbers and differences are the same in both."""
    return printable((value or "").replace("\r\n", "\n").replace("\r", "\n"))


class DraftForm(FlaskForm):  # type: ignore[misc]
    """The editable parts of a clause. lock: which saved text the person began from."""

    title = StringField(lazy_gettext("Titel"), filters=[_one_line])
    purpose = TextAreaField(lazy_gettext("Formål"), filters=[_lines])
    body = TextAreaField(lazy_gettext("Ordlyd"), filters=[_lines])
    documentation = TextAreaField(lazy_gettext("Dokumentation"), filters=[_lines])
    control = TextAreaField(lazy_gettext("Kontrol"), filters=[_lines])
    sanction = TextAreaField(lazy_gettext("Sanktion"), filters=[_lines])
    drafters_notes = TextAreaField(lazy_gettext("Noter til den, der skriver"), filters=[_lines])
    next_review = StringField(lazy_gettext("Næste gennemgang"), filters=[_one_line])
    lock = HiddenField()

    def to_text(self) -> ClauseText:
        """What was typed, as it was typed."""
        return ClauseText(**{field.name: getattr(self, field.name).data for field in fields(ClauseText)})

    def place(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Put each refusal beside its field, with its line; returns those that belong to no field of the form."""
        homeless = []
        for problem in problems:
            field = self._fields.get(problem.field.split(".")[0])
            if field is None:
                homeless.append(problem)
            else:
                place = place_in_words(field.name, field.data or "", problem.line)
                field.errors = [*field.errors, Refusal(f"{place}: {problem.message}" if place else problem.message)]
        return tuple(homeless)


class RemarkForm(FlaskForm):  # type: ignore[misc]
    """A comment on a part of a version, or the note to a step; the page of a version holds many of them."""

    comment = TextAreaField(lazy_gettext("Kommentar"), filters=[_lines])
    note = TextAreaField(lazy_gettext("Begrundelse"), filters=[_lines])


def place_in_words(field: str, text: str, line: int | None) -> str:
    """Where a line stands, in Danish: a text field shows no line numbers, but paragraphs can be counted."""
    lines = text.split("\n")
    if line is None or len(lines) == 1 or not 1 <= line <= len(lines):
        return ""
    if field != "body":
        return f"Linje {line}"
    begins = (
        bool(here.strip()) and not before.strip() for before, here in zip(["", *lines], lines[:line], strict=False)
    )
    return f"Afsnit {max(sum(begins), 1)}, linje {line}"
