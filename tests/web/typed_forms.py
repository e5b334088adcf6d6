"""Forms as a person fills them in."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

from tests.web.checking_client import CheckingClient, csrf_token, hidden_fields

CANTEEN = {
    "title": "Drift af kantinen på rådhuset",
    "description": "Frokost til 300 medarbejdere hver dag.",
    "category": "55512000",
    "cpv_codes": "",
    "contract_type": "services",
    "value_kr": "7.000.000",
    "duration_months": "48",
    "department": "Ejendomme",
    "notice_date": "2027-02-01",
    "start_date": "2027-06-01",
    "cross_border_interest": "no",
    "concession": "no",
    "listed": "y",
}


def send(client: CheckingClient, path: str, **changes: Any) -> Any:
    """Open the form, fill it in as CANTEEN with changes (None leaves a field out), and send it."""
    return client.post(path, data=filled_in(client.get(path), **changes))


def filled_in(page: TestResponse, **changes: Any) -> dict[str, Any]:
    """What a browser sends of an open form that is filled in as CANTEEN with changes."""
    typed = {name: value for name, value in (CANTEEN | changes).items() if value is not None}
    return hidden_fields(page) | {"csrf_token": csrf_token(page)} | typed
