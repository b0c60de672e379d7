"""data/edition.json: which edition this is, for `verify`; of the pages, only about tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dossier import __version__, urls
from dossier.artifact import Data
from dossier.site import Site


def plan(site: Site) -> Iterator[Data]:
    """Plan the file."""
    yield Data(urls.EDITION, lambda: edition(site))


def edition(site: Site) -> bytes:
    """Return the file."""
    case = site.edition.case
    told = {
        "title": case.title,
        "base_url": case.base_url,
        "serial": case.serial,
        "made_with": f"Dossier {__version__}",
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
