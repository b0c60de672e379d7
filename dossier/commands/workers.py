"""Several processes for long work: this one and copies of it, so nothing has to be sent to them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

FEWEST = 128
"""Things to do below which starting processes takes longer than it saves."""
AT_ONCE = 16
"""Things that a process does at a time, but at the end."""
MOST_PARTS = 512
"""Parts into which work is cut at most: their numbers must find room in a pipe, which may hold
no more than one page of memory."""
_In = TypeVar("_In")
_Out = TypeVar("_Out")


def shared(work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
    """Do the same to many things, in their order; in several processes where that pays.

    Processes that begin as copies are safe on Linux alone; elsewhere one does all the work.
    """
    everything = list(items)
    count = processors()
    whole = sum(map(_weight, everything))
    if sys.platform != "linux" or count < 2 or whole < FEWEST:  # noqa: PLR2004  # two
        yield from map(work, everything)
        return
    from dossier.commands.processes import in_order  # noqa: PLC0415  # small changes need none

    parts = [*_parts(everything, count)]
    gc.freeze()  # the collector would touch, and so copy, all the memory that is shared
    try:
        for made in in_order(lambda part: [work(one) for one in part], parts, count):
            yield from made
    finally:
        gc.unfreeze()


def _weight(one: object) -> int:
    """Return how much work something is; what does not tell is one."""
    weight: int = getattr(one, "weight", 1)
    return weight


def _parts(everything: Sequence[_In], count: int) -> Iterator[list[_In]]:
    """Cut work into parts of about the same size for a number of processes.

    The last ones are ever smaller, so that no process waits long for what another still does.
    """
    left, parts_left = sum(map(_weight, everything)), MOST_PARTS
    most = max(AT_ONCE, 2 * left // MOST_PARTS)
    part: list[_In] = []
    weight = 0
    for one in everything:
        part.append(one)
        weight += _weight(one)
        if weight >= max(min(most, left // (2 * count)), left / parts_left):
            yield part
            left, parts_left = left - weight, parts_left - 1
            part, weight = [], 0
    if part:
        yield part


def processors() -> int:
    """Return how many processes can work at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
