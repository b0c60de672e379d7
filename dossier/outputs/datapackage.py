"""data/datapackage.json: what is in the tables, for programs."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.datapackage import to_datapackage
from dossier.i18n import msgid
from dossier.outputs import offer, tables
from dossier.outputs.offer import Offer
from dossier.site import Site


def _make(site: Site) -> bytes:
    return to_datapackage(site, lambda table: offer.chunks(tables.CSV[table.name], site))


OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("datapackage.json"),
        msgid("Describes every column of the tables, for Frictionless and other programs"),
        _make,
        describes="tables",
    ),
)
plan = partial(offer.plan, OFFERS)
