"""quote.html: does a quotation stand in the dossier; it reads the data of the search."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Artifact, Page
from dossier.noted import Ahead
from dossier.outputs import search
from dossier.site import Site
from dossier.views import search as views


def ahead(site: Site) -> Iterator[Ahead]:
    """Return the making of the data as work to be done before, where the search does not."""
    return iter(()) if site.has("search") else search.ahead(site)


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the page, and the data where the search does not plan them."""
    yield Page(urls.QUOTE, "quote.html", partial(views.quote, site))
    if not site.has("search"):
        yield from search.data(site)
