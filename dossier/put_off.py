"""An edition that stands on its shelves before any document of it is made."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar, cast, overload

from dossier.columns import unpacked
from dossier.enrolled import taken
from dossier.model import ROLES, Document, Part, Role
from dossier.noted import Shelf
from dossier.shown import PutOff
from dossier.site import ANSWERS_OF, INVOLVEMENTS, REQUESTS_OF, Involvement, Site, answers_in
from dossier.standing import Lasting

_Value = TypeVar("_Value")


class PutOffInvolvement(Involvement):
    """One actor's part in one document, which is made when it is asked for."""

    __slots__ = ("_part", "_place")
    _place: int
    _part: Part | None

    def __init__(self, document: PutOff, place: int) -> None:
        """Know which part of the document it is, and in which role."""
        document_field.__set__(self, document)
        object.__setattr__(self, "_place", place)
        object.__setattr__(self, "_part", None)

    @property
    def role(self) -> Role:
        """In which role it takes part."""
        return taken(self._place)[1]

    @property
    def part(self) -> Part:
        """How the actor takes part."""
        if self._part is None:
            document: PutOff = document_field.__get__(self)
            object.__setattr__(self, "_part", document.enrolled[taken(self._place)[0]])
        return cast("Part", self._part)


document_field = vars(Involvement)["document"]


class Involved(Sequence[Involvement]):
    """One actor's parts in documents; it is known how many they are before any is made."""

    def __init__(self, documents: Sequence[PutOff], places: array[int]) -> None:
        """Know which documents they are, and which of the parts of each."""
        self._documents, self._places = documents, places

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places) // 2

    def roles(self) -> Counter[Role]:
        """Return how often the actor has each role; no part is made for that."""
        held = Counter(place % len(ROLES) for place in self._places[1::2])
        return Counter({taken(place)[1]: count for place, count in held.items()})

    @overload
    def __getitem__(self, number: int, /) -> Involvement: ...
    @overload
    def __getitem__(self, number: slice, /) -> tuple[Involvement, ...]: ...
    def __getitem__(self, number: int | slice, /) -> Involvement | tuple[Involvement, ...]:
        """Return one, or some of them."""
        return self._all[number]

    def __iter__(self) -> Iterator[Involvement]:
        """Go through all of them."""
        return iter(self._all)

    @cached_property
    def _all(self) -> tuple[Involvement, ...]:
        pairs = zip(self._places[::2], self._places[1::2], strict=True)
        return tuple(PutOffInvolvement(self._documents[n], part) for n, part in pairs)


class Gathered(Mapping[str, _Value]):
    """Values that are gathered one by one, when they are looked up."""

    def __init__(self, keys: Mapping[str, object], gather: Callable[[str], _Value]) -> None:
        """Have these keys, and values that `gather` returns."""
        self._keys, self._gather = keys, gather
        self._held: dict[str, _Value] = {}

    def __getitem__(self, key: str) -> _Value:
        """Return one value."""
        if key not in self._held:
            if key not in self._keys:
                raise KeyError(key)
            self._held[key] = self._gather(key)
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a value; it is not gathered."""
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._keys)


def put_off_site(site: Site, kept: Lasting, involved: Callable[[], Mapping[str, bytes]]) -> Site:
    """Return an edition's shelves on which nobody is gathered before he is looked up.

    `involved` is asked once, when somebody first looks; it may not be known before.
    """
    documents = site.edition.holdings.documents
    put_off = [one for one in documents if isinstance(one, PutOff)]
    events = site.edition.holdings.events

    def involvements() -> Mapping[str, Sequence[Involvement]]:
        held = involved()
        return Gathered(held, lambda slug: Involved(put_off, unpacked(held[slug])))

    def asking(slug: str) -> tuple[Document, ...]:
        return tuple(put_off[number] for number in kept.asked[slug])

    return replace(
        site,
        involvements=Shelf(INVOLVEMENTS, involvements),
        requests_of=Shelf(REQUESTS_OF, lambda: Gathered(kept.asked, asking)),
        answers_of=Shelf(
            ANSWERS_OF, lambda: answers_in([documents[n] for n in kept.answered], events)
        ),
    )
