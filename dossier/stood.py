"""Long pages as they stand: which of their parts hold, and where those of new ones are."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cached_property

from dossier.columns import packed
from dossier.inlays import Bench, Laid, pack, standing
from dossier.ledger import Ledger
from dossier.noted import LaidAside, Note

_NAME = "parts of "


class Stood:
    """The pages of the site that stands, for one build."""

    def __init__(self, aside: LaidAside | None, ledger: Ledger, same: Container[str]) -> None:
        """Use the parts of the pages in `same`: those that are given what they were given then."""
        self.aside, self.ledger, self.same = aside, ledger, same

    @cached_property
    def _names(self) -> dict[int, Note]:
        return self.ledger.notes.names()

    def bench(self, path: str) -> Bench:
        """Return where a page is put together, with the parts of it that hold."""
        if self.aside is None or path not in self.same or not self.ledger.goes_on:
            return Bench()
        data = self.aside.get(_NAME + path)
        if data is None:
            return Bench()
        return standing(self.aside.standing(path), data, self._names, self.ledger.changed)

    def keep(self, path: str, notes: Iterable[Note], parts: tuple[bytes, Laid] | None) -> None:
        """Keep where the parts of a page are; of a page without any, nothing."""
        if self.aside is None:
            return
        if parts is None:
            self.aside.drop(_NAME + path)
            return
        numbers = packed(self.ledger.notes.numbers([*notes]))
        self.aside.put(_NAME + path, pack(parts[0], numbers, parts[1]))
