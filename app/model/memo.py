"""What the committee paper (indstilling) asks the Økonomiudvalg to decide, ticked by a person in the case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Remedy(StrEnum):
    """A way to move the money to the pocket that pays (value-model.md, "What the municipality can decide")."""

    MANDATE = "mandate"
    TRANSFER = "transfer"
    POOL = "pool"
    INVESTOR = "investor"
    CEILING = "ceiling"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class MemoChoices:
    """remedies: what the paper proposes. hearing: who was heard and what they said, as typed; empty: not filled in.

    committee: the committee that decides.
    """

    remedies: frozenset[Remedy] = frozenset()
    hearing: str = ""
    committee: str = "Økonomiudvalget"
