"""How long a contract is said to last, as far as a sentence tells it in figures or words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBERS = {
    "et": 1, "ét": 1, "en": 1, "én": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
    "ti": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_TERM = re.compile(
    rf"(?:(?<!\w){_COUNT}\s*(?:gange|x|perioder\s+af)\s*(?:på\s+|á\s+"
    rf"|a\s+)?)?(?<!\w){_COUNT}\s*-?\s*(?:hele\s+)?(års?|years?|måneders?|mdr\.?|months?)(?!\w)",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?<!\d)\d{{1,2}}\.\s*(?:({'|'.join(_MONTHS)})\w*\.?|(\d{{1,2}})\.)\s*(20\d\d)",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(r"(?<!\w)(?:fjerde|femte|ekstra|yderligere\s+et)\s+år(?!\w)", re.IGNORECASE)
_PAST = re.compile(r"seneste|sidste|forløbne|inden\s+for|mindst|forudgående", re.IGNORECASE)


def longer_than(months: float, sentence: str) -> bool:
    """Whether the terms in a sentence come to more than these months, options added (udbudsloven § 190)."""
    return sum(_terms(sentence)) > months or _between_days(sentence) > months


def _terms(sentence: str) -> Iterator[int]:
    for term in _TERM.finditer(sentence):
        if _PAST.search(sentence, max(0, term.start() - 20), term.start()):
            continue
        months = _number(term[2]) * (12 if term[3].lower()[0] in "åy" else 1)
        yield months * (_number(term[1]) if term[1] else 1)
    yield from (12 for _ in _ONE_MORE.finditer(sentence))


def _between_days(sentence: str) -> int:
    """Months from the first day to the last day named in a sentence; 0 with fewer than two."""
    days = [
        int(day[3]) * 12 + (_MONTHS.index(day[1].lower()) if day[1] else int(day[2]) - 1)
        for day in _DAY.finditer(sentence)
    ]
    return days[-1] - days[0] if len(days) > 1 else 0


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
