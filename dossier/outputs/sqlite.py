"""data/dossier.sqlite: all tables in one file."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.csv_json import from_json
from dossier.formats.sqlite import to_sqlite
from dossier.i18n import msgid
from dossier.outputs import offer, tables
from dossier.outputs.offer import Offer
from dossier.site import Site


def _make(site: Site) -> bytes:
    """Return the database; what is in the files of the tables is read from there."""
    if not site.has("tables"):
        return to_sqlite(lambda table: table.rows(site))
    return to_sqlite(lambda table: from_json(offer.made(tables.JSON[table.name], site)))


OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("dossier.sqlite"),
        msgid("All tables in one database with a full-text search, for Datasette and SQLite"),
        _make,
        holds_documents=True,
    ),
)
plan = partial(offer.plan, OFFERS)
