"""Knowledge: built once per process from the database and the shipped files, brought up to date before each use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import cast

from app.categories import Categories
from app.clause_library import ready
from app.matching import Index
from app.model.advice import Knowledge
from app.model.errors import InputError, Problem
from app.parameters import Parameters, load_parameters
from app.store import clauses, enterprises, reference
from app.store.database import Database, read

# A change of one of these leaves nothing of what the process knows.
_ALL_NEW = ("cpv", reference.RESTORED)


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the shipped files lie. overlay: a municipality's own parameter values."""

    seed: Path
    clauses: Path
    cpv: Path
    overlay: Path | None = None


class KnowledgeCache:
    """One per process. Safe for threads: what it hands out is never changed, only replaced."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self._lock = Lock()
        self._parameters: Parameters | None = None
        self._knowledge: Knowledge | None = None
        self._revisions: dict[str, int] = {}

    @property
    def parameters(self) -> Parameters:
        """The dated parameters, read once; raises InputError naming every file and key that is wrong."""
        if self._parameters is None:
            self._parameters = load_parameters(self.paths.seed / "parameters", self.paths.overlay)
        return self._parameters

    def current(self, db: Database) -> Knowledge:
        """What the tool knows now. Rows that changed since last time are applied; all else is reused."""
        with self._lock, read(db):
            data = reference.data_now(db)
            revisions = dict(data.revisions)
            if self._knowledge is None or any(revisions.get(name) != self._revisions.get(name) for name in _ALL_NEW):
                known = self._build(db)
            else:
                known = self._refresh(db, self._knowledge, revisions)
            self._knowledge = known if known.data == data else replace(known, data=data)
            self._revisions = revisions
            return self._knowledge

    def _build(self, db: Database) -> Knowledge:
        categories = reference.all_categories(db)
        if not categories:
            raise InputError(Problem("Databasen er ikke sat op. Kør »flask --app app setup«."))
        municipalities = reference.all_municipalities(db)
        return Knowledge(
            categories=Categories(categories, self.paths.seed / "category_words.csv"),
            enterprises=Index.build(
                enterprises.changed_since(db, 0), municipalities, categories, self.paths.seed, self.parameters
            ),
            other_purchases=(),
            clauses=ready(clauses.standing_versions(db)),
            parameters=self.parameters,
            municipalities=municipalities,
        )

    def _refresh(self, db: Database, known: Knowledge, revisions: dict[str, int]) -> Knowledge:
        seen = self._revisions.get(enterprises.REVISION, 0)
        if revisions.get(enterprises.REVISION, 0) != seen:
            index = cast(Index, known.enterprises)
            known = replace(known, enterprises=index.with_rows(enterprises.changed_since(db, seen)))
        if revisions.get(clauses.REVISION) != self._revisions.get(clauses.REVISION):
            known = replace(known, clauses=ready(clauses.standing_versions(db)))
        return known
