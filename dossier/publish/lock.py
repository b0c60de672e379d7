"""One build at a time: a lock that its holder's death opens."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be deleted: that is the lock there
    fcntl = None  # type: ignore[assignment]


_handles: set[int] = set()
"""Those of the locks that this process holds."""


def _let_go() -> None:
    """Hold nothing in a copy of this process: a lock is its own, and ends with it."""
    while _handles:
        os.close(_handles.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


class HeldError(Exception):
    """Somebody else holds the lock."""


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock `path`, a file that is gone afterwards; raises HeldError at once."""
    handle = _take(path)
    _handles.add(handle)
    try:
        yield
    finally:
        _handles.discard(handle)
        if fcntl is None:
            os.close(handle)
            path.unlink(missing_ok=True)
        else:  # while it is still held, so that nobody else's file is deleted
            path.unlink(missing_ok=True)
            os.close(handle)


def _take(path: Path) -> int:
    if fcntl is None:
        with contextlib.suppress(FileNotFoundError, PermissionError):
            path.unlink()  # one whose holder was killed
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL)
        except FileExistsError as error:
            raise HeldError from error
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still(path, handle):
                return handle
        except BlockingIOError as error:
            os.close(handle)
            raise HeldError from error
        except OSError:
            os.close(handle)
            raise
        os.close(handle)  # its last holder deleted it meanwhile


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False
