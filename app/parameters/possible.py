"""Which numbers a parameter may hold: shares lie within 0 to 1, and no amount, length or count is below zero."""

from __future__ import annotations

from collections.abc import Iterator

from app.parameters.record import DatedValue

_SHARE = "andel"
# What a person works, costs and shares a mentor with is divided by, so none of it can be nothing.
_ABOVE_ZERO = ("timer", "pladser", "kr. om året")
Key = tuple[str | int, ...]


def impossible(unit: str, dated: DatedValue) -> Iterator[tuple[Key, str]]:
    """Each number of a dated value that cannot be, with its key below the date and what to do, in Danish.

    unit: as the file has it; a share's begins with "andel", as in "andel, fra uge".
    """
    for key, number in _numbers(dated):
        if unit.split(",")[0].strip() == _SHARE and not 0 <= number <= 1:
            yield key, "En andel skal ligge mellem 0 og 1. Skriv 30 procent som 0.30."
        elif number <= 0 and unit.startswith(_ABOVE_ZERO):
            yield key, "Tallet skal være over 0, for der deles med det. Ret det."
        elif number < 0:
            yield key, "Tallet kan ikke være under 0. Ret det."
    if isinstance(dated.value, tuple):
        for index, (start, _) in enumerate(dated.value):
            if start < 0:
                yield ("value", index, "from"), "Et trin kan ikke begynde før 0. Ret det."


def _numbers(dated: DatedValue) -> Iterator[tuple[Key, float]]:
    if isinstance(dated.value, float):
        yield ("value",), dated.value
    elif isinstance(dated.value, tuple):
        yield from ((("value", index, "value"), number) for index, (_, number) in enumerate(dated.value))
    for name, end in (("low", dated.low), ("high", dated.high)):
        if end is not None:
            yield (name,), end
