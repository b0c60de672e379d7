"""sitemap.xml, for search engines (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dossier import urls
from dossier.artifact import Data
from dossier.site import Site
from dossier.views.actors import actor_years
from dossier.views.pages import document_years, event_years
from dossier.views.requests import request_years
from dossier.views.timeline import pages


def plan(site: Site) -> Iterator[Data]:
    """Plan the sitemap; without an address of the site there can be none."""
    if site.edition.case.base_url:
        yield Data(urls.SITEMAP, lambda: sitemap(site).encode())


def sitemap(site: Site) -> str:
    """Return the addresses of all pages that readers may look for."""
    base = site.edition.case.base_url
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(
            f"<url><loc>{escape(urls.absolute(path, base), quote=False)}</loc></url>"
            for path in paths(site)
        ),
        "</urlset>",
        "",
    ]
    return "\n".join(lines)


def paths(site: Site) -> list[str]:
    """Return the paths of the pages that the outputs chosen write."""
    edition = site.edition
    made: list[str] = []
    for name, found in (
        ("home", [urls.HOME]),
        (
            "timeline",
            [urls.timeline_cut(cut.name) if cut else urls.TIMELINE for cut in pages(site)],
        ),
        (
            "documents",
            [
                urls.DOCUMENTS,
                *(urls.documents_of(year) for year in document_years(site)),
                *(urls.document(d.slug) for d in edition.documents),
            ],
        ),
        (
            "actors",
            [
                urls.ACTORS,
                *(urls.actor(a.slug) for a in edition.actors),
                *(urls.actor_of(a.slug, y) for a in edition.actors for y in actor_years(site, a)),
            ],
        ),
        ("correspondence", [urls.CORRESPONDENCE]),
        (
            "events",
            [
                urls.EVENTS,
                *(urls.events_of(year) for year in event_years(site)),
                *(urls.event(e.slug) for e in edition.events),
            ],
        ),
        (
            "requests",
            [urls.REQUESTS, *(urls.requests_of(year) for year in request_years(site))],
        ),
        ("pages", [urls.page(p.slug) for p in edition.pages if p.slug != "home"]),
        ("data", [urls.DATA]),
        ("search", [urls.SEARCH]),
        ("quote", [urls.QUOTE]),
        ("imprint", [urls.IMPRINT]),
        ("accessibility", [urls.ACCESSIBILITY]),
    ):
        if site.has(name):
            made += found
    return made
