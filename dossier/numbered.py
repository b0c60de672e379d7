"""What a ledger names by numbers: what was read of an edition, and where links lead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

import msgspec

from dossier.columns import NOTHING, Pieces, packed, unpacked
from dossier.digests import DIGEST
from dossier.noted import Note
from dossier.states import wholes_of

_encode = msgspec.msgpack.Encoder().encode
Read = Callable[[str], bytes]
"""Reads the numbers of one kind of notes."""


class Notes:
    """All notes of a ledger with their numbers, and what each was told by, once and now."""

    def __init__(
        self, kinds: Collection[str] = (), told: bytes = b"", read: Read = lambda _: b"\x80"
    ) -> None:
        """Know what was kept; of each kind the numbers are read when they are asked for."""
        self._kinds, self.told, self._read = frozenset(kinds), told, read
        self._numbers: dict[str, dict[str, int]] = {}
        self._met: dict[Note, int] = {}
        self.sure = self.count = len(told) // DIGEST
        """How many there were, and how many there are."""
        self.fresh: dict[Note, int] = {}
        """Those that were not there before."""

    def _of(self, kind: str) -> dict[str, int]:
        if kind not in self._numbers:
            known = _numbers.decode(self._read(kind)) if kind in self._kinds else {}
            self._numbers[kind] = known
        return self._numbers[kind]

    def get(self, note: Note) -> int | None:
        """Return the number of a note, if it has one."""
        return self._of(note[0]).get(note[1])

    def number(self, note: Note) -> int:
        """Return the number of a note."""
        known = self._met.get(note)
        if known is None:
            of_kind = self._of(note[0])
            known = of_kind.get(note[1])
            if known is None:
                known = of_kind[note[1]] = self.fresh[note] = self.count
                self.count += 1
            self._met[note] = known
        return known

    def numbers(self, notes: Collection[Note]) -> list[int]:
        """Return the numbers of notes; what they are parts of gets numbers too, to be compared."""
        known = [*map(self._met.get, notes)]
        found = [number for number in known if number is not None]
        if len(found) == len(known):
            return found
        for note in sorted(
            [one for one, number in zip(notes, known, strict=True) if number is None]
        ):
            for each in (note, *wholes_of(note)):
                self.number(each)
        return [*map(self._met.__getitem__, notes)]

    def was(self, note: Note) -> bytes | None:
        """Return by what a note was told; None for one that was not there."""
        number = self.get(note)
        return None if number is None or number >= self.sure else self._digest(number)

    def _digest(self, number: int) -> bytes:
        found = self.told[number * DIGEST : (number + 1) * DIGEST]
        return b"" if found == NOTHING else found

    def before(self) -> dict[Note, bytes]:
        """Return all that were there, with what each was told by."""
        return {note: self._digest(n) for note, n in self._all().items() if n < self.sure}

    def _all(self) -> dict[Note, int]:
        kinds = self._kinds | self._numbers.keys()
        return {(kind, slug): n for kind in kinds for slug, n in self._of(kind).items()}

    def names(self) -> dict[int, Note]:
        """Return all notes by their numbers."""
        return {number: note for note, number in self._all().items()}

    @property
    def wholes(self) -> frozenset[str]:
        """The kinds of which one note stands for all."""
        return frozenset(kind for kind, slug in self._all() if not slug)

    def told_now(self, now: Callable[[Note], bytes], changed: Iterable[Note]) -> bytes:
        """Return by what each is told; of those before, only the `changed` ones anew."""
        told = bytearray(self.told)
        for note in changed:
            number = self.get(note)
            if number is not None and number < self.sure:
                told[number * DIGEST : (number + 1) * DIGEST] = now(note) or NOTHING
        return bytes(told + b"".join([now(note) or NOTHING for note in self.fresh]))

    def fresh_kinds(self) -> dict[str, bytes]:
        """Return the numbers of each kind of which there are more than before."""
        return {kind: _encode(self._of(kind)) for kind in {kind for kind, _ in self.fresh}}


_numbers = msgspec.msgpack.Decoder(dict[str, int])


class Targets:
    """Where links lead, with their numbers."""

    def __init__(self, kept: Pieces) -> None:
        """Know what was kept."""
        self.kept = kept
        self.sure = len(kept)
        """How many there were."""
        self.fresh: dict[str, int] = {}
        """Those that were not there before."""
        self._names: list[str] = []
        """The same in the order of their numbers."""

    @cached_property
    def _known(self) -> dict[str, int]:
        return {piece.decode(): number for number, piece in enumerate(self.kept)}

    def name(self, number: int) -> str:
        """Return a target."""
        if number < self.sure:
            return self.kept[number].decode()
        return self._names[number - self.sure]

    def names(self) -> list[str]:
        """Return those that were there before."""
        return [*self._known]

    def packed(self, targets: Collection[str], former: bytes) -> bytes:
        """Return the numbers of targets; those of a file that had some need no searching."""
        numbers = [number for number in unpacked(former) if number < self.sure]
        known = {self.name(number): number for number in numbers}
        if known.keys() == {*targets}:
            return former
        return packed([self._number(one) for one in targets])

    def _number(self, target: str) -> int:
        known = self._known.get(target, self.fresh.get(target))
        if known is None:
            known = self.fresh[target] = self.sure + len(self.fresh)
            self._names.append(target)
        return known

    def into(self, path: str) -> dict[int, str]:
        """Return those before that are places in a file."""
        found = self.kept.beginning_with(f"{path}\0".encode())
        return {number: piece.decode() for number, piece in found.items()}

    def columns(self) -> Pieces:
        """Return what is kept of them."""
        if not self.fresh:
            return self.kept
        return Pieces.of((*self.kept, *(one.encode() for one in self.fresh)))
