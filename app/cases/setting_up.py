"""An operator sets the tool up: the database, the reference data, the shipped clauses, and, if asked, the demo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from app.cases.accounts import add_demo_users
from app.cases.imports import advise_among, import_cpv, import_enterprises
from app.cases.knowledge import KnowledgeCache
from app.cases.library import import_shipped_clauses
from app.intake import demo_purchases, read_municipalities
from app.model.advice import Advice
from app.model.data import DataSource
from app.model.errors import InputError, Problem
from app.model.user import User
from app.parameters import Parameters
from app.store import choices, purchases, reference
from app.store.database import Database, connect, write
from app.store.migrations import migrate

Say = Callable[[str], None]


def set_up(
    database: Path, cache: KnowledgeCache, now: datetime, say: Say, *, demo: bool, demo_users: bool
) -> tuple[User, ...]:
    """Create or migrate the database, load the CPV list and the municipalities, check parameters and clauses.

    demo: load the fictitious enterprises and purchases too; purchases that nobody has changed get fresh dates, so
    that the demo is never out of date. demo_users: see to it that there is one user for each role; gives these users.
    Raises InputError where a shipped file is missing or wrong.
    """
    paths = cache.paths
    parameters = cache.parameters
    with closing(connect(database)) as db:
        migrate(db)
        _load_reference(db, paths.seed, paths.cpv, now)
        fresh = import_shipped_clauses(db, paths.clauses, now, parameters.at(now.date()))
        say(f"Klausuler: {fresh} nye i biblioteket.")
        if demo:
            report = import_enterprises(db, paths.seed / "enterprises.csv", now, demo=True)
            if report.problems:
                raise InputError(*report.problems)
            count = _load_demo_purchases(db, cache, now)
            say(f"Demo: {report.read} fiktive virksomheder og {count} fiktive indkøb.")
        users = add_demo_users(db, now) if demo_users else ()
    say(f"Parametre: {len(parameters.ids())} værdier er læst og i orden.")
    say("Databasen er klar.")
    return users


def _load_reference(db: Database, seed: Path, cpv: Path, now: datetime) -> None:
    if not cpv.exists():
        raise InputError(Problem("CPV-listen mangler. Hent den med »npm ci«.", file=cpv.name))
    import_cpv(db, cpv, now)
    municipalities = read_municipalities(seed / "municipalities.csv")
    with write(db):
        reference.replace_municipalities(db, municipalities)
        reference.record_source(
            db,
            DataSource(
                "Kommuner",
                "Danmarks 98 kommuner med rådhusbyernes omtrentlige koordinater",
                len(municipalities),
                now.date(),
                demo=False,
            ),
        )


def _load_demo_purchases(db: Database, cache: KnowledgeCache, now: datetime) -> int:
    """Purchases that a person or an import has changed are left alone; the others get fresh dates and advice."""
    fresh = demo_purchases(cache.paths.seed / "purchases.csv", now.date(), _last_known_day(cache.parameters))
    states = purchases.save_states(db)
    untouched = [one for one in fresh if one.id not in states or (states[one.id].demo and not states[one.id].saved_by)]
    together = {one.id: one for one in (*purchases.all_purchases(db), *untouched)}
    knowledge = cache.current(db)
    advised = tuple(advise_among(knowledge, together.values(), untouched, now.date(), choices.all_choices(db)))
    refused = [problem for _, advice in advised if isinstance(advice, InputError) for problem in advice.problems]
    if refused:
        raise InputError(*refused)
    with write(db):
        for purchase, advice in advised:
            if isinstance(advice, Advice):
                purchases.save_purchase(db, purchase, listed=True, demo=True, saved_by="", saved_at=now)
                purchases.save_advice(db, advice, now, "", knowledge.data)
        reference.record_source(
            db, DataSource("Indkøb (demo)", "Fiktive indkøb, som følger med demoen", len(fresh), now.date(), demo=True)
        )
    return len(fresh)


def _last_known_day(parameters: Parameters) -> date:
    """The last day on which every dated value is known; demo purchases stay on or before it."""
    return min((one.values[-1].valid_to for one in parameters if one.values[-1].valid_to), default=date.max)
