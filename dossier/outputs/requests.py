"""The pages of what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Page
from dossier.site import Site
from dossier.views.requests import request_years, requests


def plan(site: Site) -> Iterator[Page]:
    """What was asked of whom, by year where it is very much."""
    yield Page(urls.REQUESTS, "requests.html", partial(requests, site))
    for year in request_years(site):
        yield Page(urls.requests_of(year), "requests.html", partial(requests, site, year))
