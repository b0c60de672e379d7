"""The actors."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Page
from dossier.site import Site
from dossier.views.actors import actor, actor_parts, actor_year, actor_years, actors


def plan(site: Site, sought: Collection[str] | None = None) -> Iterator[Page]:
    """The index of actors, and a page for each; where few are `sought`, those of no other actor."""
    yield Page(urls.ACTORS, "actors.html", partial(actors, site))
    slugs = None if sought is None else {*map(urls.subject, sought)}
    for one in site.edition.actors:
        if slugs is not None and one.slug not in slugs:
            continue
        parts = partial(actor_parts, site, one, "")
        yield Page(urls.actor(one.slug), "actor.html", partial(actor, site, one), parts)
        for year in actor_years(site, one):
            path = urls.actor_of(one.slug, year)
            view, parts = (
                partial(actor_year, site, one, year),
                partial(actor_parts, site, one, year),
            )
            yield Page(path, "actor.html", view, parts)
