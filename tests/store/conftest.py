"""Empty databases for the tests of store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.model.enterprise import Municipality
from app.store import reference
from app.store.database import Database, connect, write
from app.store.migrations import migrate

SILKEBORG = Municipality("740", "Silkeborg", "Midtjylland", 56.17, 9.55)
AARHUS = Municipality("751", "Aarhus", "Midtjylland", 56.15, 10.2)


def write_and_fail(db: Database, *work: Callable[[], object]) -> None:
    """A write transaction that does its work and then fails."""
    with write(db):
        for step in work:
            step()
        raise RuntimeError


def _prepared(path: Path) -> Iterator[Database]:
    db = connect(path)
    migrate(db)
    with write(db):
        reference.replace_municipalities(db, [SILKEBORG, AARHUS])
    yield db
    db.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's own database lies."""
    return tmp_path / "tom.db"


@pytest.fixture
def empty(path: Path) -> Iterator[Database]:
    """The test's own database, with the schema and two municipalities."""
    yield from _prepared(path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all examples of a property."""
    yield from _prepared(tmp_path_factory.mktemp("store") / "shared.db")
