"""Danish civil registration numbers in free text: found so that they are never saved."""

from __future__ import annotations

import re
from datetime import date

# Word processors turn a hyphen into a dash or a hyphen that does not break, and a space into one that does not break.
_HYPHEN, _BLANK = "[-\u2010\u2011\u2012\u2013]", "[ \u00a0\u202f]"
_BETWEEN = f"(?:{_BLANK}?{_HYPHEN}{_BLANK}?|{_BLANK})?"
_SOLID = rf"(?<!\d)\d{{6}}{_BETWEEN}\d{{4}}(?!\d)"
# A row of figures goes on before or after; a date in hyphens and then a blank is followed by an hour or a year.
_BEFORE, _AFTER = rf"(?<![\d+])(?<!\d{_BLANK})(?<!\d{_HYPHEN})", rf"(?!{_BLANK}?\d)(?!{_HYPHEN}\d)"
_IN_BLANKS = rf"{_BEFORE}\d\d{_BLANK}?\d\d{_BLANK}?\d\d{_BETWEEN}\d{{4}}{_AFTER}"
_IN_HYPHENS = rf"{_BEFORE}\d\d{_HYPHEN}?\d\d{_HYPHEN}?\d\d{_HYPHEN}?\d{{4}}{_AFTER}"
_CANDIDATE = re.compile(f"{_SOLID}|{_IN_BLANKS}|{_IN_HYPHENS}")


def find_cpr(text: str) -> tuple[str, ...]:
    """The parts of `text` that look like CPR numbers: a real ddmmyy, then four digits.

    Between them may stand a hyphen, with a space on either side or not, or a space, or nothing. Day, month and year may
    stand apart by a space or a hyphen too (0101 80-1236), where no other figures come before or after.
    A number inside a longer number does not count. The day must exist in 1900-99 or 2000-99; the check digit is
    no guide, since numbers without it have been given out since 2007.
    """
    return tuple(found.group() for found in _CANDIDATE.finditer(text) if _is_birthday(found))


def _is_birthday(found: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", found.group())
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    return any(_exists(century + year, month, day) for century in (1900, 2000))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
