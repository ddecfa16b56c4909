"""Work spread over all processors, where the system can fork; else one after the other.

The processes are forked: they see what is already in memory and copy nothing.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

BATCH = 16  # items that a process takes at a time

_job: tuple[Sequence, Callable] | None = None


def spread(items: Sequence, work: Callable[[Any], Any], at_least: int = 2 * BATCH) -> Iterator[Any]:
    """What the work gives for each item, in order. Fewer than ``at_least`` items are done in this process.

    An error of the work is raised here. Results travel between processes: keep them small.
    """
    global _job
    processors = os.cpu_count() or 1
    # A fork beside running threads can hang, and a process of a pool may have none of its own.
    alone = threading.active_count() > 1 or multiprocessing.current_process().daemon
    if processors < 2 or alone or len(items) < at_least or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    _job = (items, work)
    gc.collect()
    gc.freeze()  # what is there stays: the processes need not look through it, and its memory stays shared
    try:
        with multiprocessing.get_context("fork").Pool(processors) as pool:
            for results in pool.imap(_batch, range(0, len(items), BATCH)):
                yield from results
            pool.close()
            pool.join()
    finally:
        _job = None
        gc.unfreeze()


def _batch(start: int) -> list:
    items, work = _job
    return [work(item) for item in items[start:start + BATCH]]


@contextmanager
def no_sweeping() -> Iterator[None]:
    """While many objects are made that all stay, Python need not look again and again for some to throw away."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
