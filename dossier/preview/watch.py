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


class Watcher:
    """Watches folders one by one, not as trees: those of watchfiles lead through symbolic links.

    Beside the content, a folder of the theme may come or go. When a folder does, the watch begins
    anew, and whatever happened meanwhile counts as a change.
    """

    def __init__(self, content: Path, folders: Callable[[], Iterable[Path]]) -> None:
        """Watch an absolute content folder, and further folders as they are at each beginning."""
        self.content = content
        self.folders = folders
        self._stop = asyncio.Event()

    def again(self) -> None:
        """Begin anew: some changes were not told, so that folders may have come unseen."""
        self._stop.set()

    async def changes(self, started: Callable[[], None]) -> AsyncIterator[frozenset[str] | None]:
        """Yield the paths of each change; None where anything may have changed."""
        while True:
            self._stop = stop = asyncio.Event()
            folders = tuple(self.folders())
            watched = await asyncio.to_thread(tree, folders)
            watcher = awatch(
                self.content.parent, *watched, watch_filter=_filter(self.content), step=STEP,
                debounce=TOGETHER, stop_event=stop, recursive=False,
                ignore_permission_denied=True, rust_timeout=1_000,
            )  # fmt: skip
            pending = asyncio.ensure_future(anext(watcher))
            try:
                # The system's watch stands as soon as the generator waits for its first change.
                await asyncio.sleep(0.02)
                if await asyncio.to_thread(tree, tuple(self.folders())) != watched:
                    continue
                started()
                yield None
                known = frozenset(map(os.fspath, watched))
                while tuple(self.folders()) == folders:
                    found = frozenset(path for _, path in await pending)
                    if any(_is_folder(path, known) for path in found):
                        break
                    pending = asyncio.ensure_future(anext(watcher))
                    yield found
            except StopAsyncIteration:  # it is to begin anew
                continue
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


def _is_folder(path: str, known: frozenset[str]) -> bool:
    """Whether a path is a folder that has come, or that was watched and has changed or gone."""
    is_real = os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114  # as texts
    return path in known or is_real


def _filter(content: Path) -> Callable[[Change, str], bool]:
    """Say which changes may matter: not those of what editors keep beside a file."""
    beside = str(content.parent)

    def counts(_change: Change, path: str) -> bool:
        folder, name = os.path.split(path)  # called for every event, with a plain text
        if folder == beside:
            return name in {content.name, "templates", "static"}
        return not name.startswith((".", "#")) and not name.endswith(("~", ".swp", ".tmp"))

    return counts
