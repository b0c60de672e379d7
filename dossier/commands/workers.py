"""Several processes for long work: copies of this one, so nothing has to be sent to them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

FEWEST = 400
"""Things to do below which starting processes takes longer than it saves."""
AT_ONCE = 16
"""Things that a process is given at a time."""
_In = TypeVar("_In")
_Out = TypeVar("_Out")
_work: tuple[Callable[[Any], Any], list[Any]] | None = None
"""What the processes are copied with."""


def shared(work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
    """Do the same to many things, in their order; in several processes where that pays.

    Processes that begin as copies are safe on Linux alone; elsewhere one does all the work.
    """
    global _work  # noqa: PLW0603  # this is how a copy knows what it is for
    everything = list(items)
    count = processors()
    if sys.platform != "linux" or count < 2 or len(everything) < FEWEST:  # noqa: PLR2004  # two
        yield from map(work, everything)
        return
    import multiprocessing  # noqa: PLC0415  # small changes need none of it

    _work = (work, everything)
    gc.freeze()  # the collector would touch, and so copy, all the memory that is shared
    try:
        with multiprocessing.get_context("fork").Pool(count) as pool:
            yield from pool.imap(_do, range(len(everything)), AT_ONCE)
    finally:
        _work = None
        gc.unfreeze()


def processors() -> int:
    """Return how many processes can work at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _do(number: int) -> object:
    if _work is None:  # pragma: no cover - a process is made when there is work
        raise RuntimeError("there is no work")
    work, everything = _work
    return work(everything[number])
