"""The finished files of a large site, laid down outside of memory until they are written."""

from __future__ import annotations

import os
import sys
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path

ENOUGH = 64_000_000
"""Bytes that are held in memory; what comes after them is laid down."""


class Spool(Mapping[str, bytes]):
    """Files by their paths; beyond ENOUGH they lie in a file without a name.

    It is gone with this process. Where there is no room for it, all stays in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Hold nothing yet; `folder` is where a file without a name may be."""
        self._folder = folder
        self._held: dict[str, bytes | tuple[int, int]] = {}
        """The bytes of a file, or where they lie: from where on, and how many."""
        self._in_memory = self._laid_down = 0
        self._file = -1

    def put(self, path: str, data: bytes) -> None:
        """Take in a file."""
        if self._in_memory + len(data) > ENOUGH and self._lay_down(data):
            self._held[path] = (self._laid_down, len(data))
            self._laid_down += len(data)
        else:
            self._held[path] = data
            self._in_memory += len(data)

    def _lay_down(self, data: bytes) -> bool:
        if sys.platform != "linux" or self._folder is None:
            return False
        try:
            if self._file < 0:
                self._file = os.open(self._folder, os.O_TMPFILE | os.O_RDWR)
                weakref.finalize(self, os.close, self._file)
            return os.pwrite(self._file, data, self._laid_down) == len(data)
        except OSError:
            return False

    def __getitem__(self, path: str) -> bytes:
        """Return the bytes of a file."""
        found = self._held[path]
        return found if isinstance(found, bytes) else os.pread(self._file, found[1], found[0])

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file; it is not read."""
        return path in self._held

    def __iter__(self) -> Iterator[str]:
        """Go through the paths."""
        return iter(self._held)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._held)
