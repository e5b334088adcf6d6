"""The form for a note in the case: who was contacted, or why nobody was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import AnyOf

from app.model.errors import Problem
from app.model.search import Outcome
from app.web import labels
from app.web.asked import one_line, printable
from app.web.purchases.forms import PickField, Refusal


def _one_line(value: str | None) -> str:
    return one_line(value or "")


def _printable(value: str | None) -> str:
    return printable(value or "")


class ContactForm(FlaskForm):  # type: ignore[misc]
    """A note as a person types it; field names are the arguments of app.cases.searches.record_contact."""

    outcome = PickField(
        lazy_gettext("Hvad er der sket?"),
        options=labels.OUTCOMES,
        validators=[AnyOf(list(Outcome), message=lazy_gettext("Vælg, hvad der er sket."))],
    )
    cvr = StringField(lazy_gettext("Virksomhed fra listen"), filters=[_one_line])
    name = StringField(lazy_gettext("Eller navnet på en anden virksomhed"), filters=[_one_line])
    note = TextAreaField(lazy_gettext("Notat"), filters=[_printable])

    def place(self, problems: Sequence[Problem]) -> None:
        """Put each refusal beside its field."""
        for problem in problems:
            field = self._fields[problem.field]
            field.errors = [*field.errors, Refusal(problem.message)]
