"""robots.txt: all is open."""

from __future__ import annotations

from collections.abc import Iterator

from dossier import urls
from dossier.artifact import Data
from dossier.site import Site


def plan(site: Site) -> Iterator[Data]:
    """Plan the file."""
    base = site.edition.case.base_url
    lines = ["User-agent: *", "Allow: /"]
    if base and site.has("sitemap"):
        lines.append(f"Sitemap: {base}{urls.SITEMAP}")
    yield Data(urls.ROBOTS, ("\n".join(lines) + "\n").encode)
