"""Files of data strung of pieces, one for each of many things: what stands need not be made again.

A piece is made of the thing that it is about and of what was read while it was made. Where none of
that has changed, it stays in the file as it stands. While a file is put together, a hole with a
number stands for each of its pieces, so that whoever joins them never has them all in hand: if the
file is joined as it was, only what is new has to be told (`cuts.py`). Pieces that are not in the
file as they are, because it sorts or sifts them, are kept beside it.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.columns import Pieces, unpacked
from dossier.cuts import Cuts, Nameless, Span, changed
from dossier.noted import STOOD, Note, note, noting

FEWEST = 16
"""Pieces of a file below which it does not pay to keep where they are."""
_SIGN = 8
_MOST = 2**32 - 1
"""The longest file of which it can be kept where its pieces are."""


Whole = bytes | Cuts | Nameless
"""A whole file; only bytes are strung."""


class Kept(Struct, frozen=True):
    """What is kept of the pieces of a file."""

    signs: bytes
    """What tells each from the others."""
    sizes: bytes
    """How long each is, packed."""
    frame: bytes
    """The file with a hole for each piece; empty where no piece is in it as it is."""
    beside: bytes
    """Those that are not in the file, one behind the other."""
    size: int
    """How long the file is."""
    notes: bytes
    """The ledger's numbers of what was read for each, packed, one behind the other."""
    ends: bytes
    """Where those of each end, packed."""


class Strung(Struct, frozen=True):
    """Where the pieces of a file that was made are, and what was read for each."""

    kept: Kept
    """With notes for those that stood alone."""
    fresh: Mapping[int, tuple[Note, ...]]
    """What was read for those that were made, by their numbers."""


_encode = msgspec.msgpack.Encoder().encode
_kept = msgspec.msgpack.Decoder(Kept)


def pieces(
    series: str, keys: Sequence[str], make: Callable[[int], bytes], *, beside: bool = False
) -> list[bytes]:
    """Return one piece for each of some things, in their order; `keys` tell them apart.

    Of the things `make` knows the numbers. What is returned is to be joined as it is: it may be
    holes for the pieces, but where a piece is empty it is. With `beside` the pieces are not in
    the file as they are; then they are returned themselves, and kept beside it.
    """
    bench = _bench.get()
    if bench is None or len(keys) < FEWEST:
        return [make(number) for number in range(len(keys))]
    return bench.pieces(_signs(series, tuple(keys)), make, beside=beside)


@lru_cache(maxsize=8)
def _signs(series: str, keys: tuple[str, ...]) -> bytes:
    """Return what tells the pieces of a file from one another; many files have the same."""
    return b"".join(
        [hashlib.blake2b(f"{series} {key}".encode(), digest_size=_SIGN).digest() for key in keys]
    )


@lru_cache(maxsize=8)
def _holes(first: int, count: int) -> tuple[bytes, ...]:
    return tuple(b"\0%d\0" % number for number in range(first, first + count))


class Standing:
    """The pieces of a file as it stands that hold."""

    def __init__(self, name: str, path: Path, kept: Kept, changed: Collection[int]) -> None:
        """Find which they are; `changed` are the numbers of notes that are not as they were."""
        self.name, self.path, self.kept = name, path, kept
        self.sizes = unpacked(kept.sizes)
        self.notes = Pieces(kept.notes, kept.ends)
        self.bad = self.notes.with_any(changed)

    @cached_property
    def places(self) -> dict[bytes, int]:
        """Which of the pieces each is."""
        signs = self.kept.signs
        cuts = range(0, len(signs), _SIGN)
        return {signs[at : at + _SIGN]: number for number, at in enumerate(cuts)}

    @cached_property
    def spans(self) -> dict[int, Span]:
        """Where in the file each piece begins and ends that is in it."""
        told = self.kept.frame.split(b"\0")
        numbers = [*map(int, told[1::2])]
        lengths = [self.sizes[number] for number in numbers]
        ends = accumulate(
            glue + length for glue, length in zip(map(len, told[::2]), lengths, strict=False)
        )
        found = zip(numbers, lengths, ends, strict=True)
        return {number: (end - length, end) for number, length, end in found}

    @cached_property
    def beside(self) -> dict[int, bytes]:
        """The pieces that are not in the file, and those with nothing in them."""
        found: dict[int, bytes] = {}
        at = 0
        for number, size in enumerate(self.sizes):
            if number not in self.spans:
                found[number] = self.kept.beside[at : at + size]
                at += size
        return found

    def held(self, signs: bytes, first: int) -> list[int]:
        """Return for each of some pieces which of these it is, if it holds; else -1."""
        count = len(signs) // _SIGN
        if self.kept.signs[first * _SIGN : (first + count) * _SIGN] == signs:
            found = [*range(first, first + count)]
        else:
            cuts = range(0, len(signs), _SIGN)
            found = [self.places.get(signs[at : at + _SIGN], -1) for at in cuts]
        if self.bad:
            found = [-1 if place in self.bad else place for place in found]
        return found


class Bench:
    """Where one file is strung together."""

    def __init__(self, standing: Standing | None = None) -> None:
        """Have at hand the pieces of the file as it stands."""
        self.standing = standing
        self._signs: list[bytes] = []
        self._places: list[int] = []
        """Which piece of the file that stands each is; -1 for those that are made."""
        self._sizes = array("I")
        self._made: dict[int, tuple[bytes, tuple[Note, ...]]] = {}
        self._beside: dict[int, bytes] = {}

    def pieces(self, signs: bytes, make: Callable[[int], bytes], *, beside: bool) -> list[bytes]:
        """Leave those that hold, and make the others; return a hole for each, or each itself."""
        first, count = len(self._places), len(signs) // _SIGN
        places, sizes = [-1] * count, array("I", bytes(4 * count))
        if self.standing is not None:
            places = self.standing.held(signs, first)
            known = self.standing.sizes
            sizes = array("I", [known[one] if one >= 0 else 0 for one in places])
        for number, place in enumerate(places):
            if place < 0:
                with noting() as notes:
                    data = make(number)
                self._made[first + number] = data, tuple(notes)
                sizes[number] = len(data)
        self._signs.append(signs)
        self._places += places
        self._sizes += sizes
        if not beside:
            holes = _holes(first, count)
            return [hole if size else b"" for hole, size in zip(holes, sizes, strict=True)]
        held = self.standing.beside if self.standing is not None else {}
        found = [
            held[place] if place >= 0 else self._made[number][0]
            for number, place in enumerate(places, first)
        ]
        self._beside |= dict(enumerate(found, first))
        return found

    def finished(self, frame: bytes) -> tuple[bytes | Cuts, Strung | None]:
        """Fill the holes of a file; return with it where its pieces are, if that may be known."""
        if not self._places:
            return frame, None
        known = self.standing
        if known is not None and any(place >= 0 for place in self._places):
            note(STOOD, known.name)
        if known is not None and self._stands_in(known, frame):
            cuts = self._cut(known)
            return cuts, self._strung(frame, cuts.size)
        data = self._filled(frame)
        is_known = len(data) <= _MOST and self._is_whole(frame)
        return data, self._strung(frame, len(data)) if is_known else None

    def _stands_in(self, known: Standing, frame: bytes) -> bool:
        """Whether all pieces that hold are where they stand."""
        return known.kept.frame == frame != b"" and all(
            place in {number, -1} for number, place in enumerate(self._places)
        )

    def _cut(self, known: Standing) -> Cuts:
        """Return the file as it stands but for the pieces that were made and are others."""
        made = {known.spans[n]: data for n, (data, _) in self._made.items() if n in known.spans}
        before = Cuts(str(known.path), tuple(made)).read()
        new, at = dict[Span, bytes](), 0
        for span, data in made.items():
            size = span[1] - span[0]
            if before[at : at + size] != data:
                new[span] = data
            at += size
        return Cuts(str(known.path), changed(known.kept.size, new))

    def _filled(self, frame: bytes) -> bytes:
        told = frame.split(b"\0")
        if len(told) > 1:
            filling = self._filling()
            told[1::2] = [filling(int(number)) for number in told[1::2]]
        return b"".join(told)

    def _filling(self) -> Callable[[int], bytes]:
        """Return what gives a piece by its number."""
        known = self.standing
        if known is None:
            return lambda number: self._made[number][0]
        data = Cuts(str(known.path), ((0, known.kept.size),)).read()

        def piece(number: int) -> bytes:
            if number in self._made:
                return self._made[number][0]
            start, end = known.spans[self._places[number]]
            return data[start:end]

        return piece

    def _is_whole(self, frame: bytes) -> bool:
        """Whether each piece with anything in it has its hole, in their order, or is beside."""
        holes = [*map(int, frame.split(b"\0")[1::2])]
        sizes = enumerate(self._sizes)
        return holes == [n for n, size in sizes if size and n not in self._beside]

    def _strung(self, frame: bytes, size: int) -> Strung:
        known = self.standing
        if (
            known is not None
            and len(self._places) == len(known.sizes)
            and all(place in {number, -1} for number, place in enumerate(self._places))
        ):
            notes = known.notes
        else:
            stood = (known.notes[n] if known is not None and n >= 0 else b"" for n in self._places)
            notes = Pieces.of(stood)
        beside = b"".join(self._beside.values())
        kept = Kept(
            b"".join(self._signs), self._sizes.tobytes(), frame if b"\0" in frame else b"", beside,
            size, notes.data, notes.ends,
        )  # fmt: skip
        return Strung(kept, {number: notes for number, (_, notes) in self._made.items()})


_bench: ContextVar[Bench | None] = ContextVar("bench", default=None)
_find: ContextVar[Callable[[str], Bench] | None] = ContextVar("find", default=None)
_strung: ContextVar[dict[str, Strung | None] | None] = ContextVar("strung", default=None)


@contextmanager
def on(find: Callable[[str], Bench]) -> Iterator[dict[str, Strung | None]]:
    """String files inside of this on the benches that are found by their paths; collect how."""
    made: dict[str, Strung | None] = {}
    tokens = _find.set(find), _strung.set(made)
    try:
        yield made
    finally:
        _find.reset(tokens[0])
        _strung.reset(tokens[1])


def file(path: str, make: Callable[[], Whole]) -> Whole:
    """Return a file, strung on its bench; in cuts where it is as it stands but for some pieces."""
    find, made = _find.get(), _strung.get()
    bench = find(path) if find is not None else None
    token = _bench.set(bench)
    try:
        frame = make()
    finally:
        _bench.reset(token)
    if bench is None or not isinstance(frame, bytes):
        return frame
    data, strung = bench.finished(frame)
    if made is not None:
        made[path] = strung
    return data


# -- what is kept -----------------------------------------------------------------------


def pack(one: Strung, numbers: Callable[[Collection[Note]], bytes]) -> bytes:
    """Return what is kept of the pieces of a file; `numbers` tells the numbers of notes."""
    notes = Pieces(one.kept.notes, one.kept.ends)
    whole = notes.replaced({number: numbers(read) for number, read in one.fresh.items()})
    return _encode(replace(one.kept, notes=whole.data, ends=whole.ends))


def standing(name: str, path: Path, data: bytes | None, changed: Collection[int]) -> Bench:
    """Return a bench with the pieces of a file that hold, if it is as long as it was.

    That it is the very file is known of the site that stands, with which `data` was kept.
    """
    try:
        kept = _kept.decode(data) if data is not None else None
        if kept is not None and path.stat().st_size == kept.size:
            return Bench(Standing(name, path, kept, changed))
    except (msgspec.DecodeError, ValueError, OSError):
        pass
    return Bench()
