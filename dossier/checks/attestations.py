"""Every event's quotation stands in the document it names."""

from __future__ import annotations

from collections.abc import Mapping

from dossier import rules
from dossier.checks.base import attested, names_speaker
from dossier.diagnostics import Diagnostic, Findings, Span
from dossier.model import Actor, Document, Dossier, Event, EventStatus


def attestations(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """Tell of events whose quotations do not stand where they should."""
    documents = {document.slug: document for document in dossier.documents}
    actors = {actor.slug: actor for actor in dossier.actors}
    problems: list[Diagnostic] = []
    for event in dossier.events:
        found = Findings(event.record.file)
        for one in event.record.attested_by:
            attested(one, documents, found, dossier.unread)
        _unnamed(event, documents, actors, found)
        problems.extend(found.all())
    return tuple(problems)


def _unnamed(
    event: Event, documents: Mapping[str, Document], actors: Mapping[str, Actor], found: Findings
) -> None:
    """Tell of an alleged event whose title does not say who alleges it."""
    record = event.record
    if record.status is not EventStatus.ALLEGED or not record.attested_by:
        return
    if not any(names_speaker(record.title, one, documents, actors) for one in record.attested_by):
        found.add(
            rules.UNNAMED_SPEAKER,
            Span(),
            "this event is alleged, and its title does not say by whom",
            "write the title as the word of whoever alleges it: “… , according to …”",
        )
