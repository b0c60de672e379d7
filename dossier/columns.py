"""Many small things in few columns of bytes, which are read and written as they are.

A large site has tens of thousands of files, and its ledger hundreds of thousands of numbers. What
one edit changes in them is little; the rest is handed on without being looked at.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from msgspec import Struct

from dossier.digests import DIGEST

NOTHING = bytes(DIGEST)
"""In the place of a digest where there is none."""
FEW = 8
"""Up to so many numbers are sought one by one."""


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers as bytes."""
    return array("I", numbers).tobytes()


def unpacked(data: bytes) -> array[int]:
    """Return the numbers that were packed."""
    return array("I", data)


@dataclass(frozen=True)
class Pieces:
    """Many pieces of bytes, one behind the other."""

    data: bytes
    ends: bytes
    """Where each of them ends, packed."""

    @classmethod
    def of(cls, pieces: Iterable[bytes]) -> Pieces:
        """Put pieces together."""
        whole = [*pieces]
        return cls(b"".join(whole), packed(accumulate(map(len, whole))))

    @cached_property
    def _ends(self) -> array[int]:
        return unpacked(self.ends)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        """Return one of them."""
        return self.data[self._ends[number - 1] if number else 0 : self._ends[number]]

    def __iter__(self) -> Iterator[bytes]:
        """Go through all of them."""
        for start, end in pairwise((0, *self._ends)):
            yield self.data[start:end]

    def replaced(self, changes: Mapping[int, bytes]) -> Pieces:
        """Return the same with other pieces in some places."""
        if all(len(self[number]) == len(piece) for number, piece in changes.items()):
            parts, done = [], 0
            for number in sorted(changes):
                start = self._ends[number - 1] if number else 0
                parts += [self.data[done:start], changes[number]]
                done = self._ends[number]
            return Pieces(b"".join((*parts, self.data[done:])), self.ends)
        return Pieces.of(changes.get(number, piece) for number, piece in enumerate(self))

    def with_number(self, number: int) -> set[int]:
        """Return the pieces that hold a number, where all of them are numbers, packed."""
        sign, found = packed([number]), set()
        at = self.data.find(sign)
        while at >= 0:
            if at % len(sign) == 0:  # its bytes may stand astride two others
                place = bisect_right(self._ends, at)
                found.add(place)
                at = self._ends[place] - 1
            at = self.data.find(sign, at + 1)
        return found

    def with_any(self, numbers: Collection[int]) -> set[int]:
        """Return the pieces that hold any of some numbers."""
        if len(numbers) <= FEW:
            return set[int]().union(*map(self.with_number, numbers))
        sought = frozenset(numbers)
        return {n for n, piece in enumerate(self) if not sought.isdisjoint(unpacked(piece))}

    def beginning_with(self, start: bytes) -> dict[int, bytes]:
        """Return the pieces that begin so, by their numbers."""
        found: dict[int, bytes] = {}
        at = self.data.find(start)
        while at >= 0:
            place = bisect_right(self._ends, at)
            begins = at == (self._ends[place - 1] if place else 0)
            if begins and self[place].startswith(start):  # and is not two pieces' together
                found[place] = self[place]
            at = self.data.find(start, at + 1)
        return found


class Entry(Struct, frozen=True):
    """One file of the site."""

    given: bytes
    notes: bytes
    """What it read, as numbers of the ledger's notes, packed: there are hundreds of thousands."""
    leads_to: bytes
    """Where its links lead, as numbers of the ledger's targets, packed as well."""


@dataclass(frozen=True)
class Columns:
    """The files that one output made, as they are kept."""

    notes: bytes = b""
    """What was read to plan it."""
    paths: tuple[str, ...] = ()
    has_copies: bool = False
    """Whether files from elsewhere are among them, of which the edition says nothing."""
    given: bytes = b""
    """What each was given, a digest each; of a file of which too little is known there is none."""
    read: Pieces = Pieces(b"", b"")
    leads: Pieces = Pieces(b"", b"")

    @cached_property
    def places(self) -> dict[str, int]:
        """Which of them each path is."""
        return dict(zip(self.paths, range(len(self.paths)), strict=True))

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The paths of files of which too little is known; they are made each time."""
        if NOTHING not in self.given:
            return frozenset()
        return frozenset(path for n, path in enumerate(self.paths) if not self._given(n))

    def _given(self, number: int) -> bytes:
        found = self.given[number * DIGEST : (number + 1) * DIGEST]
        return b"" if found == NOTHING else found

    def get(self, path: str) -> Entry | None:
        """Return the entry of a file; None where too little is known of it."""
        number = self.places.get(path)
        if number is None or not self._given(number):
            return None
        return Entry(self._given(number), self.read[number], self.leads[number])

    def was_given(self, path: str, digest: bytes) -> bool:
        """Whether a file was given just this."""
        number = self.places.get(path)
        return number is not None and self.given[number * DIGEST : (number + 1) * DIGEST] == digest

    def reading(self, changed: Collection[int]) -> frozenset[str]:
        """Return the paths of the files that read any of some notes."""
        return frozenset(self.paths[number] for number in self.read.with_any(changed))

    def replaced(self, fresh: Mapping[str, Entry | None]) -> Columns:
        """Return the same with other entries for some files; itself where all are as they were."""
        fresh = {path: entry for path, entry in fresh.items() if entry != self.get(path)}
        if not fresh:
            return self
        entries = {self.places[path]: entry for path, entry in fresh.items()}
        given = bytearray(self.given)
        for number, entry in entries.items():
            given[number * DIGEST : (number + 1) * DIGEST] = entry.given if entry else NOTHING
        return Columns(
            self.notes,
            self.paths,
            self.has_copies,
            bytes(given),
            self.read.replaced({n: one.notes if one else b"" for n, one in entries.items()}),
            self.leads.replaced({n: one.leads_to if one else b"" for n, one in entries.items()}),
        )


class Shelfful:
    """What one output makes: files that stay as they are, and files that are made anew."""

    def __init__(
        self,
        former: Columns,
        staying: AbstractSet[str],
        notes: bytes = b"",
        paths: Iterable[str] | None = None,
        *,
        has_copies: bool = False,
    ) -> None:
        """Let some files of `former` stay; without paths of its own it has the same files."""
        self.former, self.staying = former, staying
        self.is_as_planned = paths is None
        self.paths = former.paths if paths is None else tuple(paths)
        self._told = (former.notes, former.has_copies) if paths is None else (notes, has_copies)
        self.fresh: dict[str, Entry] = {}
        """The files that were made, as far as enough is known of them."""

    def get(self, path: str) -> Entry | None:
        """Return the entry of a file, if enough is known of it."""
        if path in self.fresh:
            return self.fresh[path]
        return self.former.get(path) if path in self.staying else None

    def leading_to(self, targets: Collection[int]) -> Iterator[str]:
        """Return the paths of the files of which a link leads to any of some targets."""
        sought = frozenset(targets)
        for number in self.former.leads.with_any(sought):
            if self.former.paths[number] in self.staying:
                yield self.former.paths[number]
        for path, entry in self.fresh.items():
            if not sought.isdisjoint(unpacked(entry.leads_to)):
                yield path

    def columns(self) -> Columns:
        """Return what is kept of it."""
        if self.is_as_planned:
            made = (path for path in self.paths if path not in self.staying)
            return self.former.replaced({path: self.fresh.get(path) for path in made})
        entries = [self.get(path) for path in self.paths]
        return Columns(
            self._told[0],
            self.paths,
            self._told[1],
            b"".join([one.given if one else NOTHING for one in entries]),
            Pieces.of(one.notes if one else b"" for one in entries),
            Pieces.of(one.leads_to if one else b"" for one in entries),
        )
