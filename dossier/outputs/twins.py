"""documents/SLUG.*: each document in other formats, beside its page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Data
from dossier.formats import parties
from dossier.formats.bibtex import to_bibtex
from dossier.formats.cited import item
from dossier.formats.csl import to_csl
from dossier.formats.document_json import to_json
from dossier.formats.plain import to_markdown, to_text
from dossier.formats.ris import to_ris
from dossier.formats.tei import to_tei
from dossier.model import Document
from dossier.site import Site

Make = Callable[[Site, Document], bytes]
TWINS: tuple[tuple[str, Make], ...] = (
    (".md", to_markdown),
    (".txt", lambda _, document: to_text(document)),
    (".json", to_json),
    (".tei.xml", to_tei),
    (".ris", lambda site, document: to_ris([item(site, document)], site.locale)),
    (".bib", lambda site, document: to_bibtex([item(site, document)], site.locale)),
    (".csl.json", lambda site, document: to_csl([item(site, document)], site.locale)),
)
"""The ending of each twin, and what makes it."""


def plan(site: Site, sought: Collection[str] | None = None) -> Iterator[Data]:
    """Plan the twins of every document that was not taken back; of no others than are `sought`."""
    slugs = None if sought is None else {*map(urls.subject, sought)}
    for document in parties.standing(site):
        if slugs is not None and document.slug not in slugs:
            continue
        for suffix, make in TWINS:
            yield Data(urls.twin(document.slug, suffix), partial(make, site, document))
