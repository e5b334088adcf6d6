"""Matching against the obvious tools over the same rows in the same run."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from app.cases.clock import now
from app.matching import Index
from app.model.advice import Knowledge
from app.model.enterprise import Enterprise
from app.model.purchase import Purchase
from app.settings import ROOT
from app.store import enterprises, purchases, reference
from app.store.database import Database, connect, write
from tests.bench.enterprises import many
from tests.bench.measuring import Row, held_by, milliseconds, seconds
from tests.bench.purchases import many_purchases

SIZES = (1_000, 10_000)
LARGE = 100_000
LONGEST_BUILD = 90
PURCHASES = 1_000
SAMPLE = 50
SHOWN = 20
LOOK_EVERY = 250

ALL_PURCHASES = ("-m", "flask", "--app", "app", "match", "--all", "--json")


def texts_of(rows: Sequence[Enterprise]) -> list[str]:
    """What the peers search: name, description and capabilities."""
    return [f"{one.name} {one.description} {'; '.join(one.capabilities)}" for one in rows]


def matching(db: Database, knowledge: Knowledge, seed: Path) -> Iterator[Row]:
    """One purchase against rapidfuzz and FTS5, one core, the title as their query; then how time grows with rows."""
    from rapidfuzz import fuzz, process

    asked = purchases.all_purchases(db)[:12]
    demo: Sequence[Enterprise] = enterprises.changed_since(db, 0)
    built, ours = 0.0, 0.0
    for size in SIZES:
        rows = many(demo, size)
        built, ours = _timed_index(db, knowledge, seed, rows, asked)
        texts = texts_of(rows)
        theirs = milliseconds(
            lambda: [process.extract(one.title, texts, scorer=fuzz.WRatio, limit=SHOWN) for one in asked],  # noqa: B023
            1,
        ) / len(asked)
        goal = "0.1" if size == SIZES[-1] else ""
        yield Row(f"match in {size:,} / rapidfuzz WRatio", goal, f"{ours / theirs:.2f} ({ours:.1f} ms)")
        full_text = _full_text_search(texts, asked)
        yield Row(f"match in {size:,} / FTS5 trigram", "", f"{ours / full_text:.2f} (FTS5 {full_text:.1f} ms)")
        yield Row(f"index of {size:,} built", "", f"{built:.1f} s")
    yield from _growth(db, knowledge, seed, asked, built, ours)


def _timed_index(
    db: Database, knowledge: Knowledge, seed: Path, rows: Sequence[Enterprise], asked: Sequence[Purchase]
) -> tuple[float, float]:
    """Seconds to build an index, and milliseconds for a purchase in it."""
    municipalities, categories = reference.all_municipalities(db), reference.all_categories(db)
    begun = time.perf_counter()
    index = Index.build(rows, municipalities, categories, seed, knowledge.parameters)
    built = time.perf_counter() - begun
    return built, milliseconds(lambda: [index.match(one, one.cpv_codes) for one in asked], 3) / len(asked)


def _growth(
    db: Database, knowledge: Knowledge, seed: Path, asked: Sequence[Purchase], built: float, before: float
) -> Iterator[Row]:
    what, times = f"match in {LARGE:,}, time / rows", LARGE // SIZES[-1]
    if built * times > LONGEST_BUILD:
        yield Row(what, "1.0", f"left out: the index would take {built * times:.0f} s to build")
        return
    large_built, large = _timed_index(db, knowledge, seed, many(enterprises.changed_since(db, 0), LARGE), asked)
    yield Row(what, "1.0", f"{large / before / times:.2f} ({large:.1f} ms)")
    yield Row(f"index of {LARGE:,} built", "", f"{large_built:.1f} s")


def _full_text_search(texts: Sequence[str], asked: Sequence[Purchase]) -> float:
    """Milliseconds for a title's words, each quoted, any of them, best by BM25."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("create virtual table rows using fts5(text, tokenize = 'trigram')")
        db.executemany("insert into rows values (?)", ((text,) for text in texts))
        queries = [" OR ".join(f'"{word}"' for word in re.findall(r"\w{3,}", one.title)) for one in asked]
        search = "select rowid from rows where rows match ? order by rank limit ?"
        return milliseconds(lambda: [db.execute(search, (query, SHOWN)).fetchall() for query in queries], 3) / len(
            asked
        )


def bulk(path: Path) -> Iterator[Row]:
    """The command `match --all` itself, process and all, against cdist over the same rows on the same cores."""
    from rapidfuzz import fuzz, process

    with closing(connect(path)) as db:
        demo: Sequence[Enterprise] = enterprises.changed_since(db, 0)
        known = purchases.all_purchases(db)
        with write(db):
            enterprises.save_enterprises(db, many(demo, SIZES[-1] - len(demo), first=20_000_000))
            for purchase in many_purchases(known, PURCHASES - len(known)):
                purchases.save_purchase(db, purchase, listed=False, demo=False, saved_by="", saved_at=now())
        texts = texts_of(enterprises.changed_since(db, 0))
        asked = purchases.all_purchases(db)
    first, last, peak = _timed_command(path, len(asked))
    titles = [one.title for one in asked[:: len(asked) // SAMPLE][:SAMPLE]]
    theirs = seconds(lambda: process.cdist(titles, texts, scorer=fuzz.WRatio, workers=-1))
    extrapolated = theirs * len(asked) / len(titles)
    what = f"match --all, {len(asked):,} x {len(texts):,}"
    yield Row(
        f"{what}, times faster than cdist",
        "20",
        f"{extrapolated / (last - first):.0f} ({last - first:.1f} s; cdist {extrapolated:.0f} s, "
        f"from {len(titles)} of the titles)",
    )
    yield Row(f"{what}, the whole command, start-up too", "", f"{extrapolated / last:.0f} ({last:.1f} s)")
    yield Row(f"{what}, start-up until the first answer", "", f"{first:.1f} s")
    yield Row(f"{what}, peak memory of all processes", "1024 MiB", f"{peak / 2**20:.0f} MiB")


def _timed_command(path: Path, lines: int) -> tuple[float, float, int]:
    """Seconds until the first and the last line of the command, and the most bytes its processes held together."""
    settings = {**os.environ, "FLASK_DATABASE": str(path), "FLASK_SECRET_KEY": "a key for measuring only"}
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, *ALL_PURCHASES], cwd=ROOT, env=settings, stdout=subprocess.PIPE) as command:
        assert command.stdout is not None
        command.stdout.readline()
        first, peak, read = time.perf_counter() - begun, held_by(command.pid), 1
        for read, _ in enumerate(command.stdout, start=2):
            if read % LOOK_EVERY == 0:
                peak = max(peak, held_by(command.pid))
        last = time.perf_counter() - begun
    if command.returncode or read != lines:
        raise RuntimeError(f"match --all ended with {command.returncode} after {read} lines")
    return first, last, peak
