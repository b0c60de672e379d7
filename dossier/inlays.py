"""Parts of long pages, each made by one macro of one view: what stands need not be made again.

A row of a list is a small page: it is made of what it was given, and of what was read while it was
made. Where none of that has changed, it is taken from the page as it stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Protocol

import msgspec

from dossier.columns import packed, unpacked
from dossier.digests import digest
from dossier.noted import Note, Once, note_again, noting

FEWEST = 16
"""Parts of a page below which it does not pay to keep where they are."""
_SIGN = 12


class Macro(Protocol):
    """A macro of a template."""

    name: str

    @property
    def place(self) -> str:
        """Return the template in which it is written."""
        ...

    def plain(self, args: tuple[object, ...], named: dict[str, object]) -> str:
        """Return what it makes."""
        ...


class Inlay:
    """A view that is made when somebody looks into it; to templates it is the view itself."""

    __slots__ = ("_given", "_key", "_kind", "_make", "_shared", "_view")

    def __init__(
        self,
        kind: type,
        make: Callable[[], object],
        key: bytes,
        given: tuple[Note, ...],
        shared: tuple[Once, str] | None = None,
    ) -> None:
        """Know what makes it; `key` tells what it is given, and `given` what that is noted as.

        With `shared`, its macro's text is the same on all pages of a folder, and kept for them.
        """
        self._kind, self._make, self._key, self._given = kind, make, key, given
        self._shared = shared
        self._view: object = None

    def __getattr__(self, name: str) -> object:
        """Return what the view has under a name; whether it has one is known without it."""
        if name not in self._kind.__dataclass_fields__:  # type: ignore[attr-defined]  # a view
            raise AttributeError(name)
        if self._view is None:
            self._view = self._make()
        return getattr(self._view, name)

    def filled(self, macro: Macro, args: tuple[object, ...], named: dict[str, object]) -> str:
        """Return what a macro makes of it."""
        if self._view is None:
            self._view = self._make()
        return macro.plain((self._view, *args[1:]), named)


@dataclass(frozen=True, slots=True)
class Laid:
    """Where the parts of a page that was made are, and what was read for each."""

    keys: bytes
    spans: bytes
    """Where each begins and ends, in characters, packed."""
    ends: bytes
    """Where the numbers of each end among all, packed."""
    notes: bytes
    """What was read, as numbers of the page's notes in their order, packed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of the parts of a page."""

    page: bytes
    """Its digest."""
    names: bytes
    """The ledger's numbers of the page's notes, packed."""
    laid: Laid


_encode = msgspec.msgpack.Encoder().encode
_kept = msgspec.msgpack.Decoder(Kept)


class Bench:
    """Where one page is put together."""

    def __init__(self, text: str = "", parts: Mapping[bytes, _Part] | None = None) -> None:
        """Have at hand those parts of the page as it stands that hold."""
        self.text, self.parts = text, parts or {}
        self._found: list[tuple[bytes, str, Sequence[Note]]] = []
        self._is_inside = False

    def put(
        self, macro: Macro, one: Inlay, args: tuple[object, ...], named: dict[str, object]
    ) -> str:
        """Return the text of a part, made by a macro that sees nothing but its arguments."""
        if self._is_inside:
            return _made(macro, one, args, named)
        key = _sign(one._key, macro.place, macro.name, args[1:], named)  # noqa: SLF001  # templates see the rest
        known = self.parts.get(key)
        if known is not None:
            text = self.text[known.start : known.end]
            note_again(known.notes)
            self._found.append((key, text, known.notes))
            return text
        self._is_inside = True
        try:
            with noting() as notes:
                note_again(one._given)  # noqa: SLF001
                text = _made(macro, one, args, named)
        finally:
            self._is_inside = False
        self._found.append((key, text, tuple(notes)))
        return text

    def laid(self, data: bytes, notes: Sequence[Note]) -> Laid | None:
        """Return where the parts of a finished page are; None where that does not pay."""
        if len(self._found) < FEWEST:
            return None
        page = data.decode()
        numbers = {note: number for number, note in enumerate(notes)}
        spans: list[int] = []
        read: list[int] = []
        counts, at = [], 0
        for _, text, of_part in self._found:
            start = page.find(text, at)
            if start < 0:
                return None
            at = start + len(text)
            spans.extend((start, at))
            read.extend([numbers[one] for one in of_part])
            counts.append(len(of_part))
        keys = b"".join(key for key, _, _ in self._found)
        return Laid(keys, packed(spans), packed(accumulate(counts)), packed(read))


def _made(macro: Macro, one: Inlay, args: tuple[object, ...], named: dict[str, object]) -> str:
    """Make a part; one that is shared and has nothing of its page in it is made once."""
    shared = one._shared  # noqa: SLF001
    if shared is None or any(args[1:]) or any(named.values()):
        return one.filled(macro, args, named)
    once, what = shared
    return once(_filled, what, macro.place, macro.name, one=one, macro=macro)


def _filled(one: Inlay, macro: Macro) -> str:
    return one.filled(macro, (one,), {})


def _sign(key: bytes, *told: object) -> bytes:
    whole = key + repr(told).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=_SIGN).digest()


_bench: ContextVar[Bench | None] = ContextVar("bench", default=None)


@contextmanager
def putting(bench: Bench) -> Iterator[None]:
    """Put the page that is made inside of this together on a bench."""
    token = _bench.set(bench)
    try:
        yield
    finally:
        _bench.reset(token)


def bench() -> Bench | None:
    """Return where the page that is being made is put together."""
    return _bench.get()


# -- what is kept, and what of it holds --------------------------------------------------


def pack(page: bytes, names: bytes, laid: Laid) -> bytes:
    """Return what is kept of a page's parts: its digest, the packed numbers of its notes, where."""
    return _encode(Kept(page, names, laid))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a page that stands."""

    start: int
    end: int
    notes: tuple[Note, ...]


def standing(
    page: bytes | None, data: bytes | None, names: Mapping[int, Note], changed: Container[int]
) -> Bench:
    """Return a bench with the parts of a page that hold; `changed` are the notes that do not."""
    try:
        kept = _kept.decode(data) if data is not None else None
    except (msgspec.DecodeError, ValueError):
        kept = None
    if page is None or kept is None or digest(page) != kept.page:
        return Bench()
    numbers, laid = unpacked(kept.names), kept.laid
    notes = [names.get(number) for number in numbers]
    bad = {place for place, number in enumerate(numbers) if number in changed}
    spans, read = unpacked(laid.spans), unpacked(laid.notes)
    found: dict[bytes, _Part] = {}
    for number, (first, last) in enumerate(pairwise((0, *unpacked(laid.ends)))):
        key = laid.keys[number * _SIGN : (number + 1) * _SIGN]
        places = read[first:last]
        of_part = tuple(one for place in places if (one := notes[place]) is not None)
        if bad.isdisjoint(places) and len(of_part) == len(places):
            found[key] = _Part(spans[2 * number], spans[2 * number + 1], of_part)
    return Bench(page.decode(), found)
