"""With what the commands do their work: all processors, and what was worked out before."""

from __future__ import annotations

from dossier.commands.spared import Using
from dossier.commands.stages import Stages
from dossier.memo import Memo
from dossier.pipeline import Means
from dossier.unchanged import program


def means(using: Using | None, stages: Stages) -> Means:
    """Return the means of a run, with what was known before it began."""
    if using is None:
        return Means(stages.run, None, stages)
    known = Memo(using.cache, program(using.disk).digest, using.now, using.disk)
    return Means(stages.run, known, stages)
