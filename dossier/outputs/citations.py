"""data/citations.*: every document as a citation, for the programs that keep them."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.bibtex import to_bibtex
from dossier.formats.cited import items
from dossier.formats.csl import to_csl
from dossier.formats.ris import to_ris
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("citations.csl.json"),
        msgid("Citations of all documents as CSL-JSON, for Zotero and Pandoc"),
        lambda site: to_csl(items(site), site.locale),
    ),
    Offer(
        urls.data("citations.ris"),
        msgid("The same as RIS, for Zotero, EndNote and library catalogues"),
        lambda site: to_ris(items(site), site.locale),
    ),
    Offer(
        urls.data("citations.bib"),
        msgid("The same as BibLaTeX, for LaTeX"),
        lambda site: to_bibtex(items(site), site.locale),
    ),
)
plan = partial(offer.plan, OFFERS)
