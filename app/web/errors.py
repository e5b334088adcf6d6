"""Error pages in the site's look, each with what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString, lazy_gettext
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from app.web.kept_text import kept_text_page


@dataclass(frozen=True)
class ErrorPage:
    """What an error page may show. code: the HTTP status. again: where to send a smaller file, else empty."""

    code: int
    title: LazyString
    explanation: LazyString
    again: str = ""


# By the description with which a page is refused.
_REASONS = {
    "editor": lazy_gettext(
        "Din rolle giver adgang til at læse sagerne, men ikke til at oprette eller ændre dem. "
        "Bed en indkøber, en jurist eller en administrator om at gøre det."
    ),
    "comment": lazy_gettext(
        "Din rolle giver adgang til at læse klausulerne, men ikke til at kommentere dem. "
        "Skriv til en jurist, hvis noget skal ændres."
    ),
    "legal": lazy_gettext("Det kan kun kommunens jurister gøre. Bed en af dem om at se på sagen."),
    "document": lazy_gettext(
        "Sagen giver ikke det dokument, som den står i dag. Gå til sagen, og se grunden under »Dokumenter«."
    ),
}
_TITLES = {
    400: lazy_gettext("Vi forstod ikke, hvad der blev sendt"),
    403: lazy_gettext("Du har ikke adgang til siden"),
    404: lazy_gettext("Siden findes ikke"),
    405: lazy_gettext("Siden kan ikke bruges på den måde"),
    413: lazy_gettext("Det, du sendte, er for stort"),
    500: lazy_gettext("Noget gik galt hos os"),
}
_EXPLANATIONS = {
    400: lazy_gettext("Gå tilbage, indlæs siden igen, og prøv en gang til."),
    403: lazy_gettext("Log ind med en bruger, der har adgang, eller spørg kommunens administrator."),
    404: lazy_gettext(
        "Adressen kan være skrevet forkert, eller siden kan være flyttet. "
        "En sag kan kun ses af den kommune, der har oprettet den."
    ),
    405: lazy_gettext("Gå til siden gennem menuen i stedet for at skrive adressen."),
    413: lazy_gettext("Gå tilbage, og kort teksten ned. Intet er gemt."),
    500: lazy_gettext("Prøv igen om lidt. Bliver fejlen ved, så kontakt kommunens administrator."),
}
_FILE_TITLE = lazy_gettext("Filen er for stor")
_MEGABYTE = 1_000_000


def register(app: Flask) -> None:
    """Show these pages for every HTTP error, and for errors of our own."""
    app.register_error_handler(CSRFError, _came_too_late)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(500, _our_own_error)


def _came_too_late(_error: CSRFError) -> ResponseReturnValue:
    return kept_text_page(signed_out=not current_user.is_authenticated), 400


def _http_error(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if code < 400:
        return error.get_response()
    if code == 413 and request.mimetype == "multipart/form-data":
        return render_template("web/error.html", page=_too_large_a_file()), code
    shown = code if code in _TITLES else (400 if code < 500 else 500)
    explanation = _REASONS.get(error.description or "", _EXPLANATIONS[shown])
    return render_template("web/error.html", page=ErrorPage(code, _TITLES[shown], explanation)), code


def _too_large_a_file() -> ErrorPage:
    largest = current_app.config["MAX_CONTENT_LENGTH"] // _MEGABYTE
    explanation = lazy_gettext("Vælg en fil, der fylder mindre end %(number)s MB. Intet er gemt.", number=largest)
    again = url_for(request.endpoint, **request.view_args or {}) if request.endpoint else ""
    return ErrorPage(413, _FILE_TITLE, explanation, again)


def _our_own_error(_error: Exception) -> ResponseReturnValue:
    g.plain_frame = True  # the database may be what failed
    return render_template("web/error.html", page=ErrorPage(500, _TITLES[500], _EXPLANATIONS[500])), 500
