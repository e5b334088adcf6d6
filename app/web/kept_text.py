"""The page for a form that came too late: it shows what was typed and lets the person send it again."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from wtforms import StringField, TextAreaField
from wtforms.fields.core import UnboundField

from app.web.accounts.forms import SignInForm
from app.web.purchases.forms import PurchaseForm

_NEVER_KEPT = frozenset({"csrf_token", "password"})


@dataclass(frozen=True)
class KeptField:
    """One field of the form, as it was sent. label: empty for a choice, which goes along unseen."""

    name: str
    value: str
    label: str


@dataclass(frozen=True)
class KeptText:
    """What the page may show. signed_out: nobody is signed in any more, so that must come first."""

    action: str
    fields: tuple[KeptField, ...]
    signed_out: bool


def kept_text_page(signed_out: bool) -> str:
    """The page with the text of the form in this request; passwords are never shown again."""
    fields = tuple(
        KeptField(name, value, _label(name))
        for name, values in request.form.lists()
        if name not in _NEVER_KEPT
        for value in values
        if value
    )
    action = request.full_path if request.query_string else request.path
    return render_template("web/kept_text.html", page=KeptText(action, fields, signed_out))


def _label(name: str) -> str:
    for form in (PurchaseForm, SignInForm):
        field = getattr(form, name, None)
        if isinstance(field, UnboundField) and field.field_class in (StringField, TextAreaField):
            return str(field.args[0])
    return ""
