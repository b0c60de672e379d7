"""What each file of the standing site was made of, so that only those are made again that changed.

A page is made of what was given to it when it was planned, and of what it read of the edition
while it was made (`noted.py`). Both are kept with the site; so is where its links lead. Where
anything about that is in doubt, everything is made again.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

import msgspec
from msgspec import Struct

from dossier.columns import Columns, Entry, Pieces, Shelfful, packed, unpacked
from dossier.digests import DIGEST, digest
from dossier.noted import STOOD, Note
from dossier.numbered import Notes, Targets
from dossier.planned import Given
from dossier.shown import LINKED, linked
from dossier.site import Site
from dossier.states import OF_DOCUMENTS, OF_LINKS, OtherwiseError, States

VERY_MANY = 2000
"""Notes of one kind, of which one that stands for all takes the place."""
_encode = msgspec.msgpack.Encoder().encode


def base(site: Site, program: str) -> bytes:
    """Return a digest of what every page depends on."""
    case = (site.edition.case, site.edition.shows_drafts, site.locale.language)
    whole = (program, case, sorted(site.outputs), os.fspath(site.sources))
    return digest(repr(whole).encode("utf-8", "surrogateescape"))


class _Head(Struct, frozen=True):
    """The ledger of one site in short; what is long of it is kept in parts."""

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
    has_dead_ends: bool
    """Whether a link led nowhere."""
    outputs: tuple[str, ...]
    parts: dict[str, bytes]
    """With what each part begins, so that it is no other ledger's."""
    origins: str
    """What the disk said of the folders from which files are taken over."""


_Part = tuple[bytes, tuple[str, ...], bool, bytes, bytes, bytes, bytes, bytes]
_head = msgspec.msgpack.Decoder(_Head)
_columns = msgspec.msgpack.Decoder(_Part)
_targets = msgspec.msgpack.Decoder(tuple[bytes, bytes])
TOLD, TARGETS, OUTPUT = "told", "targets", "output "
"""The parts of a ledger beside its notes: by what each note is told, where links lead, and then one
for each output."""
Read = Callable[[str], bytes | None]
"""Reads what is kept of a part."""


def _kept_of(columns: Columns) -> _Part:
    read, leads = columns.read, columns.leads
    return (
        columns.notes, columns.paths, columns.has_copies, columns.given,
        read.data, read.ends, leads.data, leads.ends,
    )  # fmt: skip


def _columns_of(kept: _Part) -> Columns:
    notes, paths, has_copies, given, read, read_ends, leads, leads_ends = kept
    return Columns(
        notes, paths, has_copies, given, Pieces(read, read_ends), Pieces(leads, leads_ends)
    )


def _in_short(notes: AbstractSet[Note]) -> AbstractSet[Note]:
    """Where all parties of a document are read, or one thing of very many, say so in one note."""
    parties = linked("parts")
    wholly = {slug for kind, slug in notes if kind == parties}
    found = notes
    if wholly:
        found = {
            (LINKED if slug in wholly and kind in OF_LINKS else kind, slug) for kind, slug in notes
        }
    if len(found) <= VERY_MANY:
        return found
    counts = Counter(kind for kind, _ in found)
    many = {kind for kind, count in counts.items() if count > VERY_MANY and kind in OF_DOCUMENTS}
    return {(kind, "" if kind in many else slug) for kind, slug in found}


class Made(Struct, frozen=True):
    """What is known of a file that was made."""

    given: Given
    notes: frozenset[Note]
    leads_to: tuple[str, ...]


class Ledger:
    """What the files of a site are made of; filled while a site is made, and kept with it."""

    def __init__(self, base: bytes, now: States) -> None:
        """Begin an empty one for an edition in its present state."""
        self.base = base
        self.now = now
        self.hidden = b""
        self.has_dead_ends = False
        self.origins = ""
        """What the disk says of the folders from which files are taken over, where it was asked."""
        self.theme = b""
        self.templates: dict[str, bytes] = {}
        self.outputs: dict[str, Shelfful] = {}
        self.changed: frozenset[int] = frozenset()
        """Of the notes of the ledger before: those that are not as they were."""
        self._head: _Head | None = None
        self._read: Read = lambda _: None
        self._before: dict[str, Columns] = {}
        self._reading: dict[str, frozenset[str]] = {}

    @classmethod
    def after(cls, data: bytes | None, read: Read, base: bytes, now: States, site: str) -> Ledger:
        """Begin one after another, of which all is taken over that still holds."""
        made = cls(base, now)
        try:
            kept = _head.decode(data) if data is not None else None
        except (msgspec.DecodeError, ValueError):
            kept = None
        is_known = kept is not None and (kept.base, kept.site) == (base, site)
        if now.supposed and not (is_known and kept and kept.token == now.supposed.token):
            raise OtherwiseError
        if kept is None or not is_known:
            return made
        made._head, made._read = kept, read
        made.hidden, made.theme, made.templates = kept.hidden, kept.theme, kept.templates
        try:
            made._compare()
        except OtherwiseError:
            if now.supposed:
                raise
            return cls(base, now)
        return made

    def _compare(self) -> None:
        """Find which notes are not as they were; where all is looked at, all parts are read."""
        supposed = self.now.supposed
        if supposed is not None:
            self.now.suppose(self.notes.was)
        elif self._head is not None:
            for one in self._head.outputs:  # raises where a part is not what was kept
                self.before(one)
            _ = self.targets  # likewise
            self.now.compare(self.notes.before())
        self.changed = frozenset(self.notes.number(note) for note in self.now.changed)

    def _part(self, name: str) -> bytes | None:
        """Return a part of the ledger before; raise where it is not the one that was kept."""
        if self._head is None:
            return None
        sign, data = self._head.parts.get(name), self._read(name)
        if sign is None or data is None or data[: len(sign)] != sign:
            raise OtherwiseError
        return data[len(sign) :]

    @cached_property
    def notes(self) -> Notes:
        """All notes."""
        if self._head is None:
            return Notes()
        return Notes(self._part(TOLD) or b"", self._part)

    @cached_property
    def targets(self) -> Targets:
        """All targets of links."""
        data = self._part(TARGETS)
        return Targets(Pieces(b"", b"") if data is None else Pieces(*_targets.decode(data)))

    def before(self, output: str) -> Columns | None:
        """Return what an output made before."""
        if self._head is None or output not in self._head.outputs:
            return None
        if output not in self._before:
            data = self._part(OUTPUT + output)
            self._before[output] = _columns_of(_columns.decode(data or b""))
        return self._before[output]

    def again(self, output: str) -> frozenset[str]:
        """Return the paths of what an output made before that cannot stay as it is."""
        before = self.before(output)
        if before is None:
            return frozenset()
        if output not in self._reading:
            self._reading[output] = before.reading(self.changed) | before.unknown
        return self._reading[output]

    def has_same_paths(self, outputs: Mapping[str, Shelfful]) -> bool:
        """Whether a site has the files that it had before, and all links led to them."""
        return self._head is not None and (
            not self._head.has_dead_ends
            and self._head.outputs == tuple(outputs)
            and all(one.paths == one.former.paths for one in outputs.values())
        )

    def holds(self, output: str) -> bool:
        """Whether all that an output made can stay as it is, so that it need not be planned."""
        return self.plans_as_before(output) and not self.again(output)

    def plans_as_before(self, output: str) -> bool:
        """Whether nothing has changed of what an output was planned of.

        Then it plans the same files with the same things given to them; files from elsewhere may
        be others by the same names.
        """
        before = self.before(output)
        if before is None or (before.has_copies and not self._has_same_origins):
            return False
        return self.is_unchanged(before.notes)

    @property
    def _has_same_origins(self) -> bool:
        return self._head is not None and self.origins == self._head.origins != ""

    def is_unchanged(self, notes: bytes) -> bool:
        """Whether none of some notes of the ledger before has changed."""
        return not self.changed or self.changed.isdisjoint(unpacked(notes))

    def is_as_it_stands(self, path: str) -> bool:
        """Whether a file would be made now as it stands."""
        outputs = self._head.outputs if self._head is not None else ()
        return any(self.stays(output, path) is not None for output in outputs)

    def read_for(self, path: str) -> bytes | None:
        """Return the numbers of what was read for a file that stands, if that is known.

        Those of the planning of its output are among them: it may have been made for that.
        """
        for output in self._head.outputs if self._head is not None else ():
            before = self.before(output)
            entry = before.get(path) if before is not None else None
            if before is not None and entry is not None:
                return entry.notes + before.notes
        return None

    def stays(self, output: str, path: str) -> Entry | None:
        """Return the entry of a file that was given what it is given now, if it can stay."""
        before = self.before(output)
        return before.get(path) if before is not None and path not in self.again(output) else None

    def stays_with(self, output: str, path: str, known: Given | None) -> bool:
        """Whether a file can stay as it is with what it is given now."""
        return path not in self.again(output) and self.was_given(output, path, known)

    @property
    def goes_on(self) -> bool:
        """Whether it is one after another, whose numbers it keeps."""
        return self._head is not None

    def was_given(self, output: str, path: str, known: Given | None) -> bool:
        """Whether a file was given before what it is given now."""
        before = self.before(output)
        return before is not None and known is not None and before.was_given(path, known.digest)

    def entry(self, made: Made, former: Entry | None) -> Entry:
        """Return the entry of a file that was made, and had another before."""
        whole = _in_short(made.given.notes | made.notes)
        targets = self.targets.packed(made.leads_to, former.leads_to if former else b"")
        return Entry(made.given.digest, self.numbers(whole), targets)

    def numbers(self, notes: Collection[Note]) -> bytes:
        """Return notes as numbers; what they are parts of is kept as well, for comparison."""
        stood = [slug for kind, slug in notes if kind == STOOD]
        if not stood:
            return packed(sorted(self.notes.numbers(notes)))
        found = {*self.notes.numbers([note for note in notes if note[0] != STOOD])}
        for path in stood:
            found.update(unpacked(self.read_for(path) or b""))
        return packed(sorted(found))

    def pack(self, site: str, token: bytes = b"") -> tuple[bytes, dict[str, bytes]]:
        """Return the ledger as bytes, for a site whose folder has this stamp, and its new parts."""
        parts = {
            OUTPUT + name: _encode(_kept_of(columns))
            for name, shelf in self.outputs.items()
            if (columns := shelf.columns()) is not self._before.get(name)
        }
        parts[TOLD] = self.notes.told_now(self.now.__getitem__, self.now.changed)
        parts |= self.notes.parts()
        if self._head is None or self.targets.fresh:
            targets = self.targets.columns()
            parts[TARGETS] = _encode((targets.data, targets.ends))
        held = self._head.parts if self._head is not None else {}
        sign = os.urandom(DIGEST)  # another process may keep another ledger in the same place
        outputs = tuple(self.outputs)
        names = {*(one for one in {*held, *parts} if not one.startswith(OUTPUT))}
        names |= {OUTPUT + name for name in outputs}
        head = _Head(
            self.base, site, token, self.hidden, self.theme, self.templates, self.has_dead_ends,
            outputs, {name: sign if name in parts else held[name] for name in names},
            self.origins,
        )  # fmt: skip
        return _encode(head), {name: sign + data for name, data in parts.items()}
