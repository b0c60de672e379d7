"""Whether anything has changed since a run, told without reading a single file.

What a run found is kept with the stamps of everything it read and wrote, the program included,
and with the moments between which no embargo ends and nothing expires. Where all of that is as it
was, the run would find the same again.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from functools import cache as once
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from dossier.cache import Cache
from dossier.diagnostics import Diagnostic, Severity
from dossier.stamps import MANY, RACY, Disk, Stamp, stamp
from dossier.theme import theme

_PACKAGE = Path(__file__).parent
_BESIDE = ("jinja2", "msgspec")
"""One that is Python alone and one that is not: such may be installed in two folders."""


class Found(Struct, frozen=True):
    """What a run found, and for how long it holds."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    """How many files the site has; 0 where none was written."""
    since: datetime | None
    until: datetime | None
    """The moments around the run's own that change it by themselves; None where none does."""


class Watch(Struct, frozen=True):
    """A run that may be spared: what it is called, what it reads and what it writes."""

    name: str
    content: Path
    reads: tuple[Path, ...]
    """Folders beside the content's own."""
    site: Path | None

    @property
    def key(self) -> str:
        """Under which its finding is kept."""
        place = self.content.resolve()
        is_kept = any((parent / ".git").exists() for parent in (place, *place.parents))
        told = f"{self.name} {place} {self.site and self.site.absolute()} {Path.cwd()} {is_kept}"
        return os.fsencode(told).decode("latin-1")  # a path may be bytes that are no text

    def before(self, disk: Disk) -> Stamp:
        """Return the stamp of everything that the run reads."""
        folders = (self.content, *self.reads, *_program())
        return stamp((folder, disk.stamp(folder)) for folder in folders)

    def after(self, disk: Disk) -> Stamp:
        """Return the stamp of what it has written."""
        return disk.stamp(self.site, whole=True) if self.site else Stamp("", 0)


def recall(watch: Watch, cache: Cache, at: datetime, disk: Disk) -> Found | None:
    """Return what the run would find, where that is known without running."""
    data = cache.get(watch.key)
    if data is None:
        return None
    try:
        kept = json.loads(data)
        reads = tuple(Path(one) for one in kept["reads"])
        found = Found(
            diagnostics=tuple(_diagnostic(one) for one in kept["diagnostics"]),
            files=int(kept["files"]),
            since=_moment(kept["since"]),
            until=_moment(kept["until"]),
        )
        stamps = (str(kept["before"]), str(kept["after"]))
    except (ValueError, KeyError, TypeError):
        return None
    if (found.since and at < found.since) or (found.until and at >= found.until):
        return None
    whole = Watch(watch.name, watch.content, reads, watch.site)
    if found.files > MANY and watch.site is not None:
        disk.ahead(watch.site)
    is_same = whole.before(disk).digest == stamps[0] and whole.after(disk).digest == stamps[1]
    return found if is_same else None


def remember(watch: Watch, cache: Cache, disk: Disk, started: int, found: Found) -> None:
    """Keep what a run found; not where a file changed only just before.

    `started` is the clock's time in nanoseconds before the disk was first looked at, and all was
    looked at before it was read: what changed meanwhile has another stamp the next time. A file
    of the future, because the clock was set back, is one that may change unnoticed.
    """
    before = watch.before(disk)
    if before.newest > started - RACY:
        return
    kept = {
        "reads": [os.fspath(one) for one in watch.reads],
        "before": before.digest,
        "after": watch.after(disk).digest,
        "diagnostics": [asdict(one) for one in found.diagnostics],
        "files": found.files,
        "since": found.since and found.since.isoformat(),
        "until": found.until and found.until.isoformat(),
    }
    cache.put(watch.key, json.dumps(kept).encode())


def reads(content: Path) -> tuple[Path, ...]:
    """Return the folders of the theme, those that a dossier might yet get included."""
    beside = content.absolute().parent
    look = theme(content)
    own = (beside / "templates", beside / "static")
    return tuple(dict.fromkeys((*own, *look.templates, *look.static)))


def program(disk: Disk) -> Stamp:
    """Return the stamp of the program."""
    return stamp((folder, disk.stamp(folder)) for folder in _program())


@once
def _program() -> tuple[Path, ...]:
    """Return what the program is made of: itself, and what is installed beside it."""
    found = filter(None, map(find_spec, _BESIDE))
    folders = sorted({Path(one.origin).parents[1] for one in found if one.origin})
    return (_PACKAGE, *sorted(file for one in folders for file in one.glob("*.dist-info/RECORD")))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _diagnostic(kept: dict[str, object]) -> Diagnostic:
    texts = [str(kept[name]) for name in ("file", "code", "what", "hint")]
    file, code, what, hint = texts
    line, column = kept["line"], kept["column"]
    if not isinstance(line, int) or not isinstance(column, int):
        raise TypeError("a line is a number")
    return Diagnostic(file, line, column, Severity(str(kept["severity"])), code, what, hint)
