"""What the tool proposes for a blank: one small rule per name, each with the arithmetic in a Danish sentence.

A default is written `rule` or `rule: argument` in the front matter, such as `days_after_notice: 30`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.clause_library.blanks import BlankValue, check_bounds, read_value
from app.clause_library.bound_lots import LOT_TITLE, smallest_lot
from app.clause_library.places import Places
from app.model.advice import DatedValues
from app.model.clause import FIXED_PROPOSAL, Blank
from app.model.enterprise import Municipality
from app.model.errors import InputError
from app.model.purchase import Purchase
from app.text.places import kommune
from app.text.writing import dato, tal

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules may look at."""

    purchase: Purchase
    view: DatedValues
    places: Places
    municipality: Municipality


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed value, None where the tool has none, and why."""

    value: BlankValue | None
    how: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """types: the blank types that the rule can fill. numbered: the rule takes a whole number as argument.

    values: beginnings of the ids of the dated values that it computes with.
    """

    propose: Callable[[Situation, int], Proposal]
    types: tuple[str, ...]
    numbered: bool = False
    values: tuple[str, ...] = ()


_FIXED = "fixed"
_NO_RULE = Proposal(None, "Udfyldes af kommunen.")


def check_default(blank: Blank) -> None:
    """Raises ValueError with a Danish sentence when the default is no rule, or fills another type of blank."""
    name, argument = _split(blank.default)
    if not name:
        return
    if name == _FIXED:
        try:
            read_value(blank, argument)
        except InputError as error:
            raise ValueError(f"Det faste forslag »{argument}« passer ikke. {error.problems[0].message}") from None
        return
    rule = _RULES.get(name)
    if rule is None:
        raise ValueError(f"Reglen »{name}« er ukendt. Brug {', '.join(sorted([_FIXED, *_RULES]))}.")
    if blank.type not in rule.types:
        raise ValueError(f"Reglen »{name}« giver ikke en værdi af typen »{blank.type}«.")
    if rule.numbered != argument.isdecimal() or (argument and not rule.numbered):
        wanted = "et helt tal efter kolon, som »30«" if rule.numbered else "ikke noget efter kolon"
        raise ValueError(f"Reglen »{name}« skal have {wanted}.")


def propose(blank: Blank, situation: Situation) -> Proposal:
    """The proposal of the blank's default rule. A computed value outside the blank's bounds is not proposed.

    A text of the purchase is taken whole, however long: the bound is for what a person types into the blank.
    """
    name, argument = _split(blank.default)
    if not name:
        return _NO_RULE
    if name == _FIXED:
        return Proposal(read_value(blank, argument), FIXED_PROPOSAL)
    proposal = _RULES[name].propose(situation, int(argument or 0))
    if proposal.value is None or isinstance(proposal.value, str):
        return proposal
    try:
        check_bounds(blank, proposal.value)
    except ValueError as error:
        return Proposal(None, f"{proposal.how} Det ligger uden for klausulens grænser: {error}")
    return proposal


def values_behind(blank: Blank) -> tuple[str, ...]:
    """Beginnings of the ids of the dated values that the blank's default is computed with."""
    rule = _RULES.get(_split(blank.default)[0])
    return rule.values if rule else ()


def is_behind_a_default(parameter_id: str) -> bool:
    """Whether any rule computes with a dated value of this id."""
    return any(parameter_id.startswith(rule.values) for rule in _RULES.values())


def _split(default: str) -> tuple[str, str]:
    name, _, argument = default.partition(":")
    return name.strip(), argument.strip()


def _places(situation: Situation, _: int) -> Proposal:
    places = situation.places
    return Proposal(places.places or None, places.how)


def _full_time_hours(situation: Situation, _: int) -> Proposal:
    hours = situation.view.number("full_time_hours_per_year")
    week = situation.view.number("full_time_hours_per_week")
    return Proposal(round(hours), f"Et år med {tal(week)} timer om ugen, ferie og helligdage medregnet.")


def _trainees(situation: Situation, _: int) -> Proposal:
    count = max(1, math.floor(situation.places.places))
    return Proposal(
        count,
        "Det foreslåede antal årsværk rundet ned til hele personer, dog mindst én. Pladserne kommer oven i årsværkene, "
        f"for en time tæller kun med én gang. {situation.places.how}",
    )


def _duration(situation: Situation, _: int) -> Proposal:
    return Proposal(situation.purchase.duration_months, "Kontraktens længde, forlængelser medregnet.")


def _days_after_notice(situation: Situation, days: int) -> Proposal:
    return _shifted(situation.purchase.notice_date, days)


def _days_before_notice(situation: Situation, days: int) -> Proposal:
    return _shifted(situation.purchase.notice_date, -days)


def _shifted(notice: date, days: int) -> Proposal:
    """The day so many days away, moved off a weekend: forwards after the notice, backwards before it."""
    day = notice + timedelta(days=days)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1 if days >= 0 else -1)
    side = "efter" if days >= 0 else "før"
    return Proposal(day, f"{abs(days)} dage {side} den {dato(notice)}, flyttet til en hverdag. Se efter helligdage.")


def _municipality_name(situation: Situation, _: int) -> Proposal:
    return Proposal(kommune(situation.municipality.name), "Kommunens navn.")


def _department(situation: Situation, _: int) -> Proposal:
    department = " ".join(situation.purchase.department.split())
    return Proposal(department or None, "Købets forvaltning." if department else "Købet har ingen forvaltning endnu.")


def _title(situation: Situation, _: int) -> Proposal:
    return Proposal(" ".join(situation.purchase.title.split()), "Købets titel.")


_LOT_HOW = "Det mindste delområde foreslås. Vælg et andet, hvis det passer bedre til markedet."
_NO_LOT = Proposal(None, "Købet er ikke delt op endnu.")


def _lot_title(situation: Situation, _: int) -> Proposal:
    lot = smallest_lot(situation.purchase)
    return Proposal(" ".join(lot.title.split()), _LOT_HOW) if lot else _NO_LOT


_OF_PLACES = ("labour_share_", "social_share_of_labour", "full_time_yearly_cost", "full_time_smallest_share")
_RULES: dict[str, _Rule] = {
    "places": _Rule(_places, ("decimal",), values=_OF_PLACES),
    "full_time_hours": _Rule(_full_time_hours, ("integer", "decimal"), values=("full_time_hours_per_",)),
    "trainees": _Rule(_trainees, ("integer", "decimal"), values=_OF_PLACES),
    "duration_months": _Rule(_duration, ("integer",)),
    "days_after_notice": _Rule(_days_after_notice, ("date",), numbered=True),
    "days_before_notice": _Rule(_days_before_notice, ("date",), numbered=True),
    "municipality_name": _Rule(_municipality_name, ("text",)),
    "department": _Rule(_department, ("text",)),
    "title": _Rule(_title, ("text",)),
    LOT_TITLE: _Rule(_lot_title, ("text",)),
}
RULE_NAMES = (_FIXED, *_RULES)
