"""What the tool rests on."""

from __future__ import annotations

from app.model.data import DataSource
from app.store import reference
from app.store.database import Database


def data_sources(db: Database) -> tuple[DataSource, ...]:
    """Every body of data in the database, with origin and date."""
    return reference.all_sources(db)


def has_demo_data(db: Database) -> bool:
    """Whether any of the data is fictitious."""
    return any(source.demo for source in data_sources(db))
