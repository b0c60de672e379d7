"""The content as it was when the site that stands was built, kept in short.

With it a change to the words of a few documents needs nothing else read: who is in the dossier, in
what order, and where each takes part is as it was. What is kept is supposed, never believed: each
document that is asked for is read and linked, and must say what it said then.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from dossier.checks import DOSSIER_CHECKS
from dossier.checks.leaks import Secret, secrets
from dossier.columns import packed
from dossier.dates import Edtf
from dossier.diagnostics import Diagnostic
from dossier.digests import DIGEST, digest
from dossier.edition import last_change, next_change
from dossier.memo import Memo
from dossier.model import BODY, MENTIONS, Actor, Document, Dossier, Event, FreePage
from dossier.noted import noting
from dossier.shown import DOCUMENT, LINKED, parts_of
from dossier.stamps import RACY, Table, changed
from dossier.states import States

_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True)
class Across:
    """What one check of documents, events and actors against one another found."""

    read: frozenset[str]
    """The documents whose words it read."""
    told: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What counts of a dossier beside its edition."""

    secrets: tuple[Secret, ...]
    """Texts that must stand in no file."""
    since: datetime | None
    until: datetime | None
    """The moments around the edition's own that change it by themselves; None where none does."""
    withholding: int
    """How many documents withhold something."""
    across: tuple[Across, ...]
    entangled: frozenset[str]
    """Files of which something is told that does not rest on the file alone."""
    unreviewed: bool
    """Whether what an import guessed was let through."""


@dataclass(frozen=True, slots=True)
class InShort:
    """One document of the edition."""

    slug: str
    file: str
    date: Edtf
    said: bytes
    """Digests of its record, of what links give it, and of where it names actors."""
    given: bytes
    named: bytes


@dataclass(frozen=True, slots=True)
class Lasting:
    """What an edition was made of, as far as few edits change it."""

    documents: tuple[InShort, ...]
    others: frozenset[str]
    """Slugs of documents that the edition does not show."""
    withdrawn: frozenset[str]
    replies: dict[str, tuple[str, ...]]
    """Of the documents that others reply to."""
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    pages: tuple[FreePage, ...]
    involved: dict[str, bytes]
    """By actor: the documents in which it takes part, and which of their parts it is, packed."""
    asked: dict[str, tuple[int, ...]]
    """By actor: the documents that ask something of it."""
    answered: tuple[int, ...]
    """The documents to which somebody responds."""
    beside: Beside


@dataclass(frozen=True, slots=True)
class Standing:
    """What an edition was made of."""

    content: str
    program: str
    sources: str
    now: int
    """When the content was looked at, in nanoseconds."""
    files: Table
    """What the disk said of it then."""
    diagnostics: tuple[Diagnostic, ...]
    lasting: Lasting
    sign: bytes = b""
    """With what the bytes begin in which the lasting part is kept; empty where it is not yet."""

    def pack(self) -> tuple[bytes, bytes]:
        """Return it as bytes, in short and its lasting part; the latter is empty if it is kept.

        Both are empty where a name in it is no text.
        """
        sign = self.sign or os.urandom(DIGEST)
        short = (self.content, self.program, self.sources, self.now, self.files, self.diagnostics)
        try:
            return _encode((*short, sign)), b"" if self.sign else sign + _encode(self.lasting)
        except UnicodeEncodeError:
            return b"", b""


def token(data: bytes) -> bytes:
    """Return which state it is that was kept in these bytes."""
    return digest(data)


_short = msgspec.msgpack.Decoder(tuple[str, str, str, int, Table, tuple[Diagnostic, ...], bytes])
_lasting = msgspec.msgpack.Decoder(Lasting)


def unpack(data: bytes | None, lasting: bytes | None) -> Standing | None:
    """Return what was packed; None where the bytes are not that, or do not belong together."""
    if not data or not lasting:
        return None
    try:
        content, program, sources, now, files, diagnostics, sign = _short.decode(data)
        if not sign or not lasting.startswith(sign):
            return None
        lasts = _lasting.decode(lasting[len(sign) :])
        return Standing(content, program, sources, now, files, diagnostics, lasts, sign)
    except (msgspec.DecodeError, ValueError):
        return None


def across(dossier: Dossier) -> tuple[Across, ...]:
    """Check documents, events and actors against one another."""
    return tuple(_across(check, dossier) for check in DOSSIER_CHECKS)


def still(
    kept: tuple[Across, ...], changed: Collection[str], dossier: Callable[[], Dossier]
) -> bool:
    """Whether checks that read some documents, whose words have changed, find what they found."""
    return all(
        one.read.isdisjoint(changed) or _across(check, dossier()).told == one.told
        for check, one in zip(DOSSIER_CHECKS, kept, strict=True)
    )


def _across(check: Callable[[Dossier], tuple[Diagnostic, ...]], dossier: Dossier) -> Across:
    with noting() as notes:
        told = check(dossier)
    return Across(frozenset(slug for kind, slug in notes if kind in {BODY, MENTIONS}), told)


def beside_of(
    dossier: Dossier,
    at: datetime,
    entangled: frozenset[str],
    across: tuple[Across, ...],
    *,
    unreviewed: bool,
) -> Beside:
    """Return what counts beside an edition."""
    return Beside(
        secrets=secrets(dossier),
        since=last_change(dossier, at),
        until=next_change(dossier, at),
        withholding=sum(1 for one in dossier.documents if one.record.withhold),
        across=across,
        entangled=entangled,
        unreviewed=unreviewed,
    )


def standing_of(
    content: Path,
    memo: Memo,
    dossier: Dossier,
    now: States,
    told: tuple[tuple[Diagnostic, ...], Beside],
) -> Standing:
    """Return what is kept of a dossier and its edition."""
    site = now.site
    shown = site.edition.holdings.documents
    numbers = {one.slug: number for number, one in enumerate(shown)}
    lasting = Lasting(
        documents=tuple(_in_short(one, now) for one in shown),
        others=frozenset(one.slug for one in dossier.documents) - numbers.keys(),
        withdrawn=frozenset(one.slug for one in shown if one.record.withdrawn),
        replies={one.slug: one.replies for one in dossier.documents if one.replies},
        events=dossier.events,
        actors=dossier.actors,
        pages=dossier.pages,
        involved=_involved(shown),
        asked={
            slug: tuple(numbers[one.slug] for one in found)
            for slug, found in site.requests_of.items()
        },
        answered=tuple(numbers[one.slug] for one in shown if one.responses),
        beside=told[1],
    )
    return Standing(
        content=os.fspath(content.absolute()),
        program=memo.program,
        sources=os.fspath(site.sources.absolute()),
        now=memo.now,
        files=memo.disk.look(content),
        diagnostics=told[0],
        lasting=lasting,
    )


def _in_short(one: Document, now: States) -> InShort:
    known = (now[DOCUMENT, one.slug], now[LINKED, one.slug], now[MENTIONS, one.slug])
    return InShort(one.slug, one.record.file, one.date, *known)


def _involved(shown: Iterable[Document]) -> dict[str, bytes]:
    """Return by actor the numbers of its documents, each with that of its part there, packed."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(shown):
        for place, part in enumerate(parts_of(one)):
            for slug in dict.fromkeys((part.actor, part.on_behalf_of)):
                if slug:
                    found[slug] += (number, place)
    return {slug: packed(held) for slug, held in found.items()}


def touched(kept: Standing, files: Table) -> list[InShort] | None:
    """Return the documents whose files have changed; None where anything else has."""
    if kept.files.keys() != files.keys():
        return None
    limit = kept.now - RACY
    names = {
        name for name, one in files.items() if kept.files[name] != one or changed(one) >= limit
    }
    found = [one for one in kept.lasting.documents if one.file in names]
    return found if len(found) == len(names) else None
