"""The kinds of field that a scenario is typed into: numbers as a Danish office writes them, shares as percent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask_babel import LazyString, gettext
from wtforms import Form, StringField, ValidationError
from wtforms.fields import Field

from app.text.writing import tal
from app.value.fields import SHARE, Bounds
from app.web.asked import one_line
from app.web.purchases.forms import Refusal
from app.web.purchases.typed import read_number, read_shares

_PERCENT = 100
T = TypeVar("T")


def one_line_or_empty(value: str | None) -> str:
    """What was typed, on one line."""
    return one_line(value or "")


class LineField(StringField):  # type: ignore[misc]
    """One line of text. hint: a short help."""

    def __init__(self, label: LazyString, hint: LazyString | str = "", **others: Any) -> None:
        super().__init__(label, filters=[one_line_or_empty], **others)
        self.hint = hint


class NumberField(LineField):
    """A number within bounds. share: typed as percent, and 0..1 in the scenario. optional: an empty one is None."""

    def __init__(
        self,
        label: LazyString,
        bounds: Bounds,
        unit: LazyString | str = "",
        share: bool = False,
        whole: bool = False,
        optional: bool = False,
        **others: Any,
    ) -> None:
        super().__init__(label, **others)
        self.bounds, self.share, self.whole, self.optional = bounds, share, whole, optional
        self.unit = "%" if share else unit

    @property
    def number(self) -> Any:
        """The number as the scenario has it; only for a field that was found valid."""
        if not self.data:
            return None
        typed = read_number(self.data)
        if self.whole:
            return int(typed)
        return typed / _PERCENT if self.share else typed

    def pre_validate(self, _form: Form) -> None:
        """Raise ValidationError for what is no number, and for one out of bounds."""
        if not self.data:
            if not self.optional:
                raise ValidationError(gettext("Feltet er tomt. Skriv et tal."))
            return
        typed = _read(read_number, self.data)
        check_bounds(typed, self.bounds, self.share)
        if self.whole and typed != int(typed):
            raise ValidationError(gettext("Skriv et helt tal uden decimaler."))


class SharesField(LineField):
    """Shares year by year on one line, typed as percent."""

    unit = "%"

    @property
    def shares(self) -> tuple[float, ...]:
        """The shares, 0..1; only for a field that was found valid."""
        return read_shares(self.data)

    def pre_validate(self, _form: Form) -> None:
        """Raise ValidationError for what are no shares."""
        if not self.data:
            raise ValidationError(gettext("Feltet er tomt. Skriv et tal for hvert år."))
        for share in _read(read_shares, self.data):
            check_bounds(share * _PERCENT, SHARE, share=True)


class ChoiceField(LineField):
    """One code of a few in a list. options: the names by code, given by the form."""

    def __init__(self, label: LazyString, options: Any, **others: Any) -> None:
        super().__init__(label, **others)
        self.options = options

    def pre_validate(self, _form: Form) -> None:
        """Raise ValidationError for a code that is not in the list."""
        if self.data not in self.options:
            raise ValidationError(gettext("Vælg en af mulighederne."))


def check_bounds(typed: float, bounds: Bounds, share: bool) -> None:
    """Raise ValidationError, in Danish, for a number out of bounds; a share is told in percent."""
    if share:
        bounds = Bounds(bounds.low * _PERCENT, bounds.high * _PERCENT, "%")
        typed = round(typed, 9)
    refusal = bounds.refusal(typed)
    if refusal:
        raise ValidationError(Refusal(f"Tallet {refusal}"))


def add_error(field: Field, message: str) -> None:
    """Put a message beside a field."""
    field.errors = [*field.errors, message]


def percent(share: float) -> str:
    """A share 0..1 as it stands in a field."""
    return tal(share * _PERCENT, 6)


def _read(read: Callable[[str], T], text: str) -> T:
    try:
        return read(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error
