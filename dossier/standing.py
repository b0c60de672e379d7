"""The content as it was when the site that stands was built, kept in short.

With it a change to the words of a few documents needs nothing else read: who is in the dossier, in
what order, and where each takes part is as it was. What is kept is supposed, never believed: each
document that is asked for is read and linked, and must say what it said then.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier import enrolled
from dossier.checks import DOSSIER_CHECKS
from dossier.checks.leaks import Secret, secrets
from dossier.columns import NOTHING
from dossier.diagnostics import Diagnostic
from dossier.digests import DIGEST, digest
from dossier.edition import last_change, next_change
from dossier.enrolled import Enrolled, enrol, involved
from dossier.memo import Memo
from dossier.model import (
    BODY,
    MENTIONS,
    Actor,
    Attestation,
    Document,
    Dossier,
    Event,
    EventRecord,
    EventStatus,
    FreePage,
    Prose,
)
from dossier.noted import noting
from dossier.shown import DOCUMENT, FACE, FIELDS, LINKED, InShort
from dossier.stamps import RACY, Seen
from dossier.states import OF_DOCUMENTS, OtherwiseError, States, frame

Check = Callable[[Dossier], tuple[Diagnostic, ...]]
_encode = msgspec.msgpack.Encoder().encode


class Across(Struct, frozen=True):
    """What one check of documents, events and actors against one another found."""

    read: frozenset[str]
    """The documents whose words it read."""
    told: tuple[Diagnostic, ...]


class Beside(Struct, frozen=True):
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


FRAME = "frame"
"""What a document's file says but for its words, its title and its summary."""
LASTING, TOLD, ENROLLED = "lasting", "told of", "enrolled"
"""The parts in which the content in short is kept beside what the disk said of it."""
PARTS = (LASTING, TOLD, ENROLLED)
Read = Callable[[str], bytes | None]
"""Reads what is kept of a part; what is kept in short has no name."""


class Lasting(Struct, frozen=True):
    """What an edition was made of, as far as few edits change it."""

    documents: tuple[InShort, ...]
    others: dict[str, str]
    """The documents that the edition does not show: the file of each, by its slug."""
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


class Standing(Struct, frozen=True):
    """What an edition was made of."""

    content: str
    program: str
    sources: str
    now: int
    """When the content was looked at, in nanoseconds."""
    files: Seen
    """What the disk said of it then."""
    diagnostics: tuple[Diagnostic, ...]
    lasting: Lasting
    told: dict[str, bytes]
    """By kind of note: by what each document is told, a digest each, in their order."""
    enrol: Callable[[], Enrolled]
    """Returns who takes part where; raises OtherwiseError where that is not kept any more."""
    signs: dict[str, bytes]
    """With what the parts begin that are kept as they are."""

    def pack(self) -> tuple[bytes, dict[str, bytes]]:
        """Return it as bytes, in short, and those of its parts that are not kept yet.

        All is empty where a name in it is no text.
        """
        fresh = {name: os.urandom(DIGEST) for name in PARTS if name not in self.signs}
        short = (self.content, self.program, self.sources, self.now, self.files, self.diagnostics)
        make = {
            LASTING: lambda: _encode(self.lasting),
            TOLD: lambda: _encode(self.told),
            ENROLLED: lambda: self.enrol().pack(),
        }
        try:
            parts = {name: sign + make[name]() for name, sign in fresh.items()}
            return _encode((*short, {**self.signs, **fresh})), parts
        except UnicodeEncodeError:
            return b"", {}


def token(data: bytes) -> bytes:
    """Return which state it is that was kept in these bytes."""
    return digest(data)


_Short = tuple[str, str, str, int, Seen, tuple[Diagnostic, ...], dict[str, bytes]]
_short = msgspec.msgpack.Decoder(_Short)
_lasting = msgspec.msgpack.Decoder(Lasting)
_told = msgspec.msgpack.Decoder(dict[str, bytes])


def unpack(read: Read) -> Standing | None:
    """Return what was packed; None where the bytes are not that, or do not belong together."""
    try:
        content, program, sources, now, files, diagnostics, signs = _short.decode(read("") or b"")
        lasting = _lasting.decode(_part(read, signs, LASTING))
        told = _told.decode(_part(read, signs, TOLD))
    except (msgspec.DecodeError, ValueError, OtherwiseError):
        return None
    if any(len(column) != len(lasting.documents) * DIGEST for column in told.values()):
        return None

    @cache
    def enrol() -> Enrolled:
        try:
            return enrolled.unpack(_part(read, signs, ENROLLED))
        except (msgspec.DecodeError, ValueError) as error:
            raise OtherwiseError from error

    return Standing(content, program, sources, now, files, diagnostics, lasting, told, enrol, signs)


def _part(read: Read, signs: dict[str, bytes], name: str) -> bytes:
    """Return a part that is kept; raise where it is not the one that belongs to the others."""
    sign, data = signs.get(name), read(name)
    if not sign or data is None or data[: len(sign)] != sign:
        raise OtherwiseError
    return data[len(sign) :]


def across(dossier: Dossier) -> tuple[Across, ...]:
    """Check documents, events and actors against one another."""
    return tuple(_across(check, dossier) for check in DOSSIER_CHECKS)


def still(
    kept: tuple[Across, ...],
    changed: Collection[str],
    dossier: Callable[[], Dossier],
    *,
    renamed: bool,
) -> bool:
    """Whether checks find what they found, though the words of some documents have changed.

    With `renamed` somebody has another name, by which a sentence may say who alleges something.
    """
    return all(
        (one.read.isdisjoint(changed) and not (renamed and one.read))
        or _still(one, check, dossier(), changed)
        for check, one in zip(DOSSIER_CHECKS, kept, strict=True)
    )


def _still(kept: Across, check: Check, dossier: Dossier, changed: Collection[str]) -> bool:
    """Whether a check finds the same of what rests on some documents, or is alleged."""

    def rests(*found: Attestation) -> bool:
        return any(one.document in changed or one.status is EventStatus.ALLEGED for one in found)

    def prose(one: Prose) -> bool:
        return rests(*(claim for _, claim in one.claims))

    def event(one: EventRecord) -> bool:
        is_alleged = one.status is EventStatus.ALLEGED
        return is_alleged or rests(*one.attested_by) or prose(one.note)

    events = tuple(one for one in dossier.events if event(one.record))
    pages = tuple(one for one in dossier.pages if prose(one.text))
    noted = {one.file for one in dossier.actors if prose(one.note)}
    actors = tuple(
        one if one.file in noted or one.note.is_empty else replace(one, note=Prose("", 0))
        for one in dossier.actors
    )
    files = noted.union((one.record.file for one in events), (one.file for one in pages))
    part = replace(dossier, documents=dossier.documents, events=events, pages=pages, actors=actors)
    before = tuple(one for one in kept.told if one.file in files)
    return _across(check, part).told == before


def _across(check: Check, dossier: Dossier) -> Across:
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


def standing_of(  # noqa: PLR0913  # where and by what, what it was, and what is told of it
    content: Path,
    memo: Memo,
    dossier: Dossier,
    now: States,
    told: tuple[tuple[Diagnostic, ...], Beside],
    *,
    wholes: Iterable[str],
) -> Standing:
    """Return what is kept of a dossier and its edition; `wholes` are kinds noted of all at once."""
    site = now.site
    shown = site.edition.holdings.documents
    numbers = {one.slug: number for number, one in enumerate(shown)}
    lasting = Lasting(
        documents=tuple(_in_short(one) for one in shown),
        others={one.slug: one.record.file for one in dossier.documents if one.slug not in numbers},
        withdrawn=frozenset(one.slug for one in shown if one.record.withdrawn),
        replies={one.slug: one.replies for one in dossier.documents if one.replies},
        events=dossier.events,
        actors=dossier.actors,
        pages=dossier.pages,
        involved=involved(shown),
        asked={
            slug: tuple(numbers[one.slug] for one in found)
            for slug, found in site.requests_of.items()
        },
        answered=tuple(numbers[one.slug] for one in shown if one.responses),
        beside=told[1],
    )
    kinds = {DOCUMENT, LINKED, MENTIONS, BODY, FRAME}.union(OF_DOCUMENTS.intersection(wholes))
    return Standing(
        content=os.fspath(content.absolute()),
        program=memo.program,
        sources=os.fspath(site.sources.absolute()),
        now=memo.now,
        files=memo.disk.seen(content),
        diagnostics=told[0],
        lasting=lasting,
        told={
            kind: b"".join([told_of(now, kind, one) for one in shown])
            for kind in sorted(kinds - {FACE})
        },
        enrol=lambda: enrol(shown),
        signs={},
    )


def _in_short(one: Document) -> InShort:
    return InShort(
        one.slug,
        one.record.file,
        one.date,
        one.kind,
        one.language,
        told if (told := one.told_on) != (one.date,) else None,
        one.is_withdrawn,
        one.former_slugs,
        one.title,
        tuple(len(getattr(one, name)) for name in FIELDS),
    )


def told_of(now: States, kind: str, one: Document) -> bytes:
    """Return by what a document is told, in the length of a digest."""
    return frame(now.site, one) if kind == FRAME else now[kind, one.slug] or NOTHING


def touched(kept: Standing, files: Seen) -> tuple[list[InShort], list[Actor]] | None:
    """Return the documents and actors whose files have changed; None where anything else has."""
    names = files.changed(kept.files, kept.now - RACY)
    if names is None:
        return None
    documents = [one for one in kept.lasting.documents if one.file in names]
    actors = [one for one in kept.lasting.actors if one.file in names]
    return (documents, actors) if len(documents) + len(actors) == len(names) else None
