"""The form for overruling a stop, and for withdrawing that: one written reason."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import TextAreaField

from app.model.errors import Problem
from app.web.asked import printable
from app.web.purchases.forms import Refusal


def _printable(value: str | None) -> str:
    return printable(value or "")


class OverruleForm(FlaskForm):  # type: ignore[misc]
    """A reason as a jurist types it; app.cases.overrules says what is wrong with it."""

    reason = TextAreaField(lazy_gettext("Begrundelse"), filters=[_printable])

    def place(self, problems: Sequence[Problem]) -> None:
        """Put the refusals beside the reason; it is the only field."""
        self.reason.errors = [Refusal(problem.message) for problem in problems]
