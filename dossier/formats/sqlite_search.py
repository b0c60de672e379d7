"""The full-text search of the database, in shares: an edit makes one of them again, and no other.

A share is a stretch of ids and one segment of the index (FTS5), made by itself. What says which
segments there are, and how many words they have, is written here as SQLite writes it:
https://sqlite.org/fts5.html tells what users see, `fts5_index.c` and `fts5_storage.c` the rest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

SHARE = 500_000
"""Ids of a share: those of 500 documents."""
_SHARES = 1000
"""How many there are at most; SQLite has room for 2,000 segments."""
_ROOM = 256_000_000
"""Bytes that the words of a share may need while they are sorted."""
_TOTALS, _STRUCTURE = 1, 10
"""The numbers of two records of the index: how many words, and which segments."""
_SEGMENT = 1 << 37
"""Pages of a segment are numbered from this on, times its number."""
_TOKENIZE = "tokenize='unicode61 remove_diacritics 2'"


def create(base: sqlite3.Connection) -> bool:
    """Make an empty index of the paragraphs; False where this SQLite has no full-text search."""
    try:
        # Datasette looks for these very quotation marks before it offers its search.
        base.execute(
            'CREATE VIRTUAL TABLE paragraphs_fts USING fts5(text, content="paragraphs", '
            f"content_rowid='id', {_TOKENIZE})"
        )
    except sqlite3.OperationalError:
        return False
    return True


def is_in(base: sqlite3.Connection) -> bool:
    """Whether a database has the index."""
    named = "SELECT 1 FROM main.sqlite_master WHERE name = 'paragraphs_fts'"
    return base.execute(named).fetchone() is not None


def share_of(number: int) -> int:
    """Return the share in which an id is."""
    return min(number // SHARE, _SHARES - 1)


def shares(base: sqlite3.Connection) -> set[int]:
    """Return the shares in which there are paragraphs."""
    found = base.execute(f"SELECT DISTINCT id / {SHARE} FROM main.paragraphs")  # noqa: S608  # a number
    return {share_of(number * SHARE) for (number,) in found}


def index(base: sqlite3.Connection, shares: Iterable[int]) -> None:
    """Make some shares of the index again, of the paragraphs that there are now."""
    base.execute("ATTACH ':memory:' AS side")
    rows, words = _totals(base, "main.paragraphs_fts")
    segments = _segments(_record(base, "main.paragraphs_fts", _STRUCTURE))
    for share in sorted(shares):
        less = _forget(base, share)
        _make(base, share)
        more = _totals(base, "side.share")
        rows, words = rows - less[0] + more[0], words - less[1] + more[1]
        made = _segments(_record(base, "side.share", _STRUCTURE))
        segments.pop(share + 1, None)
        for number, (first, last) in made.items():
            _take_over(base, number, share + 1)
            segments[share + 1] = first, last
        base.execute(
            "INSERT INTO main.paragraphs_fts_docsize "
            "SELECT id, sz FROM side.share_docsize ORDER BY id"
        )
        base.execute("DROP TABLE side.share")
    _write(base, _TOTALS, _written(rows, words))
    _write(base, _STRUCTURE, _structure(base, segments))


def _bounds(share: int) -> tuple[int, int]:
    """Return the first id of a share, and the last."""
    last = (share + 1) * SHARE - 1 if share < _SHARES - 1 else 2**63 - 1
    return share * SHARE, last


def _make(base: sqlite3.Connection, share: int) -> None:
    """Index the paragraphs of a share beside the database."""
    base.execute(f"CREATE VIRTUAL TABLE side.share USING fts5(text, content='', {_TOKENIZE})")
    # all words are sorted at once, instead of ever again
    base.execute("INSERT INTO side.share (share, rank) VALUES ('hashsize', ?)", (_ROOM,))
    base.execute(
        "INSERT INTO side.share (rowid, text) "
        "SELECT id, text FROM main.paragraphs WHERE id BETWEEN ? AND ? ORDER BY id",
        _bounds(share),
    )
    base.execute("INSERT INTO side.share (share) VALUES ('optimize')")


def _forget(base: sqlite3.Connection, share: int) -> tuple[int, int]:
    """Take a share out of the index; return how many rows and words it had."""
    bounds = _bounds(share)
    sizes = base.execute(
        "SELECT sz FROM main.paragraphs_fts_docsize WHERE id BETWEEN ? AND ?", bounds
    ).fetchall()
    base.execute("DELETE FROM main.paragraphs_fts_docsize WHERE id BETWEEN ? AND ?", bounds)
    base.execute("DELETE FROM main.paragraphs_fts_data WHERE id BETWEEN ? AND ?", _pages(share + 1))
    base.execute("DELETE FROM main.paragraphs_fts_idx WHERE segid = ?", (share + 1,))
    return len(sizes), sum(next(_read(size)) for (size,) in sizes)


def _pages(segment: int) -> tuple[int, int]:
    return segment * _SEGMENT, (segment + 1) * _SEGMENT - 1


def _take_over(base: sqlite3.Connection, made: int, segment: int) -> None:
    """Put what was made beside the database into its index, as one of its segments."""
    base.execute(
        "INSERT INTO main.paragraphs_fts_data "
        "SELECT id + ?, block FROM side.share_data WHERE id BETWEEN ? AND ? ORDER BY id",
        ((segment - made) * _SEGMENT, *_pages(made)),
    )
    base.execute(
        "INSERT INTO main.paragraphs_fts_idx "
        "SELECT ?, term, pgno FROM side.share_idx WHERE segid = ? ORDER BY term",
        (segment, made),
    )


# -- records ------------------------------------------------------------------------------


def _record(base: sqlite3.Connection, table: str, number: int) -> bytes:
    found = base.execute(f"SELECT block FROM {table}_data WHERE id = ?", (number,)).fetchone()  # noqa: S608  # names of ours
    return bytes(found[0]) if found else b""


def _write(base: sqlite3.Connection, number: int, record: bytes) -> None:
    base.execute("REPLACE INTO main.paragraphs_fts_data VALUES (?, ?)", (number, record))


def _totals(base: sqlite3.Connection, table: str) -> tuple[int, int]:
    """Return how many rows an index has, and how many words."""
    rows, words, *_ = (*_read(_record(base, table, _TOTALS)), 0, 0)
    return rows, words


def _segments(record: bytes) -> dict[int, tuple[int, int]]:
    """Return the segments of an index with their first and last pages."""
    numbers = _read(record[4:])
    levels, _, _ = next(numbers), next(numbers), next(numbers)
    found: dict[int, tuple[int, int]] = {}
    for _ in range(levels):
        _, count = next(numbers), next(numbers)
        for _ in range(count):
            segment = next(numbers)
            found[segment] = next(numbers), next(numbers)
    return found


def _structure(base: sqlite3.Connection, segments: dict[int, tuple[int, int]]) -> bytes:
    """Write which segments there are, all of them on one level."""
    cookie = _record(base, "main.paragraphs_fts", _STRUCTURE)[:4]
    told = [number for one in sorted(segments) for number in (one, *segments[one])]
    pages = sum(last for _, last in segments.values())
    if not segments:
        return cookie + _written(0, 0, 0)
    return cookie + _written(1, len(segments), pages, 0, len(segments), *told)


def _written(*numbers: int) -> bytes:
    """Write numbers in SQLite's own way: seven bits to a byte, the highest first."""
    made = bytearray()
    for number in numbers:
        bits = [number & 127]
        while number := number >> 7:
            bits.append(number & 127 | 128)
        made += bytes(reversed(bits))
    return bytes(made)


def _read(data: bytes) -> Iterator[int]:
    """Read numbers that were written so."""
    number = 0
    for byte in data:
        number = number << 7 | byte & 127
        if byte < 128:  # noqa: PLR2004  # the highest bit says that it goes on
            yield number
            number = 0
