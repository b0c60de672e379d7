"""One edition as pages in memory: each is made when it is asked for, and kept while it holds."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dossier import urls
from dossier.artifact import Artifact, Page
from dossier.diagnostics import Diagnostic
from dossier.edition import Edition
from dossier.making import assets, make
from dossier.outputs import OUTPUTS
from dossier.pipeline import shelve
from dossier.render import Renderer, RenderError
from dossier.theme import Theme


@dataclass(frozen=True, slots=True)
class Made:
    """One file of the site, or what stood in its way."""

    data: bytes | None
    """The bytes, or the last good ones; None where there never were any."""
    problem: Diagnostic | None = None


NOTHING = Made(None)
ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class _Kept:
    fingerprint: str
    made: Made


class Pages:
    """The pages of one edition."""

    def __init__(
        self,
        edition: Edition,
        content: Path,
        look: Theme,
        before: Pages | None,
        *,
        fresh_look: bool,
    ) -> None:
        """Take over from `before` what can be kept; with a fresh look, templates are read anew."""
        self.edition = edition
        self.site = shelve(edition, content)
        self.look = look
        same_words = before is not None and before.site.locale is self.site.locale
        self.renderer: Renderer = (
            before.renderer
            if before is not None and same_words and not fresh_look
            else Renderer(look.templates, self.site.locale)
        )
        self.kept: dict[str, _Kept] = before.kept if before is not None else {}
        self.where: dict[str, str] = before.where if before is not None else {}
        self._artifacts: dict[str, Artifact] = {}
        self._paths: list[str] = []
        self._waiting = {
            ASSETS: iter(assets(look.assets())),
            **{one.name: iter(one.plan(self.site)) for one in OUTPUTS if self.site.has(one.name)},
        }
        self._lock = threading.Lock()

    def has(self, path: str) -> bool:
        """Whether the edition has a file of this path."""
        with self._lock:
            return self._find(path) is not None

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path of the edition, twice where two outputs claim it."""
        for name, waiting in self._waiting.items():
            more = True
            while more:
                with self._lock:  # one by one: a page that is asked for meanwhile comes first
                    one = next(waiting, None)
                    more = one is not None
                    if one is not None:
                        self._take(one, name)
        return tuple(self._paths)

    def _find(self, path: str) -> Artifact | None:
        """Plan output by output, the one that had the page last time first, until it is found."""
        if path in self._artifacts:
            return self._artifacts[path]
        likely = self.where.get(path, "")
        for name in sorted(self._waiting, key=lambda one: one != likely):
            for one in self._waiting[name]:
                self._take(one, name)
                if one.path == path:
                    return one
        return None

    def _take(self, one: Artifact, output: str) -> None:
        self.where[one.path] = output
        self._paths.append(one.path)
        self._artifacts[one.path] = one

    def page(self, path: str) -> Made:
        """Return one file; a template that fails leaves the last good page."""
        with self._lock:
            artifact = self._find(path)
            if artifact is None:
                return NOTHING
            return self._page(artifact) if isinstance(artifact, Page) else self._file(artifact)

    def _file(self, artifact: Artifact) -> Made:
        try:
            return Made(make(artifact, self.renderer))
        except OSError:
            return NOTHING

    def _page(self, page: Page) -> Made:
        kept = self.kept.get(page.path)
        try:
            fingerprint = f"{self.renderer.digest(page.template)} {page.view!r}"
            if kept is not None and kept.fingerprint == fingerprint:
                return kept.made
            made = Made(make(page, self.renderer))
        except RenderError as error:
            return Made(kept.made.data if kept else None, error.diagnostic)
        self.kept[page.path] = _Kept(fingerprint, made)
        return made

    def file_of(self, path: str) -> str:
        """Return the file of the content that a page shows; empty where it shows many."""
        return self._files.get(path, "")

    @cached_property
    def _files(self) -> Mapping[str, str]:
        site = self.site
        files = {urls.page(slug): one.file for slug, one in site.pages.items()}
        files |= {urls.event(slug): one.record.file for slug, one in site.events.items()}
        files |= {urls.actor(slug): one.file for slug, one in site.actors.items()}
        files |= {urls.document(slug): one.record.file for slug, one in site.documents.items()}
        return files
