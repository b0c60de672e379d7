"""The index of the search, on the one that stands: only what has changed in it is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.digests import digest
from dossier.formats.index import Beginning, Index, Piece, Unit, index
from dossier.formats.index_again import FEW, Former, index_again
from dossier.formats.written_json import dense
from dossier.noted import LaidAside

NAME = "search"
"""Under which it is laid aside."""
_encode = msgspec.msgpack.Encoder().encode


class Short(Struct, frozen=True):
    """One unit in short."""

    digest: bytes
    shown: bytes
    """The digest of what is shown of it, as it is written."""
    is_document: bool
    length: int
    """How many characters its text has."""
    part: int


class Units(Struct, frozen=True):
    """Everything that can be found; of most it need only be known in short."""

    shorts: Sequence[Short]
    unit: Callable[[int], Unit]
    """Makes one of them."""


class _Kept(Struct, frozen=True):
    """What is kept of an index."""

    pieces: tuple[tuple[str, str, bytes], ...]
    """The first and last word of each, and its digest as it is written."""
    beginnings: dict[str, Beginning]
    names: tuple[str, ...]
    units: tuple[tuple[Short, Unit], ...]
    """Each without the text of a letter: that stands in the site."""


_decode = msgspec.msgpack.Decoder(_Kept).decode


class Names(Struct, frozen=True):
    """How the files of the index are called."""

    piece: Callable[[int], str]
    unit: Callable[[int], str]


class Searched(Struct, frozen=True):
    """An index, and what of it stands."""

    index: Index
    pieces: tuple[bytes, ...]
    """The digest of each piece, as it is written."""
    kept: bytes
    """What is to be kept of it for the next time."""
    shown: frozenset[int]
    """The units of which the same is shown as stands."""


def searched(units: Units, before: LaidAside | None, names: Names) -> Searched:
    """Return the index of units, altered where it stands and few of them have changed."""
    kept = _read_kept(before, len(units.shorts))
    if kept is not None and before is not None:
        try:
            return _again(kept, units, _Files(kept, before, names))
        except (ValueError, KeyError, TypeError):  # what stands is not what was kept
            pass
    everything = [units.unit(number) for number in range(len(units.shorts))]
    found = index(everything)
    return _finished(found, units, dict(enumerate(everything)), None)


def _read_kept(before: LaidAside | None, count: int) -> _Kept | None:
    data = before.get(NAME) if before is not None else None
    try:
        kept = _decode(data) if data is not None else None
    except (msgspec.DecodeError, ValueError):
        return None
    return kept if kept is not None and len(kept.units) == count else None


def _again(kept: _Kept, units: Units, files: _Files) -> Searched:
    """Return the index as it is after some units have changed; raise where it has to be made."""
    numbers = [
        number
        for number, ((was, _), now) in enumerate(zip(kept.units, units.shorts, strict=True))
        if was.digest != now.digest
    ]
    if len(numbers) * FEW > len(units.shorts):
        raise ValueError(len(numbers))
    now = {number: units.unit(number) for number in numbers}
    was = {number: files.unit(number) for number in numbers}
    pieces = [Piece(first, last, "") for first, last, _ in kept.pieces]
    former = Former(pieces, files.piece, kept.names, kept.beginnings, was)
    found = index_again(former, now, len(units.shorts))
    if found is None:
        raise ValueError(numbers)
    return _finished(found, units, now, kept)


def _finished(found: Index, units: Units, now: Mapping[int, Unit], kept: _Kept | None) -> Searched:
    """Return an index with what is to be kept of it."""
    pieces = tuple(
        kept.pieces[one.stands][2]
        if kept is not None and one.stands is not None
        else digest(dense(one.text).encode())
        for one in found.pieces
    )
    told = tuple(
        (short, _in_short(now[number]) if kept is None or number in now else kept.units[number][1])
        for number, short in enumerate(units.shorts)
    )
    shown = frozenset(
        number
        for number, short in enumerate(units.shorts)
        if kept is not None and kept.units[number][0].shown == short.shown
    )
    ends = ((one.first, one.last) for one in found.pieces)
    whole = tuple((*words, sign) for words, sign in zip(ends, pieces, strict=True))
    data = _encode(_Kept(whole, dict(found.beginnings), found.names, told))
    return Searched(found, pieces, data, shown)


def in_short(unit: Unit, shown: object) -> Short:
    """Return a unit in short, with what is shown of it."""
    signs = digest(_encode(unit)), digest(dense(shown).encode())
    return Short(*signs, unit.is_document, len(unit.text), unit.part)


def _in_short(unit: Unit) -> Unit:
    return replace(unit, text="") if unit.is_document else unit


class _Files:
    """What stands of an index; whatever is read of it must be what was kept."""

    def __init__(self, kept: _Kept, before: LaidAside, names: Names) -> None:
        self.kept, self.before, self.names = kept, before, names

    def piece(self, number: int) -> str:
        """Return the lines of a piece."""
        found = value_of(self.before, self.names.piece(number), self.kept.pieces[number][2])
        return str(json.loads(found))

    def unit(self, number: int) -> Unit:
        """Return a unit as it was."""
        short, made = self.kept.units[number]
        if made.is_document:
            shown = json.loads(value_of(self.before, self.names.unit(number), short.shown))
            made = replace(made, text="\n".join(passage for _, passage in shown["text"]))
        if digest(_encode(made)) != short.digest:
            raise ValueError(number)
        return made


def script(name: str, value: bytes) -> bytes:
    """Write data as a script: pages opened from a disk may not fetch, but may load scripts."""
    return b'dossierData("%s",%s)\n' % (name.encode(), value)


def value_of(before: LaidAside, path: str, sign: bytes) -> bytes:
    """Return what a script that stands holds; raise ValueError where it is something else."""
    data = before.standing(path)
    value = data.partition(b",")[2].removesuffix(b")\n") if data is not None else b""
    if digest(value) != sign:
        raise ValueError(path)
    return value
