"""data/dossier.sqlite: all tables in one file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from dossier import urls
from dossier.cuts import Cuts, GoneError, Nameless, whole_of
from dossier.formats.csv_json import from_json
from dossier.formats.sqlite import to_sqlite
from dossier.formats.sqlite_again import SEARCHED, Altered, to_sqlite_again
from dossier.formats.table import Table
from dossier.formats.table_rows import Row
from dossier.formats.tables import TABLES
from dossier.i18n import msgid
from dossier.outputs import offer, tables
from dossier.outputs.offer import Offer
from dossier.site import Site

PATH = urls.data("dossier.sqlite")


def _make(site: Site) -> bytes | Nameless | Cuts:
    """Return the database; what is in the files of the tables is read from there."""
    room = site.once.aside.room() if site.once.aside is not None else None
    if not site.has("tables"):
        return to_sqlite(lambda table: table.rows(site), room)
    stands = _standing(site)
    if stands is None:
        return to_sqlite(partial(_rows, site), room)
    altered = {table.name: one for table in TABLES if (one := _altered(site, table)).changes != ()}
    return to_sqlite_again(Path(stands.path), altered, room) if altered else stands


def _rows(site: Site, table: Table) -> Iterator[Row]:
    return from_json(offer.made(tables.JSON[table.name], site))


def _standing(site: Site) -> Cuts | None:
    """Return the database that stands, where it is known what has changed since."""
    aside = site.once.aside
    if aside is None or offer.cuts(tables.JSON[SEARCHED], site) is None:
        return None
    path = str(aside.place(PATH))
    try:
        return Cuts(path, ((0, whole_of(path)),))
    except GoneError:
        return None


def _altered(site: Site, table: Table) -> Altered:
    """Return what has changed in a table since, as its file tells."""
    found = offer.cuts(tables.JSON[table.name], site)
    whole = partial(_rows, site, table)
    if found is None:
        return Altered(whole)
    changes = found.changes()
    return Altered(whole, tuple((_read(was), _read(now)) for was, now in changes))


def _read(data: bytes) -> tuple[Row, ...]:
    return tuple(from_json(data))


OFFERS: tuple[Offer, ...] = (
    Offer(
        PATH,
        msgid("All tables in one database with a full-text search, for Datasette and SQLite"),
        _make,
        holds_documents=True,
    ),
)
plan = partial(offer.plan, OFFERS)
