"""How gunicorn serves the tool, read from the folder in which it starts; docs/operating.md gives the reasons.

A flag on gunicorn's command line outweighs what stands here.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import closing
from typing import Any

workers = 2
threads = 16
timeout = 180
preload_app = True

# From glibc's malloc.h. Each thread would get a heap of its own, whose memory no other can use when a render is over.
_M_ARENA_MAX = -8


def when_ready(server: Any) -> None:
    """Before there are workers: build and load what each of them needs, so that they share its memory.

    One heap serves all threads of a worker, where the C library has that setting (glibc).
    """
    from app.documents import charts, pdf  # noqa: F401  loaded once, and shared
    from app.store.database import connect
    from app.store.migrations import is_current

    limit = getattr(ctypes.CDLL(None), "mallopt", None)
    if limit is not None:
        limit(_M_ARENA_MAX, 1)
    app = server.app.wsgi()
    with closing(connect(app.config["DATABASE"])) as db:
        if is_current(db):
            app.extensions["knowledge"].current(db)
    gc.collect()
    gc.freeze()
