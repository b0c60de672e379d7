"""The published copy of each source: the text as it stands, withheld words replaced."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Data
from dossier.markup import block_text
from dossier.model import Document
from dossier.site import Site
from dossier.transcription import stands


def plan(site: Site) -> Iterator[Data]:
    """Plan a text file for each document that has a source."""
    for document in site.edition.documents:
        if document.record.source is not None:
            yield Data(urls.source(document.slug, ".txt"), partial(_text, document))


def _text(document: Document) -> bytes:
    blocks = (block_text(block, stands) for block in document.text.blocks)
    return ("\n\n".join(text for text in blocks if text) + "\n").encode()
