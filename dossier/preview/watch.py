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
    content: Path, folders: Callable[[], Iterable[Path]], started: Callable[[], None]
) -> AsyncIterator[None]:
    """Yield after every change in the folders and those inside them; `content` is absolute.

    The folders are watched one by one, not as trees: the trees of watchfiles lead through
    symbolic links, out of the content. Beside the content, a folder of the theme may come or go.
    When folders do, the watch begins anew, and whatever happened meanwhile counts as one change.
    """
    while True:
        watched = tree(folders())
        stop = asyncio.Event()
        watcher = awatch(
            content.parent, *watched, watch_filter=_filter(content), step=STEP, debounce=TOGETHER,
            stop_event=stop, recursive=False, ignore_permission_denied=True, rust_timeout=1_000,
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


def _filter(content: Path) -> Callable[[Change, str], bool]:
    """Say which changes may matter: not those of what editors keep beside a file."""
    beside = str(content.parent)

    def counts(_change: Change, path: str) -> bool:
        folder, name = os.path.split(path)  # called for every event, with a plain text
        if folder == beside:
            return name in {content.name, "templates", "static"}
        return not name.startswith((".", "#")) and not name.endswith(("~", ".swp", ".tmp"))

    return counts
