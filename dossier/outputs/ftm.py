"""data/ftm.json: the dossier as FollowTheMoney entities."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.ftm import to_ftm
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("ftm.json"),
        msgid("People, bodies, documents and events as FollowTheMoney entities, for Aleph"),
        to_ftm,
        holds_documents=True,
    ),
)
plan = partial(offer.plan, OFFERS)
