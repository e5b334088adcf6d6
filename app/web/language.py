"""The language of the interface: Danish unless the reader has chosen English."""

from __future__ import annotations

from flask import has_request_context, session

LANGUAGES = {"da": "Dansk", "en": "English"}
DEFAULT_LANGUAGE = "da"
_KEY = "language"


def chosen_language() -> str:
    """The code of the language that this reader has chosen."""
    chosen = session.get(_KEY, DEFAULT_LANGUAGE) if has_request_context() else DEFAULT_LANGUAGE
    return chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE


def choose_language(code: str) -> None:
    """Remember the language for this browser session; an unknown code changes nothing."""
    if code in LANGUAGES:
        session[_KEY] = code


def restart_session() -> None:
    """Forget everything about the session but the language."""
    language = chosen_language()
    session.clear()
    choose_language(language)
