"""How gunicorn serves the tool, read from the folder in which it starts; docs/operating.md gives the reasons.

A flag on gunicorn's command line outweighs what stands here.
"""

from __future__ import annotations

import gc
from contextlib import closing
from typing import Any

workers = 3
timeout = 180
preload_app = True


def when_ready(server: Any) -> None:
    """Before there are workers: build and load what each of them needs, so that they share its memory."""
    from app.documents import charts, pdf  # noqa: F401  loaded once, and shared
    from app.store.database import connect
    from app.store.migrations import is_current

    app = server.app.wsgi()
    with closing(connect(app.config["DATABASE"])) as db:
        if is_current(db):
            app.extensions["knowledge"].current(db)
    gc.collect()
    gc.freeze()
