"""The form for a purchase. Field names are the keys of a purchase, so a refusal finds its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask_babel import LazyString, format_decimal, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, HiddenField, StringField, TextAreaField, ValidationError
from wtforms.fields import Field
from wtforms.validators import AnyOf, DataRequired, Optional

from app.model.errors import Problem
from app.model.purchase import ContractType, CrossBorderInterest, Purchase
from app.web import labels
from app.web.asked import one_line, printable
from app.web.purchases.typed import read_codes, read_day, read_kroner, read_months


def _readable(read: Callable[[str], object]) -> Callable[[Form, Field], None]:
    def check(_form: Form, field: Field) -> None:
        try:
            read(field.data or "")
        except ValueError as error:
            raise ValidationError(str(error)) from error

    return check


def _at_most(most: int, message: LazyString) -> Callable[[Form, Field], None]:
    """A text of at most so many characters; the message says how many, as the reader's language writes it."""

    def check(_form: Form, field: Field) -> None:
        if len(field.data or "") > most:
            raise ValidationError(str(message) % {"max": format_decimal(most)})

    return check


# As an import takes them, so that an imported purchase can be saved again as it is.
LONGEST_TITLE = 500
LONGEST_DEPARTMENT = 500


class Refusal(str):
    """A refusal by the rooms behind the pages: Danish, whatever the reader's language."""

    lang = "da"


def _printable(value: str | None) -> str | None:
    return printable(value) if value else value


def _one_line(value: str | None) -> str | None:
    return one_line(value) if value else value


class PickField(StringField):  # type: ignore[misc]
    """One code of a few, shown as radio buttons. options: the names by code."""

    def __init__(self, label: LazyString, options: Mapping[Any, LazyString] | None = None, **others: Any) -> None:
        super().__init__(label, **others)
        self.options = {str(code): name for code, name in (options or {}).items()}


class PurchaseForm(FlaskForm):  # type: ignore[misc]
    """A purchase as a person types it. Texts stay as typed until to_purchase reads them.

    version: what the person began from, for a purchase that is changed.
    """

    title = StringField(
        lazy_gettext("Hvad skal I købe?"),
        filters=[_one_line],
        validators=[
            DataRequired(lazy_gettext("Skriv med få ord, hvad I skal købe.")),
            _at_most(LONGEST_TITLE, lazy_gettext("Titlen må højst være på %(max)s tegn.")),
        ],
    )
    description = TextAreaField(
        lazy_gettext("Beskrivelse"),
        filters=[_printable],
        validators=[_at_most(20_000, lazy_gettext("Beskrivelsen må højst være på %(max)s tegn."))],
    )
    category = PickField(lazy_gettext("Kategori"))
    cpv_codes = StringField(
        lazy_gettext("Egne CPV-koder"),
        filters=[_one_line],
        validators=[Optional(strip_whitespace=True), _readable(read_codes)],
    )
    contract_type = PickField(
        lazy_gettext("Kontrakttype"),
        options=labels.CONTRACT_TYPES,
        validators=[AnyOf(list(ContractType), message=lazy_gettext("Vælg en kontrakttype."))],
    )
    value_kr = StringField(
        lazy_gettext("Anslået værdi i kroner, uden moms"),
        filters=[_one_line],
        validators=[DataRequired(lazy_gettext("Skriv kontraktens anslåede værdi.")), _readable(read_kroner)],
    )
    duration_months = StringField(
        lazy_gettext("Varighed i måneder"),
        filters=[_one_line],
        validators=[DataRequired(lazy_gettext("Skriv, hvor længe kontrakten løber.")), _readable(read_months)],
    )
    department = StringField(
        lazy_gettext("Forvaltning eller afdeling"),
        filters=[_one_line],
        validators=[_at_most(LONGEST_DEPARTMENT, lazy_gettext("Navnet må højst være på %(max)s tegn."))],
    )
    notice_date = StringField(
        lazy_gettext("Hvornår går udbuddet eller købet i gang?"),
        filters=[_one_line],
        validators=[DataRequired(lazy_gettext("Vælg dagen, hvor I går i gang.")), _readable(read_day)],
    )
    start_date = StringField(
        lazy_gettext("Kontraktens første dag"),
        filters=[_one_line],
        validators=[Optional(strip_whitespace=True), _readable(read_day)],
    )
    cross_border_interest = PickField(
        lazy_gettext("Har købet en klar grænseoverskridende interesse?"),
        options=labels.CROSS_BORDER,
        default=CrossBorderInterest.UNKNOWN.value,
        validators=[AnyOf(list(CrossBorderInterest), message=lazy_gettext("Vælg ja, nej eller ikke vurderet."))],
    )
    concession = PickField(
        lazy_gettext("Bærer leverandøren driftsrisikoen (koncession)?"),
        options=labels.YES_NO,
        default="no",
        validators=[AnyOf(("yes", "no"), message=lazy_gettext("Vælg ja eller nej."))],
    )
    listed = BooleanField(lazy_gettext("Vis det kommende køb for virksomhederne"), default=True)
    version = HiddenField()

    def codes(self) -> tuple[str, ...]:
        """The picked category first, then the codes that were typed; raises ValueError for a malformed one."""
        picked = (self.category.data,) if self.category.data else ()
        return tuple(dict.fromkeys((*picked, *read_codes(self.cpv_codes.data or ""))))

    def to_purchase(self, purchase_id: str, municipality_code: str, before: Purchase | None) -> Purchase:
        """The purchase that a valid form describes; what the form does not ask about stays as it was before."""
        asked: dict[str, Any] = {
            "title": self.title.data,
            "description": self.description.data or "",
            "cpv_codes": self.codes(),
            "contract_type": ContractType(self.contract_type.data),
            "value_kr": read_kroner(self.value_kr.data),
            "duration_months": read_months(self.duration_months.data),
            "municipality_code": municipality_code,
            "department": self.department.data or "",
            "notice_date": read_day(self.notice_date.data),
            "start_date": read_day(self.start_date.data) if (self.start_date.data or "").strip() else None,
            "cross_border_interest": CrossBorderInterest(self.cross_border_interest.data),
            "concession": self.concession.data == "yes",
        }
        return replace(before, **asked) if before else Purchase(id=purchase_id, **asked)

    def place(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Put each refusal beside its field; returns those that belong to no field of the form."""
        homeless = []
        for problem in problems:
            field = self._fields.get(problem.field.split(".")[0].split("[")[0])
            if field is None:
                homeless.append(problem)
            else:
                field.errors = [*field.errors, Refusal(problem.message)]
        return tuple(homeless)


def typed_values(purchase: Purchase, listed: bool) -> dict[str, Any]:
    """What the form shows when a saved purchase is changed."""
    return {
        "title": purchase.title,
        "description": purchase.description,
        "category": purchase.cpv_codes[0] if purchase.cpv_codes else "",
        "cpv_codes": " ".join(purchase.cpv_codes[1:]),
        "contract_type": purchase.contract_type.value,
        "value_kr": f"{purchase.value_kr:,}".replace(",", "."),
        "duration_months": str(purchase.duration_months),
        "department": purchase.department,
        "notice_date": purchase.notice_date.isoformat(),
        "start_date": purchase.start_date.isoformat() if purchase.start_date else "",
        "cross_border_interest": purchase.cross_border_interest.value,
        "concession": "yes" if purchase.concession else "no",
        "listed": listed,
    }
