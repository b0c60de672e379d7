"""What is published of the sources: each text, withheld words replaced, and each facsimile."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Copy, Data
from dossier.markup import block_text
from dossier.model import Document
from dossier.site import Site
from dossier.sources import is_copied
from dossier.transcription import stands


def plan(site: Site) -> Iterator[Copy | Data]:
    """Plan a text for each document that has a source, and its facsimile where there is one.

    A text file is taken over byte for byte, unless something in it is withheld. Of any other file
    only the text is published: a PDF or DOCX may tell who made it, when and where.
    """
    for document in site.edition.documents:
        source = document.record.source
        if source is None or document.record.withdrawn:
            continue
        target = urls.source(document.slug, ".txt")
        if is_copied(document.record):
            yield Copy(target, site.sources / source.file)
        else:
            yield Data(target, partial(_text, document))
        if urls.facsimile(document):
            yield Copy(urls.facsimile(document), site.sources / source.facsimile)


def _text(document: Document) -> bytes:
    blocks = (block_text(block, stands) for block in document.text.blocks)
    return ("\n\n".join(text for text in blocks if text) + "\n").encode()
