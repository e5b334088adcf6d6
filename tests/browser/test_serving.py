"""A real server with several workers answers everybody who asks for a document at once."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

from tests.bench.serving import AtOnce, served


def test_many_renders_at_once_on_a_real_server_all_come(demo_database: Path, tmp_path: Path) -> None:
    database = tmp_path / "faelleslommen.db"
    shutil.copyfile(demo_database, database)
    paths = [
        f"/indkoeb/{case}/dokumenter/markedsdialog-offentlig.{form}"
        for case, form in product(("demo-01", "demo-02", "demo-03"), ("pdf", "docx", "odt"))
    ]
    with served(database) as server:
        server.sign_in()
        first = AtOnce(server, paths)
        again = AtOnce(server, paths)
    assert first.failures == again.failures == []
