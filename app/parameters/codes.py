"""Lists of CPV codes as the law writes them: single codes and ranges."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

_ENTRY = re.compile(r"(\d{8})(?:-(\d{8}))?")


class CodeSet:
    """CPV codes without check digit. A single code means that code alone, not its children; a range means
    every code number between its ends, ends included."""

    def __init__(self, entries: Iterable[str]) -> None:
        self.entries = tuple(entries)
        ranges: list[tuple[str, str]] = []
        for entry in self.entries:
            found = _ENTRY.fullmatch(entry)
            if not found or (found[2] and found[2] < found[1]):
                raise ValueError(
                    f"»{entry}« er hverken en CPV-kode på otte cifre eller et interval som 85000000-85323000."
                )
            ranges.append((found[1], found[2] or found[1]))
        self._ranges = sorted(ranges)
        # The highest end so far, so that ranges that lie inside each other are found too.
        self._starts = [start for start, _ in self._ranges]
        self._ends: list[str] = []
        for _, end in self._ranges:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def __contains__(self, code: object) -> bool:
        if not isinstance(code, str) or len(code) != 8 or not (code.isascii() and code.isdecimal()):
            return False
        position = bisect_right(self._starts, code) - 1
        return position >= 0 and code <= self._ends[position]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CodeSet) and self.entries == other.entries

    def __hash__(self) -> int:
        return hash(self.entries)

    def __repr__(self) -> str:
        return f"CodeSet({list(self.entries)!r})"
