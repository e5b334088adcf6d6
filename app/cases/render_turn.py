"""At most so many renders at once on this machine, whatever process asks; the others wait for their turn.

A render takes a core and up to some hundred megabytes, so twenty at once would end the machine's memory. The places
are files beside the database, locked by whoever renders: the kernel frees the lock of a process that ends, however it
ends, so no place is ever lost and nothing is to be cleaned up.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = 2
# The kernel can wait for one lock, not for the first of several to be free. A render takes a second or more, so looking
# forty times a second costs next to nothing, and the wait between two renders is not felt.
_LOOK_AGAIN_S = 0.025


@contextmanager
def render_turn(database: Path, places: int = PLACES) -> Iterator[None]:
    """Wait for a place to render, and hold it. database: the file that all processes share; places lie beside it.

    Threads count as processes do. There is no queue: whoever looks first when a place is free has it.
    """
    # Opened anew by each who asks: a lock belongs to the opening of the file, so threads keep each other out as well.
    files = [os.open(f"{database}-render-{number}", os.O_RDWR | os.O_CREAT, 0o600) for number in range(1, places + 1)]
    try:
        while not any(_locked(file) for file in files):
            time.sleep(_LOOK_AGAIN_S)
        yield
    finally:
        for file in files:
            os.close(file)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
