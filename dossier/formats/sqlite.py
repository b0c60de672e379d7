"""The dossier as one SQLite file, with foreign keys and a full-text search; always the same bytes.

Nothing of the time, the machine or a path gets into it. Only another version of SQLite may arrange
it otherwise. `sqlite_again.py` makes the same of the one that stands.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from dossier.cuts import Nameless
from dossier.formats import sqlite_search
from dossier.formats.table import Column, Table
from dossier.formats.table_rows import Row
from dossier.formats.tables import TABLES, VERSION

_TYPES = {"integer": "INTEGER"}
_APPLICATION = 0x444F5353
"""Says in the header that the file is a dossier."""
_HEAD = 100
"""Bytes of the header of every file of SQLite (its documentation: "Database File Format")."""
_HEADER = {24: 1, 40: 1, 92: 1, 96: 3_009_000}
"""Places of the header that tell how often the file was changed, and by which version of SQLite;
named instead is the first that reads all that is in it."""
_PLACE = "database-"
"""How a database is called while it is laid out; the number of the process follows, and what no
other has: a process of another container may have the same number."""


def to_sqlite(rows: Callable[[Table], Iterable[Row]], room: Path | None = None) -> bytes | Nameless:
    """Return the bytes of the database; `rows` gives those of each table.

    In the folder `room` it may lie while it is made; then it is not held in memory.
    """
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute(f"PRAGMA application_id = {_APPLICATION}")
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.execute("BEGIN")
        for table in TABLES:
            base.execute(_create(table))
        for table in TABLES:
            base.executemany(insert(table), rows(table))
        for table in TABLES:
            for statement in _indexes(table):
                base.execute(statement)
        base.execute("COMMIT")
        if sqlite_search.create(base):
            sqlite_search.index(base, sqlite_search.shares(base))
        return laid_out(base, room)


def laid_out(base: sqlite3.Connection, room: Path | None) -> bytes | Nameless:
    """Return a database laid out anew, page by page: nothing tells how it came about.

    It is done in a file of `room`, or in memory: a build writes nowhere but into the site and
    beside the content.
    """
    return (_in_room(base, room) if room is not None else None) or _in_memory(base)


def _in_room(base: sqlite3.Connection, room: Path) -> Nameless | None:
    """Lay a database out in a file that has no name any more; None where that cannot be."""
    if sys.platform != "linux":
        return None
    place = place_in(room)
    try:
        base.execute("VACUUM INTO ?", (os.fspath(place),))
        made = Nameless(place)
        for at, number in _HEADER.items():  # some disks have no files without a name
            made.write(at, number.to_bytes(4, "big"))
    except (OSError, sqlite3.Error):
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
        return None
    return made


def place_in(room: Path) -> Path:
    """Return where a database may be laid out; what processes left that were killed is deleted."""
    for left in room.glob(f"{_PLACE}*"):
        number = left.name.removeprefix(_PLACE).partition("-")[0]
        if number == str(os.getpid()) or not Path("/proc", number).exists():
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
    return room / f"{_PLACE}{os.getpid()}-{os.urandom(4).hex()}"


def _in_memory(base: sqlite3.Connection) -> bytes:
    base.execute("PRAGMA temp_store = MEMORY")
    base.execute("VACUUM")
    data = base.serialize()
    head = bytearray(data[:_HEAD])
    for at, number in _HEADER.items():
        head[at : at + 4] = number.to_bytes(4, "big")
    return b"".join((head, memoryview(data)[_HEAD:]))  # a large one is copied once, not twice


def insert(table: Table) -> str:
    """Return the statement that takes in a row of a table."""
    holes = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {quoted(table.name)} VALUES ({holes})"  # noqa: S608  # names of ours


def _create(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    lines += [
        f'FOREIGN KEY ({quoted(column.name)}) REFERENCES "{column.refers}" ("slug")'
        for column in table.columns
        if column.refers
    ]
    return f"CREATE TABLE {quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    made = f"{quoted(column.name)} {_TYPES.get(column.type, 'TEXT')}"
    return f"{made} NOT NULL" if column.required else made


def _indexes(table: Table) -> list[str]:
    return [
        f'CREATE INDEX "{table.name}_{column.name}" ON {quoted(table.name)} ({quoted(column.name)})'
        for column in table.columns
        if column.refers and column.name != table.key[0]
    ]


def quoted(name: str) -> str:
    """Return a name as it stands in a statement."""
    return f'"{name}"'
