"""Tables as CSV that no spreadsheet runs, and as JSON."""

from __future__ import annotations

import csv
import io

from dossier.formats.table_rows import Value
from dossier.formats.tables import Table
from dossier.formats.written_json import spaced
from dossier.site import Site

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the beginning of a formula, wide forms included."""


def to_csv(table: Table, site: Site) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8; a cell that could be a formula begins with '."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows(site):
        writer.writerow([defused(value) for value in row])
    return made.getvalue().encode()


def defused(value: Value) -> Value:
    """Return a cell that stays what it is when a spreadsheet opens it."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return "'" + value
    return value


def to_json(table: Table, site: Site) -> bytes:
    """Return a table as a JSON list of objects, one on each line; what is absent is null."""
    names = [column.name for column in table.columns]
    rows = (spaced(dict(zip(names, row, strict=True))) for row in table.rows(site))
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()
