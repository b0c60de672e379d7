"""The content as the browser sees it now: every page in memory, and what is wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dossier import theme, urls
from dossier.checks.leaks import Secret, leaks, secrets
from dossier.checks.site import collisions, dead_links
from dossier.diagnostics import Diagnostic
from dossier.edition import Edition, publish
from dossier.incremental import Intake, Stamp, stamp_of, stamps
from dossier.model import Dossier
from dossier.pipeline import Taken, judge
from dossier.preview.pages import Pages
from dossier.recollection import Recollection
from dossier.theme import Theme


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the preview: what can be seen, and what is wrong with it."""

    serial: int
    """Counts the states, so that the browser knows whether it has the newest."""
    dossier: Dossier | None
    """None where there never was a case that could be read."""
    drafts: Pages | None
    """With drafts and embargoed documents, marked."""
    published: Pages | None
    """As everybody would see it at this moment."""
    diagnostics: tuple[Diagnostic, ...]


class Session:
    """Follows a content folder; every state is worked out beside the one that is shown."""

    def __init__(self, content: Path, clock: Callable[[], datetime]) -> None:
        """Read everything once."""
        self.content = content.absolute()
        self.now = Snapshot(0, None, None, None, ())
        self._clock = clock
        self._intake = Intake(self.content)
        self._taken: Taken | None = None
        self._look: _Look | None = None
        self._clean: dict[str, tuple[bytes, tuple[Secret, ...]]] = {}
        self._lock = threading.Lock()
        self.refresh()

    def refresh(self) -> tuple[str, ...]:
        """Read what has changed; return the paths to tell the browser of, `*` for all pages."""
        with self._lock:
            taken = self._intake.take()
            look = _look(self.content)
            if taken == self._taken and look == self._look:
                return ()
            assets = _changed_assets(look, self._look)
            self.now = self._next(taken, look)
            self._taken, self._look = taken, look
            return (*assets, "*")

    def _next(self, taken: Taken, look: _Look) -> Snapshot:
        at = self._clock()
        loaded = judge(self.content, taken, at, Recollection(), drafts=True, unreviewed=True)
        serial = self.now.serial + 1
        if loaded.dossier is None:
            return replace(self.now, serial=serial, diagnostics=loaded.diagnostics)
        fresh = look != self._look
        return Snapshot(
            serial,
            loaded.dossier,
            self._pages(
                publish(loaded.dossier, at, drafts=True), look, self.now.drafts, fresh=fresh
            ),
            self._pages(publish(loaded.dossier, at), look, self.now.published, fresh=fresh),
            loaded.diagnostics,
        )

    def _pages(self, edition: Edition, look: _Look, before: Pages | None, *, fresh: bool) -> Pages:
        return Pages(edition, self.content, look.theme, before, fresh_look=fresh)

    def finish(self) -> bool:
        """Make all pages of the newest state and check them; return whether that told more.

        This comes after the page that is looked at has been shown. It ends early as soon as there
        is a newer state.
        """
        now = self.now
        if now.drafts is None or now.dossier is None:
            return False
        files: dict[str, bytes] = {}
        problems = list(collisions(now.drafts.paths))
        for path in now.drafts.paths:
            if self.now.serial != now.serial:
                return False
            made = now.drafts.page(path)
            if made.problem is not None:
                problems.append(made.problem)
            if made.data is not None:
                files[path] = made.data
        if not problems:
            problems += dead_links(files)
            problems += self._leaks(files, secrets(now.dossier))
        told = tuple(sorted({*now.diagnostics, *problems}))
        with self._lock:
            if self.now.serial != now.serial or told == now.diagnostics:
                return False
            self.now = replace(now, serial=now.serial + 1, diagnostics=told)
            return True

    def _leaks(self, files: dict[str, bytes], hidden: tuple[Secret, ...]) -> tuple[Diagnostic, ...]:
        """Look for withheld text, but only in files that were not found clean before."""
        fresh = {p: data for p, data in files.items() if self._clean.get(p) != (data, hidden)}
        found = leaks(fresh, hidden)
        dirty = {one.file for one in found}
        self._clean = {p: (data, hidden) for p, data in files.items() if p not in dirty}
        return found

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders on which the preview rests."""
        look = self._look.theme if self._look else theme.theme(self.content)
        case = self._taken.case if self._taken else None
        sources = self.content / (case.sources_dir if case else "sources")
        return (self.content, sources, *look.templates, *look.static)


@dataclass(frozen=True, slots=True)
class _Look:
    """The theme, and what the disk says of its files."""

    theme: Theme
    templates: tuple[tuple[Path, Stamp], ...]
    assets: tuple[tuple[str, Path, Stamp], ...]


def _look(content: Path) -> _Look:
    found = theme.theme(content)
    templates = [path for folder in found.templates for path in sorted(folder.rglob("*"))]
    assets = tuple((name, path, stamp_of(path)) for name, path in sorted(found.assets().items()))
    return _Look(found, stamps(templates), assets)


def _changed_assets(look: _Look, before: _Look | None) -> tuple[str, ...]:
    known = set(before.assets) if before is not None else set(look.assets)
    return tuple(f"/{urls.asset(one[0])}" for one in look.assets if one not in known)
