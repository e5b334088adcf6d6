"""The language of the interface: Danish unless the reader has chosen English."""

from __future__ import annotations

from flask import Flask, has_request_context, request, session

LANGUAGES = {"da": "Dansk", "en": "English"}
DEFAULT_LANGUAGE = "da"
SWITCH = "switch_language"
_KEY = "language"


def register(app: Flask) -> None:
    """Let every form switch the language: it is sent with its text and comes back in the other language."""
    app.before_request(_switch_with_form)


def chosen_language() -> str:
    """The code of the language that this reader has chosen."""
    chosen = session.get(_KEY, DEFAULT_LANGUAGE) if has_request_context() else DEFAULT_LANGUAGE
    return chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE


def choose_language(code: str) -> None:
    """Remember the language for this browser session; an unknown code changes nothing."""
    if code in LANGUAGES:
        session[_KEY] = code


def only_switches_language() -> bool:
    """Whether this form was sent to be read in another language: its view shows it again and does nothing else."""
    return SWITCH in request.form


def restart_session() -> None:
    """Forget everything about the session but the language."""
    language = chosen_language()
    session.clear()
    choose_language(language)


def _switch_with_form() -> None:
    if request.method == "POST" and SWITCH in request.form:
        choose_language(request.form[SWITCH])
