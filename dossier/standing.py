"""The content as it was when the site that stands was built, kept in short.

With it a change to the words of a few documents needs nothing else read: who is in the dossier, in
what order, and where each takes part is as it was. What is kept is supposed, never believed: each
document that is asked for is read and linked, and must say what it said then.
"""

from __future__ import annotations

import hashlib
import os
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar, overload

import msgspec

from dossier.checks import DOSSIER_CHECKS
from dossier.checks.expiry import expiry
from dossier.checks.leaks import Secret, secrets
from dossier.columns import packed, unpacked
from dossier.dates import Edtf
from dossier.diagnostics import Diagnostic
from dossier.edition import last_change, next_change
from dossier.memo import Memo
from dossier.model import BODY, MENTIONS, Actor, Document, Dossier, Event, FreePage, Part
from dossier.noted import Shelf, noting
from dossier.shown import DOCUMENT, LINKED, PutOff, parts_of
from dossier.site import (
    ANSWERS_OF,
    INVOLVEMENTS,
    REQUESTS_OF,
    Involvement,
    Site,
    answers_in,
)
from dossier.stamps import RACY, Table, changed
from dossier.states import States

_Value = TypeVar("_Value")
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
    expired: tuple[Diagnostic, ...]
    """What is told because of the moment."""
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
class Standing:
    """What an edition was made of."""

    content: str
    program: str
    sources: str
    now: int
    """When the content was looked at, in nanoseconds."""
    files: Table
    """What the disk said of it then."""
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
    diagnostics: tuple[Diagnostic, ...]
    beside: Beside

    def pack(self) -> bytes:
        """Return it as bytes; empty where a name in it is no text."""
        try:
            return _encode(self)
        except UnicodeEncodeError:
            return b""


def token(data: bytes) -> bytes:
    """Return which state it is that was kept in these bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()


_decoder = msgspec.msgpack.Decoder(Standing)


def unpack(data: bytes | None) -> Standing | None:
    """Return what was packed; None where the bytes are not that."""
    try:
        return _decoder.decode(data) if data else None
    except (msgspec.DecodeError, ValueError):
        return None


def across(dossier: Dossier) -> tuple[Across, ...]:
    """Check documents, events and actors against one another."""
    return tuple(_across(check, dossier) for check in DOSSIER_CHECKS)


def still(kept: tuple[Across, ...], changed: Collection[str], dossier: Dossier) -> bool:
    """Whether checks that read some documents, whose words have changed, find what they found."""
    return all(
        one.read.isdisjoint(changed) or _across(check, dossier).told == one.told
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
        expired=expiry(dossier.case, at),
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
    return Standing(
        content=os.fspath(content.absolute()),
        program=memo.program,
        sources=os.fspath(site.sources.absolute()),
        now=memo.now,
        files=memo.disk.look(content),
        documents=tuple(_in_short(one, now) for one in shown),
        others=frozenset(one.slug for one in dossier.documents) - numbers.keys(),
        withdrawn=frozenset(one.slug for one in shown if one.record.withdrawn),
        replies={one.slug: one.replies for one in dossier.documents if one.replies},
        events=dossier.events,
        actors=dossier.actors,
        pages=dossier.pages,
        involved={
            slug: packed(n for one in found for n in (numbers[one.document.slug], _place(one)))
            for slug, found in site.involvements.items()
        },
        asked={
            slug: tuple(numbers[one.slug] for one in found)
            for slug, found in site.requests_of.items()
        },
        answered=tuple(numbers[one.slug] for one in shown if one.responses),
        diagnostics=told[0],
        beside=told[1],
    )


def _in_short(one: Document, now: States) -> InShort:
    known = (now[DOCUMENT, one.slug], now[LINKED, one.slug], now[MENTIONS, one.slug])
    return InShort(one.slug, one.record.file, one.date, *known)


def _place(one: Involvement) -> int:
    parts = parts_of(one.document)
    return next(number for number, part in enumerate(parts) if part is one.part)


def touched(kept: Standing, files: Table) -> list[InShort] | None:
    """Return the documents whose files have changed; None where anything else has."""
    if kept.files.keys() != files.keys():
        return None
    limit = kept.now - RACY
    names = {
        name for name, one in files.items() if kept.files[name] != one or changed(one) >= limit
    }
    found = [one for one in kept.documents if one.file in names]
    return found if len(found) == len(names) else None


# -- the edition, put off ---------------------------------------------------------------


class PutOffInvolvement(Involvement):
    """One actor's part in one document, which is made when it is asked for."""

    __slots__ = ("_number",)
    _number: int

    def __init__(self, document: PutOff, number: int) -> None:
        """Know which part of the document it is."""
        document_field.__set__(self, document)
        object.__setattr__(self, "_number", number)

    @property
    def part(self) -> Part:
        """How the actor takes part."""
        document = document_field.__get__(self)
        return parts_of(document.whole)[self._number]


document_field = vars(Involvement)["document"]


class Involved(Sequence[Involvement]):
    """One actor's parts in documents; it is known how many they are before any is made."""

    def __init__(self, documents: Sequence[PutOff], places: array[int]) -> None:
        """Know which documents they are, and which of the parts of each."""
        self._documents, self._places = documents, places

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places) // 2

    @overload
    def __getitem__(self, number: int, /) -> Involvement: ...
    @overload
    def __getitem__(self, number: slice, /) -> tuple[Involvement, ...]: ...
    def __getitem__(self, number: int | slice, /) -> Involvement | tuple[Involvement, ...]:
        """Return one, or some of them."""
        return self._all[number]

    def __iter__(self) -> Iterator[Involvement]:
        """Go through all of them."""
        return iter(self._all)

    @cached_property
    def _all(self) -> tuple[Involvement, ...]:
        pairs = zip(self._places[::2], self._places[1::2], strict=True)
        return tuple(PutOffInvolvement(self._documents[n], part) for n, part in pairs)


class Gathered(Mapping[str, _Value]):
    """Values that are gathered one by one, when they are looked up."""

    def __init__(self, keys: Mapping[str, object], gather: Callable[[str], _Value]) -> None:
        """Have these keys, and values that `gather` returns."""
        self._keys, self._gather = keys, gather
        self._held: dict[str, _Value] = {}

    def __getitem__(self, key: str) -> _Value:
        """Return one value."""
        if key not in self._held:
            if key not in self._keys:
                raise KeyError(key)
            self._held[key] = self._gather(key)
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a value; it is not gathered."""
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._keys)


def put_off_site(site: Site, kept: Standing) -> Site:
    """Return an edition's shelves on which nobody is gathered before he is looked up."""
    documents = site.edition.holdings.documents
    put_off = [one for one in documents if isinstance(one, PutOff)]
    events = site.edition.holdings.events

    def involvements(slug: str) -> Sequence[Involvement]:
        return Involved(put_off, unpacked(kept.involved[slug]))

    def asking(slug: str) -> tuple[Document, ...]:
        return tuple(put_off[number] for number in kept.asked[slug])

    return replace(
        site,
        involvements=Shelf(INVOLVEMENTS, lambda: Gathered(kept.involved, involvements)),
        requests_of=Shelf(REQUESTS_OF, lambda: Gathered(kept.asked, asking)),
        answers_of=Shelf(
            ANSWERS_OF, lambda: answers_in([documents[n] for n in kept.answered], events)
        ),
    )
