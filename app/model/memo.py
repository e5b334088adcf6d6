"""What the committee paper (indstilling) asks the Økonomiudvalg to decide, ticked by a person in the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True, slots=True)
class MemoBasis:
    """What the paper needs to know beside estimate and budget.

    ceiling: the highest premium, kroner a year, at which the municipality breaks even in the prudent outcome; None
    where no uncertainty is stated. Negative: not even without a premium. follow_up_months: months after the
    contract's start at which the effect is followed up.
    """

    ceiling: float | None = None
    follow_up_months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedMemo:
    """The choices of a case as saved. lock: a number that every change raises; who saves says which number was read."""

    choices: MemoChoices
    lock: int
    saved_by: str
    saved_at: datetime
