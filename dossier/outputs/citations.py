"""data/citations.*: every document as a citation, for the programs that keep them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from dossier import urls
from dossier.formats import bibtex, csl, ris
from dossier.formats.cited import Item, item
from dossier.formats.pieced import pieced
from dossier.i18n import Locale, msgid
from dossier.model import Document
from dossier.outputs import offer
from dossier.outputs.offer import Offer
from dossier.site import Site

Row = Callable[[Item, Locale], bytes]
Whole = Callable[[Iterable[bytes]], bytes]


def _make(row: Row, whole: Whole, site: Site) -> bytes:
    """Return the citations of all documents that were not taken back."""

    def piece(_: int, one: Document) -> bytes:
        return b"" if one.is_withdrawn else row(item(site, one), site.locale)

    return whole(filter(None, pieced(site.edition.documents, piece)))


OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("citations.csl.json"),
        msgid("Citations of all documents as CSL-JSON, for Zotero and Pandoc"),
        partial(_make, csl.row, csl.whole),
    ),
    Offer(
        urls.data("citations.ris"),
        msgid("The same as RIS, for Zotero, EndNote and library catalogues"),
        partial(_make, ris.row, ris.whole),
    ),
    Offer(
        urls.data("citations.bib"),
        msgid("The same as BibLaTeX, for LaTeX"),
        partial(_make, bibtex.row, bibtex.whole),
    ),
)
plan = partial(offer.plan, OFFERS)
