"""The municipality's look on pages: its name and address, its colour as a style sheet, its logo as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from flask import Blueprint, Response, abort, request, url_for

from app.model.branding import Branding
from app.web.current import branding

look = Blueprint("look", __name__)

_LOGO_HEIGHT = 40
_LONGEST_LOGO = 200
# Addresses carry a hash of what they give, so that what is kept is never old.
_KEPT_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class Look:
    """What layout.html shows of the municipality. Empty text: not set. logo_width, logo_height: in pixels of a page."""

    name: str
    address: tuple[str, ...]
    style_url: str
    logo_url: str
    logo_width: int
    logo_height: int


def look_of(shown: Branding) -> Look | None:
    """The look for the page; None where the installation bears no municipality's."""
    if not shown.name:
        return None
    width = height = 0.0
    if shown.logo:
        scale = min(_LOGO_HEIGHT / shown.logo.height, _LONGEST_LOGO / shown.logo.width)
        width, height = shown.logo.width * scale, shown.logo.height * scale
    return Look(
        name=shown.name,
        address=shown.address,
        style_url=url_for("look.style", v=_version(_style(shown.colour))) if shown.colour else "",
        logo_url=url_for("look.logo", v=_version(shown.logo.content)) if shown.logo else "",
        logo_width=round(width),
        logo_height=max(1, round(height)) if shown.logo else 0,
    )


@look.get("/kommune.css")
def style() -> Response:
    """The municipality's colour as custom properties: pages forbid inline style."""
    colour = branding().colour
    if not colour:
        abort(404)
    return _kept(_style(colour), "text/css; charset=utf-8")


@look.get("/kommune/logo")
def logo() -> Response:
    """The municipality's logo."""
    shown = branding().logo
    if shown is None:
        abort(404)
    return _kept(shown.content, shown.media_type)


def _style(colour: str) -> bytes:
    darker = f"color-mix(in srgb, {colour} 75%, #000)"
    return f":root {{ --brand: {colour}; --brand-deep: {darker}; --brand-foot: {colour}; }}\n".encode()


def _kept(content: bytes, content_type: str) -> Response:
    response = Response(content, content_type=content_type)
    response.set_etag(_version(content))
    response.cache_control.public = True
    response.cache_control.max_age = _KEPT_SECONDS if request.args.get("v") == _version(content) else 0
    response.make_conditional(request)
    return response


@lru_cache(maxsize=8)
def _version(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
