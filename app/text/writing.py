"""Danish writing: kroner, dates and numbers as a municipal office prints them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

_LOCALE = "da_DK"
_NO_BREAK = "\u00a0"
_LETTER_PAIRS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


def kroner(amount: float) -> str:
    """Whole kroner, such as "1.234.567 kr." with a no-break space; rounding happens here and nowhere before."""
    return format_currency(round(amount) + 0, "DKK", format=f"#,##0{_NO_BREAK}¤", currency_digits=False, locale=_LOCALE)


def dato(day: date | datetime) -> str:
    """A date such as "21. november 2026"."""
    return format_date(day, "d. MMMM y", locale=_LOCALE)


def tidspunkt(moment: datetime) -> str:
    """A moment such as "21. november 2026 kl. 9.05", by the clock of the moment itself."""
    return f"{dato(moment)} kl. {moment.hour}.{moment.minute:02d}"


def tal(number: float, decimals: int = 1) -> str:
    """A number with at most so many decimals, such as "1.234,5"."""
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    return format_decimal(number, format=pattern, locale=_LOCALE)


def procent(share: float, decimals: int = 0) -> str:
    """A share 0..1 as percent, such as "30 %"."""
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "") + " %"
    return format_percent(share, format=pattern, locale=_LOCALE)


def sandsynlighed(share: float) -> str:
    """A probability 0..1 as percent; one that is neither never nor always is not rounded to it: "over 99 %"."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return procent(share)


def antal(count: int, one: str, many: str) -> str:
    """A count with its noun in the right number, such as "1 række" and "1.200 rækker"."""
    return f"{tal(count, 0)} {one if count == 1 else many}"


def ascii_letters(text: str) -> str:
    """The text in ASCII, "rengøring på rådhuset" as "rengoering paa raadhuset"; other alphabets are left out."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_LETTER_PAIRS))
    return letters.encode("ascii", "ignore").decode()
