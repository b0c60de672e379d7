"""data/timelinejs.json: documents and events for TimelineJS."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.timelinejs import to_timelinejs
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

OFFERS: tuple[Offer, ...] = (
    Offer(
        urls.data("timelinejs.json"),
        msgid("Documents and events for TimelineJS, to embed a timeline"),
        to_timelinejs,
        holds_documents=True,
    ),
)
plan = partial(offer.plan, OFFERS)
