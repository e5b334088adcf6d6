"""The page for a form that came too late: it shows what was typed and lets the person send it again."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.fields.core import UnboundField

from app.web.accounts.forms import SignInForm
from app.web.clauses.forms import DraftForm, RemarkForm
from app.web.language import SWITCH
from app.web.purchases.choices_forms import BLANK_PREFIX, ClauseForm
from app.web.purchases.contact_form import ContactForm
from app.web.purchases.forms import PurchaseForm
from app.web.purchases.memo_form import MemoForm
from app.web.purchases.overrule_form import OverruleForm
from app.web.purchases.scenario_form import kept_label

_FORMS: tuple[type[FlaskForm], ...] = (
    PurchaseForm,
    SignInForm,
    ContactForm,
    OverruleForm,
    MemoForm,
    ClauseForm,
    DraftForm,
    RemarkForm,
)
# A scenario's fields are many and some are called as those of other forms, so that its address decides.
_SCENARIO = frozenset(
    f"purchases.{view}" for view in ("show_value", "show_scenario", "compute_value", "copy_scenario", "choose_scenario")
)
_NEVER_KEPT = frozenset({"csrf_token", "password", SWITCH})
_LETTERS_IN_A_ROW = 60
_MOST_ROWS = 20


@dataclass(frozen=True)
class KeptField:
    """One field of the form, as it was sent. label: empty for a choice, which goes along unseen.

    rows: how many it takes to show the text; 0 for a field of one line.
    """

    name: str
    value: str
    label: str
    rows: int


@dataclass(frozen=True)
class KeptText:
    """What the page may show. signed_out: nobody is signed in any more, so that must come first."""

    action: str
    fields: tuple[KeptField, ...]
    signed_out: bool


def kept_text_page(signed_out: bool) -> str:
    """The page with the text of the form in this request; passwords are never shown again."""
    fields = tuple(
        _kept(name, value)
        for name, values in request.form.lists()
        if name not in _NEVER_KEPT
        for value in values
        if value
    )
    action = request.full_path if request.query_string else request.path
    return render_template("web/kept_text.html", page=KeptText(action, fields, signed_out))


def _kept(name: str, value: str) -> KeptField:
    if request.endpoint in _SCENARIO:
        return KeptField(name, value, str(kept_label(name)), 0)
    field = getattr(_form_of_request(), name, None)
    if isinstance(field, UnboundField) and field.field_class in (StringField, TextAreaField):
        return KeptField(name, value, str(field.args[0]), _rows(value) if field.field_class is TextAreaField else 0)
    # A clause's blanks are fields of that clause alone; their names are Danish words.
    label = name.removeprefix(BLANK_PREFIX).replace("_", " ").capitalize() if name.startswith(BLANK_PREFIX) else ""
    return KeptField(name, value, label, 0)


def _form_of_request() -> type[FlaskForm]:
    """The form that holds most of what was sent: a title is asked for in more than one."""
    return max(
        _FORMS, key=lambda form: sum(isinstance(getattr(form, name, None), UnboundField) for name in request.form)
    )


def _rows(text: str) -> int:
    needed = sum(1 + len(line) // _LETTERS_IN_A_ROW for line in text.splitlines())
    return min(max(needed, 3), _MOST_ROWS)
