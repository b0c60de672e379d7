"""Many names in the order of their numbers; each is found without a look at the others."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from dossier.columns import Pieces, packed, unpacked


@dataclass(frozen=True)
class Register:
    """Names by their numbers, from 0 on."""

    names: Pieces
    sums: bytes
    """The CRC-32 of each name, packed, in the order of these sums."""
    numbers: bytes
    """The numbers of the names in the same order, packed."""

    @classmethod
    def of(cls, names: Iterable[bytes]) -> Register:
        """Put names on record; the first gets the number 0."""
        pieces = [*names]
        sums = [*map(crc32, pieces)]
        order = sorted(range(len(sums)), key=sums.__getitem__)
        return cls(Pieces.of(pieces), packed([sums[number] for number in order]), packed(order))

    @cached_property
    def _sums(self) -> array[int]:
        return unpacked(self.sums)

    @cached_property
    def _numbers(self) -> array[int]:
        return unpacked(self.numbers)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._sums)

    def number(self, name: bytes) -> int | None:
        """Return the number of a name; None for one that is not on record."""
        told = crc32(name)
        place = bisect_left(self._sums, told)
        while place < len(self._sums) and self._sums[place] == told:
            if self.names[self._numbers[place]] == name:
                return self._numbers[place]
            place += 1
        return None
