"""data.html: every file of data, with its size, its date, its terms and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Page
from dossier.i18n import msgid
from dossier.noted import Ahead
from dossier.outputs import (
    actor_feeds,
    citations,
    cmif,
    datapackage,
    edition,
    feed,
    ftm,
    graphml,
    json_feed,
    offer,
    popolo,
    record,
    sqlite,
    tables,
    timelinejs,
)
from dossier.outputs.offer import Offer
from dossier.site import Site
from dossier.views import data as views

EDITION = Offer(
    urls.EDITION,
    msgid("Which edition this is, and what made it"),
    edition.edition,
)
FILES: tuple[tuple[str, tuple[Offer, ...]], ...] = (
    ("sqlite", sqlite.OFFERS),
    ("tables", tables.OFFERS),
    ("datapackage", datapackage.OFFERS),
    ("citations", citations.OFFERS),
    ("cmif", cmif.OFFERS),
    ("graphml", graphml.OFFERS),
    ("ftm", ftm.OFFERS),
    ("popolo", popolo.OFFERS),
    ("timelinejs", timelinejs.OFFERS),
    ("feed", feed.OFFERS),
    ("json-feed", json_feed.OFFERS),
    ("record", record.OFFERS),
    ("edition", (EDITION,)),
)
"""The files of each output that offers any, in the order of the page."""


def plan(site: Site) -> Iterator[Page]:
    """Plan the page; the files are made for it, since it tells their sizes."""
    listed = tuple(
        _listed(one, site)
        for name, offers in FILES
        if site.has(name)
        for one in offers
        if one.is_wanted(site)
    )
    yield Page(urls.DATA, "data.html", partial(views.data, site, (*listed, *_feeds_left_out(site))))


def ahead(site: Site) -> Iterator[Ahead]:
    """Return the making of all files but those that others go into."""
    for name, offers in FILES:
        for one in offers:
            if site.has(name) and one.is_made(site) and not one.describes:
                yield offer.ahead(one, site)


def _feeds_left_out(site: Site) -> Iterator[views.Listed]:
    """Say that there are no feeds of actors; where there are, the page tells of them in words."""
    is_chosen = site.has("actor-feeds") and site.has("actors")
    if is_chosen and not site.edition.case.base_url:
        about = site.locale.gettext(actor_feeds.ABOUT)
        yield views.Listed(actor_feeds.NAME, about, size=0, holds_documents=False)


def _listed(one: Offer, site: Site) -> views.Listed:
    return views.Listed(
        path=one.path,
        about=site.locale.gettext(one.about),
        size=offer.size(one, site) if one.is_made(site) else 0,
        holds_documents=one.holds_documents,
    )
