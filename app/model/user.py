"""Who works with the tool."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a user may do: draft purchases, own the clause texts, see the budget side, run the installation."""

    PURCHASER = "purchaser"
    LEGAL = "legal"
    FINANCE = "finance"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class User:
    """A signed-in person. Cases belong to the municipality, not to the person. demo: made by FLASK_DEMO.

    session_number: a session that was begun under another number has ended; signing out raises it.
    """

    id: int
    email: str
    name: str
    role: Role
    municipality_code: str
    demo: bool
    session_number: int = 0
