"""How time is measured, and what is printed of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, the goal where there is one, and the result, both as printed."""

    what: str
    goal: str
    measured: str


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The median time of one run, after one that warms up."""
    work()
    return median(seconds(work) for _ in range(times)) * 1000


def seconds(work: Callable[[], object]) -> float:
    """The time of one run."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
