"""A change to a few documents or names, on what is kept of the content as it was built last.

Everything else would be linked, published and told as it was, so it is not even read. Whether the
change is of that kind is not guessed: the documents that changed, and those that may name somebody
who is called otherwise now, are read and linked, and all that others rest on must be told by the
same digests as before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dossier.checks.parties import parties
from dossier.diagnostics import Diagnostic, has_errors
from dossier.digests import DIGEST
from dossier.edition import Edition
from dossier.enrolled import involved_now, places
from dossier.link import Names
from dossier.model import BODY, MENTIONS, NAMED, DocumentRecord, Part
from dossier.noted import Note, unnoted
from dossier.renamed import answered
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


@dataclass(frozen=True, slots=True)
class Amended:
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
    files = basis.memo.disk.look(basis.content)
    changed = touched(kept, files)
    if changed is None or len(changed[0]) + len(changed[1]) > FEW:
        return None
    try:
        work = Reread(basis, kept, *changed)
        shelved = work.shelved(shelve)
        files_now = {*(one.file for one in changed[0]), *(one.file for one in changed[1])}
        diagnostics = _told(work, files_now)
        now, notes = _now(work)
    except OtherwiseError:
        return None
    if has_errors(diagnostics):
        return None
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


# -- what is kept of it now, and what may have changed with it -------------------------------


def _now(work: Reread) -> tuple[Standing, set[Note]]:
    """Return what is kept of the documents now, and all that may be told otherwise with them."""
    kept, now = work.kept, States(work.site)
    columns = {kind: bytearray(column) for kind, column in kept.told.items() if kind != FRAME}
    notes: set[Note] = set(work.renamed.notes if work.renamed is not None else ())
    parts: dict[int, tuple[tuple[Part, ...], tuple[Part, ...]]] = {}
    for slug in sorted(work.fresh):
        one, number = work.whole(slug), work.numbers[slug]
        changed = set()
        with unnoted():
            for kind, column in columns.items():
                told = told_of(now, kind, one.shown)
                if told != work.told(kind, slug):
                    changed.add(kind)
                    column[number * DIGEST : (number + 1) * DIGEST] = told
        notes |= {(kind, each) for kind in changed for each in (slug, "")}
        was, parts_now = kept.enrol().of(number) if LINKED in changed else (), parts_of(one.shown)
        if LINKED in changed:
            _is_asked_as_before(work, one)
            notes |= {(INVOLVEMENTS, ""), *((kind, slug) for kind in OF_LINKS)}
            notes |= answered(one.linked.document.responses)
            parts[number] = was, parts_now
        if not changed.isdisjoint({BODY, MENTIONS}):
            notes |= {(NAMED, f"{slug} {taker}") for taker in {*places(was), *places(parts_now)}}
    notes |= {(INVOLVEMENTS, slug) for pair in parts.values() for slug in _affected(*pair)}
    return _standing(work, {kind: bytes(one) for kind, one in columns.items()}, parts), notes


def _affected(was: tuple[Part, ...], now: tuple[Part, ...]) -> Iterator[str]:
    """Return whose own parts in a document are others now."""
    old, new = places(was), places(now)
    for slug in {*old, *new}:
        if [was[n] for n in old.get(slug, ())] != [now[n] for n in new.get(slug, ())]:
            yield slug


def _is_asked_as_before(work: Reread, one: Whole) -> None:
    """Raise where a document asks others, or others respond to it, by the names that hold now."""
    record = one.filed.record
    if work.renamed is None or not isinstance(record, DocumentRecord):
        raise OtherwiseError
    asked = (
        *(each.to for each in record.requests),
        *(each.actor.text for each in record.responses),
    )
    if any(_meant(work.renamed.before, name) != _meant(work.renamed.names, name) for name in asked):
        raise OtherwiseError


def _meant(names: Names, name: str) -> str:
    actor = names.known.find(name)
    return actor.slug if actor is not None else ""


def _standing(
    work: Reread,
    columns: dict[str, bytes],
    parts: dict[int, tuple[tuple[Part, ...], tuple[Part, ...]]],
) -> Standing:
    """Return what is kept now; its parts that are as they were are not kept anew."""
    kept = work.kept
    told = {**kept.told, **columns}
    fresh = {TOLD} if told != kept.told else set()
    lasting, enrol = work.lasting, kept.enrol
    if parts:
        found = enrol().replaced({number: now for number, (_, now) in parts.items()})
        enrol = lambda: found  # noqa: E731
        lasting = replace(lasting, involved=involved_now(lasting.involved, parts))
        fresh.add(ENROLLED)
    if lasting is not kept.lasting:
        fresh.add(LASTING)
    signs = {name: sign for name, sign in kept.signs.items() if name not in fresh}
    return replace(kept, lasting=lasting, told=told, enrol=enrol, signs=signs)
