"""Quoted speakers speak in paragraphs that there are."""

from __future__ import annotations

from dossier import rules
from dossier.checks.base import DocumentOnFile
from dossier.diagnostics import Findings


def speakers(document: DocumentOnFile, found: Findings) -> None:
    """Tell of paragraphs that the document does not have."""
    last = document.text.paragraphs
    for speaker in document.record.speakers:
        for number in speaker.paragraphs:
            if not 1 <= number <= last:
                found.add(
                    rules.WRONG_VALUE,
                    speaker.who.span,
                    f"there is no paragraph {number}: the document has {last}",
                    "count only the paragraphs of the body, without address and signature",
                )
