"""Blanks in clause texts: found, read as typed values, printed in Danish. A value is data and never interpreted."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date

from app.model.clause import Blank
from app.model.errors import InputError, Problem
from app.text.cpr import find_cpr
from app.text.writing import dato, tal

BlankValue = int | float | str | date

BLANK_NAME = r"[a-zæøå][a-z0-9_æøå]*"
_BLANK = re.compile(r"\{\{\s*(" + BLANK_NAME + r")\s*\}\}")
_WHOLE = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)")
_DECIMAL = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_DANISH_DAY = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})")
_WRITTEN_DAY = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?\s+(\d{4})", re.IGNORECASE)
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_DECIMALS = 2


def blanks_in(text: str) -> tuple[str, ...]:
    """The names of the blanks in a text, in order, each once."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def has_stray_braces(text: str) -> bool:
    """Whether braces are left over that make no blank, such as {{ 2 + 2 }} or {% if %}."""
    rest = _BLANK.sub("", text)
    return any(mark in rest for mark in ("{{", "}}", "{%", "%}"))


def put_in(text: str, values: Mapping[str, str]) -> str:
    """The text with each blank replaced by its printed value, in one pass: a value is never read as a template."""
    return _BLANK.sub(lambda found: values[found.group(1)], text)


def split_at_blanks(text: str) -> list[str]:
    """The text in pieces; every second piece, counted from 1, is the name of a blank."""
    return _BLANK.split(text)


def read_value(blank: Blank, typed: str) -> BlankValue:
    """What a person typed, as the type of the blank.

    Whole numbers may have points between thousands, decimal numbers have a comma, dates are 2026-05-01,
    1.5.2026 or 1. maj 2026. minimum and maximum bound a number, and the length of a text. Raises InputError with the
    blank's name as field.
    """
    try:
        value = _READERS[blank.type](typed)
        check_bounds(blank, value)
    except ValueError as error:
        raise InputError(Problem(f"{blank.label}: {error}", field=blank.name)) from None
    return value


def check_bounds(blank: Blank, value: BlankValue) -> None:
    """Raises ValueError with a Danish sentence for a number out of bounds or a text of the wrong length."""
    if isinstance(value, date):
        return
    size = len(value) if isinstance(value, str) else value
    unit = "tegn" if isinstance(value, str) else blank.unit
    if blank.minimum is not None and size < blank.minimum:
        raise ValueError(f"Mindst {tal(blank.minimum, _DECIMALS)} {unit}".rstrip() + ".")
    if blank.maximum is not None and size > blank.maximum:
        raise ValueError(f"Højst {tal(blank.maximum, _DECIMALS)} {unit}".rstrip() + ".")


def written(value: BlankValue) -> str:
    """A value as it is printed: 1.234,5 or 21. november 2026; text word for word."""
    if isinstance(value, str):
        return value
    return dato(value) if isinstance(value, date) else tal(value, _DECIMALS)


def _whole(typed: str) -> int:
    if not _WHOLE.fullmatch(typed.strip()):
        raise ValueError("Skriv et helt tal, for eksempel 12 eller 1.200.")
    return int(typed.replace(".", ""))


def _decimal(typed: str) -> float:
    if not _DECIMAL.fullmatch(typed.strip()):
        raise ValueError("Skriv et tal med komma som decimaltegn, for eksempel 1,5.")
    number = float(typed.replace(".", "").replace(",", "."))
    if not math.isfinite(number):
        raise ValueError("Tallet er for stort.")
    return number


def _text(typed: str) -> str:
    if not typed.strip():
        raise ValueError("Feltet er tomt. Udfyld det.")
    if any(not sign.isprintable() for sign in typed):
        raise ValueError("Skriv på én linje, uden linjeskift og styretegn.")
    if find_cpr(typed):
        raise ValueError("Teksten ligner et CPR-nummer. Fjern det.")
    return typed


def _day(typed: str) -> date:
    typed = " ".join(typed.split())
    found, written_out = _DANISH_DAY.fullmatch(typed), _WRITTEN_DAY.fullmatch(typed)
    try:
        if written_out:
            return date(int(written_out[3]), _month(written_out[2]), int(written_out[1]))
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(typed)
    except ValueError:
        raise ValueError("Skriv en dato, der findes, for eksempel 1.5.2026 eller 1. maj 2026.") from None


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it, such as "maj" or "sept"; 13 for no such month."""
    return next(number for number, month in enumerate((*_MONTHS, name.lower()), 1) if month.startswith(name.lower()))


_READERS: Mapping[str, Callable[[str], BlankValue]] = {
    "integer": _whole,
    "decimal": _decimal,
    "text": _text,
    "date": _day,
}
