"""feed.json: what is new, as a JSON Feed."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.feeds import entries, to_json_feed
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.JSON_FEED,
        msgid("What is new, as a JSON Feed, for feed readers and newsrooms' programs"),
        lambda site: to_json_feed(site, entries(site, site.edition.documents)),
        needs_address=True,
    ),
)
plan = partial(offer.plan, OFFERS)
