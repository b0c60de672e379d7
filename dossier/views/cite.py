"""How to cite a document: in the usual styles, and as files for other programs."""

from __future__ import annotations

from dataclasses import dataclass

from dossier import urls
from dossier.formats.citations import STYLES, Citation
from dossier.formats.cited import item
from dossier.model import Document
from dossier.site import Site
from dossier.views.parts import Link


@dataclass(frozen=True, slots=True)
class CiteView:
    """What a reader copies or downloads to cite a document."""

    styles: tuple[tuple[str, Citation], ...]
    """The name of each style, and the citation in pieces of which some are italic."""
    downloads: tuple[Link, ...]


def cite_view(site: Site, document: Document, here: str) -> CiteView:
    """Return a document's citations."""
    one = item(site, document)
    _ = site.locale.gettext
    twins = (
        ("RIS", ".ris"),
        ("BibLaTeX", ".bib"),
        ("CSL-JSON", ".csl.json"),
        ("TEI", ".tei.xml"),
        ("Markdown", ".md"),
        (_("plain text"), ".txt"),
        ("JSON", ".json"),
    )
    return CiteView(
        styles=tuple((name, style(one, site.locale)) for name, style in STYLES),
        downloads=tuple(
            Link(name, urls.relative(urls.twin(document.slug, suffix), here))
            for name, suffix in twins
        )
        if site.has("twins")
        else (),
    )
