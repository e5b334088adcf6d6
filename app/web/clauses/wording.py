"""Clause texts for reading: blanks as named gaps, conditions as words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from app.model.clause import Blank
from app.text.writing import kroner
from app.web import labels

_BLANK = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_IS = re.compile(r"(?P<fact>\w+) is (?P<no>not )?(?P<values>.+)")
_BOUND = re.compile(r"(?P<fact>\w+) at (?P<way>least|most) (?P<number>\d+)")


@dataclass(frozen=True)
class Part:
    """A stretch of text, or the label of a blank in it."""

    text: str
    blank: bool


def parts(text: str, blanks: Sequence[Blank]) -> tuple[Part, ...]:
    """The text in pieces, so that a template can mark the blanks without reading the text as a template."""
    names = {blank.name: blank.label for blank in blanks}
    pieces = _BLANK.split(text)
    return tuple(
        Part(names.get(piece, piece) if odd else piece, bool(odd))
        for odd, piece in ((index % 2, piece) for index, piece in enumerate(pieces))
        if piece
    )


def condition_in_words(condition: str) -> str:
    """When an optional paragraph is printed, such as "når regimet er tilbudsloven"; empty for always."""
    tests = [_test_in_words(test.strip()) for test in condition.split(" and ")] if condition else []
    return str(gettext(" og ")).join(tests)


def _test_in_words(test: str) -> str:
    if bound := _BOUND.fullmatch(test):
        number = int(bound["number"])
        amount = kroner(number) if bound["fact"] == "value_kr" else ngettext("%(num)s måned", "%(num)s måneder", number)
        fact = gettext("værdien") if bound["fact"] == "value_kr" else gettext("varigheden")
        if bound["way"] == "least":
            return str(gettext("%(fact)s er mindst %(amount)s", fact=fact, amount=amount))
        return str(gettext("%(fact)s er højst %(amount)s", fact=fact, amount=amount))
    if equal := _IS.fullmatch(test):
        fact = str(labels.CONDITION_FACTS.get(equal["fact"], equal["fact"]))
        values = str(gettext(" eller ")).join(_value_in_words(value) for value in equal["values"].split(" or "))
        if equal["no"]:
            return str(gettext("%(fact)s ikke er %(values)s", fact=fact, values=values))
        return str(gettext("%(fact)s er %(values)s", fact=fact, values=values))
    return test


def _value_in_words(value: str) -> str:
    for names in (labels.REGIMES, labels.ROUTES, labels.CONTRACT_TYPES, labels.YES_NO):
        if value in names:
            return labels.name_of(names, value)
    return value
