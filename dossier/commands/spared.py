"""A run for which nothing has changed is spared; what it would have found is told."""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dossier.cache import Cache
from dossier.commands.shared import say
from dossier.unchanged import Found, Watch, reads, recall, remember

Work = Callable[[Cache, int], Found | None]
"""Does the work with a cache, at a time in nanoseconds; None where nothing is to be kept."""


def spared(name: str, options: argparse.Namespace, at: datetime, site: Path | None,
           work: Work) -> Found | None:  # fmt: skip
    """Return what a run finds: what is kept of the last one, or what `work` finds now."""
    content = Path(options.content)
    with Cache(content) as cache:
        known = recall(Watch(name, content, (), site), cache, at)
        if known is None:
            watch = Watch(name, content, _reads(content), site)
            started = time.time_ns()
            before = watch.before()
            gc.disable()  # a run makes millions of values and hardly any circles
            try:
                found = work(cache, started)
            finally:
                gc.enable()
            if found is not None:
                remember(watch, cache, before, started, found)
    if not options.quiet:
        for told in cache.told:
            say(f"dossier: {told}")
    return known


def _reads(content: Path) -> tuple[Path, ...]:
    from dossier.pipeline import load_case  # noqa: PLC0415  # only a run needs what it imports

    case, _ = load_case(content)
    sources = (content / case.sources_dir,) if case else ()
    return (*reads(content), *sources)
