"""The pages: views, forms and presenters beside each other, one folder per group of pages."""

from __future__ import annotations

from flask import Flask
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect

from app.web import access, errors, formatting, frame, headers, language
from app.web.accounts.views import accounts
from app.web.clauses import (  # noqa: F401  their views hang on the blueprint of the clauses
    compare_views,
    editor_views,
    review_views,
)
from app.web.clauses.views import clauses
from app.web.documents.views import documents
from app.web.enterprises.views import enterprises
from app.web.front.views import front
from app.web.look import look

# Their views hang on the blueprint of the cases.
from app.web.purchases import (  # noqa: F401
    choices_views,
    eforms_views,
    eligibility_views,
    memo_views,
    overrule_views,
    scenario_acts,
    scenario_files,
    scenario_views,
    search_views,
)
from app.web.purchases.views import purchases


def register(app: Flask) -> None:
    """Give the application its pages, error pages, headers, filters, languages and sign-in."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a lawyer writes for hours before saving
    CSRFProtect(app)
    Babel(app, default_locale="da", locale_selector=language.chosen_language)
    language.register(app)  # after the CSRF check, before a form is refused for want of sign-in
    access.register(app)
    errors.register(app)
    formatting.register(app)
    frame.register(app)
    headers.register(app)
    app.register_blueprint(front)
    app.register_blueprint(look)
    app.register_blueprint(accounts)
    app.register_blueprint(purchases)
    app.register_blueprint(documents)
    app.register_blueprint(clauses)
    app.register_blueprint(enterprises)
