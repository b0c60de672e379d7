"""Several processes for long work: copies of this one, so nothing has to be sent to them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

FEWEST = 400
"""Things to do below which starting processes takes longer than it saves."""
AT_ONCE = 16
"""Things that a process does at a time, at least."""
MOST_PARTS = 4000
"""Parts into which work is cut at most: their numbers must find room in a pipe."""
_In = TypeVar("_In")
_Out = TypeVar("_Out")


def shared(work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
    """Do the same to many things, in their order; in several processes where that pays.

    Processes that begin as copies are safe on Linux alone; elsewhere one does all the work.
    """
    everything = list(items)
    count = processors()
    if sys.platform != "linux" or count < 2 or len(everything) < FEWEST:  # noqa: PLR2004  # two
        yield from map(work, everything)
        return
    from dossier.commands.processes import in_order  # noqa: PLC0415  # small changes need none

    size = max(AT_ONCE, -(-len(everything) // MOST_PARTS))
    parts = [everything[start : start + size] for start in range(0, len(everything), size)]
    gc.freeze()  # the collector would touch, and so copy, all the memory that is shared
    try:
        for made in in_order(lambda part: [work(one) for one in part], parts, count):
            yield from made
    finally:
        gc.unfreeze()


def processors() -> int:
    """Return how many processes can work at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
