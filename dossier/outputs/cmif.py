"""data/cmif.xml: who wrote to whom, for correspSearch."""

from __future__ import annotations

from functools import partial

from dossier.formats import cmif
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        cmif.PATH,
        msgid("Who wrote to whom, when and where, for correspSearch and editions of letters"),
        cmif.to_cmif,
        needs_address=True,
    ),
)
plan = partial(offer.plan, OFFERS)
