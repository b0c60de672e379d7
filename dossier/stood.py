"""Long files as they stand: which of their parts hold, and where those of new ones are."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from msgspec.structs import replace

from dossier import strung
from dossier.columns import packed
from dossier.inlays import Bench
from dossier.layout import Layout, pack, standing
from dossier.ledger import Ledger
from dossier.noted import Ahead, LaidAside, Note
from dossier.strung import Strung

_NAME, _PIECES = "parts of ", "pieces of "


class Stood:
    """The files of the site that stands, for one build."""

    def __init__(self, aside: LaidAside | None, ledger: Ledger, same: Container[str]) -> None:
        """Use the parts of the pages in `same`: those that are given what they were given then."""
        self.aside, self.ledger, self.same = aside, ledger, same

    def bench(self, path: str) -> Bench:
        """Return where a page is put together, with the parts of it that hold."""
        if self.aside is None or path not in self.same or not self.ledger.goes_on:
            return Bench()
        data = self.aside.get(_NAME + path)
        if data is None:
            return Bench()
        file = self.aside.standing(path)
        return Bench(standing(file, data, self.ledger.notes.name, self.ledger.changed))

    def keep(self, path: str, notes: Iterable[Note], parts: tuple[bytes, Layout] | None) -> None:
        """Keep where the parts of a page are; of a page without any, nothing."""
        if self.aside is None:
            return
        if parts is None:
            self.aside.drop(_NAME + path)
            return
        numbers = packed(self.ledger.notes.numbers([*notes]))
        self.aside.put(_NAME + path, pack(parts[0], numbers, parts[1]))

    def keep_mended(self, path: str, kept: bytes) -> None:
        """Keep where the parts of a page are that was mended."""
        if self.aside is not None:
            self.aside.put(_NAME + path, kept)

    def pieces(self, path: str) -> strung.Bench:
        """Return where a file of data is strung together, with the pieces of it that hold."""
        if self.aside is None or not self.ledger.goes_on:
            return strung.Bench()
        data = self.aside.get(_PIECES + path)
        if data is None or self.ledger.read_for(path) is None:
            return strung.Bench()
        return strung.standing(path, self.aside.place(path), data, self.ledger.changed)

    def weighed(self, job: Ahead) -> Ahead:
        """Return long work as little, where pieces of the file that it makes stand."""
        if self.aside is None or not self.ledger.goes_on or not self.aside.has(_PIECES + job.path):
            return job
        return replace(job, weight=1)

    def keep_pieces(self, made: Mapping[str, Strung | None]) -> None:
        """Keep where the pieces of some files are; of a file where that is not known, nothing."""
        if self.aside is None:
            return
        for path, one in made.items():
            if one is None:
                self.aside.drop(_PIECES + path)
            else:
                self.aside.put(_PIECES + path, strung.pack(one, self.ledger.numbers))
