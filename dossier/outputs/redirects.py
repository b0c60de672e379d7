"""A page at every earlier address, which leads to where the document, actor or page is now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Page
from dossier.site import Site
from dossier.views.redirect import redirect


def plan(site: Site) -> Iterator[Page]:
    """Plan a page for each earlier slug of what the outputs chosen write."""
    for output, old, new, title in moved(site):
        if site.has(output) and old != new:
            yield Page(old, "redirect.html", partial(redirect, site, old, new, title))


def moved(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """Return what each address belongs to, the address itself, where it leads, and its title."""
    edition = site.edition
    for document in edition.documents:
        for slug in document.former_slugs:
            target = urls.document(document.slug)
            yield "documents", urls.document(slug), target, document.record.title
    for actor in edition.actors:
        for slug in actor.former_slugs:
            yield "actors", urls.actor(slug), urls.actor(actor.slug), actor.name
    for event in edition.events:
        for slug in event.record.aliases:
            yield "events", urls.event(slug), urls.event(event.slug), event.record.title
    for page in edition.pages:
        for slug in page.aliases:
            yield "pages", urls.page(slug), urls.page(page.slug), page.title
