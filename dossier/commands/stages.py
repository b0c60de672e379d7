"""The stages of long work: shown on a terminal while they last, and in a table afterwards."""

from __future__ import annotations

import argparse
import sys
import time

from dossier.commands.shared import say

PATIENCE = 1.0
"""Seconds of work before anything is shown: who waits less need not be told."""


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
            sys.stderr.write(f"\r\x1b[Kdossier: {name}, {count} …  {now - self.began:.0f} s")
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
