"""With what the commands do their work: all processors, and what was worked out before."""

from __future__ import annotations

from dossier.cache import Cache
from dossier.commands.stages import Stages
from dossier.memo import Memo
from dossier.pipeline import Means
from dossier.unchanged import program


def means(cache: Cache | None, now: int, stages: Stages) -> Means:
    """Return the means of a run at a time of the clock, in nanoseconds."""
    memo = Memo(cache, program().digest, now) if cache else None
    return Means(stages.run, memo, stages)
