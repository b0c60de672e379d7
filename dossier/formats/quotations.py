"""Where a quotation stands in a document."""

from __future__ import annotations

from dossier.model import Document
from dossier.words import locate


def paragraph_of(document: Document, quote: str) -> int:
    """Return the number of the paragraph that holds a quotation; 0 where it has none."""
    outline = document.outline
    for number, reading in zip(outline.numbers, outline.readings, strict=True):
        if locate(quote, reading):
            return number
    return 0
