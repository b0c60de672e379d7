"""What a build makes much of, laid down outside of memory: texts, and finished files."""

from __future__ import annotations

import contextlib
import mmap
import os
import sys
import weakref
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from dossier.cuts import Cuts, Nameless, stretch

ENOUGH = 8_000_000
"""Bytes that are held in memory; what comes after them is laid down."""


Place = tuple[int, int]
"""Where the bytes of a file lie: from where on, and how many."""


Laid = bytes | Place | Cuts
"""A file: its bytes, where they lie, or what it is cut from."""


class Spool(Mapping[str, bytes]):
    """Files by their paths; beyond ENOUGH they lie in a file without a name.

    It is gone with this process. Where there is no room for it, all stays in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Hold nothing yet; `folder` is where a file without a name may be."""
        self._held: dict[str, Laid] = {}
        self._in_memory = 0
        self._process = os.getpid()
        self._end = -1
        """The file, opened to add to its end."""
        self._opener = 0
        """The process that opened it so: each must, to know where its own bytes lie."""
        self._file = -1
        if sys.platform == "linux" and folder is not None:
            with contextlib.suppress(OSError):
                self._file = os.open(folder, os.O_TMPFILE | os.O_RDWR)
                weakref.finalize(self, os.close, self._file)

    def put(self, path: str, data: Laid) -> None:
        """Take in a file, or the place where this process or a copy of it has laid it down."""
        self._held[path] = data

    def lay(self, data: bytes) -> bytes | Place:
        """Return where the bytes of a file are laid down, or the bytes while they are few."""
        if os.getpid() == self._process and self._in_memory + len(data) <= ENOUGH:
            self._in_memory += len(data)
            return data
        return self._lay_down(data) or data

    def lay_over(self, file: Nameless) -> bytes | Place:
        """Return where the bytes of a file are laid down that is not held in memory."""
        try:
            with file.mapped() as data:
                return self._lay_down(data) or bytes(data)
        except OSError:  # some disks map no files into memory
            return file.read()

    def _lay_down(self, data: bytes | mmap.mmap) -> Place | None:
        """Add to the end of the file, as other processes do; None where that fails."""
        if self._file < 0:
            return None
        try:
            if self._opener != os.getpid():
                self._opener = os.getpid()
                name = f"/proc/self/fd/{self._file}"
                self._end = os.open(name, os.O_WRONLY | os.O_APPEND)
                weakref.finalize(self, os.close, self._end)
            if os.write(self._end, data) != len(data):
                return None
            return os.lseek(self._end, 0, os.SEEK_CUR) - len(data), len(data)
        except OSError:
            return None

    def __getitem__(self, path: str) -> bytes:
        """Return the bytes of a file."""
        return self.read(self._held[path])

    def read(self, laid: Laid) -> bytes:
        """Return the bytes that were laid down."""
        if isinstance(laid, Cuts):
            return laid.read()
        return laid if isinstance(laid, bytes) else os.pread(self._file, laid[1], laid[0])

    def cut_from(self) -> Iterator[str]:
        """Return the files that stand and of which others are cut."""
        for laid in self._held.values():
            if isinstance(laid, Cuts):
                yield laid.path

    def chunks(self, path: str) -> Iterator[bytes]:
        """Return the bytes of a file, a little at a time."""
        laid = self._held[path]
        if isinstance(laid, Cuts):
            yield from laid.chunks()
        elif isinstance(laid, bytes):
            yield laid
        else:
            yield from stretch(partial(os.pread, self._file), laid[0], sum(laid))

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file; it is not read."""
        return path in self._held

    def __iter__(self) -> Iterator[str]:
        """Go through the paths."""
        return iter(self._held)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._held)


def chunks(files: Mapping[str, bytes], path: str) -> Iterator[bytes]:
    """Return the bytes of one of some files, a little at a time where it is not held whole."""
    return files.chunks(path) if isinstance(files, Spool) else iter((files[path],))


def cut_from(files: Mapping[str, bytes]) -> Iterator[str]:
    """Return the files that stand and of which some of these are cut."""
    return files.cut_from() if isinstance(files, Spool) else iter(())
