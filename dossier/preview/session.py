"""The content as the browser sees it now: every page in memory, and what is wrong."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from dossier import theme, urls
from dossier.checks.leaks import Secret, leaks, secrets
from dossier.checks.site import collisions, dead_links
from dossier.diagnostics import Diagnostic
from dossier.edition import Shown, publish
from dossier.incremental import Intake, Stamp, stamp_of, stamps
from dossier.model import Dossier
from dossier.pipeline import Related, Taken, examine, relate, shelve, told
from dossier.preview.pages import Pages
from dossier.recollection import Recollection
from dossier.theme import Theme

FEW = 300
"""Up to this many files, all of them are examined before a page is shown."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the preview: what can be seen, and what is wrong with it."""

    serial: int
    """Counts the states, so that the browser knows whether it has the newest."""
    dossier: Dossier | None
    """None where there never was a case that could be read."""
    drafts: Pages | None
    """With drafts and embargoed documents, marked."""
    published: Callable[[], Pages] | None
    """Makes ready what everybody would see at this moment, when that is asked for."""
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
        self._known = Recollection()
        self._shown = Shown(), Shown()
        """With drafts, and as everybody would see it."""
        self._unexamined: tuple[Taken, Related] | None = None
        self._public: tuple[_Look, Pages] | None = None
        """The last pages that everybody would see, and how they looked."""
        self._publishing = threading.Lock()
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
            gc.freeze()  # what is held now is held for long: the collector need not look at it
            self._taken, self._look = taken, look
            return (*assets, "*")

    def _next(self, taken: Taken, look: _Look) -> Snapshot:
        at = self._clock()
        serial = self.now.serial + 1
        self._known = self._known.next()
        found = relate(self.content, taken, at, self._known, self._shown[0], drafts=True)
        if found is None:
            self._unexamined = None
            return replace(self.now, serial=serial, diagnostics=told(taken))
        few = len(taken.filed) <= FEW
        more = (*found.problems, *(examine(found, self._known) if few else ()))
        self._unexamined = None if few else (taken, found)
        return Snapshot(
            serial,
            found.dossier,
            Pages(found.shelved, look.theme, self.now.drafts, fresh_look=look != self._look),
            cache(partial(self._published, found.dossier, at, look)),
            told(taken, more, unreviewed=True),
        )

    def _published(self, dossier: Dossier, at: datetime, look: _Look) -> Pages:
        """Make ready what everybody would see."""
        with self._publishing:
            edition = publish(dossier, at, before=self._shown[1])
            before = self._public[1] if self._public else None
            fresh = self._public is None or look != self._public[0]
            pages = Pages(shelve(edition, self.content), look.theme, before, fresh_look=fresh)
            self._public = (look, pages)
            return pages

    def _examined(self, now: Snapshot) -> tuple[Diagnostic, ...]:
        """Return everything that is wrong, with what was put off until the page was shown."""
        if self._unexamined is None:
            return now.diagnostics
        taken, found = self._unexamined
        more = (*found.problems, *examine(found, self._known))
        return told(taken, more, unreviewed=True)

    def finish(self) -> bool:
        """Make all pages of the newest state and check them; return whether that told more.

        This comes after the page that is looked at has been shown. It ends early as soon as there
        is a newer state.
        """
        now = self.now
        if now.drafts is None or now.dossier is None:
            return False
        files: dict[str, bytes] = {}
        known = self._examined(now)
        problems = list(collisions(now.drafts.paths))
        for path in now.drafts.paths:
            with self._lock:  # whoever saves comes first
                if self.now.serial != now.serial:
                    return False
            made = now.drafts.page(path)
            if made.problem is not None:
                problems.append(made.problem)
            if made.data is not None:
                files[path] = made.data
        if not problems:
            problems += dead_links(files, now.drafts.dead(files))
            problems += self._leaks(files, secrets(now.dossier))
        whole = tuple(sorted({*known, *problems}))
        with self._lock:
            if self.now.serial != now.serial or whole == now.diagnostics:
                return False
            self.now = replace(now, serial=now.serial + 1, diagnostics=whole)
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
