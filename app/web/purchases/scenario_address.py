"""A scenario in an address, so that pictures and files of one that nobody has saved need no storing.

Addresses stand behind the sign-in, and a scenario holds no CPR number by then: it has been computed.
"""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Mapping
from typing import Any

from flask import url_for

from app.model.codec import as_json, from_json
from app.model.saved_scenario import SavedScenario
from app.model.scenario import Scenario

# Servers commonly take 4,094 characters of request line; the rest of the address needs a few hundred.
_LONGEST = 3_500
_LARGEST_BYTES = 200_000


def packed(scenario: Scenario) -> str:
    """The scenario as letters that an address may hold."""
    return urlsafe_b64encode(zlib.compress(as_json(scenario).encode(), 9)).decode().rstrip("=")


def unpacked(text: str) -> Scenario:
    """The scenario in an address, unchecked; raises ValueError where there is none."""
    reader = zlib.decompressobj()
    try:
        data = reader.decompress(urlsafe_b64decode(text + "=" * (-len(text) % 4)), _LARGEST_BYTES)
    except (Error, zlib.error) as error:
        raise ValueError(text) from error
    return from_json(Scenario, data)


class Addresses:
    """Where the pictures and files of a scenario are; a scenario too long for an address has none until it is saved."""

    def __init__(
        self, purchase_id: str, scenario: Scenario, saved: SavedScenario | None, of_file: Mapping[str, str]
    ) -> None:
        """of_file: what else a file's address says."""
        self._purchase_id, self._of_file = purchase_id, of_file
        self._query: dict[str, str | int] = {}
        if saved is not None and saved.scenario == scenario:
            self._query = {"nr": saved.id}
        elif len(text := packed(scenario)) <= _LONGEST:
            self._query = {"scenarie": text}

    def picture(self, kind: str, narrow: bool = False) -> str:
        """The address of a picture, empty where it has none. narrow: for a telephone."""
        return self._address("purchases.scenario_picture", picture=kind, **({"smal": "1"} if narrow else {}))

    def file(self, kind: str) -> str:
        """The address of a file, empty where it has none."""
        return self._address("purchases.scenario_file", kind=kind, **self._of_file)

    def _address(self, endpoint: str, **parts: str) -> str:
        values: dict[str, Any] = {"purchase_id": self._purchase_id, **parts, **self._query}
        return url_for(endpoint, **values) if self._query else ""
