"""A real server with several workers answers everybody who asks for a document at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from app.cases.render_turn import render_turn
from app.store.database import connect
from tests.bench.serving import AtOnce, Server, served

CASES = ("demo-01", "demo-02", "demo-03")
PATHS = [
    f"/indkoeb/{case}/dokumenter/markedsdialog-offentlig.{form}"
    for case, form in product(CASES, ("pdf", "docx", "odt"))
]


@pytest.fixture
def database(demo_database: Path, tmp_path: Path) -> Path:
    """A copy of the demo database that the server may write to."""
    return shutil.copyfile(demo_database, tmp_path / "faelleslommen.db")


@pytest.fixture
def server(database: Path) -> Iterator[Server]:
    """Gunicorn as an office starts it, and a person who is signed in."""
    with served(database) as server:
        server.sign_in()
        yield server


def test_many_renders_at_once_all_come_and_pages_meanwhile(server: Server, database: Path) -> None:
    with ThreadPoolExecutor(len(PATHS)) as people, closing(connect(database)) as db:
        with render_turn(database), render_turn(database):
            waiting = [people.submit(server.get, path) for path in PATHS]
            while db.execute("SELECT count(*) FROM document").fetchone()[0] < len(CASES):
                assert server.get("/indkoeb")
            assert server.get("/indkoeb/demo-07")
            assert not any(one.done() for one in waiting), "nobody has a place to render"
        files = [one.result() for one in waiting]
    assert all(files)
    again = AtOnce(server, PATHS)
    assert again.failures == []
