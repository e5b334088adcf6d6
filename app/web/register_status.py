"""The register's word on an enterprise: a fact with a date, never proof."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext

from app.model.enterprise import RsvStatus
from app.web import labels
from app.web.formatting import age, written_date


def register_status(status: RsvStatus, as_of: date | None, today: date) -> str:
    """Such as "I RSV-registret pr. 2. marts 2026 (8 måneder gammel)"."""
    name = str(labels.RSV_STATUSES[status])
    if status is RsvStatus.UNKNOWN:
        return name
    if as_of is None:
        return str(gettext("%(status)s (dato ikke oplyst)", status=name))
    return str(gettext("%(status)s pr. %(day)s (%(age)s)", status=name, day=written_date(as_of), age=age(as_of, today)))
