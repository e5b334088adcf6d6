"""How time is measured, and what is printed of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
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


def held_by(process: int) -> int:
    """Bytes of memory that a process and all that descend from it hold now, shared pages counted once (Linux)."""
    return sum(_proportional(one) for one in _with_descendants(str(process)))


def _with_descendants(process: str) -> Iterator[str]:
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = thread.read_text(encoding="ascii").split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        for child in children:
            yield from _with_descendants(child)


def _proportional(process: str) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
