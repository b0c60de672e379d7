"""Editorial marks carry their reason, of a type that fits them."""

from __future__ import annotations

from dossier.checks.base import DocumentOnFile
from dossier.diagnostics import Findings
from dossier.marks import untyped


def marks(document: DocumentOnFile, found: Findings) -> None:
    """Tell of marks without a typed note."""
    untyped(document.text.blocks, found)
