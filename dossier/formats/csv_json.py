"""Tables as CSV that no spreadsheet runs, and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dossier.formats.pieced import Thing, pieced
from dossier.formats.table import Table
from dossier.formats.table_rows import Row, Value
from dossier.formats.written_json import spaced
from dossier.site import Site

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the beginning of a formula, wide forms included."""


def to_csv(table: Table, site: Site) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8; a cell that could be a formula begins with '."""
    head = _csv([[column.name for column in table.columns]])

    def piece(number: int, one: Thing) -> bytes:
        return _csv([defused(value) for value in row] for row in table.of(site, number, one))

    return b"".join((head, *pieced(table.things(site), piece, numbered=True)))


def _csv(rows: Iterable[Sequence[Value]]) -> bytes:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue().encode()


def defused(value: Value) -> Value:
    """Return a cell that stays what it is when a spreadsheet opens it."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return "'" + value
    return value


def to_json(table: Table, site: Site) -> bytes:
    """Return a table as a JSON list of objects, one on each line; what is absent is null."""
    names = [column.name for column in table.columns]

    def piece(number: int, one: Thing) -> bytes:
        rows = (dict(zip(names, row, strict=True)) for row in table.of(site, number, one))
        return ",\n".join(map(spaced, rows)).encode()

    rows = filter(None, pieced(table.things(site), piece, numbered=True))
    return b"".join((b"[\n", b",\n".join(rows), b"\n]\n"))


def from_json(data: bytes) -> Iterator[Row]:
    """Return the rows of a table that was written as JSON, one after another."""
    for line in io.BytesIO(data):
        if line[:1] == b"{":
            yield tuple(_row(line.rstrip(b",\n")).values())


_row = msgspec.json.Decoder(dict[str, Value]).decode
