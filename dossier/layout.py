"""Where the parts of a long page are that stands, which of them hold, and the page with others."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cached_property

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.columns import unpacked
from dossier.digests import digest
from dossier.noted import Note

_SIGN = 12
Told = str | int | bool | None
"""What a macro may be given besides, where it is to be kept."""
Call = tuple[str, str, tuple[object, ...], Mapping[str, object]]
"""How a part is made: the template and the name of the macro, and what it is given besides."""


KeptCall = tuple[str, str, tuple[Told, ...], dict[str, Told]]
"""The same, as it is kept."""


class Layout(Struct, frozen=True):
    """Where the parts of a page that was made are, and what was read for each."""

    keys: bytes
    spans: bytes
    """Where each begins and ends, in characters, packed."""
    ends: bytes
    """Where the numbers of each end among all, packed."""
    notes: bytes
    """What was read, as numbers of the page's notes in their order, packed; first of all for each
    part what it tells of."""
    outside: bytes
    """What was read outside of the parts, and what was handed to the page, likewise."""
    calls: tuple[KeptCall, ...]
    """How parts are made; none where one is given what cannot be kept."""
    called: bytes
    """How each of them is made, as a number of `calls`, packed."""


class Kept(Struct, frozen=True):
    """What is kept of the parts of a page."""

    page: bytes
    """Its digest."""
    names: bytes
    """The ledger's numbers of the page's notes, packed."""
    layout: Layout


class Part(Struct, frozen=True):
    """A part of a page."""

    key: bytes
    text: str
    notes: tuple[Note, ...]
    """What was read for it; what it tells of comes first."""
    call: Call


_encode = msgspec.msgpack.Encoder().encode
_kept = msgspec.msgpack.Decoder(Kept)


def pack(page: bytes, names: bytes, layout: Layout) -> bytes:
    """Return what is kept of a page's parts: its digest, the packed numbers of its notes, where."""
    return _encode(Kept(page, names, layout))


class Standing:
    """A page that stands: which of its parts hold, and which have changed."""

    def __init__(
        self, page: str, kept: Kept, name: Callable[[int], Note | None], changed: Container[int]
    ) -> None:
        """Know what is kept of it; `changed` are the notes that are not as they were."""
        self.page, self.kept = page, kept
        self._name, self._numbers = name, unpacked(kept.names)
        self._bad = frozenset(place for place, one in enumerate(self._numbers) if one in changed)
        self.spans = unpacked(kept.layout.spans)
        self._ends, self._read = unpacked(kept.layout.ends), unpacked(kept.layout.notes)
        self._called = unpacked(kept.layout.called)

    def __len__(self) -> int:
        """Return how many parts it has."""
        return len(self._ends)

    @property
    def is_same_outside(self) -> bool:
        """Whether nothing has changed of what was read outside of the parts."""
        return self._bad.isdisjoint(unpacked(self.kept.layout.outside))

    def _places(self, number: int) -> array[int]:
        return self._read[self._ends[number - 1] if number else 0 : self._ends[number]]

    def changed(self) -> Iterator[int]:
        """Go through the parts for which something was read that has changed."""
        return (one for one in range(len(self)) if not self._bad.isdisjoint(self._places(one)))

    def part(self, number: int) -> Part | None:
        """Return a part as it stands; None where not all is known of it."""
        calls = self.kept.layout.calls
        read = [self._name(self._numbers[place]) for place in self._places(number)]
        notes = tuple(one for one in read if one is not None)
        if not calls or len(notes) != len(read):
            return None
        text = self.page[self.spans[2 * number] : self.spans[2 * number + 1]]
        key = self.kept.layout.keys[number * _SIGN : (number + 1) * _SIGN]
        return Part(key, text, notes, calls[self._called[number]])

    @cached_property
    def parts(self) -> dict[bytes, Part]:
        """The parts that hold, by what tells them apart."""
        gone = {*self.changed()}
        held = (self.part(number) for number in range(len(self)) if number not in gone)
        return {one.key: one for one in held if one is not None}

    def mended(self, texts: Mapping[int, str]) -> tuple[str, bytes]:
        """Return the page with other texts in the place of some parts, and what is kept of it."""
        pieces, done = [], 0
        spans, shift = array(self.spans.typecode), 0
        for number in range(len(self)):
            start, end = self.spans[2 * number], self.spans[2 * number + 1]
            spans.append(start + shift)
            if number in texts:
                pieces += [self.page[done:start], texts[number]]
                done, shift = end, shift + len(texts[number]) - (end - start)
            spans.append(end + shift)
        page = "".join((*pieces, self.page[done:]))
        layout = replace(self.kept.layout, spans=spans.tobytes())
        return page, pack(digest(page.encode()), self.kept.names, layout)


def standing(
    page: bytes | None,
    data: bytes | None,
    name: Callable[[int], Note | None],
    changed: Container[int],
) -> Standing | None:
    """Return a page as it stands; None where it is not the one of which parts were kept."""
    try:
        kept = _kept.decode(data) if data is not None else None
    except (msgspec.DecodeError, ValueError):
        kept = None
    if page is None or kept is None or digest(page) != kept.page:
        return None
    return Standing(page.decode(), kept, name, changed)


def sign(key: bytes, call: Call) -> bytes:
    """Return what tells a part, made in some way, from all others of its page."""
    whole = key + repr(call).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=_SIGN).digest()
