"""Editorial marks carry their reason, of a type that fits them, and stand in the text itself."""

from __future__ import annotations

from dossier import rules
from dossier.checks.base import DocumentOnFile
from dossier.diagnostics import Findings, Span
from dossier.marks import untyped
from dossier.markup import inside_tags


def marks(document: DocumentOnFile, found: Findings) -> None:
    """Tell of marks without a typed note, and of marks where readers would not see them."""
    untyped(document.text.blocks, found)
    for block in document.text.blocks:
        for run in inside_tags(block):
            found.add(
                rules.MARK_IN_LINK,
                Span(run.line, run.column),
                "this mark stands inside the address of a link",
            )
