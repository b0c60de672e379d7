"""The database again, after some rows have changed: the same bytes as if all were taken in anew."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from dossier.cuts import Nameless
from dossier.formats import sqlite_search
from dossier.formats.sqlite import insert, laid_out, place_in, quoted
from dossier.formats.table import Table
from dossier.formats.table_rows import Row
from dossier.formats.tables import TABLES

SEARCHED = "paragraphs"
"""The table whose words are searched."""
_NUMBER = "id"
"""The key that is also the number of a row; those of other tables are counted from 1."""


class Altered(Struct, frozen=True):
    """What is another in a table."""

    whole: Callable[[], Iterable[Row]]
    """Gives all rows as they are."""
    changes: Sequence[tuple[Sequence[Row], Sequence[Row]]] | None = None
    """Rows as they were, and those in their place; None where it is not known which they are."""


def to_sqlite_again(
    before: Path, altered: Mapping[str, Altered], room: Path | None = None
) -> bytes | Nameless:
    """Return what `to_sqlite` would make, of what it made before and what has changed since."""
    if room is not None and sys.platform == "linux":
        with contextlib.suppress(OSError, sqlite3.Error):  # what cannot be there is in memory
            return _again(_beside(before, room), altered, room)
    base = sqlite3.connect(":memory:", isolation_level=None)
    stands = sqlite3.connect(f"{before.absolute().as_uri()}?immutable=1", uri=True)
    with contextlib.closing(stands):
        stands.backup(base)
    return _again(base, altered, None)


def _beside(before: Path, room: Path) -> sqlite3.Connection:
    """Open a copy of a database that has no name any more: of it little is held in memory."""
    place = place_in(room)
    try:
        shutil.copyfile(before, place)
        base = sqlite3.connect(place, isolation_level=None)
        # nobody else uses it, and nobody needs it after a failure
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = OFF", "synchronous = OFF"):
            base.execute(f"PRAGMA {pragma}")
    finally:
        place.unlink(missing_ok=True)
    return base


def _again(
    base: sqlite3.Connection, altered: Mapping[str, Altered], room: Path | None
) -> bytes | Nameless:
    with contextlib.closing(base):
        base.execute("PRAGMA temp_store = MEMORY")
        base.execute("BEGIN")
        shares: set[int] = set()
        for table in TABLES:
            if table.name in altered:
                shares |= _alter(base, table, altered[table.name])
        base.execute("COMMIT")
        if shares and sqlite_search.is_in(base):
            sqlite_search.index(base, shares)
        return laid_out(base, room)


def _alter(base: sqlite3.Connection, table: Table, altered: Altered) -> set[int]:
    """Alter a table; return the shares of the search that change with it."""
    is_searched = table.name == SEARCHED
    if altered.changes is not None and all(_is_in_place(table, *one) for one in altered.changes):
        gone = [row for rows, _ in altered.changes for row in rows]
        new = [row for _, rows in altered.changes for row in rows]
        _replace(base, table, gone, new)
        return {sqlite_search.share_of(row[0]) for row in (*gone, *new) if is_searched}  # type: ignore[arg-type]  # their ids
    shares = sqlite_search.shares(base) if is_searched else set()
    base.execute(f"DELETE FROM {quoted(table.name)}")  # noqa: S608  # names of ours
    base.executemany(insert(table), altered.whole())
    return shares | sqlite_search.shares(base) if is_searched else set()


def _is_in_place(table: Table, gone: Sequence[Row], new: Sequence[Row]) -> bool:
    """Whether all other rows keep their numbers when some are put in the place of others."""
    key = _key(table)
    return table.key == (_NUMBER,) or [*map(key, gone)] == [*map(key, new)]


def _replace(
    base: sqlite3.Connection, table: Table, gone: Sequence[Row], new: Sequence[Row]
) -> None:
    key, name = _key(table), quoted(table.name)
    where = " AND ".join(f"{quoted(column)} = ?" for column in table.key)
    if table.key == (_NUMBER,):
        base.executemany(f"DELETE FROM {name} WHERE {where}", map(key, gone))  # noqa: S608  # names of ours
        base.executemany(insert(table), new)
        return
    whole = ", ".join(f"{quoted(column.name)} = ?" for column in table.columns)
    others = [now for was, now in zip(gone, new, strict=True) if was != now]
    update = f"UPDATE {name} SET {whole} WHERE {where}"  # noqa: S608  # names of ours
    base.executemany(update, [(*row, *key(row)) for row in others])


def _key(table: Table) -> Callable[[Row], Row]:
    """Return what gives the key of a row."""
    names = [column.name for column in table.columns]
    places = [names.index(name) for name in table.key]
    return lambda row: tuple(row[place] for place in places)
