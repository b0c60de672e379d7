"""data/record.json: what this edition says, for `check --against` a later one."""

from __future__ import annotations

from collections.abc import Iterator

from dossier import urls
from dossier.artifact import Data
from dossier.formats import record
from dossier.site import Site


def plan(site: Site) -> Iterator[Data]:
    """Plan the file."""
    yield Data(urls.RECORD, lambda: record.write(site.edition).encode())
