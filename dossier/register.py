"""Many names in the order of their numbers; each is found without a look at the others."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cached_property

from dossier.columns import Pieces, packed, unpacked
from dossier.digests import digest

_HALF = 8
"""Bytes of half a digest."""


class Register:
    """Names by their numbers, from 0 on; the names themselves are read when one is asked for."""

    def __init__(
        self, halves: tuple[bytes, bytes], numbers: bytes, read: Callable[[], Pieces]
    ) -> None:
        """Know the digests of all names in their order, each in two halves, and the numbers."""
        self.halves, self.numbers, self._read = halves, numbers, read
        self._first, self._second = (array("Q", half) for half in halves)
        self._numbers = unpacked(numbers)

    @classmethod
    def of(cls, names: Iterable[bytes]) -> Register:
        """Put names on record; the first gets the number 0."""
        pieces = Pieces.of(names)
        told = [digest(name) for name in pieces]
        numbers = sorted(range(len(told)), key=told.__getitem__)
        first, second = array("Q"), array("Q")
        for number in numbers:
            one, other = _halves(told[number])
            first.append(one)
            second.append(other)
        return cls((first.tobytes(), second.tobytes()), packed(numbers), lambda: pieces)

    @cached_property
    def names(self) -> Pieces:
        """All names in the order of their numbers."""
        return self._read()

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._numbers)

    def number(self, name: bytes) -> int | None:
        """Return the number of a name; None for one that is not on record."""
        if not len(self):
            return None
        first, second = _halves(digest(name))
        place = bisect_left(self._first, first)
        while place < len(self) and self._first[place] == first:
            if self._second[place] == second:
                return self._numbers[place]
            place += 1
        return None


def _halves(told: bytes) -> tuple[int, int]:
    return int.from_bytes(told[:_HALF]), int.from_bytes(told[_HALF:])
