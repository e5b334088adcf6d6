"""When an optional paragraph is printed: "regime is afsnit_ii and contract_type is services or works"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from app.clause_library.ways import PROCEDURES, RESERVED
from app.model.clause import Clause
from app.model.law import Regime, RouteCode
from app.model.purchase import ContractType, Purchase

CONCESSION = "concession"
"""Stands for a regime: a concession follows its own order (BEK 1080/2022), whatever regime its value would give."""

_YES_NO = frozenset({"yes", "no"})
_CHOICES: Mapping[str, frozenset[str]] = {
    "regime": frozenset({*Regime, CONCESSION}),
    "way": frozenset({*PROCEDURES, *RESERVED}),
    "award": _YES_NO,
    "contract_type": frozenset(ContractType),
    "lots": _YES_NO,
}
_MEANING: Mapping[str, str] = {
    Regime.AFSNIT_II: "udbudslovens afsnit II",
    Regime.AFSNIT_III: "udbudslovens afsnit III",
    Regime.AFSNIT_IV: "udbudslovens afsnit IV",
    Regime.AFSNIT_V: "udbudslovens afsnit V",
    Regime.BELOW_500K: "under 500.000 kr.",
    CONCESSION: "koncession",
}
_NUMBERS = frozenset({"duration_months", "value_kr"})
_IS = re.compile(r"(?P<fact>\w+) is (?P<no>not )?(?P<values>\w+(?: or \w+)*)")
_BOUND = re.compile(r"(?P<fact>\w+) at (?P<way>least|most) (?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class _Is:
    fact: str
    values: frozenset[str]
    wanted: bool

    def holds(self, facts: Mapping[str, str | int]) -> bool:
        known = facts[self.fact]
        return known != "" and (known in self.values) is self.wanted


@dataclass(frozen=True, slots=True)
class _Bound:
    fact: str
    lowest: bool
    number: int

    def holds(self, facts: Mapping[str, str | int]) -> bool:
        known = int(facts[self.fact])
        return known >= self.number if self.lowest else known <= self.number


Condition = tuple[_Is | _Bound, ...]


def read_condition(text: str) -> Condition:
    """The tests of a condition, all of which must hold; empty text has none and always holds.

    Raises ValueError with a Danish sentence for a fact or a value that the tool does not know.
    """
    return tuple(_read_test(part.strip()) for part in text.split(" and ")) if text else ()


def holds(text: str, facts: Mapping[str, str | int]) -> bool:
    """Whether a condition holds for the facts of a purchase. What is not known (empty) holds for nothing."""
    return all(test.holds(facts) for test in _read(text))


@lru_cache(maxsize=1024)
def _read(text: str) -> Condition:
    return read_condition(text)


def facts_of(purchase: Purchase, regime: Regime | None, chosen: Sequence[Clause] = ()) -> dict[str, str | int]:
    """The facts that a condition may ask about. Kroner ex VAT and months.

    chosen: the clauses of the whole tender. They tell the way of letting it, and whether plans are compared; without
    them neither is known.
    """
    served = {RouteCode(code) for clause in chosen for code in clause.applies.routes}
    return {
        "way": next((code for code in (*PROCEDURES, *RESERVED) if code in served), ""),
        "award": compared_plans(chosen) if chosen else "",
        "regime": CONCESSION if purchase.concession else regime or "",
        "contract_type": purchase.contract_type,
        "lots": "yes" if purchase.lots else "no",
        "duration_months": purchase.duration_months,
        "value_kr": purchase.value_kr,
    }


def compared_plans(chosen: Sequence[Clause]) -> str:
    """Whether a tender with these clauses compares the bidders' plans: the fact `award`."""
    return "yes" if any(clause.kind == "award" for clause in chosen) else "no"


def possible_facts(conditions: Collection[str], known: Mapping[str, str | int]) -> Iterator[dict[str, str | int]]:
    """Every combination of facts that a purchase might have, as far as the conditions tell them apart.

    known: the facts that are no longer open.
    """
    bounds: dict[str, set[str | int]] = {fact: set() for fact in _NUMBERS}
    asked: set[str] = set()
    for test in (test for text in conditions for test in read_condition(text)):
        asked.add(test.fact)
        if isinstance(test, _Bound):
            bounds[test.fact] |= {test.number - 1, test.number, test.number + 1}
    values: dict[str, list[str | int]] = {fact: sorted(choices) for fact, choices in _CHOICES.items()}
    values |= {fact: sorted(numbers) for fact, numbers in bounds.items()}
    names = [fact for fact in values if fact in asked and fact not in known]
    for combination in product(*(values[fact] for fact in names)):
        yield {**known, **dict(zip(names, combination, strict=True))}


def _read_test(text: str) -> _Is | _Bound:
    if found := _BOUND.fullmatch(text):
        if found["fact"] not in _NUMBERS:
            raise ValueError(f"»{found['fact']}« er ikke et tal, der kan sammenlignes. Brug {_listed(_NUMBERS)}.")
        return _Bound(found["fact"], found["way"] == "least", int(found["number"]))
    if found := _IS.fullmatch(text):
        allowed = _CHOICES.get(found["fact"])
        if allowed is None:
            raise ValueError(f"Betingelsen spørger om »{found['fact']}«. Brug {_listed(frozenset(_CHOICES))}.")
        values = frozenset(found["values"].split(" or "))
        if values - allowed:
            raise ValueError(f"»{_listed(values - allowed)}« er ukendt. Brug {_listed(allowed)}.")
        return _Is(found["fact"], values, found["no"] is None)
    raise ValueError(
        f"Betingelsen »{text}« kan ikke læses. Skriv for eksempel »regime is afsnit_ii« "
        "eller »duration_months at least 12«."
    )


def _listed(words: frozenset[str]) -> str:
    return ", ".join(f"{word} ({_MEANING[word]})" if word in _MEANING else word for word in sorted(words))
