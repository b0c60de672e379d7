"""The image of a document shows nothing that is withheld, and tells nothing about its maker."""

from __future__ import annotations

from dossier import rules
from dossier.checks.base import DocumentOnFile
from dossier.diagnostics import Findings

_TRACES = (b"Exif\x00\x00", b"eXIf", b"tEXt", b"iTXt", b"<x:xmpmeta", b"/Author", b"/Creator")
"""Where JPEG, PNG and PDF keep what they tell about their making."""


def facsimiles(document: DocumentOnFile, found: Findings) -> None:
    """Warn of a facsimile with metadata, and of one that would show what is withheld."""
    source = document.record.source
    if source is None or not source.facsimile:
        return
    if document.record.withhold:
        found.add(
            rules.FACSIMILE_WITHHELD,
            source.span,
            f"{source.facsimile} would show what this document withholds",
            "it is not published; black the passage out in the image itself",
        )
    elif document.facsimile is not None and any(mark in document.facsimile for mark in _TRACES):
        found.add(
            rules.FACSIMILE_METADATA,
            source.span,
            f"{source.facsimile} carries metadata: who made it, when or where",
            "save a clean copy of the image and name that",
        )
