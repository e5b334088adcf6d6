"""The form of the sign-in page."""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length


class SignInForm(FlaskForm):  # type: ignore[misc]
    """E-mail and password of a local user."""

    email = StringField(
        lazy_gettext("E-mail"),
        validators=[
            InputRequired(lazy_gettext("Skriv din e-mail.")),
            Length(max=254, message=lazy_gettext("E-mailen er for lang.")),
        ],
    )
    password = PasswordField(
        lazy_gettext("Adgangskode"),
        validators=[
            InputRequired(lazy_gettext("Skriv din adgangskode.")),
            Length(max=1024, message=lazy_gettext("Adgangskoden er for lang.")),
        ],
    )
