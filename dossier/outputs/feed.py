"""feed.xml: what is new, as an Atom feed with ids that never change."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.feeds import Feed, due, to_atom
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer
from dossier.site import Site


def feed(site: Site) -> Feed:
    """Return the feed of the whole site."""
    found = due(site, site.edition.documents)
    return Feed(urls.FEED, urls.HOME, site.edition.case.title, found)


OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.FEED,
        msgid("What is new, as an Atom feed, for feed readers"),
        lambda site: to_atom(site, feed(site)),
        needs_address=True,
    ),
)
plan = partial(offer.plan, OFFERS)
