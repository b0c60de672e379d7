"""An event's file → EventRecord."""

from __future__ import annotations

from dossier import rules
from dossier.diagnostics import Findings
from dossier.draft import Draft
from dossier.model import EventRecord, EventStatus
from dossier.schema import keys
from dossier.schema.document import UNDATED, parties, response
from dossier.schema.fields import Fields, check_slug
from dossier.schema.prose import attestation, prose


def event(draft: Draft, found: Findings) -> EventRecord:
    """Type an event's record; what is wrong goes into `found`."""
    check_slug(draft.slug, found)
    fields = Fields(draft.front, keys.EVENT, found)
    if fields.value("attested_by") is None and fields.value("unsourced") is None:
        found.add(
            rules.UNATTESTED_EVENT,
            fields.span,
            "nothing supports this event",
            "add `attested_by: [{document: …, quote: …}]`, or `unsourced:` with the reason",
        )
    return EventRecord(
        file=draft.file,
        slug=draft.slug,
        title=fields.text("title"),
        date=fields.date("date") or UNDATED,
        place=fields.text("place"),
        actors=parties(fields, "actors"),
        status=fields.choice("status", EventStatus, EventStatus.REPORTED),
        attested_by=fields.each("attested_by", keys.ATTESTATION, attestation),
        unsourced=fields.text("unsourced"),
        responses=fields.each("responses", keys.RESPONSE, response),
        aliases=fields.slugs("aliases"),
        published=fields.date("published"),
        draft=fields.flag("draft", default=False),
        note=prose(draft.body, draft.body_line, found),
    )
