"""The value of a dated parameter as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.text.writing import procent, tal

_SHARE = "andel"
# A bare number says it as well as its unit would.
_PRINTED = {"kroner": "kr.", "antal": "", "faktor": ""}


def quantity(value: object, unit: str) -> str:
    """A value with its unit: 0.08 and "andel" is "8 %", 13060 and "kr. pr. måned" is "13.060 kr. pr. måned".

    Brackets of (from, value) whose first begins at 0 count what is completed, so that (0, 0.8), (4, 0.4) in the unit
    "andel, fra uge" is "uge 1-4: 80 %; fra uge 5: 40 %". Others are "fra år 1: 75 %; fra år 2: 60 %". A list of codes
    stands as it is.
    """
    kind, _, step = unit.partition(", fra ")
    if isinstance(value, list | tuple):
        if step and value and value[0][0] == 0:
            return "; ".join(_completed(value, kind, step))
        return "; ".join(
            f"fra {step} {tal(part[0], 2)}: {quantity(part[1], kind)}".replace("fra  ", "fra ")
            if isinstance(part, list | tuple)
            else str(part)
            for part in value
        )
    if not isinstance(value, int | float):
        return f"{value} {unit}".strip()
    if kind == _SHARE:
        return procent(value, 2)
    return f"{tal(value, 4)} {_PRINTED.get(kind, kind)}".strip()


def _completed(brackets: Sequence[Sequence[float]], kind: str, step: str) -> Iterator[str]:
    """Whoever has completed 4 weeks is in the fifth, so each bracket ends with the number that the next begins at."""
    for (start, share), (end, _) in pairwise(brackets):
        first, last = tal(start + 1, 2), tal(end, 2)
        span = first if first == last else f"{first}-{last}"
        yield f"{step}\xa0{span}: {quantity(share, kind)}"
    start, share = brackets[-1]
    yield f"fra {step}\xa0{tal(start + 1, 2)}: {quantity(share, kind)}"
