"""The stages of long work: shown on a terminal while they last, and in a table afterwards."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dossier.commands.shared import say
from dossier.commands.workers import shared

PATIENCE = 1.0
"""Seconds of work before anything is shown: who waits less need not be told."""
OFTEN = 0.2
"""Seconds between two lines about one stage."""
_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Stages:
    """Is told when a stage of the work begins."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Show them where somebody looks on, unless they ask for quiet."""
        self.shows = sys.stderr.isatty() and not options.quiet
        self.profile = bool(options.profile)
        self.began = time.monotonic()
        self.rows: list[tuple[str, int, float]] = []
        """Each stage with how much there was to do, and when it began."""

    def __call__(self, name: str, count: int) -> None:
        """Note that a stage begins, with how many things there are to do."""
        now = time.monotonic()
        self.rows.append((name, count, now))
        if self.shows and (now - self.began > PATIENCE or count > 1000):  # noqa: PLR2004  # long
            self._show(f"{name}, {count}", now)

    def run(self, work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
        """Do the same to many things as `shared` does, and show how far that has come."""
        everything = list(items)
        results = shared(work, everything)
        if not self.shows or not self.rows:
            yield from results
            return
        name, shown = self.rows[-1][0], time.monotonic()
        for done, result in enumerate(results):
            now = time.monotonic()
            if now - shown > OFTEN and now - self.began > PATIENCE:
                self._show(f"{name}, {done} of {len(everything)}", now)
                shown = now
            yield result

    def _show(self, text: str, now: float) -> None:
        sys.stderr.write(f"\r\x1b[Kdossier: {text} …  {now - self.began:.0f} s")
        sys.stderr.flush()

    def end(self) -> None:
        """Clear the line, and tell the table if it was asked for."""
        if self.shows:
            sys.stderr.write("\r\x1b[K")
        if self.profile:
            say(self.table(time.monotonic()))

    def table(self, now: float) -> str:
        """Return how long each stage took, up to now."""
        ends = [*(began for _, _, began in self.rows[1:]), now]
        lines = [
            f"{name:<28}{count:>8}{end - began:>10.2f} s"
            for (name, count, began), end in zip(self.rows, ends, strict=True)
        ]
        return "\n".join((*lines, f"{'all':<28}{'':>8}{now - self.began:>10.2f} s"))
