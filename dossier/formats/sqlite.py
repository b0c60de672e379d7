"""The dossier as one SQLite file, with foreign keys and a full-text search; always the same bytes.

Nothing of the time, the machine or a path gets into it. Only another
version of SQLite may arrange it otherwise.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from dossier.formats.table import Column, Table
from dossier.formats.table_rows import Row
from dossier.formats.tables import TABLES, VERSION

_TYPES = {"integer": "INTEGER"}
_APPLICATION = 0x444F5353
"""Says in the header that the file is a dossier."""
_LIBRARY = slice(96, 100)
"""The place of the header that names the version of SQLite which wrote the file."""
_OLDEST = (3_009_000).to_bytes(4, "big")
"""The version named instead: the first that reads all that is in the file."""
_ROOM = 256_000_000
"""Bytes that the words may need while they are sorted."""


def to_sqlite(rows: Callable[[Table], Iterable[Row]]) -> bytes:
    """Return the bytes of the database; `rows` gives those of each table."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("BEGIN")
        for table in TABLES:
            database.execute(_create(table))
        for table in TABLES:
            holes = ", ".join("?" * len(table.columns))
            insert = f"INSERT INTO {_quoted(table.name)} VALUES ({holes})"  # noqa: S608  # names of ours
            database.executemany(insert, rows(table))
        for table in TABLES:
            for statement in _indexes(table):
                database.execute(statement)
        _search(database)
        database.execute("COMMIT")
        made = _bytes(database)
    return b"".join((made[: _LIBRARY.start], _OLDEST, memoryview(made)[_LIBRARY.stop :]))


def _bytes(database: sqlite3.Connection) -> bytes:
    """Return the file that a database would be; nothing was deleted, so it has no gaps."""
    if hasattr(database, "serialize"):
        return database.serialize()
    with tempfile.TemporaryDirectory() as folder:  # a Python whose SQLite can write to a disk alone
        path = Path(folder) / "dossier.sqlite"
        database.execute("VACUUM INTO ?", (str(path),))
        return path.read_bytes()


def _create(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    lines += [
        f'FOREIGN KEY ({_quoted(column.name)}) REFERENCES "{column.refers}" ("slug")'
        for column in table.columns
        if column.refers
    ]
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    made = f"{_quoted(column.name)} {_TYPES.get(column.type, 'TEXT')}"
    return f"{made} NOT NULL" if column.required else made


def _indexes(table: Table) -> list[str]:
    return [
        f'CREATE INDEX "{table.name}_{column.name}" ON {_quoted(table.name)} '
        f"({_quoted(column.name)})"
        for column in table.columns
        if column.refers and column.name != table.key[0]
    ]


def _search(database: sqlite3.Connection) -> None:
    """Index the paragraphs; a Python whose SQLite has no full-text search writes none."""
    with contextlib.suppress(sqlite3.OperationalError):
        database.execute(
            # Datasette looks for these very quotation marks before it offers its search.
            'CREATE VIRTUAL TABLE paragraphs_fts USING fts5(text, content="paragraphs", '
            "content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
        )
        # all words are sorted at once, instead of ever again; the file does not tell of that
        database.execute(
            "INSERT INTO paragraphs_fts (paragraphs_fts, rank) VALUES ('hashsize', ?)", (_ROOM,)
        )
        database.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('rebuild')")
        database.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('optimize')")
        database.execute("DELETE FROM paragraphs_fts_config WHERE k = 'hashsize'")


def _quoted(name: str) -> str:
    return f'"{name}"'
