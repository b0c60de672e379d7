"""A large file told by what of it stands already in another: it need not be held whole."""

from __future__ import annotations

import mmap
import os
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from io import RawIOBase
from pathlib import Path

from msgspec import Struct

STEP = 1 << 18
"""Bytes that are read at once: so many stay near the processor."""
Span = tuple[int, int]
"""From where to where something is cut out."""


class GoneError(Exception):
    """A file that stood a moment ago is not as it was."""


def stretch(read: Callable[[int, int], bytes], start: int, end: int) -> Iterator[bytes]:
    """Read a stretch of a file, a little at a time; `read` takes how much and from where on."""
    while start < end:
        found = read(min(STEP, end - start), start)
        if not found:
            raise GoneError
        start += len(found)
        yield found


def _at(file: RawIOBase, size: int, start: int) -> bytes:
    file.seek(start)
    return file.read(size) or b""


class Cuts(Struct, frozen=True):
    """A file put together of cuts of one that stands, and of what is new."""

    path: str
    """The file that stands."""
    parts: tuple[bytes | Span, ...]

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return sum(len(one) if isinstance(one, bytes) else one[1] - one[0] for one in self.parts)

    def chunks(self) -> Iterator[bytes]:
        """Return its bytes, a little at a time; raise GoneError where the file has changed."""
        try:
            with Path(self.path).open("rb", buffering=0) as file:
                for one in self.parts:
                    if isinstance(one, bytes):
                        yield one
                    else:
                        yield from stretch(partial(_at, file), *one)
        except OSError as error:
            raise GoneError from error

    def read(self) -> bytes:
        """Return all its bytes."""
        return b"".join(self.chunks())

    def changes(self) -> list[tuple[bytes, bytes]]:
        """Return what is not as it stands: the bytes that stand there, and those in their place."""
        spans: list[Span] = []
        new: list[bytes] = [b""]
        at = 0
        for one in (*self.parts, (whole_of(self.path),) * 2):
            if isinstance(one, bytes):
                new[-1] += one
                continue
            start, end = one
            spans.append((at, start))
            new.append(b"")
            at = end
        before = [Cuts(self.path, (span,)).read() for span in spans]
        return [(was, now) for was, now in zip(before, new, strict=False) if was or now]


def whole_of(path: str) -> int:
    """Return how long a file is."""
    try:
        return Path(path).stat().st_size
    except OSError as error:
        raise GoneError from error


def changed(whole: int, new: dict[Span, bytes]) -> tuple[bytes | Span, ...]:
    """Return the parts of a file of which some stretches are others now."""
    parts: list[bytes | Span] = []
    at = 0
    for (start, end), data in sorted(new.items()):
        parts += [(at, start), data]
        at = end
    parts.append((at, whole))
    return tuple(one for one in parts if isinstance(one, bytes) or one[0] < one[1])


class Nameless:
    """A finished file that stands nowhere any more: it is gone with whoever holds it."""

    def __init__(self, path: Path) -> None:
        """Take a file's name away."""
        self._file = os.open(path, os.O_RDWR)
        weakref.finalize(self, os.close, self._file)
        self.size = os.fstat(self._file).st_size
        path.unlink()

    def write(self, at: int, data: bytes) -> None:
        """Put other bytes in the place of those that stand there."""
        os.pwrite(self._file, data, at)

    def read(self) -> bytes:
        """Return all its bytes, of which one call gives no more than two thousand million."""
        return b"".join(stretch(partial(os.pread, self._file), 0, self.size))

    def mapped(self) -> mmap.mmap:
        """Return all its bytes where the system holds them, so that no copy is made."""
        return mmap.mmap(self._file, self.size, access=mmap.ACCESS_READ)
