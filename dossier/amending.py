"""A change to the words of a few documents, on what is kept of the content as it was built last.

Everything else would be linked, published and told as it was, so it is not even read. Whether the
change is of that kind is not guessed: the documents that changed are read and linked, and what
lists and links know of them must be told by the same digests as before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dossier.checks.parties import parties
from dossier.diagnostics import Diagnostic, has_errors
from dossier.draft import Kind
from dossier.edition import Edition, publish_put_off
from dossier.filing import Filed
from dossier.link import link_one, names_of
from dossier.memo import Memo, take
from dossier.model import BODY, MENTIONS, NAMED, Case, Document, DocumentRecord, Dossier
from dossier.noted import Note, unnoted
from dossier.put_off import put_off_site
from dossier.readers.folder import Entry
from dossier.recollection import Linked, Recollection
from dossier.shown import PutOff, ShownDocument
from dossier.site import Site
from dossier.standing import InShort, Lasting, Standing, still, token, touched, unpack
from dossier.states import OtherwiseError, Supposed, given, named, said

FEW = 32
"""With more documents changed than this, everything is linked."""
MANY = 40
"""From how many documents on it takes longer to seek names in each than to recall all texts."""
Shelve = Callable[[Edition], Site]


@dataclass(frozen=True, slots=True)
class Amended:
    """The content with the words of a few documents changed."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    standing: Standing
    """What is kept of it for the next time."""
    supposed: Supposed


@dataclass(frozen=True, slots=True)
class Basis:
    """What an amendment starts from."""

    content: Path
    case: Case
    at: datetime
    memo: Memo
    data: tuple[bytes, bytes]
    """What is kept of the content as it was, in short and what lasts."""
    unreviewed: bool


def amend(basis: Basis, shelve: Shelve) -> Amended | None:
    """Return the content as it is now; None where more than words has changed."""
    kept = unpack(*basis.data)
    if kept is None or not _is_of(kept, basis):
        return None
    files = basis.memo.disk.look(basis.content)
    changed = touched(kept, files)
    if (
        changed is None
        or len(changed) > FEW
        or any(one.file in kept.lasting.beside.entangled for one in changed)
    ):
        return None
    work = _Work(basis, kept.lasting)
    shelved = work.shelved(shelve)
    try:
        told = [one for short in changed for one in work.told(short)]
        if not still(kept.lasting.beside.across, {one.slug for one in changed}, work.related):
            return None
    except OtherwiseError:
        return None
    names = {one.file for one in changed}
    whole = {*told, *(one for one in kept.diagnostics if one.file not in names)}
    diagnostics = tuple(sorted(whole))
    if has_errors(diagnostics):
        return None
    notes, now = work.notes(changed)
    standing = replace(kept, now=basis.memo.now, files=files, diagnostics=diagnostics)
    if now:
        documents = tuple(now.get(one.slug, one) for one in kept.lasting.documents)
        standing = replace(standing, lasting=replace(kept.lasting, documents=documents), sign=b"")
    return Amended(shelved, diagnostics, standing, Supposed(token(basis.data[0]), notes))


def _is_of(kept: Standing, basis: Basis) -> bool:
    """Whether something was kept of the same content, by the same program, for such a moment."""
    memo, beside = basis.memo, kept.lasting.beside
    place, sources = os.fspath(basis.content.absolute()), basis.content / basis.case.sources_dir
    return (
        (kept.program, kept.content, beside.unreviewed) == (memo.program, place, basis.unreviewed)
        and kept.sources == os.fspath(sources.absolute())
        and sources.resolve().is_relative_to(basis.content.resolve())
        and (beside.since is None or basis.at >= beside.since)
        and (beside.until is None or basis.at < beside.until)
    )


class _Work:
    """Links the documents that are asked for."""

    def __init__(self, basis: Basis, kept: Lasting) -> None:
        self.basis, self.kept = basis, kept
        self.memo = basis.memo
        self.linked = 0
        self._remember(Recollection())
        slugs = kept.others.union(one.slug for one in kept.documents)
        self.slugs = slugs, slugs.union(one.slug for one in kept.events)
        self.dossier = Dossier(basis.case, (), kept.events, kept.actors, kept.pages)
        self.sources = basis.content / basis.case.sources_dir
        self.in_short = {one.slug: one for one in kept.documents}
        self.site: Site
        self._show: Callable[[Document], Document]

    def _remember(self, known: Recollection) -> None:
        """Use what was found in texts before."""
        self.known = known
        self.names, _ = names_of(self.kept.actors, frozenset(), known)

    def shelved(self, shelve: Shelve) -> Site:
        """Return the edition on its shelves, every document put off."""
        shown = {one.slug for one in self.kept.documents}
        quotable = shown - self.kept.withdrawn
        at = self.basis.at
        edition = publish_put_off(self.dossier, at, (shown, quotable), self._put_off)
        self.site = put_off_site(shelve(edition), self.kept)
        return self.site

    def _put_off(self, show: Callable[[Document], Document]) -> tuple[Document, ...]:
        self._show = show
        return tuple(PutOff(one.slug, one.date, self._made) for one in self.kept.documents)

    def _made(self, slug: str) -> ShownDocument:
        """Return a document; raise where it is not as it was, but for its words."""
        with unnoted():
            one = self.in_short[slug]
            _, linked = self._linked(one)
            shown = self._show(linked.document)
            known = (one.said, one.given)
            if (
                not isinstance(shown, ShownDocument)
                or (said(self.site, shown), given(shown)) != known
            ):
                raise OtherwiseError
            return shown

    def _linked(self, one: InShort) -> tuple[Filed, Linked]:
        self.linked += 1
        if self.linked == MANY:
            self._remember(Recollection(self.memo.program, self.memo.cache))
        entry = Entry(Kind.DOCUMENT, one.slug, self.basis.content / one.file, one.file)
        filed = next(take([entry], self.sources, self.memo, map))
        record = filed.record
        if not isinstance(record, DocumentRecord):
            raise OtherwiseError
        follows = self.kept.replies.get(one.slug, ())
        return filed, link_one(record, filed.words, self.names, follows, self.slugs)

    def related(self) -> Dossier:
        """Return the dossier for checks across it, every document put off."""

        def made(slug: str) -> Document:
            self._made(slug)
            with unnoted():
                return self._linked(self.in_short[slug])[1].document

        put_off = tuple(PutOff(one.slug, one.date, made) for one in self.kept.documents)
        return replace(self.dossier, documents=put_off)

    def told(self, one: InShort) -> Iterable[Diagnostic]:
        """Return what is told of a document that changed; raise where more than words did."""
        filed, linked = self._linked(one)
        self._made(one.slug)
        alone = replace(self.dossier, documents=(linked.document,))
        return (*filed.diagnostics, *linked.problems, *parties(alone, self.known))

    def notes(self, changed: Iterable[InShort]) -> tuple[frozenset[Note], dict[str, InShort]]:
        """Return what may have changed with some documents, and those that name others now."""
        notes: set[Note] = set()
        now: dict[str, InShort] = {}
        for one in changed:
            shown = self.site.documents[one.slug]
            notes |= {(BODY, one.slug), (MENTIONS, one.slug)}
            # everyone whom a document names takes part in it
            takers = {slug for part in shown.parts for slug in (part.actor, part.on_behalf_of)}
            notes |= {(NAMED, f"{one.slug} {slug}") for slug in takers}
            if named(shown) != one.named:
                now[one.slug] = replace(one, named=named(shown))
        return frozenset(notes), now
