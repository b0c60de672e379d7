"""actors/SLUG.xml: a feed for everyone who takes part in a document."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from dossier import strung, urls
from dossier.artifact import Data
from dossier.formats.feeds import Feed, due, to_atom
from dossier.i18n import msgid
from dossier.model import Actor
from dossier.site import Site

NAME = "actors/*.xml"
ABOUT = msgid("What is new about one person or body, as an Atom feed beside its page")
"""What is told of them where there are none."""


def plan(site: Site, sought: Collection[str] | None = None) -> Iterator[Data]:
    """Plan a feed beside each actor's page, or beside those that are `sought`.

    Without an address of the site there can be none.
    """
    slugs = None if sought is None else {*map(urls.subject, sought)}
    if site.edition.case.base_url and site.has("actors"):
        for actor in site.edition.actors:
            if slugs is None or actor.slug in slugs:
                yield Data(urls.actor_feed(actor.slug), partial(_make, site, actor))


def _make(site: Site, actor: Actor) -> bytes:
    made = strung.file(urls.actor_feed(actor.slug), partial(_strung, site, actor))
    return made if isinstance(made, bytes) else made.read()


def _strung(site: Site, actor: Actor) -> bytes:
    involved = {one.document.slug: one.document for one in site.involvements.get(actor.slug, ())}
    title = f"{actor.name} – {site.edition.case.title}"
    found = due(site, involved.values())
    return to_atom(site, Feed(urls.actor_feed(actor.slug), urls.actor(actor.slug), title, found))
