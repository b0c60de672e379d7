"""What a document asks is asked in its own words."""

from __future__ import annotations

from dossier.checks.base import DocumentOnFile, quotation
from dossier.diagnostics import Findings


def requests(document: DocumentOnFile, found: Findings) -> None:
    """Tell of requests whose quotation is not in the document."""
    for request in document.record.requests:
        quotation(request.quote, document.text, request.span, "this document", found)
