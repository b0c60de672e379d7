"""data/popolo.json: people and bodies as Popolo."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.popolo import to_popolo
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("popolo.json"),
        msgid("People, bodies, offices and events as Popolo, for civic-technology tools"),
        to_popolo,
    ),
)
plan = partial(offer.plan, OFFERS)
