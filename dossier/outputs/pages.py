"""The pages that most changes touch, and those that hardly any does."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Page
from dossier.site import Site
from dossier.views import pages as views
from dossier.views.document import document


def home(site: Site) -> Iterator[Page]:
    """The first page."""
    yield Page(urls.HOME, "home.html", partial(views.home, site))


def documents(site: Site, sought: Collection[str] | None = None) -> Iterator[Page]:
    """The list of documents, by year where it is long, and a page for each.

    Where few of them are `sought`, documents' own pages come first, and no others of these.
    """
    if sought is None:
        yield from _lists_of_documents(site)
    slugs = None if sought is None else {*map(urls.subject, sought)}
    ordered = site.edition.documents
    for number, one in enumerate(ordered):
        if slugs is None or one.slug in slugs:
            before = ordered[number - 1] if number else None
            after = ordered[number + 1] if number + 1 < len(ordered) else None
            view = partial(document, site, one, before, after)
            yield Page(urls.document(one.slug), "document.html", view)
    if sought is not None:
        yield from _lists_of_documents(site)


def _lists_of_documents(site: Site) -> Iterator[Page]:
    for year in ("", *views.document_years(site)):
        path = urls.documents_of(year) if year else urls.DOCUMENTS
        rows = partial(views.document_rows, site, year)
        yield Page(path, "documents.html", partial(views.documents, site, year), rows)


def events(site: Site) -> Iterator[Page]:
    """The list of events, by year where it is long, and a page for each."""
    yield Page(urls.EVENTS, "events.html", partial(views.events, site))
    for year in views.event_years(site):
        yield Page(urls.events_of(year), "events.html", partial(views.events, site, year))
    for one in site.edition.events:
        yield Page(urls.event(one.slug), "event.html", partial(views.event, site, one))


def free_pages(site: Site) -> Iterator[Page]:
    """The pages of the editors' own, but for the home page."""
    for one in site.edition.pages:
        if one.slug != "home":
            yield Page(urls.page(one.slug), "page.html", partial(views.free_page, site, one))


def imprint(site: Site) -> Iterator[Page]:
    """Who publishes the site."""
    yield Page(urls.IMPRINT, "imprint.html", partial(views.imprint, site))


def not_found(site: Site) -> Iterator[Page]:
    """The page for addresses that lead nowhere."""
    yield Page(urls.NOT_FOUND, "404.html", partial(views.not_found, site))


def accessibility(site: Site) -> Iterator[Page]:
    """How far everybody can use the site."""
    yield Page(urls.ACCESSIBILITY, "accessibility.html", partial(views.accessibility, site))
