"""What belongs to the request: its database connection, what the process knows, and the time."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from flask import current_app, g

from app.cases import clock
from app.cases.knowledge import KnowledgeCache
from app.model.advice import DatedValues, Knowledge
from app.model.branding import Branding
from app.store.database import Database, connect


def db() -> Database:
    """The request's connection, opened on first use and closed with the request."""
    if "db" not in g:
        g.db = connect(current_app.config["DATABASE"])
    return cast(Database, g.db)


def close_db(_error: BaseException | None = None) -> None:
    """Close the request's connection; registered as a teardown function."""
    connection = g.pop("db", None)
    if connection is not None:
        connection.close()


def knowledge() -> Knowledge:
    """What the tool knows now; rows that changed since the last request are applied first."""
    cache: KnowledgeCache = current_app.extensions["knowledge"]
    return cache.current(db())


def values() -> DatedValues:
    """The dated values of law and economy in force today."""
    cache: KnowledgeCache = current_app.extensions["knowledge"]
    return cache.parameters.at(today())


def now() -> datetime:
    """The time in Denmark."""
    return clock.now()


def today() -> date:
    """The day in Denmark."""
    return clock.now().date()


def branding() -> Branding:
    """How the municipality of this installation presents itself, read once at the start."""
    return cast(Branding, current_app.extensions["branding"])
