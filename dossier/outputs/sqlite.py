"""data/dossier.sqlite: all tables in one file."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.sqlite import to_sqlite
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("dossier.sqlite"),
        msgid("All tables in one database with a full-text search, for Datasette and SQLite"),
        to_sqlite,
        holds_documents=True,
    ),
)
plan = partial(offer.plan, OFFERS)
