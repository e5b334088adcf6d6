"""The one place that reads the clock; everything below is told what time it is."""

from __future__ import annotations

import os
from datetime import datetime
from zoneinfo import ZoneInfo

from app.model.errors import InputError, Problem

_COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """The time in Denmark, with its time zone."""
    return datetime.now(_COPENHAGEN)


def document_time() -> datetime:
    """The time to print in a document that is made without a browser.

    SOURCE_DATE_EPOCH (seconds since 1970, the convention of reproducible builds) stands in for the clock, so that the
    same input gives the same bytes again. Raises InputError where it is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return now()
    try:
        return datetime.fromtimestamp(int(epoch), _COPENHAGEN)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(Problem("Skriv et helt antal sekunder siden 1970.", "SOURCE_DATE_EPOCH")) from error
