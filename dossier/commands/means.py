"""With what the commands do their work: all processors, and what was worked out before."""

from __future__ import annotations

from collections.abc import Callable

from dossier.cache import Cache
from dossier.commands.workers import shared
from dossier.memo import Memo
from dossier.pipeline import Means
from dossier.unchanged import program


def means(cache: Cache | None, now: int, stage: Callable[[str, int], None]) -> Means:
    """Return the means of a run at a time of the clock, in nanoseconds."""
    return Means(shared, Memo(cache, program().digest, now) if cache else None, stage)
