"""What stands around every page: doors, language, who is signed in, whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, g, request, url_for
from flask_babel import LazyString, lazy_gettext

from app.cases.about import has_demo_data
from app.web import labels
from app.web.access import signed_in_user
from app.web.current import branding, db
from app.web.language import LANGUAGES, chosen_language
from app.web.look import Look, look_of


@dataclass(frozen=True)
class Door:
    """A link of the main menu."""

    text: LazyString
    url: str
    current: bool


@dataclass(frozen=True)
class Contact:
    """The one entrance to the municipality: whom an enterprise or a colleague calls."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, as the header shows it."""

    name: str
    role: LazyString


@dataclass(frozen=True)
class OtherLanguage:
    """The language that the reader may switch to."""

    code: str
    name: str


@dataclass(frozen=True)
class Frame:
    """What layout.html may use. look: of the municipality. here: the page to come back to after switching language."""

    language: str
    other_languages: tuple[OtherLanguage, ...]
    doors: tuple[Door, ...]
    signed_in: SignedIn | None
    demo: bool
    contact: Contact | None
    look: Look | None
    accessibility_url: str
    here: str


_DOORS = (
    (("purchases", "documents"), "purchases.list_cases", lazy_gettext("Indkøb")),
    (("clauses",), "clauses.search", lazy_gettext("Klausuler")),
    (("enterprises",), "enterprises.search", lazy_gettext("Virksomheder")),
)


def register(app: Flask) -> None:
    """Give every template the variable `frame`."""
    app.context_processor(_frame_of_page)


def _frame_of_page() -> dict[str, Any]:
    plain = bool(g.get("plain_frame"))
    user = None if plain else signed_in_user()
    return {
        "frame": Frame(
            language=chosen_language(),
            other_languages=tuple(
                OtherLanguage(code, name) for code, name in LANGUAGES.items() if code != chosen_language()
            ),
            doors=tuple(
                Door(text, url_for(endpoint), request.blueprint in inside) for inside, endpoint, text in _DOORS
            ),
            signed_in=SignedIn(user.name, labels.ROLES[user.role]) if user else None,
            demo=not plain and has_demo_data(db()),
            contact=_contact(),
            look=look_of(branding()),
            accessibility_url=str(current_app.config.get("ACCESSIBILITY_URL") or ""),
            here=_here(),
        )
    }


def _contact() -> Contact | None:
    shown = branding()
    name, phone, email = shown.contact_name, shown.contact_phone, shown.contact_email
    return Contact(name, phone, email) if name or phone or email else None


def _here() -> str:
    if request.method != "GET":
        return request.path if request.url_rule and "GET" in (request.url_rule.methods or ()) else "/"
    return request.full_path if request.query_string else request.path
