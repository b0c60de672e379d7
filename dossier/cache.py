"""What was worked out before, in `.dossier-cache/` beside the content: never needed, never trusted.

Every value carries a checksum, and the whole belongs to one version on one machine. What does not
fit is thrown away, and `told` says so; where nothing can be kept, a run only takes longer. The sums
guard against damage alone: whoever can change a value there can change its sum as well.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sqlite3
import sys
import zlib
from collections.abc import Collection
from pathlib import Path
from typing import Self

from dossier import __version__

FOLDER = ".dossier-cache"
FILE = "cache.sqlite"
_SCHEME = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, sum INTEGER, value BLOB)"
_PAGE = 16 * 1024
"""Bytes that are read and written at once: most of what a run uses are values of some megabytes."""
_OWNER = "owner"
_OTHERS: list[sqlite3.Connection | None] = []
"""Connections of the process of which this one is a copy."""
MANY = 50
"""From how many values on they are read in one go."""
_PATIENCE = 0.5
"""Seconds to wait for another process that writes."""


class Cache:
    """Values by key; a context manager, because what is new is written at the end."""

    def __init__(self, content: Path, *, writes: bool = True) -> None:
        """Open the cache of a content folder; a new one is made when there is something to keep."""
        self.folder = content.absolute().parent / FOLDER
        self.told: list[str] = []
        """What was wrong with it, each a short sentence."""
        self.writes = writes
        self._database: sqlite3.Connection | None = None
        self._process = os.getpid()
        if (self.folder / FILE).exists():
            self._open()

    def __enter__(self) -> Self:
        """Return the cache itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def get(self, key: str, *, is_checked: bool = False) -> bytes | None:
        """Return what was kept under a key, or None; `is_checked` where the caller will see."""
        if self._process != os.getpid():  # a copy of the process needs a connection of its own
            self._elsewhere()
        if self._database is None:
            return None
        try:
            row = self._database.execute(
                "SELECT sum, value FROM kept WHERE key = ?", (key,)
            ).fetchone()
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            self._give_up(error)
            return None
        if row is None:
            return None
        known, value = row
        if not isinstance(value, bytes) or not (is_checked or known == _sum(key, value)):
            self._throw_away("a value in it is not as it was written")
            return None
        return value

    def get_all(self, beginning: str, keys: Collection[str]) -> dict[str, bytes]:
        """Return what was kept under many keys that begin alike."""
        if len(keys) < MANY or self._database is None:
            return {key: value for key in keys if (value := self.get(key)) is not None}
        try:
            rows = self._database.execute(
                "SELECT key, sum, value FROM kept WHERE key >= ? AND key < ?",
                (beginning, beginning + "\U0010ffff"),
            ).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            self._give_up(error)
            return {}
        if any(not isinstance(one, bytes) or was != _sum(key, one) for key, was, one in rows):
            self._throw_away("a value in it is not as it was written")
            return {}
        return {key: value for key, _, value in rows if key in keys}

    def put(self, key: str, value: bytes) -> None:
        """Keep a value; where that fails, it is not kept."""
        if self._database is None and not self._make():
            return
        try:
            if self._database is not None:
                self._database.execute(
                    "REPLACE INTO kept VALUES (?, ?, ?)", (key, _sum(key, value), value)
                )
        except sqlite3.Error as error:
            self._give_up(error)

    def settle(self) -> None:
        """Write what is new, so that copies of this process can read it."""
        if self._database is not None:
            try:
                self._database.commit()
            except sqlite3.Error as error:
                self._give_up(error)

    def close(self) -> None:
        """Write what is new, and let go of the file."""
        database, self._database = self._database, None
        if database is None:
            return
        try:
            database.commit()
        except sqlite3.Error as error:
            self.told.append(f"what was worked out could not be kept: {error}")
        finally:
            with contextlib.suppress(sqlite3.Error):
                database.close()

    def _make(self) -> bool:
        """Make a new cache; False where that cannot be."""
        if not self.writes or self.told:
            return False
        if self.folder.is_symlink():
            self.told.append(f"nothing can be kept for the next time: {self.folder} is a link")
            return False
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            self.told.append(f"nothing can be kept for the next time: {error}")
            return False
        self._open()
        return self._database is not None

    def _open(self) -> None:
        owner = _owner(self.folder)
        try:
            self._database = sqlite3.connect(self.folder / FILE, timeout=_PATIENCE)
            if not self.writes:
                self._database.execute("PRAGMA query_only = ON")
            else:
                self._database.execute("PRAGMA synchronous = OFF")
                self._database.execute(f"PRAGMA page_size = {_PAGE}")  # of a new one
                self._database.execute(_SCHEME)
            found = self._database.execute(
                "SELECT value FROM kept WHERE key = ?", (_OWNER,)
            ).fetchone()
            if found is None and self.writes:
                self.put(_OWNER, owner)
            elif found is None or found[0] != owner:
                self._throw_away("it is of another version or another machine")
        except sqlite3.OperationalError as error:
            self._give_up(error)
        except sqlite3.Error:
            self._throw_away("it is damaged")

    def _give_up(self, error: Exception) -> None:
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
            self._throw_away("it is damaged")
            return
        self.told.append(f"the cache cannot be used: {error}")
        self._forget()

    def _throw_away(self, why: str) -> None:
        """Delete the cache; the next run makes a new one."""
        self.told.append(f"the cache was set aside: {why}")
        self._forget()
        if self.writes:
            with contextlib.suppress(OSError):
                (self.folder / FILE).unlink()

    def _elsewhere(self) -> None:
        """Begin anew in a copy of the process; the other's connection is not ours to close."""
        _OTHERS.append(self._database)
        self._process, self._database, self.writes = os.getpid(), None, False
        if (self.folder / FILE).exists():
            self._open()

    def _forget(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with contextlib.suppress(sqlite3.Error):
                database.close()


def _sum(key: str, value: bytes) -> int:
    return zlib.crc32(value, zlib.crc32(key.encode("utf-8", "surrogateescape")))


def _owner(folder: Path) -> bytes:
    """Say whose cache this is: which version of what, on which machine, in which place."""
    try:
        device = folder.stat().st_dev
    except OSError:
        device = 0
    told = (
        __version__,
        _SCHEME,
        sys.version,
        sqlite3.sqlite_version,
        platform.node(),
        os.fspath(folder),
        device,
    )
    return repr(told).encode("utf-8", "surrogateescape")
