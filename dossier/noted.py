"""What a page is made of, noted while it is made: it is made again only when some of that changed.

Whatever gives out a part of an edition notes it here. Nobody lists by hand what a page depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, partial
from pathlib import Path
from typing import Generic, Protocol, TypeVar, cast

from msgspec import Struct

COUNT = "count"
"""What is noted where it is asked how many there are of a kind, in place of a slug."""
STOOD = "stood"
"""What is noted where a file takes pieces of the one that stands: all that was read for that."""
Note = tuple[str, str]
"""A kind of thing and its slug; without a slug all things of the kind, in their order."""
Worked = tuple[object, tuple[Note, ...]]
"""A value, and what was read for it."""
_Value = TypeVar("_Value")
_Rest = TypeVar("_Rest")
_notes: ContextVar[set[Note] | None] = ContextVar("notes", default=None)


def note(kind: str, slug: str = "") -> None:
    """Note that something is read, where somebody is listening."""
    notes = _notes.get()
    if notes is not None:
        notes.add((kind, slug))


def note_again(found: Iterable[Note]) -> None:
    """Note once more what was read for a value that is used a second time."""
    notes = _notes.get()
    if notes is not None:
        notes.update(found)


@contextmanager
def noting() -> Iterator[set[Note]]:
    """Collect what is read inside of this; whoever listens around it hears of it too."""
    notes: set[Note] = set()
    try:
        with noting_apart() as notes:
            yield notes
    finally:
        note_again(notes)


@contextmanager
def noting_apart() -> Iterator[set[Note]]:
    """Collect what is read inside of this; whoever listens around it hears nothing."""
    notes: set[Note] = set()
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def listening() -> set[Note] | None:
    """Return where what is read now is noted."""
    return _notes.get()


@contextmanager
def unnoted() -> Iterator[None]:
    """Read what is told in another way, without anybody's hearing of it."""
    token = _notes.set(None)
    try:
        yield
    finally:
        _notes.reset(token)


class LaidAside(Protocol):
    """What was laid aside for this time, with the site that stands; and what is for the next."""

    def get(self, name: str) -> bytes | None:
        """Return what was laid aside under a name."""
        ...

    def has(self, name: str) -> bool:
        """Whether something was laid aside under a name."""
        ...

    def put(self, name: str, data: bytes) -> None:
        """Lay something aside for the next time."""
        ...

    def drop(self, name: str) -> None:
        """Lay something aside no longer."""
        ...

    def place(self, path: str) -> Path:
        """Return where a file of the site that stands is."""
        ...

    def room(self) -> Path:
        """Return a folder in which something may lie while it is made."""
        ...

    def standing(self, path: str) -> bytes | None:
        """Return the bytes of a file of the site that stands."""
        ...


class Elsewhere(Struct, frozen=True):
    """A value that does not lie in memory: it is fetched each time it is asked for."""

    fetch: Callable[[], bytes]
    size: int
    laid: object = None
    """Where it lies, for whoever takes it over as it is."""


class Batch(Mapping[str, bytes], Generic[_Rest]):
    """Several files made at once by their names, and what else was found with them."""

    def __init__(self, files: Mapping[str, object], rest: _Rest) -> None:
        """Hold the bytes of files."""
        self.files, self.rest = files, rest
        self.read: Callable[..., bytes] = lambda data: data

    def laid(self, lay: Callable[..., object]) -> Batch[_Rest]:
        """Return the same with the files laid down elsewhere."""
        return Batch({name: lay(data) for name, data in self.files.items()}, self.rest)

    def __getitem__(self, name: str) -> bytes:
        """Return the bytes of a file."""
        return self.read(self.files[name])

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self.files)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.files)


class Once:
    """What several pages share, worked out for the first; the others note what was read for it."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.aside: LaidAside | None = None
        """What is known from the last time; None where nothing is remembered."""
        self._known: dict[Hashable, Worked] = {}

    def __call__(self, make: Callable[..., _Value], *told: Hashable, **given: object) -> _Value:
        """Return what `make` makes of what it is given; `told` tells it from all else."""
        value = self._found(make, told, given)
        return cast("_Value", value.fetch() if isinstance(value, Elsewhere) else value)

    def unfetched(
        self, make: Callable[..., bytes | Elsewhere], *told: Hashable, **given: object
    ) -> bytes | Elsewhere:
        """Return the same; what lies elsewhere is left there."""
        return cast("bytes | Elsewhere", self._found(make, told, given))

    def _found(
        self, make: Callable[..., object], told: tuple[Hashable, ...], given: Mapping[str, object]
    ) -> object:
        found = self._known.get((make, *told))
        if found is None:
            found = self._known[make, *told] = _worked_out(make, given)
        else:
            note_again(found[1])
        return found[0]

    def ahead(
        self,
        make: Callable[..., object],
        *told: Hashable,
        weight: int,
        path: str = "",
        in_its_place: object = b"",
        **given: object,
    ) -> Ahead:
        """Return the same as work that may be done before, and in another process."""
        learn = partial(self._known.__setitem__, (make, *told))
        return Ahead(partial(_worked_out, make, given), learn, weight, path, in_its_place)


def _worked_out(make: Callable[..., object], given: Mapping[str, object]) -> Worked:
    with noting() as notes:
        value = make(**given)
    return value, tuple(notes)


class Ahead(Struct, frozen=True):
    """Long work on what pages share."""

    do: Callable[[], Worked]
    learn: Callable[[Worked], object]
    """Takes in what was worked out, so that nobody does it again."""
    weight: int
    """How much it is, in things of which many are done in the same time."""
    path: str = ""
    """The file whose bytes it makes, if it makes one: where that stands, it need not be done."""
    in_its_place: object = b""
    """What may stand for it where nobody asks for the bytes of files."""


class Shelf(Mapping[str, _Value]):
    """Things by their slugs, gathered when first needed; whichever is looked up is noted."""

    def __init__(self, kind: str, gather: Callable[[], Mapping[str, _Value]]) -> None:
        """Give out what `gather` returns."""
        self._kind = kind
        self._gather = gather

    @cached_property
    def _held(self) -> Mapping[str, _Value]:
        with unnoted():  # of what is gathered, only what is given out counts
            return self._gather()

    def __getitem__(self, slug: str) -> _Value:
        """Return one thing; nothing is without a slug, and that never changes."""
        if slug:
            note(self._kind, slug)
        return self._held[slug]

    def get(self, slug: str, default: _Value | None = None) -> _Value | None:  # type: ignore[override]  # one of the two that Mapping allows
        """Return one thing, or what is given for one that is not there."""
        if slug:
            note(self._kind, slug)
        return self._held.get(slug, default)

    def __contains__(self, slug: object) -> bool:
        """Whether there is such a thing."""
        if slug:
            note(self._kind, str(slug))
        return slug in self._held

    def __iter__(self) -> Iterator[str]:
        """Go through all slugs."""
        note(self._kind)
        return iter(self._held)

    def __len__(self) -> int:
        """Return how many there are."""
        note(COUNT, self._kind)
        return len(self._held)
