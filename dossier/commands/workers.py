"""Several processes for long work: copies of this one, so nothing has to be sent to them."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

FEWEST = 400
"""Things to do below which starting processes takes longer than it saves."""
AT_ONCE = 16
"""Things that a process does at a time, at least."""
MOST_PARTS = 4000
"""Parts into which work is cut at most: their numbers must find room in a pipe."""
_NUMBER = 8
"""Bytes of the number of a part."""
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
    size = max(AT_ONCE, -(-len(everything) // MOST_PARTS))
    parts = [everything[start : start + size] for start in range(0, len(everything), size)]
    gc.freeze()  # the collector would touch, and so copy, all the memory that is shared
    try:
        for made in _in_order(lambda part: [work(one) for one in part], parts, count):
            yield from made
    finally:
        gc.unfreeze()


def processors() -> int:
    """Return how many processes can work at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _in_order(work: Callable[[_In], _Out], parts: Sequence[_In], count: int) -> Iterator[_Out]:
    """Share parts out, and return what is made of them in their order."""
    waiting = dict.fromkeys(range(len(parts)))
    found: dict[int, _Out] = {}
    for number, made in _as_made(work, parts, count):
        found[number] = made
        while waiting and (first := next(iter(waiting))) in found:
            del waiting[first]
            yield found.pop(first)
    for number in waiting:  # a process failed, or was killed: what is wrong shows here
        yield found[number] if number in found else work(parts[number])


def _as_made(
    work: Callable[[_In], _Out], parts: Sequence[_In], count: int
) -> Iterator[tuple[int, _Out]]:
    """Return the number of each part with what is made of it, as soon as it is."""
    from multiprocessing import get_context  # noqa: PLC0415  # small changes need none of it
    from multiprocessing.connection import Pipe, wait  # noqa: PLC0415

    numbers = _numbers(len(parts))
    readers: list[Connection] = []
    processes: list[BaseProcess] = []
    try:
        for _ in range(min(count, len(parts))):
            reader, writer = Pipe(duplex=False)
            readers.append(reader)
            context = get_context("fork")
            processes.append(context.Process(target=_serve, args=(work, parts, numbers, writer)))
            processes[-1].daemon = True
            processes[-1].start()
            writer.close()
        while readers:
            ready = wait(readers)
            for reader in [one for one in readers if one in ready]:
                try:
                    yield reader.recv()
                except (EOFError, OSError):  # it has done all it could
                    readers.remove(reader)
    finally:
        os.close(numbers)
        for process in processes:
            process.terminate()
            process.join()


def _numbers(count: int) -> int:
    """Return a pipe from which whoever reads next gets the number of the next part."""
    reader, writer = os.pipe()
    os.write(writer, b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
    os.close(writer)
    return reader


def _serve(
    work: Callable[[_In], _Out], parts: Sequence[_In], numbers: int, answers: Connection
) -> None:
    """Do part after part until there is none left; what fails is left to the first process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    with suppress(Exception):
        while order := os.read(numbers, _NUMBER):
            number = int.from_bytes(order, "big")
            answers.send((number, work(parts[number])))
