"""The value of a dated parameter as a person reads it."""

from __future__ import annotations

from app.text.writing import procent, tal

_SHARE = "andel"


def quantity(value: object, unit: str) -> str:
    """A value with its unit: 0.08 and "andel" is "8 %", 13060 and "kr. pr. måned" is "13.060 kr. pr. måned".

    Brackets of (from, value) in the unit "andel, fra uge" are "fra uge 0: 80 %; fra uge 4: 40 %". A list of codes
    stands as it is.
    """
    kind, _, step = unit.partition(", fra ")
    if isinstance(value, list | tuple):
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
    return f"{tal(value, 4)} {'kr.' if kind == 'kroner' else kind}".strip()
