"""What comes after a page has been shown: all others are looked through, by another process."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import traceback
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

from dossier.diagnostics import Diagnostic
from dossier.preview import whole
from dossier.preview.pages import Pages
from dossier.preview.session import Session

QUIET = 1.0
"""Seconds without a change before anything is looked through."""
LOOK = 10.0
"""Seconds after which somebody looks whether something has changed that nobody told of."""
LONGEST = 256 * 1024 * 1024
"""Bytes that the process may tell in a line."""
_PROGRAM = str(Path(__file__).parent.parent.parent)
_WINDOWS = 0x0200 | 0x0040 if sys.platform == "win32" else 0
"""In a group of its own, and only when nothing else wants to work."""


class UnfinishedError(Exception):
    """The other process ended before it had looked at everything; the message says what to do."""


class Afterwards:
    """Waits until nothing is saved for a while, and then looks at everything."""

    def __init__(
        self,
        session: Session,
        show: Callable[[tuple[str, ...]], None],
        missed: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        """Follow a session: `show` tells the browser what to load, `tell` whoever is there.

        `missed` is called where something had changed that nobody told of.
        """
        self.session = session
        self.show = show
        self.missed = missed
        self.tell = tell
        self._stirred = asyncio.Event()
        self._seen: Pages | None = None
        """The pages that were looked through last."""

    def stir(self) -> None:
        """Something was saved: wait again."""
        self._stirred.set()

    async def follow(self) -> None:
        """Go on until cancelled."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK):
                    await self._stirred.wait()
            while self._stirred.is_set():
                self._stirred.clear()
                await asyncio.sleep(QUIET)
            try:
                await self._look()
            except Exception:  # noqa: BLE001  # a bug of ours must not end the preview
                self.tell(traceback.format_exc())

    async def _look(self) -> None:
        changed = await asyncio.to_thread(self.session.look)
        if changed:
            self.show(changed)
            self.missed()
        now = self.session.now
        if now.drafts is self._seen or now.drafts is None:
            return
        self._seen = now.drafts
        try:
            async for found in looked_through(self.session.content, now.drafts.edition.at):
                if await asyncio.to_thread(self.session.tell, now.drafts, found):
                    self.show(("*",))
        except UnfinishedError as error:
            self.tell(str(error))


async def looked_through(content: Path, at: datetime) -> AsyncIterator[tuple[Diagnostic, ...]]:
    """Let another process find everything that is wrong; give what it tells as it comes."""
    path = os.pathsep.join(filter(None, (_PROGRAM, os.environ.get("PYTHONPATH", ""))))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", whole.__name__, os.fspath(content), at.isoformat()),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        limit=LONGEST,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,  # Ctrl-C is for the preview, which then ends it
        creationflags=_WINDOWS,
    )
    try:
        while process.stdout is not None and (line := await process.stdout.readline()):
            yield whole.read(line)
        if await process.wait() != 0:
            raise UnfinishedError(
                "the pages that are not looked at could not be checked; after the next save the "
                "preview tries again, and python3 build.py check tells everything"
            )
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
