"""What every answer tells the browser about safety and storing."""

from __future__ import annotations

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def register(app: Flask) -> None:
    """Put the headers on every answer, error pages and files too."""
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    # The CSRF check of a form sent by https compares the referrer, so it may not be withheld from ourselves.
    response.headers["Referrer-Policy"] = "same-origin"
    if request.endpoint != "static" and not response.cache_control.public:
        # Pages differ by reader; only what says that it is the same for all may be kept.
        # Not "no-store": going back to a form must bring the typed text back.
        response.headers["Cache-Control"] = "private, no-cache"
    return response
