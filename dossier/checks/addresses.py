"""Links in a letter's text lead to a whole address: a letter knows no pages of this site."""

from __future__ import annotations

import html
import re

from dossier import rules
from dossier.checks.base import DocumentOnFile
from dossier.diagnostics import Findings, Span
from dossier.markup import block_html

_LINK = re.compile(r'<a href="([^"]*)"')
_ADDRESS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


def addresses(document: DocumentOnFile, found: Findings) -> None:
    """Tell of links whose address is none."""
    for block in document.text.blocks:
        if not any("](" in run.stands or "](" in run.reads for run in block.runs):
            continue
        for link in _LINK.findall(block_html(block, lambda run: run.reads)):
            address = html.unescape(html.unescape(link))
            if not _ADDRESS.match(address):
                found.add(
                    rules.DEAD_LINK,
                    Span(block.line),
                    f"the link to “{address}” leads nowhere",
                    "give its whole address, or write a backslash before the bracket: \\[",
                )
