"""What a site is made of: one file an output, one row each in OUTPUTS.

An output is imported when it is planned, because most changes touch few of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib import import_module

from msgspec import Struct

from dossier.artifact import Artifact
from dossier.noted import Ahead
from dossier.site import Site


class Output(Struct, frozen=True):
    """One kind of thing that is written; `case.yaml` chooses by its name."""

    name: str
    file: str
    """The file in this folder that plans it."""
    function: str = "plan"
    is_long: bool = False
    """Whether planning it takes long, and its file says what can be done before."""
    picks: bool = False
    """Whether its file can plan some of very many files alone."""

    def plan(self, site: Site, sought: Collection[str] | None = None) -> Iterable[Artifact]:
        """List what it is made of; files that are not `sought` may be left out."""
        file = import_module(f"{__name__}.{self.file}")
        picked = (sought,) if self.picks else ()
        planned: Iterable[Artifact] = getattr(file, self.function)(site, *picked)
        return planned

    def ahead(self, site: Site) -> Iterable[Ahead]:
        """List what takes long of its planning, as work that several processes can share."""
        found: Iterable[Ahead] = (
            import_module(f"{__name__}.{self.file}").ahead(site) if self.is_long else ()
        )
        return found


OUTPUTS: tuple[Output, ...] = (
    Output("home", "pages", "home"),
    Output("timeline", "timeline"),
    Output("documents", "pages", "documents", picks=True),
    Output("actors", "actors", picks=True),
    Output("correspondence", "correspondence"),
    Output("events", "pages", "events"),
    Output("requests", "requests"),
    Output("pages", "pages", "free_pages"),
    Output("search", "search", is_long=True),
    Output("quote", "quote", is_long=True),
    Output("imprint", "pages", "imprint"),
    Output("accessibility", "pages", "accessibility"),
    Output("404", "pages", "not_found"),
    Output("sources", "sources"),
    Output("record", "record"),
    Output("tables", "tables"),
    Output("datapackage", "datapackage"),
    Output("sqlite", "sqlite"),
    Output("citations", "citations"),
    Output("cmif", "cmif"),
    Output("twins", "twins", picks=True),
    Output("graphml", "graphml"),
    Output("ftm", "ftm"),
    Output("popolo", "popolo"),
    Output("timelinejs", "timelinejs"),
    Output("feed", "feed"),
    Output("json-feed", "json_feed"),
    Output("actor-feeds", "actor_feeds", picks=True),
    Output("data", "data", is_long=True),
    Output("redirects", "redirects"),
    Output("sitemap", "sitemap"),
    Output("robots", "robots"),
    Output("hosting", "hosting"),
    Output("edition", "edition"),
)
"""Every output, in the order in which they are planned."""

NAMES: frozenset[str] = frozenset(output.name for output in OUTPUTS)
ALWAYS: frozenset[str] = frozenset({"home", "documents", "edition"})
"""What every site has, whatever the case chooses: all links to them, and `verify` needs them."""
