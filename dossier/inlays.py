"""Parts of long pages, each made by one macro of one view: what stands need not be made again.

A row of a list is a small page: it is made of what it was given, and of what was read while it was
made. Where none of that has changed, it is taken from the page as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import accumulate
from typing import Protocol, cast

from dossier.columns import packed
from dossier.layout import Call, KeptCall, Layout, Part, Standing, Told, sign
from dossier.noted import Note, Once, listening, note_again, noting_apart

FEWEST = 16
"""Parts of a page below which it does not pay to keep where they are."""


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

    __slots__ = ("_given", "_key", "_kind", "_make", "_read", "_shared", "_view")

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
        self._read: set[Note] = set()

    def sign(self, call: Call) -> bytes:
        """Return what tells it, made by a macro, from all other parts of a page."""
        return sign(self._key, call)

    def __getattr__(self, name: str) -> object:
        """Return what the view has under a name; whether it has one is known without it."""
        if name not in self._kind.__struct_fields__:  # type: ignore[attr-defined]  # a view
            raise AttributeError(name)
        return getattr(self._looked_into(), name)

    def filled(self, macro: Macro, args: tuple[object, ...], named: dict[str, object]) -> str:
        """Return what a macro makes of it."""
        return macro.plain((self._looked_into(), *args[1:]), named)

    def _looked_into(self) -> object:
        """Return the view; what was read for it is noted by everybody who looks."""
        if self._view is None:
            with noting_apart() as self._read:
                self._view = self._make()
        note_again(self._read)
        return self._view


class Bench:
    """Where one page is put together."""

    def __init__(self, stands: Standing | None = None) -> None:
        """Have at hand those parts of the page as it stands that hold."""
        self.stands = stands
        self.found: list[Part] = []
        self.page: set[Note] | None = None
        """Where what is read for the page is noted."""
        self._is_inside = False

    @property
    def read(self) -> set[Note]:
        """What was read for the parts."""
        return {note for one in self.found for note in one.notes}

    def put(
        self, macro: Macro, one: Inlay, args: tuple[object, ...], named: dict[str, object]
    ) -> str:
        """Return the text of a part, made by a macro that sees nothing but its arguments."""
        # what is made for several pages at once is no part of this one
        if self._is_inside or listening() is not self.page:
            return _made(macro, one, args, named)
        call = (macro.place, macro.name, args[1:], dict(named))
        known = self.stands.parts.get(one.sign(call)) if self.stands is not None else None
        self.found.append(known or self.part(macro, one, call))
        return self.found[-1].text

    def part(self, macro: Macro, one: Inlay, call: Call) -> Part:
        """Make a part in some way."""
        given = one._given  # noqa: SLF001  # templates see the rest
        self._is_inside = True
        try:
            with noting_apart() as notes:
                text = _made(macro, one, (one, *call[2]), dict(call[3]))
        finally:
            self._is_inside = False
        return Part(one.sign(call), text, (*given, *notes.difference(given)), call)

    def layout(
        self, data: bytes, notes: Sequence[Note], outside: Collection[Note]
    ) -> Layout | None:
        """Return where the parts of a finished page are; None where that does not pay."""
        if len(self.found) < FEWEST:
            return None
        page = data.decode()
        numbers = {note: number for number, note in enumerate(notes)}
        spans: list[int] = []
        read: list[int] = []
        counts, at = [], 0
        for one in self.found:
            start = page.find(one.text, at)
            if start < 0:
                return None
            at = start + len(one.text)
            spans.extend((start, at))
            read.extend([numbers[note] for note in one.notes])
            counts.append(len(one.notes))
        keys = b"".join(one.key for one in self.found)
        calls, called = _calls(self.found)
        return Layout(
            keys, packed(spans), packed(accumulate(counts)), packed(read),
            packed(numbers[note] for note in outside), calls, packed(called),
        )  # fmt: skip


def _made(macro: Macro, one: Inlay, args: tuple[object, ...], named: dict[str, object]) -> str:
    """Make a part; one that is shared and has nothing of its page in it is made once."""
    shared = one._shared  # noqa: SLF001
    if shared is None or any(args[1:]) or any(named.values()):
        return one.filled(macro, args, named)
    once, what = shared
    return once(_filled, what, macro.place, macro.name, one=one, macro=macro)


def _filled(one: Inlay, macro: Macro) -> str:
    return one.filled(macro, (one,), {})


def _calls(parts: Sequence[Part]) -> tuple[tuple[KeptCall, ...], list[int]]:
    """Return in how many ways parts are made, and each part's number among them."""
    known: dict[str, int] = {}
    found: list[KeptCall] = []
    called: list[int] = []
    for one in parts:
        number = known.setdefault(repr(one.call), len(found))
        if number == len(found):
            place, name, args, named = one.call
            if not all(isinstance(told, Told) for told in (*args, *named.values())):
                return (), []
            found.append(cast("KeptCall", (place, name, args, dict(named))))
        called.append(number)
    return tuple(found), called


_bench: ContextVar[Bench | None] = ContextVar("bench", default=None)


@contextmanager
def putting(bench: Bench) -> Iterator[None]:
    """Put the page that is made inside of this together on a bench."""
    token = _bench.set(bench)
    bench.page = listening()
    try:
        yield
    finally:
        _bench.reset(token)


def bench() -> Bench | None:
    """Return where the page that is being made is put together."""
    return _bench.get()
