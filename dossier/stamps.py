"""What the disk says of files without reading them: the same stamps, the same files."""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from threading import active_count
from typing import BinaryIO

from msgspec import Struct, field

NEVER = (1 << 63) - 1
"""Later than any change of a file: for what no stamp can hold."""
RACY = 100_000_000
"""Nanoseconds: a file that changed so shortly before a moment may change again unnoticed."""
_PASSED_OVER = frozenset({"__pycache__", ".git"})
Mark = tuple[int, int, int, int, int]
"""What the disk says of one file: mode, size, time of its bytes, time of itself, its place."""
Table = dict[str, Mark]
"""The files of a folder by their paths in it; a single file has none. Links are not followed."""


def mark(status: os.stat_result) -> Mark:
    """Return what the disk says of a file."""
    # An archive or an editor may set any time; what the system notes itself cannot be set.
    when = status.st_mtime_ns if os.name == "nt" else status.st_ctime_ns
    if stat.S_ISLNK(status.st_mode):  # what it leads to may change while the link does not
        when = NEVER
    return (status.st_mode, status.st_size, status.st_mtime_ns, when, status.st_ino & NEVER)


def look(path: Path, *, whole: bool = False) -> Table:
    """Return what the disk says of everything in a folder, or of one file; none is read.

    What programs keep for themselves in a folder is passed over, but not in the `whole` of it.
    """
    try:
        status = path.lstat()
    except OSError:
        return {}
    if not stat.S_ISDIR(status.st_mode):
        return {"": mark(status)}
    found: Table = {}
    _walk(str(path), "", found, frozenset() if whole else _PASSED_OVER)
    return found


def _walk(folder: str, below: str, found: Table, passed_over: frozenset[str]) -> None:
    folders: list[str] = []
    try:
        with _opened(folder) as place, os.scandir(folder) as entries:
            for one in entries:
                if not one.is_dir(follow_symlinks=False):
                    found[below + one.name] = _mark_of(one, place)
                elif one.name not in passed_over:
                    folders.append(one.name)
    except OSError:
        found[f"{below}\0"] = UNREADABLE
    for name in folders:
        _walk(f"{folder}/{name}", f"{below}{name}/", found, passed_over)


@contextmanager
def _opened(folder: str) -> Iterator[int]:
    """Open a folder, from which its files are found sooner than from the root; -1 where not."""
    if os.stat not in os.supports_dir_fd:
        yield -1
        return
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield place
    finally:
        os.close(place)


def _mark_of(one: os.DirEntry[str], place: int) -> Mark:
    try:
        if place < 0:
            return mark(one.stat(follow_symlinks=False))
        return mark(os.stat(one.name, dir_fd=place, follow_symlinks=False))
    except OSError:
        return UNREADABLE


UNREADABLE: Mark = (0, 0, 0, NEVER, 0)
"""Of a file that is gone, and of a folder that cannot be read; a zero ends the folder's path."""


class Stamp(Struct, frozen=True):
    """What the disk says of some folders."""

    digest: str
    """Of every path with its size, its times and its place on the disk."""
    newest: int
    """When the last of the files changed, in nanoseconds."""


def stamp(parts: Iterable[tuple[Path, Stamp]]) -> Stamp:
    """Return the stamp of several folders, or single files, together."""
    whole = hashlib.blake2b(digest_size=16)
    newest = 0
    for folder, one in parts:
        whole.update(f"{folder}\0{one.digest}\0".encode("utf-8", "surrogateescape"))
        newest = max(newest, one.newest)
    return Stamp(whole.hexdigest(), newest)


class Seen(Struct, frozen=True):
    """What the disk said of a folder, in two runs of bytes that are compared as they are."""

    names: bytes
    """The paths in their order, each followed by a zero."""
    marks: bytes
    """What was said of each, in the same order: five numbers of eight bytes."""

    @classmethod
    def of(cls, table: Table) -> Seen:
        """Put together what was seen."""
        names = sorted(table)
        told = "".join([f"{name}\0" for name in names]).encode("utf-8", "surrogateescape")
        numbers = chain.from_iterable([table[name] for name in names])
        return cls(told, struct.pack(f"{_NUMBERS * len(names)}q", *numbers))

    @property
    def newest(self) -> int:
        """When the last of the files changed, in nanoseconds; 0 where there is none."""
        return max(self._whens, default=0)

    @property
    def _whens(self) -> array[int]:
        return array("q", self.marks)[_WHEN::_NUMBERS]

    def changed(self, before: Seen, limit: int) -> frozenset[str] | None:
        """Return the files that are not as they were `before`, or changed since a moment.

        None where they are not the same files. The moment is given in nanoseconds.
        """
        if self.names != before.names or len(self.marks) != len(before.marks):
            return None
        size = _NUMBERS * _BYTES
        found = {
            row
            for start in range(0, len(self.marks), _AT_ONCE * size)
            if self.marks[start : (end := start + _AT_ONCE * size)] != before.marks[start:end]
            for row in range(start // size, min(end, len(self.marks)) // size)
            if self.marks[row * size : (row + 1) * size]
            != before.marks[row * size : (row + 1) * size]
        }
        whens = self._whens
        if max(whens, default=0) >= limit:
            found.update(row for row, when in enumerate(whens) if when >= limit)
        names = self.names.decode("utf-8", "surrogateescape").split("\0") if found else []
        if found and len(names) != len(whens) + 1:  # a folder that cannot be read has a zero more
            return None
        return frozenset(names[row] for row in found)


_NUMBERS, _WHEN, _BYTES = 5, 3, 8
"""How many numbers a mark has, which of them tells when a file changed, and how long each is."""
_AT_ONCE = 64
"""Marks that are compared in one go."""


def stamp_of(seen: Seen) -> Stamp:
    """Return the stamp of one folder."""
    whole = hashlib.blake2b(seen.names, digest_size=16)
    whole.update(b"\0" + seen.marks)
    return Stamp(whole.hexdigest(), seen.newest)


_STAMP = struct.Struct("32sq")
"""A stamp as bytes."""
MANY = 2000
"""From how many files on a folder is looked at beside all else, and not after it."""


class Ahead(Struct, frozen=True):
    """A look at the whole of a folder, by a copy of this process."""

    process: int
    pipe: BinaryIO
    """Through it come the stamp, and then all that was seen."""

    @classmethod
    def begin(cls, path: Path) -> Ahead | None:
        """Begin to look; None where no copy can be made, or would have to wait for its turn."""
        if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1 or active_count() > 1:
            return None
        try:
            reading, writing = os.pipe()
            process = os.fork()
        except OSError:
            return None
        if process:
            os.close(writing)
            return cls(process, open(reading, "rb"))  # noqa: PTH123  # a pipe has no path
        try:
            os.close(reading)
            with open(writing, "wb") as pipe:  # noqa: PTH123  # a pipe has no path
                table = look(path, whole=True)
                found = stamp_of(Seen.of(table))
                pipe.write(_STAMP.pack(found.digest.encode(), found.newest))
                pipe.flush()
                marshal.dump(table, pipe)
        finally:
            os._exit(0)

    def stamp(self) -> Stamp | None:
        """Return the stamp of what was seen; None where the copy came to grief."""
        try:
            digest, newest = _STAMP.unpack(self.pipe.read(_STAMP.size))
        except (OSError, struct.error):
            return None
        return Stamp(digest.decode(), newest)

    def end(self) -> Table | None:
        """Return what was seen; None where the copy came to grief. The stamp was read before."""
        try:
            found: Table = marshal.loads(self.pipe.read())  # noqa: S302  # of our own copy
        except (OSError, EOFError, ValueError, TypeError):
            found = {}
        self.leave()
        return found or None

    def leave(self) -> None:
        """Want nothing more of it; a copy that still tells finds that nobody listens."""
        with suppress(OSError):
            self.pipe.close()
            os.waitpid(self.process, 0)


class Disk(Struct):
    """What the disk said during one run: each folder is looked at once."""

    _tables: dict[Path, Table] = field(default_factory=dict)
    _seen: dict[Path, Seen] = field(default_factory=dict)
    _stamps: dict[Path, Stamp] = field(default_factory=dict)
    _ahead: dict[Path, Ahead] = field(default_factory=dict)

    def ahead(self, path: Path) -> None:
        """Begin to look at the whole of a large folder beside all else, where that can be."""
        if path not in self._tables and path not in self._ahead:
            begun = Ahead.begin(path)
            if begun is not None:
                self._ahead[path] = begun

    def look(self, path: Path, *, whole: bool = False) -> Table:
        """Return what the disk says of a folder, or said when it was first asked."""
        if path not in self._tables:
            if whole:
                self._hear(path)
            begun = self._ahead.pop(path, None)
            table = begun.end() if begun is not None and whole else None
            if table is None:
                self._stamps.pop(path, None)
                self._seen.pop(path, None)
                table = look(path, whole=whole)
            self._tables[path] = table
        return self._tables[path]

    def stamp(self, path: Path, *, whole: bool = False) -> Stamp:
        """Return the stamp of a folder."""
        if whole:
            self._hear(path)
        if path not in self._stamps:
            table = self.look(path, whole=whole)
            seen = self._seen[path] = Seen.of(table)
            self._stamps[path] = stamp_of(seen)
        return self._stamps[path]

    def seen(self, path: Path) -> Seen:
        """Return what the disk says of a folder, in few bytes."""
        if path not in self._seen:
            self._seen[path] = Seen.of(self.look(path))
        return self._seen[path]

    def _hear(self, path: Path) -> None:
        """Learn the stamp of a folder from the copy that looks at it, if one does."""
        if path in self._ahead and path not in self._stamps:
            found = self._ahead[path].stamp()
            if found is None:
                self._ahead.pop(path).leave()
            else:
                self._stamps[path] = found

    def learn(self, path: Path, table: Table) -> None:
        """Know what a folder holds now."""
        self.forget(path)
        self._tables[path] = table

    def end(self) -> None:
        """End whatever was begun and is not asked for any more."""
        while self._ahead:
            self._ahead.popitem()[1].leave()

    def forget(self, path: Path) -> None:
        """Look at a folder again when it is asked for."""
        self._tables.pop(path, None)
        self._seen.pop(path, None)
        self._stamps.pop(path, None)
        begun = self._ahead.pop(path, None)
        if begun is not None:
            begun.leave()
