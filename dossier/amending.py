"""A change to a few documents or names, on what is kept of the content as it was built last.

Everything else would be linked, published and told as it was, so it is not even read. Whether the
change is of that kind is not guessed: the documents that changed, and those that may name somebody
who is called otherwise now, are read and linked, and all that others rest on must be told by the
same digests as before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from dossier.checks.parties import parties
from dossier.diagnostics import Diagnostic, has_errors
from dossier.digests import DIGEST
from dossier.edition import Edition
from dossier.enrolled import Enrolled, places
from dossier.model import BODY, MENTIONS, NAMED, DocumentRecord, Part
from dossier.noted import Note, unnoted
from dossier.renamed import answered, meant
from dossier.reread import Basis, Reread, Whole
from dossier.shown import LINKED, parts_of
from dossier.site import INVOLVEMENTS, Site
from dossier.standing import (
    ENROLLED,
    FRAME,
    LASTING,
    TOLD,
    Standing,
    still,
    token,
    told_of,
    touched,
    unpack,
)
from dossier.states import OF_LINKS, OtherwiseError, States, Supposed

FEW = 32
"""With more files changed than this, everything is linked."""


class Amended(Struct, frozen=True):
    """The content with a few documents or names changed."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    standing: Standing
    """What is kept of it for the next time."""
    supposed: Supposed


def amend(basis: Basis, shelve: Callable[[Edition], Site]) -> Amended | None:
    """Return the content as it is now; None where more has changed than can be told."""
    kept = unpack(basis.read)
    if kept is None or not _is_of(kept, basis):
        return None
    files = basis.memo.disk.seen(basis.content)
    changed = touched(kept, files)
    if changed is None or len(changed[0]) + len(changed[1]) > FEW:
        return None
    try:
        work = Reread(basis, kept, *changed)
        shelved = work.shelved(shelve)
        files_now = {*(one.file for one in changed[0]), *(one.file for one in changed[1])}
        diagnostics = _told(work, files_now)
        changes, notes = _changes(work)
        work.involve({one.number: (one.was, one.now) for one in changes if one.is_linked_otherwise})
    except OtherwiseError:
        return None
    if has_errors(diagnostics):
        return None
    now = _standing(work, changes)
    standing = replace(now, now=basis.memo.now, files=files, diagnostics=diagnostics)
    before = token(basis.read("") or b"")
    supposed = Supposed(before, frozenset(notes), work.numbers, standing.told)
    return Amended(shelved, diagnostics, standing, supposed)


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


def _told(work: Reread, changed: set[str]) -> tuple[Diagnostic, ...]:
    """Return everything that is told of the content; raise where that cannot be known."""
    fresh = [work.whole(slug) for slug in sorted(work.fresh)]
    files = changed.union(one.filed.file for one in fresh)
    beside = work.kept.lasting.beside
    if not files.isdisjoint(beside.entangled):
        raise OtherwiseError
    renamed = work.renamed is not None
    if not still(beside.across, work.changed, work.related, renamed=renamed):
        raise OtherwiseError
    documents = tuple(one.linked.document for one in fresh)
    told = {one for one in work.kept.diagnostics if one.file not in files}
    told.update(parties(replace(work.dossier, documents=documents), work.known))
    told.update(work.renamed.told if work.renamed is not None else ())
    told.update(one for each in fresh for one in (*each.filed.diagnostics, *each.linked.problems))
    return tuple(sorted(told))


# -- what has changed, what may be told otherwise with it, and what is kept -------------------


class _Change(Struct, frozen=True):
    """What is otherwise with one document."""

    slug: str
    number: int
    told: Mapping[str, bytes]
    """By what it is told now, where that is not what it was."""
    was: tuple[Part, ...]
    now: tuple[Part, ...]
    """Its parts."""

    @property
    def is_linked_otherwise(self) -> bool:
        """Whether links give it something else."""
        return LINKED in self.told

    def notes(self) -> Iterator[Note]:
        """Return what may be told otherwise with it."""
        yield from ((kind, each) for kind in self.told for each in (self.slug, ""))
        if BODY in self.told or MENTIONS in self.told:
            takers = {*places(self.was), *places(self.now)}
            yield from ((NAMED, f"{self.slug} {taker}") for taker in takers)
        if self.is_linked_otherwise:
            yield INVOLVEMENTS, ""
            yield from ((kind, self.slug) for kind in OF_LINKS)
            yield from ((INVOLVEMENTS, taker) for taker in self._takers())

    def _takers(self) -> Iterator[str]:
        """Return those whose own parts are others now."""
        old, new = places(self.was), places(self.now)
        for slug in {*old, *new}:
            was, now = old.get(slug, ()), new.get(slug, ())
            if [self.was[place] for place in was] != [self.now[place] for place in now]:
                yield slug


def _changes(work: Reread) -> tuple[list[_Change], set[Note]]:
    """Return which documents are otherwise, and all that may be told otherwise with them."""
    now, found = States(work.site), list[_Change]()
    notes: set[Note] = set(work.renamed.notes if work.renamed is not None else ())
    kinds = [kind for kind in work.kept.told if kind != FRAME]  # that is as it was
    for slug in sorted(work.fresh):
        one, number = work.whole(slug), work.numbers[slug]
        with unnoted():
            told = {kind: told_of(now, kind, one.shown) for kind in kinds}
        told = {kind: held for kind, held in told.items() if held != work.told(kind, slug)}
        was = work.kept.enrol().of(number) if LINKED in told else ()
        found.append(_Change(slug, number, told, was, parts_of(one.shown)))
        notes.update(found[-1].notes())
        if LINKED in told:
            _is_asked_as_before(work, one)
            notes |= answered(one.linked.document.responses)
    return found, notes


def _is_asked_as_before(work: Reread, one: Whole) -> None:
    """Raise where a document asks others, or others respond to it, by the names that hold now."""
    record, renamed = one.filed.record, work.renamed
    if renamed is None or not isinstance(record, DocumentRecord):
        raise OtherwiseError
    asked = [one.to for one in record.requests]
    asked += [one.actor.text for one in record.responses]
    if any(meant(renamed.before, name) != meant(renamed.names, name) for name in asked):
        raise OtherwiseError


def _standing(work: Reread, changes: Iterable[_Change]) -> Standing:
    """Return what is kept now; its parts that are as they were are not kept anew."""
    kept, fresh = work.kept, set[str]()
    columns = {kind: bytearray(column) for kind, column in kept.told.items()}
    for one in changes:
        for kind, told in one.told.items():
            columns[kind][one.number * DIGEST : (one.number + 1) * DIGEST] = told
            fresh.add(TOLD)
    enrol = kept.enrol
    linked = {one.number: one.now for one in changes if one.is_linked_otherwise}
    if linked:
        enrolled = enrol().replaced(linked)
        enrol = partial(Enrolled, enrolled.parts, enrolled.called)
        fresh.add(ENROLLED)
    if work.lasting is not kept.lasting:
        fresh.add(LASTING)
    return replace(
        kept,
        lasting=work.lasting,
        told={kind: bytes(column) for kind, column in columns.items()},
        enrol=enrol,
        signs={name: sign for name, sign in kept.signs.items() if name not in fresh},
    )
