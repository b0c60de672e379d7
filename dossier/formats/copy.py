"""The published copy of a source's text, and its digest."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from dossier import urls
from dossier.markup import block_text
from dossier.model import Document
from dossier.sources import TEXT_ENDINGS
from dossier.transcription import stands


def is_verbatim(document: Document) -> bool:
    """Whether the file as received is itself what is published, byte for byte.

    It is unless something in it is withheld, or it is no text: a PDF or DOCX may tell who made it,
    when and where.
    """
    source = document.record.source
    return (
        source is not None
        and not document.record.withhold
        and Path(source.file).suffix.lower() in TEXT_ENDINGS
    )


def text(document: Document) -> bytes:
    """Return the copy of a source that is not published as it was received."""
    blocks = (block_text(block, stands) for block in document.text.blocks)
    return ("\n\n".join(one for one in blocks if one) + "\n").encode()


def digest(document: Document, sources: Path) -> str:
    """Return the SHA-256 of the published copy; never that of what holds withheld text."""
    source = document.record.source
    if source is None or not is_verbatim(document):
        return hashlib.sha256(text(document)).hexdigest()
    if source.sha256:  # it was compared with the file when the document was taken in
        return source.sha256
    return hashlib.sha256((sources / source.file).read_bytes()).hexdigest()


def facsimile(document: Document) -> str:
    """Return the published image of a document; empty where there is none that may be shown.

    An image cannot be redacted by replacing words, so where words are withheld there is none.
    """
    source = document.record.source
    if source is None or not source.facsimile or document.record.withhold:
        return ""
    return urls.facsimile(document.slug, PurePosixPath(source.facsimile).suffix.lower())
