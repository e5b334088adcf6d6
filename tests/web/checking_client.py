"""A test client that checks every page it opens, so that no test can pass on a broken page."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.page_check import faults_of, parsed


class CheckingClient(FlaskClient):
    """Opens pages as a browser does; fails on a page that page_check finds fault with."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Open a page and check it, whatever its status."""
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in range(300, 400):
            faults = faults_of(response.text, response.request.path, self.application)
            assert not faults, f"{response.request.path}: " + "; ".join(faults)
        return response


def csrf_token(response: TestResponse) -> str:
    """The token of the forms on a page."""
    root = parsed(response.text)
    return next(str(field.get("value")) for field in root.iter("input") if field.get("name") == "csrf_token")


def hidden_fields(response: TestResponse) -> dict[str, str]:
    """The hidden fields of the forms in a page's main part."""
    root = parsed(response.text)
    main = next(iter(root.iter("main")))
    fields = [field for field in main.iter("input") if field.get("type") == "hidden"]
    return {str(field.get("name")): str(field.get("value")) for field in fields}


def visible_text(response: TestResponse) -> str:
    """The text of a page's main part, with single spaces."""
    root = parsed(response.text)
    main = next(iter(root.iter("main")))
    return " ".join("".join(main.itertext()).split())
