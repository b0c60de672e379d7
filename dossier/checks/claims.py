"""Every claim of a page or note is supported by the passage it names."""

from __future__ import annotations

from dossier.checks.base import attested
from dossier.diagnostics import Diagnostic, Findings
from dossier.model import Dossier, Prose


def claims(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """Tell of claims whose quotations do not stand where they should."""
    documents = {document.slug: document for document in dossier.documents}
    problems: list[Diagnostic] = []
    texts: list[tuple[str, Prose]] = [
        *((actor.file, actor.note) for actor in dossier.actors),
        *((event.record.file, event.record.note) for event in dossier.events),
        *((page.file, page.text) for page in dossier.pages),
    ]
    for file, prose in texts:
        found = Findings(file)
        for _, one in prose.claims:
            attested(one, documents, found)
        problems.extend(found.all())
    return tuple(problems)
