"""A process and copies of it: whichever is free takes the next part of the work."""

from __future__ import annotations

import fcntl
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from msgspec import Struct

_NUMBER = 8
"""Bytes of the number of a part."""
_ROOM = 1 << 20
"""Bytes of answers that may wait until the first process has done its own part."""
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
    """Return the number of each part with what is made of it, as soon as it is.

    This process takes parts like the others: one that only waited would need as much memory.
    """
    line = _Line(_numbers(len(parts)), os.getpid())
    readers: list[Connection] = []
    processes: list[BaseProcess] = []
    try:
        for _ in range(min(count, len(parts)) - 1):
            reader, writer = _pipe()
            readers.append(reader)
            given = (work, parts, line, tuple(readers), writer)
            processes.append(get_context("fork").Process(target=_serve, args=given))
            processes[-1].daemon = True
            processes[-1].start()
            writer.close()
        number = line.next()
        while readers or number is not None:
            ready = wait(readers, 0 if number is not None else None)
            for reader in [one for one in readers if one in ready]:
                try:
                    yield reader.recv()
                except (EOFError, OSError):  # it has done all it could
                    readers.remove(reader)
            if number is not None:
                yield number, work(parts[number])
                number = line.next()
    finally:
        os.close(line.numbers)
        for process in processes:
            process.terminate()
            process.join()


def _pipe() -> tuple[Connection, Connection]:
    """Return the two ends of a pipe for answers."""
    reader, writer = Pipe(duplex=False)
    with suppress(OSError):  # with less room a process waits until its answers are read
        fcntl.fcntl(writer.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)
    return reader, writer


def _numbers(count: int) -> int:
    """Return a pipe from which whoever reads next gets the number of the next part."""
    reader, writer = os.pipe()
    os.write(writer, b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
    os.close(writer)
    return reader


class _Line(Struct, frozen=True):
    """Where the work waits."""

    numbers: int
    """The pipe with the numbers of the parts."""
    first: int
    """The process that asks for it."""

    def next(self) -> int | None:
        """Return the number of the next part; None where there is no more."""
        order = os.read(self.numbers, _NUMBER)
        return int.from_bytes(order, "big") if order else None


def _serve(
    work: Callable[[_In], _Out],
    parts: Sequence[_In],
    line: _Line,
    readers: Iterable[Connection],
    answers: Connection,
) -> None:
    """Do part after part until there is none left; what fails is left to the first process.

    It ends when the first process has ended, however that came about: then nobody reads what it
    answers, not even itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    for reader in readers:
        reader.close()
    with suppress(Exception):
        while os.getppid() == line.first and (number := line.next()) is not None:
            answers.send((number, work(parts[number])))
