"""What a site is made of: one file an output, one row each in OUTPUTS."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dossier.artifact import Artifact
from dossier.outputs import (
    actor_feeds,
    citations,
    cmif,
    data,
    datapackage,
    feed,
    ftm,
    graphml,
    json_feed,
    pages,
    popolo,
    quote,
    record,
    redirects,
    robots,
    search,
    sitemap,
    sources,
    sqlite,
    tables,
    timelinejs,
    twins,
)
from dossier.site import Site


@dataclass(frozen=True, slots=True)
class Output:
    """One kind of thing that is written; `case.yaml` chooses by its name."""

    name: str
    plan: Callable[[Site], Iterable[Artifact]]


OUTPUTS: tuple[Output, ...] = (
    Output("home", pages.home),
    Output("timeline", pages.timeline),
    Output("documents", pages.documents),
    Output("actors", pages.actors),
    Output("correspondence", pages.correspondence),
    Output("events", pages.events),
    Output("requests", pages.requests),
    Output("pages", pages.free_pages),
    Output("search", search.plan),
    Output("quote", quote.plan),
    Output("imprint", pages.imprint),
    Output("accessibility", pages.accessibility),
    Output("404", pages.not_found),
    Output("sources", sources.plan),
    Output("record", record.plan),
    Output("tables", tables.plan),
    Output("datapackage", datapackage.plan),
    Output("sqlite", sqlite.plan),
    Output("citations", citations.plan),
    Output("cmif", cmif.plan),
    Output("twins", twins.plan),
    Output("graphml", graphml.plan),
    Output("ftm", ftm.plan),
    Output("popolo", popolo.plan),
    Output("timelinejs", timelinejs.plan),
    Output("feed", feed.plan),
    Output("json-feed", json_feed.plan),
    Output("actor-feeds", actor_feeds.plan),
    Output("data", data.plan),
    Output("redirects", redirects.plan),
    Output("sitemap", sitemap.plan),
    Output("robots", robots.plan),
)
"""Every output, in the order in which they are planned."""

NAMES: frozenset[str] = frozenset(output.name for output in OUTPUTS)
ALWAYS: frozenset[str] = frozenset({"home", "documents"})
"""What every site has, whatever the case chooses: everything else links to them."""
