"""Bulk work on every core: answers made by forked processes, handed on in the order of the questions."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

_AT_ONCE = 8
_WORTH_FORKING = 64

_work: Callable[[Any], Any] | None = None


def each(work: Callable[[Asked], Answer], asked: Sequence[Asked]) -> Iterator[Answer]:
    """`work` done on each of `asked`, in their order, each answer as soon as it and those before it are made.

    Few, or on one core or where processes cannot be forked, they are done here. Questions and answers are sent
    between processes; what `work` itself knows is shared and not copied, so it must touch no open file or database.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(asked) < _WORTH_FORKING or cores == 1 or "fork" not in get_all_start_methods():
        yield from map(work, asked)
        return
    # What the process knows is no garbage; to look it through again and again would copy the pages that are shared.
    gc.freeze()
    pool = ProcessPoolExecutor(cores, get_context("fork"), _remember, (work,))
    try:
        yield from pool.map(_do, asked, chunksize=_AT_ONCE)
    finally:
        pool.shutdown(cancel_futures=True)


def _remember(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work


def _do(asked: Any) -> Any:
    if _work is None:
        raise RuntimeError("The process was not told its work.")
    return _work(asked)
