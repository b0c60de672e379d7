"""How to quote and cite a document: in a line, in the usual styles, as files for programs."""

from __future__ import annotations

from msgspec import Struct

from dossier import urls
from dossier.formats.citations import STYLES, Citation
from dossier.formats.cited import item
from dossier.model import Document
from dossier.site import Site
from dossier.views.parts import Link, spoken_by


class CiteView(Struct, frozen=True):
    """What a reader copies or downloads to cite a document."""

    styles: tuple[tuple[str, Citation], ...]
    """The name of each style, and the citation in pieces of which some are italic."""
    downloads: tuple[Link, ...]


class QuotingView(Struct, frozen=True):
    """What somebody needs who quotes a document."""

    citation: str
    rights: str
    press: str
    """An address for those who want to ask."""
    cite: CiteView | None
    """How to cite it; None for a document that was taken back."""


def quoting_view(site: Site, document: Document, here: str) -> QuotingView:
    """Return how a document is quoted."""
    case = site.edition.case
    return QuotingView(
        citation=_citation(site, document),
        rights=case.licence.documents,
        press=case.imprint.press or case.imprint.email,
        cite=None if document.record.withdrawn else cite_view(site, document, here),
    )


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


def _citation(site: Site, one: Document) -> str:
    """Return how to quote a document: who, what, where, when, and its place on this site."""
    case = site.edition.case
    place = [one.record.place] if one.record.place else []
    parts = [
        spoken_by(site, one),
        site.locale.pgettext("title of a work", "“{title}”").format(title=one.record.title),
        site.locale.term("kind", one.record.kind.value),
        ", ".join([*place, site.locale.date(one.date)]),
        case.title,
    ]
    if case.base_url:
        parts.append(urls.absolute(urls.document(one.slug), case.base_url))
    return ", ".join(part for part in parts if part)
