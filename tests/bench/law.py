"""The whole legal answer for a purchase: regime, every route and every finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.law import assess
from app.model.advice import Knowledge
from app.store import purchases
from app.store.database import Database
from tests.bench.measuring import Row, milliseconds
from tests.bench.purchases import many_purchases

OTHERS = 1_000


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
    what = f"routes and findings beside {OTHERS:,}, mean of {len(asked)}"
    yield Row(what, "5 ms", f"{mean:.2f} ms (slowest {slowest:.2f} ms)")
