"""What a ledger names by numbers: what was read of an edition, and where links lead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

import msgspec

from dossier.columns import NOTHING, Pieces, packed, unpacked
from dossier.digests import DIGEST
from dossier.noted import Note
from dossier.register import Register
from dossier.states import wholes_of

_encode = msgspec.msgpack.Encoder().encode
_record = msgspec.msgpack.Decoder(tuple[tuple[bytes, bytes], bytes])
_names = msgspec.msgpack.Decoder(tuple[bytes, bytes])
_later = msgspec.msgpack.Decoder(tuple[bytes, ...])
NOTES, NAMES, LATER = "notes", "names of notes", "later notes"
"""The parts of what is kept of notes: the numbers of those on record, these notes themselves, and
those that came later."""
MOST_LATER = 1000
"""With more notes that came later all are put on record anew."""
Read = Callable[[str], bytes | None]
"""Reads a part."""


class Notes:
    """All notes of a ledger with their numbers, and what each was told by, once and now."""

    def __init__(self, told: bytes = b"", read: Read = lambda _: None) -> None:
        """Know what was kept."""
        self.told = told
        on_record, later = read(NOTES), read(LATER)
        self._is_kept = on_record is not None
        self._record = Register.of(()) if on_record is None else _unpacked(on_record, read)
        self._later = () if later is None else _later.decode(later)
        self._met: dict[Note, int] = {}
        self._named: dict[int, Note] = {}
        for number, name in enumerate(self._later, len(self._record)):
            self._met[_note(name)] = number
        self.sure = self.count = len(told) // DIGEST
        """How many there were, and how many there are."""
        self.fresh: dict[Note, int] = {}
        """Those that were not there before."""

    def get(self, note: Note) -> int | None:
        """Return the number of a note, if it has one."""
        known = self._met.get(note)
        if known is None:
            known = self._record.number(_name(note))
            if known is not None:
                self._met[note] = known
        return known

    def number(self, note: Note) -> int:
        """Return the number of a note."""
        known = self.get(note)
        if known is None:
            known = self._met[note] = self.fresh[note] = self.count
            self.count += 1
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

    def name(self, number: int) -> Note | None:
        """Return the note that had a number before; None where none had it."""
        if number not in self._named:
            later = number - len(self._record)
            if later >= len(self._later):
                return None
            name = self._record.names[number] if later < 0 else self._later[later]
            self._named[number] = _note(name)
        return self._named[number]

    def was(self, note: Note) -> bytes | None:
        """Return by what a note was told; None for one that was not there."""
        number = self.get(note)
        return None if number is None or number >= self.sure else self._digest(number)

    def _digest(self, number: int) -> bytes:
        found = self.told[number * DIGEST : (number + 1) * DIGEST]
        return b"" if found == NOTHING else found

    def before(self) -> dict[Note, bytes]:
        """Return all that were there, with what each was told by."""
        names = (*self._record.names, *self._later)
        found = {_note(name): number for number, name in enumerate(names)}
        self._met |= found
        return {note: self._digest(number) for note, number in found.items()}

    @property
    def wholes(self) -> frozenset[str]:
        """The kinds of which one note stands for all."""
        ends = b"\0"
        names = (one for one in (*self._record.names, *self._later) if one.endswith(ends))
        return frozenset(
            (*(_note(one)[0] for one in names), *(kind for kind, slug in self.fresh if not slug))
        )

    def told_now(self, now: Callable[[Note], bytes], changed: Iterable[Note]) -> bytes:
        """Return by what each is told; of those before, only the `changed` ones anew."""
        told = bytearray(self.told)
        for note in changed:
            number = self.get(note)
            if number is not None and number < self.sure:
                told[number * DIGEST : (number + 1) * DIGEST] = now(note) or NOTHING
        return bytes(told + b"".join([now(note) or NOTHING for note in self.fresh]))

    def parts(self) -> dict[str, bytes]:
        """Return what is to be kept anew; nothing where no note has come."""
        if self._is_kept and not self.fresh:
            return {}
        later = (*self._later, *map(_name, self.fresh))
        if self._is_kept and len(later) <= MOST_LATER:
            return {LATER: _encode(later)}
        record = Register.of((*self._record.names, *later))
        return {
            NOTES: _encode((record.halves, record.numbers)),
            NAMES: _encode((record.names.data, record.names.ends)),
            LATER: _encode(()),
        }


def _unpacked(data: bytes, read: Read) -> Register:
    halves, numbers = _record.decode(data)
    return Register(halves, numbers, lambda: Pieces(*_names.decode(read(NAMES) or b"")))


def _name(note: Note) -> bytes:
    return "\0".join(note).encode("utf-8", "surrogatepass")


def _note(name: bytes) -> Note:
    kind, _, slug = name.decode("utf-8", "surrogatepass").partition("\0")
    return kind, slug


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
