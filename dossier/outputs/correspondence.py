"""The page of who wrote to whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Page
from dossier.site import Site
from dossier.views.correspondence import correspondence


def plan(site: Site) -> Iterator[Page]:
    """Who wrote to whom."""
    yield Page(urls.CORRESPONDENCE, "correspondence.html", partial(correspondence, site))
