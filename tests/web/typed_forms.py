"""Forms as a person fills them in."""

from __future__ import annotations

from typing import Any

from tests.web.checking_client import CheckingClient, csrf_token

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
    token = csrf_token(client.get(path))
    typed = {name: value for name, value in (CANTEEN | changes).items() if value is not None}
    return client.post(path, data=typed | {"csrf_token": token})
