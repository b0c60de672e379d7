"""Copies of this process: each takes the next part of the work as soon as it is free."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

_NUMBER = 8
"""Bytes of the number of a part."""
_In = TypeVar("_In")
_Out = TypeVar("_Out")


def in_order(work: Callable[[_In], _Out], parts: Sequence[_In], count: int) -> Iterator[_Out]:
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
