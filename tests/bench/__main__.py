"""Prints what was measured as a table, each row with its goal."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from app import create_app
from app.cases.clock import now
from app.cases.knowledge import KnowledgeCache
from app.cases.purchases import find_case, save_and_advise
from app.cases.setting_up import set_up
from app.model.advice import Knowledge
from app.model.enterprise import Enterprise
from app.model.user import Role, User
from app.settings import ROOT
from app.store import enterprises, purchases
from app.store.database import Database, connect, write
from tests.bench.clauses import clause_library
from tests.bench.documents import against_weasyprint, from_the_store, twenty_at_once
from tests.bench.enterprises import many
from tests.bench.law import legal_answers
from tests.bench.matching import bulk, matching
from tests.bench.measuring import Row, milliseconds
from tests.bench.value import value_model

ENTERPRISES = 1_000
CASE = "demo-01"


def starting() -> Iterator[Row]:
    """CPU seconds of a fresh process, the interpreter's own start left out; the best of five."""
    for what, goal, code in (
        ("import app, CPU", "0.5 s", "import app"),
        ("create_app, CPU", "", "import app; app.create_app({'TESTING': True, 'SECRET_KEY': 'bench'})"),
    ):
        program = f"import time; begun = time.process_time(); {code}; print(time.process_time() - begun)"
        least = min(
            float(subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True).stdout)
            for _ in range(5)
        )
        yield Row(what, goal, f"{least:.2f} s")


def suggesting(db: Database, knowledge: Knowledge) -> Iterator[Row]:
    """Category suggestions for the demo's purchases, title and description."""
    known = purchases.all_purchases(db)
    suggest = knowledge.categories.suggest
    each = milliseconds(lambda: [suggest(one.title, one.description) for one in known], 5) / len(known)
    yield Row(f"category suggestion, mean of {len(known)}", "20 ms", f"{each:.1f} ms")


def page(app: Flask) -> Iterator[Row]:
    """The server's time for a case page, session and database included."""
    from tests.conftest import sign_in

    client = app.test_client()
    sign_in(client, Role.PURCHASER)

    def open_page() -> None:
        response = client.get(f"/indkoeb/{CASE}")
        assert response.status_code == 200

    yield Row(f"case page with {ENTERPRISES:,} enterprises", "60 ms", f"{milliseconds(open_page, 20):.1f} ms")


def prepared(folder: Path) -> tuple[Flask, KnowledgeCache]:
    """The demo with a thousand enterprises, its case advised anew on all of them."""
    path = folder / "bench.db"
    app = create_app({"TESTING": True, "DEMO": True, "DATABASE": path, "SECRET_KEY": "a key for measuring only"})
    cache: KnowledgeCache = app.extensions["knowledge"]
    set_up(path, cache, now(), lambda _: None, demo=True, demo_users=True)
    with closing(connect(path)) as db:
        seed: tuple[Enterprise, ...] = enterprises.changed_since(db, 0)
        with write(db):
            enterprises.save_enterprises(db, many(seed, ENTERPRISES - len(seed)))
        user = purchaser()
        case = find_case(db, CASE, user)
        save_and_advise(db, cache.current(db), case.purchase, user, case.listed, now())
    return app, cache


def purchaser() -> User:
    """Someone who may open the case."""
    return User(0, "bench@example.dk", "bench", Role.PURCHASER, "740", demo=True)


def rows() -> Iterator[Row]:
    """Every measurement, one after the other."""
    yield from starting()
    yield from value_model()
    with TemporaryDirectory() as folder:
        app, cache = prepared(Path(folder))
        with closing(connect(app.config["DATABASE"])) as db:
            knowledge = cache.current(db)
            yield from suggesting(db, knowledge)
            yield from page(app)
            yield from against_weasyprint(db, knowledge, purchaser())
            yield from from_the_store(app)
            yield from matching(db, knowledge, cache.paths.seed)
            yield from legal_answers(db, knowledge)
        yield from bulk(app.config["DATABASE"])
        yield from clause_library(app)
        yield from twenty_at_once(app.config["DATABASE"])


def main() -> None:
    """Print each row as soon as it is measured."""
    print(f"{'what':<58}{'goal':>9}  measured")  # noqa: T201
    for row in rows():
        print(f"{row.what:<58}{row.goal:>9}  {row.measured}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
