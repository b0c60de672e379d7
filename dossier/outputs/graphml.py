"""data/network.graphml: who wrote to whom, as a graph."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.graphml import to_graphml
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("network.graphml"),
        msgid("Who wrote to whom, as a graph for Gephi, Cytoscape and yEd"),
        to_graphml,
    ),
)
plan = partial(offer.plan, OFFERS)
