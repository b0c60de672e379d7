"""What a table of the dossier is: its columns, and of what its rows tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from dossier.formats.pieced import Thing
from dossier.formats.table_rows import Row
from dossier.site import Site


class Column(Struct, frozen=True):
    """One column: what a value of it says."""

    name: str
    about: str
    type: str = "string"
    """string, integer or date, in Frictionless's words."""
    values: tuple[str, ...] = ()
    """All values there may be; empty where anything may stand."""
    refers: str = ""
    """The table whose key the value is."""
    required: bool = False


class Table(Struct, frozen=True):
    """One table; each of its rows is one fact."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    things: Callable[[Site], Sequence[Thing]]
    """What its rows are about."""
    of: Callable[[Site, int, Any], Iterator[Row]]
    """Returns the rows of one of them, by its number."""

    def rows(self, site: Site) -> Iterator[Row]:
        """Return all rows."""
        for number, one in enumerate(self.things(site), 1):
            yield from self.of(site, number, one)
