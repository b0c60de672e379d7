"""Two folders change places, or one takes a place: in one step where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

AWAY = "-old"
"""What the old site is called while it is out of its place, where the system has no exchange."""
_HERE = -100  # AT_FDCWD: paths are as they are
_SWAP = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP}


def put(stage: Path, site: Path, aside: Path | None = None) -> Path | None:
    """Put `stage` in the place of `site`; return where the old site is now, if there was one.

    Where the system exchanges two folders in one step, a whole site stands at every instant. Where
    it does not, there are two steps, with the stage `aside`, which is beside the site; `recover`
    mends what a kill between them leaves behind.
    """
    if not site.exists():
        stage.rename(site)
        return None
    if _exchange(stage, site):
        return stage
    if aside is not None and stage != aside:
        stage = stage.rename(aside)
    old = stage.with_name(stage.name + AWAY)
    site.rename(old)
    try:
        stage.rename(site)
    except OSError:
        old.rename(site)
        raise
    return old


def recover(site: Path, aways: list[Path]) -> None:
    """Put the old site back where a build was killed between the two steps."""
    if aways and not site.exists():
        aways[0].rename(site)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or its disk cannot."""
    call = _call()
    if call is None or call(os.fsencode(one), os.fsencode(other)) == 0:
        return call is not None
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _call() -> Callable[[bytes, bytes], int] | None:
    """Return the system's own exchange, or None where it has none."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            renameat2 = library.renameat2
            renameat2.argtypes = [
                ctypes.c_int,
                ctypes.c_char_p,
                ctypes.c_int,
                ctypes.c_char_p,
                ctypes.c_uint,
            ]
            return lambda one, other: int(renameat2(_HERE, one, _HERE, other, _SWAP))
        if sys.platform == "darwin":
            renamex = library.renamex_np
            renamex.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint]
            return lambda one, other: int(renamex(one, other, _SWAP))
    except (AttributeError, OSError, TypeError):
        pass
    return None
