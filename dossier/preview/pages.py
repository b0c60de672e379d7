"""One edition as pages in memory: each is made when it is asked for, and kept while it holds."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from dossier import urls
from dossier.artifact import Artifact, Page
from dossier.diagnostics import Diagnostic
from dossier.ledger import base
from dossier.making import assets, make
from dossier.noted import Note, noting
from dossier.outputs import OUTPUTS
from dossier.planned import given
from dossier.render import Renderer, RenderError
from dossier.site import Site
from dossier.states import States
from dossier.theme import Theme


class Made(Struct, frozen=True):
    """One file of the site, or what stood in its way."""

    data: bytes | None
    """The bytes, or the last good ones; None where there never were any."""
    problem: Diagnostic | None = None


NOTHING = Made(None)
ASSETS = "assets"
SLOW = {"search": (urls.SEARCH, urls.asset("search/")), "data": (urls.DATA,)}
"""Outputs that take long to plan, and how the paths of all their files begin."""


class _Kept(Struct, frozen=True):
    """A page, and what it was made of."""

    given: bytes
    notes: tuple[tuple[Note, bytes], ...]
    made: Made

    def holds(self, given: bytes, now: States) -> bool:
        """Whether it would be made the same again."""
        return self.given == given and all(now[note] == state for note, state in self.notes)


class Pages:
    """The pages of one edition."""

    def __init__(
        self,
        site: Site,
        look: Theme,
        before: Pages | None,
        *,
        fresh_look: bool,
    ) -> None:
        """Take over from `before` what can be kept; with a fresh look, templates are read anew."""
        self.edition = site.edition
        self.site = site
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
        self._waiting = {
            ASSETS: iter(assets(look.assets())),
            **{one.name: iter(one.plan(self.site)) for one in OUTPUTS if self.site.has(one.name)},
        }
        self._lock = threading.Lock()
        self.states = States(site)
        self._basis = base(site, "")

    def has(self, path: str) -> bool:
        """Whether the edition has a file of this path."""
        with self._lock:
            return self._find(path) is not None

    def _find(self, path: str) -> Artifact | None:
        """Plan output by output, the one that had the page last time first, until it is found."""
        if path in self._artifacts:
            return self._artifacts[path]
        likely = self.where.get(path, "")
        for name in sorted(self._waiting, key=lambda one: one != likely):
            if not path.startswith(SLOW.get(name, "")):
                continue
            for one in self._waiting[name]:
                self._take(one, name)
                if one.path == path:
                    return one
        return None

    def _take(self, one: Artifact, output: str) -> None:
        self.where[one.path] = output
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
            known = given(page, self._template, 0)
            whole = self._basis + known.digest if known is not None else b""
            if kept is not None and known is not None and kept.holds(whole, self.states):
                return kept.made
            with noting() as notes:
                made = Made(make(page, self.renderer))
        except RenderError as error:
            return Made(kept.made.data if kept else None, error.diagnostic)
        rests_on = notes | known.notes if known is not None else notes
        states = tuple((note, self.states[note]) for note in rests_on)
        self.kept[page.path] = _Kept(whole, states, made)
        return made

    def _template(self, name: str) -> bytes:
        return self.renderer.digest(name).encode()

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
