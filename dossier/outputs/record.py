"""data/record.json: what this edition says, for `check --against` a later one."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats import record
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.RECORD,
        msgid("What this edition says of each document, in brief, to hold a later one against"),
        lambda site: record.write(site.edition),
    ),
)
plan = partial(offer.plan, OFFERS)
