"""A run for which nothing has changed is spared; what it would have found is told."""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from dossier.cache import Cache
from dossier.commands.shared import say
from dossier.stamps import Disk
from dossier.unchanged import Found, Watch, reads, recall, remember

Work = Callable[["Using"], Found | None]
"""Does the work; None where nothing is to be kept."""


class Using(Struct, frozen=True):
    """What a run may use of what was known before it began."""

    cache: Cache
    now: int
    """The time in nanoseconds before the disk was first looked at."""
    disk: Disk


def spared(name: str, options: argparse.Namespace, at: datetime, site: Path | None,
           work: Work) -> Found | None:  # fmt: skip
    """Return what a run finds: what is kept of the last one, or what `work` finds now."""
    content = Path(options.content)
    with Cache(content) as cache:
        using = Using(cache, time.time_ns(), Disk())
        known = recall(Watch(name, content, (), site), cache, at, using.disk)
        if known is None:
            gc.disable()  # a run makes millions of values and hardly any circles
            try:
                watch = Watch(name, content, _reads(content), site)
                watch.before(using.disk)  # looked at before anything is read
                found = work(using)
            finally:
                gc.freeze()  # nor need anybody look for them at the end
                gc.enable()
            if found is not None:
                remember(watch, cache, using.disk, using.now, found)
        using.disk.end()
    if not options.quiet:
        for told in cache.told:
            say(f"dossier: {told}")
    return known


def _reads(content: Path) -> tuple[Path, ...]:
    from dossier.casefile import load_case  # noqa: PLC0415  # only a run needs what it imports

    case, _ = load_case(content)
    sources = (content / case.sources_dir,) if case else ()
    return (*reads(content), *sources)
