"""The transcription is the source, and no mark empties the proof."""

from __future__ import annotations

from dossier import rules
from dossier.checks.base import DocumentOnFile
from dossier.diagnostics import Findings, Span
from dossier.fidelity import MOST_DEPARTURES, compare

FEW = 12
"""Words of departures that are never too many, however short a document is."""


def fidelity(document: DocumentOnFile, found: Findings) -> None:
    """Tell of every place where the diplomatic text is not the source."""
    source, received = document.record.source, document.received
    if source is None or received is None or received.text is None:
        return
    for one in compare(document.text, received.text, source.markup):
        found.add(
            rules.NOT_THE_SOURCE,
            Span(one.line),
            f"the source has “{one.source}”, the transcription “{one.transcription}”",
            f"line {one.source_line} of {source.text or source.file}; copy its words, "
            "or mark the departure",
        )


def emptied(document: DocumentOnFile, found: Findings) -> None:
    """Tell of a transcription whose marks leave little of the source to be read."""
    proof = document.proof
    most = max(FEW, proof.words * MOST_DEPARTURES)
    for count, what in (
        (proof.left_out + proof.words_read_otherwise, "left out or read otherwise"),
        (proof.supplied, "supplied"),
    ):
        if count > most:
            first = document.text.blocks[0].line if document.text.blocks else 1
            found.add(
                rules.EMPTIED_PROOF,
                Span(first),
                f"{count} words are {what}, of {proof.words} that the source has",
                "more than a third is no transcription: mark less, and transcribe more",
            )
