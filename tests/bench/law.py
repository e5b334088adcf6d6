"""The whole legal answer for a purchase: regime, every route and every finding; and the check of long texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from app.law import assess
from app.law.demand_limits import Limits, limits_of
from app.law.demands import find_demands
from app.model.advice import Knowledge
from app.store import purchases
from app.store.database import Database
from tests.bench.measuring import Row, milliseconds, seconds
from tests.bench.purchases import many_purchases

OTHERS = 1_000
ORDINARY = 400
LONG = 50_000
SENTENCES = Path(__file__).parents[1] / "law" / "demands.yaml"


def legal_answers(db: Database, knowledge: Knowledge) -> Iterator[Row]:
    """Each of the demo's purchases on the market that it has, beside a thousand others with the codes of the demo's."""
    known = purchases.all_purchases(db)
    made = enumerate(many_purchases(known, OTHERS))
    others = [replace(one, cpv_codes=known[number % len(known)].cpv_codes) for number, one in made]
    asked = []
    for one in known:
        codes = one.cpv_codes or tuple(best.code for best in knowledge.categories.suggest(one.title, limit=1))
        found = knowledge.enterprises.match(one, codes)
        asked.append((one, codes, found.market, found.doubtful, others, knowledge.parameters, bool(one.cpv_codes)))
    mean = milliseconds(lambda: [assess(*case) for case in asked], 5) / len(asked)
    slowest = max(milliseconds(lambda case=case: assess(*case), 5) for case in asked)  # type: ignore[misc]
    what = f"routes and findings beside {OTHERS:,}, texts read before, mean of {len(asked)}"
    yield Row(what, "5 ms", f"{mean:.2f} ms (slowest {slowest:.2f} ms)")
    yield _with_a_long_description(asked[0])
    yield _long_text(limits_of(knowledge.parameters.at(known[0].notice_date)))


def _with_a_long_description(case: tuple[Any, ...]) -> Row:
    """Every description is new, so that no sentence in it has been read before."""
    described = (replace(case[0], description=text) for text in islice(_texts(ORDINARY), 50))
    spent = [seconds(partial(assess, one, *case[1:])) for one in described]
    what = f"the same, new description of {ORDINARY} characters, median of {len(spent)}"
    return Row(what, "5 ms", f"{median(spent) * 1000:.2f} ms (slowest {max(spent) * 1000:.2f} ms)")


def _long_text(limits: Limits) -> Row:
    spent = [seconds(partial(find_demands, text, limits)) for text in islice(_texts(LONG), 5)]
    return Row(f"unlawful demands in a text of {LONG:,} characters", "500 ms", f"{median(spent) * 1000:.0f} ms")


def _texts(length: int) -> Iterator[str]:
    """Texts of the labelled sentences, more than half of them unlawful; a number keeps two from being the same."""
    sentences = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    numbered = (f"{one['text']} Se punkt {number}." for number, one in enumerate(cycle(sentences)))
    while True:
        text = ""
        while len(text) < length:
            text += f"{next(numbered)} "
        yield text[:length]
