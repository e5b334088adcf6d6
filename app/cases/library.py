"""A person looks into the clause library; set-up puts the shipped edition into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.cases.clause_demands import demands_in
from app.clause_library import load_clauses
from app.law.demand_limits import limits_of
from app.law.demands import find_demands
from app.model.advice import DatedValues
from app.model.case import ClauseEntry
from app.model.clause import Clause, ClauseStatus
from app.model.errors import InputError, Problem
from app.model.law import Demand
from app.model.review import ClauseAction
from app.store import clause_reviews, clauses
from app.store.database import Database, write


def search_clauses(db: Database, text: str = "") -> tuple[ClauseEntry, ...]:
    """Each clause that holds the words, approved or else in its newest version, by title; all of them for no words."""
    return clauses.search_clauses(db, text)


def versions_of(db: Database, clause_id: str) -> tuple[ClauseEntry, ...]:
    """Every version of a clause, newest first; raises LookupError for an unknown id."""
    versions = clauses.versions_of(db, clause_id)
    if not versions:
        raise LookupError(clause_id)
    return versions


def import_shipped_clauses(db: Database, folder: Path, now: datetime, values: DatedValues) -> int:
    """Add the shipped clause versions that the library does not hold yet; gives how many.

    A version whose number the municipality has used for a text of its own comes in under the next free number, as a
    draft; nothing of the municipality's is touched. values: see check_shipped_clauses. Raises InputError for a shipped
    file that is wrong, or whose text has changed under a version that has come in before: a version never changes.
    """
    shipped = _lawful_clauses(folder, values)
    with write(db):
        known = clauses.shipped_hashes(db)
        changed = [one for one in shipped if known.get((one.id, one.version), one.hash) != one.hash]
        if changed:
            raise InputError(
                *(
                    Problem(
                        f"Teksten er ændret, men version {one.version} er i brug og kan ikke ændres. Giv den nye "
                        "tekst et højere versionsnummer.",
                        "version",
                        f"{one.id}.md",
                    )
                    for one in changed
                )
            )
        fresh = [one for one in shipped if (one.id, one.version) not in known]
        highest = clauses.highest_versions(db)
        for clause in fresh:
            _import(db, clause, highest.get(clause.id, 0), now)
    return len(fresh)


def _import(db: Database, shipped: Clause, highest: int, now: datetime) -> None:
    clause, note = shipped, ""
    if shipped.version <= highest:
        note = f"Kom med værktøjet som version {shipped.version}. Det nummer var brugt, så den har fået det næste."
        clause = replace(shipped, version=highest + 1, status=ClauseStatus.DRAFT, reviewed_by="", reviewed_on=None)
    clauses.add_clause(db, clause, shipped_version=shipped.version, added_at=now)
    clause_reviews.add_event(db, (clause.id, clause.version), ClauseAction.IMPORTED, now, None, note)


def load_shipped_clauses(folder: Path) -> tuple[Clause, ...]:
    """The clauses as they come with the tool; raises InputError with every problem of every file."""
    return load_clauses(folder)


def check_shipped_clauses(folder: Path, values: DatedValues) -> int:
    """How many shipped clauses there are, all of them right; raises InputError with every problem.

    values: those in force today, which say what is unlawful to demand.
    """
    return len(_lawful_clauses(folder, values))


def _lawful_clauses(folder: Path, values: DatedValues) -> tuple[Clause, ...]:
    loaded = load_clauses(folder)
    if problems := [problem for clause in loaded for problem in _unlawful(clause, values)]:
        raise InputError(*problems)
    return loaded


def _unlawful(clause: Clause, values: DatedValues) -> Iterator[Problem]:
    for found in demands_in(clause, values):
        key = found.part if found.part in ("documentation", "control", "sanction") else ""
        why = f"»{found.demand.text}« må ikke stå i en klausul ({found.demand.law}). {found.demand.suggestion}"
        yield Problem(why, key, f"{clause.id}.md")


def lint(text: str, values: DatedValues) -> tuple[Demand, ...]:
    """The unlawful demands in a text that a person has written, in the order of the text."""
    return find_demands(text, limits_of(values))
