"""What each file of the standing site was made of, so that only those are made again that changed.

A page is made of what was given to it when it was planned, and of what it read of the edition
while it was made (`noted.py`). Both are kept with the site; so is where its links lead. Where
anything about that is in doubt, everything is made again.
"""

from __future__ import annotations

import hashlib
import os
import stat
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import partial
from types import BuiltinMethodType, FunctionType, MethodType
from typing import TypeVar

import msgspec

from dossier.artifact import Artifact, Copy, Data, Page
from dossier.edition import ACTOR, EVENT, PAGE
from dossier.model import Actor, Event, FreePage
from dossier.noted import Note
from dossier.shown import FACE, LINKED, PutOff, ShownDocument, linked
from dossier.site import Site
from dossier.stamps import RACY
from dossier.states import OF_DOCUMENTS, OF_LINKS, PARTS_OF, OtherwiseError, States

FEW = 8
"""Up to so many changed notes are sought in the bytes of a file's."""
VERY_MANY = 2000
"""Notes of one kind, of which one that stands for all takes the place."""
_encode = msgspec.msgpack.Encoder().encode
_Key = TypeVar("_Key")


def base(site: Site, program: str) -> bytes:
    """Return a digest of what every page depends on."""
    case = (site.edition.case, site.edition.shows_drafts, site.locale.language)
    whole = (program, case, sorted(site.outputs), os.fspath(site.sources))
    return _digest(repr(whole).encode("utf-8", "surrogateescape"))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


# -- what a file was given when it was planned ------------------------------------------


class _UnknownError(Exception):
    """Nobody can say whether this is what it was."""


def given(artifact: Artifact, template: Callable[[str], bytes], now: int) -> Given | None:
    """Return what an artifact was planned with; None where that cannot be told."""
    notes: set[Note] = set()
    told: list[object] = []
    try:
        if isinstance(artifact, Page):
            told += [artifact.template, template(artifact.template)]
            _look_into(artifact.make_view, told, notes)
        elif isinstance(artifact, Data):
            _look_into(artifact.make, told, notes)
        else:
            told += _stamp(artifact, now)
    except _UnknownError:
        return None
    return Given(_digest(repr(told).encode("utf-8", "surrogateescape")), frozenset(notes))


@dataclass(frozen=True, slots=True)
class Given:
    """What an artifact was planned with."""

    digest: bytes
    notes: frozenset[Note]
    """What of the edition was handed to it."""


def _stamp(artifact: Copy, now: int) -> list[object]:
    try:
        found = os.lstat(artifact.origin)
    except OSError as error:
        raise _UnknownError from error
    changed = found.st_mtime_ns if os.name == "nt" else found.st_ctime_ns
    if changed >= now - RACY or not stat.S_ISREG(found.st_mode):
        raise _UnknownError
    place = os.fspath(artifact.origin)
    return [place, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _look_into(value: object, told: list[object], notes: set[Note]) -> None:
    """Tell a function by its name, and by everything that it carries along."""
    kind = type(value)
    if kind in _KINDS:
        slug: str = value.slug  # type: ignore[attr-defined]  # these have one
        notes.add((_KINDS[kind], slug))
        told.append(slug)
    elif isinstance(value, str | bytes | int | Enum | None):
        told.append(value)
    elif kind is not Site:  # whatever is read of a site is noted
        names, carried = _opened(value)
        told += names
        for one in carried:
            _look_into(one, told, notes)


def _opened(value: object) -> tuple[list[object], Iterable[object]]:
    """Return what something calls itself, and all that it carries along."""
    if isinstance(value, partial):  # what most files are planned with
        return [], (value.func, value.args, *value.keywords.items())
    match value:
        case tuple():
            return [len(value)], value
        case FunctionType():
            closed_over = (cell.cell_contents for cell in value.__closure__ or ())
            names = [value.__module__, value.__qualname__, value.__code__.co_firstlineno]
            return names, (value.__defaults__, *closed_over)
        case BuiltinMethodType() | MethodType():
            return [value.__name__], (value.__self__,)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return [type(value).__qualname__], (getattr(value, one.name) for one in fields(value))
        case _:
            raise _UnknownError


_KINDS: dict[type, str] = {
    ShownDocument: FACE, PutOff: FACE, Actor: ACTOR, Event: EVENT, FreePage: PAGE,
}  # fmt: skip


# -- what is kept -----------------------------------------------------------------------


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers as bytes."""
    return array("I", numbers).tobytes()


def unpacked(data: bytes) -> array[int]:
    """Return the numbers that were packed."""
    return array("I", data)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the site."""

    given: bytes
    notes: bytes
    """What it read, as numbers of the ledger's notes, packed: there are hundreds of thousands."""
    leads_to: bytes
    """Where its links lead, as numbers of the ledger's targets, packed as well."""


@dataclass(frozen=True, slots=True)
class Shelfful:
    """What one output made."""

    notes: bytes
    """What was read to plan it."""
    paths: list[str]
    entries: dict[str, Entry]
    """By path; a file of which too little is known has none, and is made each time."""
    has_copies: bool = False
    """Whether files from elsewhere are among them, of which the edition says nothing."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The whole ledger of one site."""

    base: bytes
    site: str
    """The stamp of the folder when it had been written."""
    token: bytes
    """Which state of the content it was made of, where that is kept."""
    hidden: bytes
    """A digest of the texts that were looked for in every file."""
    theme: bytes
    templates: dict[str, bytes]
    """For each template a digest of itself and all that it reaches."""
    notes: list[tuple[str, str, bytes]]
    targets: list[str]
    outputs: dict[str, Shelfful]


_kept = msgspec.msgpack.Decoder(_Kept)


def _in_short(notes: set[Note]) -> set[Note]:
    """Where all parties of a document are read, or one thing of very many, say so in one note."""
    parties = linked("parts")
    wholly = {slug for kind, slug in notes if kind == parties}
    found = {
        (LINKED if slug in wholly and kind in OF_LINKS else kind, slug) for kind, slug in notes
    }
    counts = Counter(kind for kind, _ in found)
    many = {kind for kind, count in counts.items() if count > VERY_MANY and kind in OF_DOCUMENTS}
    return {(kind, "" if kind in many else slug) for kind, slug in found}


class Ledger:
    """What the files of a site are made of; filled while a site is made, and kept with it."""

    def __init__(self, base: bytes, now: States) -> None:
        """Begin an empty one for an edition in its present state."""
        self.base = base
        self.now = now
        self.hidden = b""
        self.theme = b""
        self.templates: dict[str, bytes] = {}
        self.outputs: dict[str, Shelfful] = {}
        self.notes: dict[Note, int] = {}
        self.targets: dict[str, int] = {}
        self.changed: frozenset[int] = frozenset()
        """Of the notes of the ledger before: those that are not as they were."""
        self.signs: tuple[bytes, ...] = ()
        """The same, each packed."""
        self.before: dict[str, Shelfful] = {}
        self.sure = 0
        """How many of the targets are of the ledger before."""

    @classmethod
    def after(cls, data: bytes | None, base: bytes, now: States, site: str) -> Ledger:
        """Begin one after another, of which all is taken over that still holds."""
        made = cls(base, now)
        try:
            kept = _kept.decode(data) if data is not None else None
        except (msgspec.DecodeError, ValueError):
            kept = None
        is_known = kept is not None and (kept.base, kept.site) == (base, site)
        if now.supposed and not (is_known and kept and kept.token == now.supposed.token):
            raise OtherwiseError
        if kept is None or not is_known:
            return made
        made.hidden, made.theme, made.templates = kept.hidden, kept.theme, kept.templates
        made.notes = {(kind, slug): n for n, (kind, slug, _) in enumerate(kept.notes)}
        made.targets = {target: n for n, target in enumerate(kept.targets)}
        made.sure = len(made.targets)
        now.compare({(kind, slug): was for kind, slug, was in kept.notes})
        made.changed = frozenset(made.notes[note] for note in now.changed)
        made.signs = tuple(packed([number]) for number in made.changed)
        made.before = kept.outputs
        return made

    def holds(self, output: str) -> bool:
        """Whether all that an output made can stay as it is, so that it need not be planned."""
        before = self.before.get(output)
        return (
            before is not None
            and not before.has_copies
            and len(before.entries) == len(before.paths)
            and self.is_unchanged(before.notes)
            and all(self.is_unchanged(one.notes) for one in before.entries.values())
        )

    def plans_as_before(self, output: str, notes: Collection[Note]) -> bool:
        """Whether an output was planned of the same things, and none of them has changed.

        Then it plans the same files with the same things given to them; not so files from
        elsewhere, which may be others by the same names.
        """
        before = self.before.get(output)
        return (
            before is not None
            and not before.has_copies
            and {*unpacked(before.notes)} == {self.notes.get(note) for note in notes}
            and self.is_unchanged(before.notes)
        )

    def is_unchanged(self, notes: bytes) -> bool:
        """Whether none of some notes of the ledger before has changed."""
        if len(self.changed) > FEW:
            return self.changed.isdisjoint(unpacked(notes))
        # the bytes of a number may stand astride two others: then they are looked at one by one
        return not any(sign in notes for sign in self.signs) or self.changed.isdisjoint(
            unpacked(notes)
        )

    def read_for(self, path: str) -> frozenset[Note] | None:
        """Return what was read for a file that stands as it would be made now; else None."""
        for output in self.before:
            entry = self.stays(output, path)
            if entry is not None:
                names = [*self.notes]
                return frozenset(names[number] for number in unpacked(entry.notes))
        return None

    def stays(self, output: str, path: str) -> Entry | None:
        """Return the entry of a file that was given what it is given now, if it can stay."""
        before = self.before.get(output)
        entry = before.entries.get(path) if before is not None else None
        return entry if entry is not None and self.is_unchanged(entry.notes) else None

    def stays_with(self, output: str, path: str, known: Given | None) -> Entry | None:
        """Return the entry of a file that can stay as it is with what it is given now."""
        entry = self.stays(output, path)
        return entry if entry is not None and known and entry.given == known.digest else None

    def entry(self, known: Given, notes: Iterable[Note], leads_to: Iterable[str]) -> Entry:
        """Return the entry of a file that was made."""
        whole = sorted(_in_short({*known.notes, *notes}))
        targets = packed(self._numbers(self.targets, leads_to))
        return Entry(known.digest, self.numbers(whole), targets)

    def numbers(self, notes: Collection[Note]) -> bytes:
        """Return notes as numbers; what they are parts of is kept as well, for comparison."""
        found = packed(self._numbers(self.notes, notes))
        wider = ((PARTS_OF[kind], slug) for kind, slug in notes if slug and kind in PARTS_OF)
        self._numbers(self.notes, wider)
        return found

    @staticmethod
    def _numbers(known: dict[_Key, int], found: Iterable[_Key]) -> tuple[int, ...]:
        return tuple(known.setdefault(one, len(known)) for one in found)

    def pack(self, site: str, token: bytes = b"") -> bytes:
        """Return the ledger as bytes, for a site whose folder has this stamp."""
        notes = [(*one, self.now[one]) for one in self.notes]
        kept = _Kept(
            self.base, site, token, self.hidden, self.theme, self.templates, notes, [*self.targets],
            self.outputs,
        )  # fmt: skip
        return _encode(kept)
