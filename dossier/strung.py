"""Files of data strung of pieces, one for each of many things: what stands need not be made again.

A piece is made of the thing that it is about and of what was read while it was made. Where none of
that has changed, it is cut from the file as it stands. Pieces that are not in the file as they are,
because it sorts or sifts them, are kept beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from dossier.columns import Pieces, packed, unpacked
from dossier.digests import digest
from dossier.noted import Note, note_again, noting

FEWEST = 16
"""Pieces of a file below which it does not pay to keep where they are."""
_SIGN = 8


@dataclass(frozen=True, slots=True)
class Strung:
    """Where the pieces of a file that was made are, and what was read for each."""

    file: bytes
    """Its digest."""
    signs: bytes
    spans: bytes
    """Where each begins and ends, packed: in the file, and behind it in what is kept beside it."""
    beside: bytes
    notes: tuple[bytes | tuple[Note, ...], ...]
    """What was read for each: for those that stood as they were kept, for others as it was read."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of the pieces of a file."""

    file: bytes
    signs: bytes
    spans: bytes
    beside: bytes
    notes: bytes
    """The ledger's numbers of what was read for each, packed, one behind the other."""
    ends: bytes
    """Where those of each end, packed."""


_encode = msgspec.msgpack.Encoder().encode
_kept = msgspec.msgpack.Decoder(_Kept)


def pieces(
    series: str, keys: Sequence[str], make: Callable[[int], bytes], *, beside: bool = False
) -> list[bytes]:
    """Return one piece for each of some things, in their order; `keys` tell them apart.

    Of the things `make` knows the numbers. With `beside` the pieces are not in the file as they
    are, and are kept beside it.
    """
    bench = _bench.get()
    if bench is None or len(keys) < FEWEST:
        return [make(number) for number in range(len(keys))]
    return bench.pieces(_signs(series, tuple(keys)), make, beside=beside)


@lru_cache(maxsize=8)
def _signs(series: str, keys: tuple[str, ...]) -> tuple[bytes, ...]:
    """Return what tells the pieces of a file from one another; many files have the same."""
    return tuple(
        hashlib.blake2b(f"{series} {key}".encode(), digest_size=_SIGN).digest() for key in keys
    )


class Bench:
    """Where one file is strung together."""

    def __init__(self, standing: Standing | None = None) -> None:
        """Have at hand the pieces of the file as it stands."""
        self.standing = standing
        self._found: list[tuple[bytes, bytes, bytes | tuple[Note, ...]]] = []
        self._beside: set[int] = set()

    def pieces(
        self, signs: Sequence[bytes], make: Callable[[int], bytes], *, beside: bool
    ) -> list[bytes]:
        """Return those that stand as they are, and make the others."""
        first = len(self._found)
        held = self.standing.held(signs) if self.standing is not None else {}
        for number, sign in enumerate(signs):
            known = held.get(number)
            if known is None:
                with noting() as notes:
                    made = make(number)
                self._found.append((sign, made, tuple(notes)))
            else:
                self._found.append((sign, *known))
        if self.standing is not None:
            note_again(self.standing.notes(held))
        if beside:
            self._beside.update(range(first, len(self._found)))
        return [made for _, made, _ in self._found[first:]]

    def strung(self, data: bytes) -> Strung | None:
        """Return where the pieces of a finished file are; None where that is not to be known."""
        spans: list[int] = []
        apart: list[bytes] = []
        at, end = 0, len(data)
        for number, (_, piece, _) in enumerate(self._found):
            if number in self._beside:
                start, end = end, end + len(piece)
                apart.append(piece)
                spans += (start, end)
                continue
            start = data.find(piece, at)
            if start < 0:
                return None
            at = start + len(piece)
            spans += (start, at)
        if not spans or end > _MOST:
            return None
        signs = b"".join([sign for sign, _, _ in self._found])
        notes = tuple(read for _, _, read in self._found)
        return Strung(digest(data), signs, packed(spans), b"".join(apart), notes)


_MOST = 2**32 - 1
"""Places in a file that can be kept."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger knows of a file that stands."""

    names: Mapping[int, Note]
    """What its numbers mean."""
    changed: Collection[int]
    """Those that are not as they were."""
    whole: Collection[Note]
    """All that was read for the file, in short; empty where that is not known."""


class Standing:
    """The pieces of a file as it stands that hold."""

    def __init__(self, data: bytes, kept: _Kept, known: Known) -> None:
        """Find which they are."""
        self._data, self._beside, self._known = data, kept.beside, known
        self._spans = unpacked(kept.spans)
        self._notes = Pieces(kept.notes, kept.ends)
        self._signs = kept.signs
        self._bad = self._notes.with_any(known.changed)

    def held(self, signs: Sequence[bytes]) -> dict[int, tuple[bytes, bytes]]:
        """Return by number the pieces that hold, each with what was read for it."""
        cuts = range(0, len(self._signs), _SIGN)
        places = {self._signs[at : at + _SIGN]: number for number, at in enumerate(cuts)}
        found: dict[int, tuple[bytes, bytes]] = {}
        for number, sign in enumerate(signs):
            place = places.get(sign)
            if place is not None and place not in self._bad:
                found[number] = (self._piece(place), self._notes[place])
        return found

    def _piece(self, place: int) -> bytes:
        start, end = self._spans[2 * place], self._spans[2 * place + 1]
        size = len(self._data)
        return self._beside[start - size : end - size] if start >= size else self._data[start:end]

    def notes(self, held: Mapping[int, tuple[bytes, bytes]]) -> Iterable[Note]:
        """Return what was read for some pieces; or for all, which takes less telling."""
        if self._known.whole:
            return self._known.whole
        numbers = frozenset(unpacked(b"".join([read for _, read in held.values()])))
        return map(self._known.names.__getitem__, numbers)


_bench: ContextVar[Bench | None] = ContextVar("bench", default=None)
_find: ContextVar[Callable[[str], Bench] | None] = ContextVar("find", default=None)
_strung: ContextVar[dict[str, Strung] | None] = ContextVar("strung", default=None)


@contextmanager
def on(find: Callable[[str], Bench]) -> Iterator[dict[str, Strung]]:
    """String files inside of this on the benches that are found by their paths; collect how."""
    made: dict[str, Strung] = {}
    tokens = _find.set(find), _strung.set(made)
    try:
        yield made
    finally:
        _find.reset(tokens[0])
        _strung.reset(tokens[1])


def file(path: str, make: Callable[[], bytes]) -> bytes:
    """Return the bytes of a file, strung on its bench."""
    find, made = _find.get(), _strung.get()
    bench = find(path) if find is not None else None
    token = _bench.set(bench)
    try:
        data = make()
    finally:
        _bench.reset(token)
    strung = bench.strung(data) if bench is not None else None
    if strung is not None and made is not None:
        made[path] = strung
    return data


# -- what is kept -----------------------------------------------------------------------


def pack(one: Strung, numbers: Callable[[Collection[Note]], Iterable[int]]) -> bytes:
    """Return what is kept of the pieces of a file; `numbers` tells the numbers of notes."""
    read = [notes if isinstance(notes, bytes) else packed(numbers(notes)) for notes in one.notes]
    whole = Pieces.of(read)
    return _encode(_Kept(one.file, one.signs, one.spans, one.beside, whole.data, whole.ends))


def standing(file: bytes | None, data: bytes | None, known: Known) -> Bench:
    """Return a bench with the pieces of a file that hold, if they are of the file as it stands."""
    try:
        kept = _kept.decode(data) if data is not None else None
    except (msgspec.DecodeError, ValueError):
        kept = None
    if file is None or kept is None or digest(file) != kept.file:
        return Bench()
    return Bench(Standing(file, kept, known))
