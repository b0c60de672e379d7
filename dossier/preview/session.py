"""The content as the browser sees it now: every page in memory, and what is wrong."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier import theme, urls
from dossier.again import relate_again
from dossier.diagnostics import Diagnostic
from dossier.edition import Shown, publish
from dossier.incremental import Intake, Stamp, stamp_of, stamps
from dossier.model import Dossier
from dossier.pipeline import ALONE, Means, Related, examine, relate, shelve
from dossier.preview.pages import Pages
from dossier.recollection import Recollection
from dossier.taken import Taken, told
from dossier.theme import Theme

FEW = 300
"""Up to this many files, all of them are examined before a page is shown."""


class Snapshot(Struct, frozen=True):
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

    def __init__(self, content: Path, clock: Callable[[], datetime], means: Means = ALONE) -> None:
        """Read everything once, with `means` that are of no more use afterwards."""
        self.content = content.absolute()
        self.now = Snapshot(0, None, None, None, ())
        self.clock = clock
        self._intake = Intake(self.content, means)
        self._taken: Taken | None = None
        self._look: _Look | None = None
        memo = means.memo
        self._known = Recollection(memo.program, memo.cache) if memo else Recollection()
        self._related: Related | None = None
        """Everything, as it was related last."""
        self._shown = Shown(), Shown()
        """With drafts, and as everybody would see it."""
        self._public: tuple[_Look, Pages] | None = None
        """The last pages that everybody would see, and how they looked."""
        self._publishing = threading.Lock()
        self._lock = threading.Lock()
        self.refresh()
        if memo is not None:
            self._known.keep(memo.cache)

    def refresh(self, changed: Collection[str] | None = None) -> tuple[str, ...]:
        """Read what has changed; return the paths to tell the browser of, `*` for all pages.

        With `changed`, the paths of all that may have changed, no others are looked at.
        """
        with self._lock:
            look = self._look
            if look is None or changed is None or not self._are_content(changed):
                look = _look(self.content)
            taken = self._intake.take(None if changed is None else look.not_of(changed))
            if taken == self._taken and look == self._look:
                return ()
            assets = _changed_assets(look, self._look)
            self.now = self._next(taken, look)
            gc.freeze()  # what is held now is held for long: the collector need not look at it
            self._taken, self._look = taken, look
            return (*assets, "*")

    def _are_content(self, paths: Iterable[str]) -> bool:
        within = os.path.join(self.content, "")  # noqa: PTH118  # to compare with texts
        return all(path.startswith(within) for path in paths)

    def look(self) -> tuple[str, ...]:
        """Look for changes that nobody told of; return as `refresh` does."""
        found = self.refresh(())  # what was saved so shortly ago that it may have changed again
        if found or not (self._intake.differs() or _look(self.content) != self._look):
            return found
        return self.refresh()

    def tell(self, pages: Pages, diagnostics: tuple[Diagnostic, ...]) -> bool:
        """Take over what was found of some pages elsewhere; return whether that told more."""
        with self._lock:
            now = self.now
            whole = tuple(sorted({*now.diagnostics, *diagnostics}))
            if now.drafts is not pages or whole == now.diagnostics:
                return False
            self.now = replace(now, serial=now.serial + 1, diagnostics=whole)
            return True

    def _next(self, taken: Taken, look: _Look) -> Snapshot:
        at = self.clock()
        serial = self.now.serial + 1
        found = self._again(taken, at) or self._anew(taken, at)
        self._related = found
        if found is None:
            return replace(self.now, serial=serial, diagnostics=told(taken))
        is_small = len(taken.filed) <= FEW
        more = (*found.problems, *(examine(found, self._known) if is_small else ()))
        return Snapshot(
            serial,
            found.dossier,
            Pages(found.shelved, look.theme, self.now.drafts, fresh_look=look != self._look),
            cache(partial(self._published, found.dossier, at, look)),
            told(taken, more, unreviewed=True),
        )

    def _again(self, taken: Taken, at: datetime) -> Related | None:
        """Relate the little that has changed, where it is no more than that."""
        was, before = self._taken, self._related
        if was is None or before is None:
            return None
        return relate_again(before, was, taken, at, known=self._known, shown=self._shown[0])

    def _anew(self, taken: Taken, at: datetime) -> Related | None:
        if self._taken is not None:
            self._known = self._known.next()
        return relate(self.content, taken, at, self._known, self._shown[0], drafts=True)

    def _published(self, dossier: Dossier, at: datetime, look: _Look) -> Pages:
        """Make ready what everybody would see."""
        with self._publishing:
            edition = publish(dossier, at, before=self._shown[1])
            before = self._public[1] if self._public else None
            fresh = self._public is None or look != self._public[0]
            pages = Pages(shelve(edition, self.content), look.theme, before, fresh_look=fresh)
            self._public = (look, pages)
            return pages

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders on which the preview rests."""
        look = self._look.theme if self._look else theme.theme(self.content)
        case = self._taken.case if self._taken else None
        sources = self.content / (case.sources_dir if case else "sources")
        return (self.content, sources, *look.templates, *look.static)


class _Look(Struct, frozen=True):
    """The theme, and what the disk says of its files."""

    theme: Theme
    templates: tuple[tuple[Path, Stamp], ...]
    assets: tuple[tuple[str, Path, Stamp], ...]

    def not_of(self, paths: Collection[str]) -> tuple[str, ...]:
        """Return those of some paths that do not lie in the folders of the theme."""
        folders = (*self.theme.templates, *self.theme.static)
        within = tuple(os.path.join(folder, "") for folder in folders)  # noqa: PTH118  # as texts
        return tuple(path for path in paths if not path.startswith(within))


def _look(content: Path) -> _Look:
    found = theme.theme(content)
    templates = [path for folder in found.templates for path in sorted(folder.rglob("*"))]
    assets = tuple((name, path, stamp_of(path)) for name, path in sorted(found.assets().items()))
    return _Look(found, stamps(templates), assets)


def _changed_assets(look: _Look, before: _Look | None) -> tuple[str, ...]:
    known = set(before.assets) if before is not None else set(look.assets)
    return tuple(f"/{urls.asset(one[0])}" for one in look.assets if one not in known)
