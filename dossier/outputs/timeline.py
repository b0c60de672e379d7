"""The timeline."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Page
from dossier.site import Site
from dossier.views.timeline import pages, parts, timeline


def plan(site: Site) -> Iterator[Page]:
    """Documents and events in one list, and the same list by kind, by language and by year."""
    for cut in pages(site):
        path = urls.timeline_cut(cut.name) if cut else urls.TIMELINE
        yield Page(path, "timeline.html", partial(timeline, site, cut), partial(parts, site, cut))
