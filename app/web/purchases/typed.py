"""What people type into number, date and code fields, read as they would mean it."""

from __future__ import annotations

import re
from datetime import date

from flask_babel import gettext

_KRONER = re.compile(
    r"(-?)(\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,00|,-)?[\s\u00a0]*(?:kr\.?|kroner)?", re.IGNORECASE | re.ASCII
)
_NUMBER = re.compile(
    r"([-−]?)(?:([1-9]\d{0,2}(?:[. \u00a0]\d{3})+|\d{1,15})(?:,(\d{1,15}))?|(\d{1,15})\.(\d{1,15}))", re.ASCII
)
_UNITS = re.compile(r"[\s\u00a0]*(?:%|kr\.?|kroner|,-)$", re.IGNORECASE)
_MONTHS = re.compile(r"(-?\d{1,6})\s*(?:mdr?\.?|måneder|måned|months?)?", re.IGNORECASE | re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DANISH_DAY = re.compile(r"(\d{1,2})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{4})", re.ASCII)
_CODE = re.compile(r"(\d{8})(?:-\d)?", re.ASCII)


def read_kroner(text: str) -> int:
    """Whole kroner from "1.234.567", "1 234 567", "1234567 kr." or "1.234.567,00"; raises ValueError."""
    found = _KRONER.fullmatch(text.strip())
    if not found:
        raise ValueError(gettext("Skriv beløbet i hele kroner, for eksempel 1.250.000."))
    return int(found[1] + re.sub(r"\D", "", found[2]))


def read_number(text: str) -> float:
    """A number from "1.234,5", "62,5", "62.5", "30 %" or "150 kr."; raises ValueError.

    A point before exactly three digits parts thousands, as in Danish.
    """
    found = _NUMBER.fullmatch(_UNITS.sub("", text.strip()))
    if not found:
        raise ValueError(gettext("Skriv et tal, for eksempel 1.250 eller 62,5."))
    whole, decimals = found[2] or found[4], found[3] or found[5] or "0"
    number = float(f"{re.sub(r'[^0-9]', '', whole)}.{decimals}")
    return -number if found[1] else number


def read_shares(text: str) -> tuple[float, ...]:
    """Shares 0..1 from percentages such as "75 60 50 45", "75; 62,5" or "75 %, 60 %"; raises ValueError."""
    words = re.sub(r"[;%\s\u00a0]+|,(?=\s|$)", " ", text).split()
    return tuple(read_number(word) / 100 for word in words)


def read_months(text: str) -> int:
    """Whole months from "48" or "48 måneder"; raises ValueError."""
    found = _MONTHS.fullmatch(text.strip())
    if not found:
        raise ValueError(gettext("Skriv varigheden som et helt antal måneder, for eksempel 48."))
    return int(found[1])


def read_day(text: str) -> date:
    """A day from "2026-05-01" (what a date field sends), "01-05-2026", "1.5.2026" or "1/5/2026"; raises ValueError."""
    iso = _ISO_DAY.fullmatch(text.strip())
    danish = _DANISH_DAY.fullmatch(text.strip())
    parts = iso.groups() if iso else danish.groups()[::-1] if danish else None
    try:
        if parts:
            return date(*(int(part) for part in parts))
    except ValueError:
        pass
    raise ValueError(gettext("Skriv en dato, der findes, for eksempel 01-05-2026."))


def read_codes(text: str) -> tuple[str, ...]:
    """CPV codes parted by space, comma or semicolon, the check digit dropped; raises ValueError."""
    codes = []
    for word in re.split(r"[\s,;]+", text.strip()):
        found = _CODE.fullmatch(word)
        if word and not found:
            raise ValueError(
                gettext(
                    "»%(word)s« er ikke en CPV-kode. En kode har otte cifre, for eksempel 55512000.", word=word[:40]
                )
            )
        if found:
            codes.append(found[1])
    return tuple(dict.fromkeys(codes))
