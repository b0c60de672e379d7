"""Every event's quotation stands in the document it names."""

from __future__ import annotations

from dossier.checks.base import attested
from dossier.diagnostics import Diagnostic, Findings
from dossier.model import Dossier


def attestations(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """Tell of events whose quotations do not stand where they should."""
    documents = {document.slug: document for document in dossier.documents}
    problems: list[Diagnostic] = []
    for event in dossier.events:
        found = Findings(event.record.file)
        for one in event.record.attested_by:
            attested(one, documents, found)
        problems.extend(found.all())
    return tuple(problems)
