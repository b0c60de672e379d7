"""Tells when something in a set of folders has changed; symbolic links are not followed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from watchfiles import Change, awatch

STEP = 5
"""Milliseconds without a further change after which a change is told."""
TOGETHER = 50
"""Milliseconds for which changes that follow each other closely are held together at most."""
SKIPPED = frozenset({"node_modules", "__pycache__"})


async def changes(
    folders: Callable[[], Iterable[Path]], started: Callable[[], None]
) -> AsyncIterator[None]:
    """Yield after every change in the folders and the folders inside them.

    The folders are watched one by one, not as trees: the trees of watchfiles lead through
    symbolic links, out of the content. When folders come or go, the watch begins anew, and
    whatever happened meanwhile counts as one change.
    """
    while True:
        watched = tree(folders())
        stop = asyncio.Event()
        watcher = awatch(
            *watched, watch_filter=_counts, step=STEP, debounce=TOGETHER, stop_event=stop,
            recursive=False, ignore_permission_denied=True, rust_timeout=1_000,
        )  # fmt: skip
        pending = asyncio.ensure_future(anext(watcher))
        try:
            # The system's watch stands as soon as the generator waits for its first change.
            await asyncio.sleep(0.02)
            started()
            yield
            while tree(folders()) == watched:
                await pending
                pending = asyncio.ensure_future(anext(watcher))
                yield
        except StopAsyncIteration:
            return
        finally:
            stop.set()
            pending.cancel()
            await asyncio.gather(pending, return_exceptions=True)
            await watcher.aclose()


def tree(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders that exist, with all real folders inside them, each once."""
    found: dict[Path, None] = {}
    for folder in folders:
        for path, names, _ in os.walk(folder):
            names[:] = sorted(n for n in names if not n.startswith(".") and n not in SKIPPED)
            found[Path(path).absolute()] = None
    return tuple(found)


def _counts(_change: Change, path: str) -> bool:
    """Whether a change may matter: what editors keep beside a file does not."""
    name = os.path.basename(path)  # noqa: PTH119  # called for every event, with a plain text
    return not name.startswith((".", "#")) and not name.endswith(("~", ".swp", ".tmp"))
