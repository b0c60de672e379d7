"""Withheld text → a bar of fixed length, in every run, on both sides, before anyone else reads."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier import rules
from dossier.diagnostics import Findings
from dossier.markup import block_text
from dossier.model import Withheld
from dossier.transcription import BAR, Block, Run, RunKind, Text, reads, stands
from dossier.words import squash


def withhold(text: Text, entries: tuple[Withheld, ...], found: Findings) -> Text:
    """Return the text with each entry replaced; tell of entries that occur nowhere."""
    if not entries:
        return text
    blocks = text.blocks
    occurs: list[bool] = []
    for entry in entries:
        pattern = _pattern(entry.text)
        covered = tuple(_block(block, pattern, entry.reason) for block in blocks)
        occurs.append(covered != blocks)
        blocks = covered
    readings = tuple(block_text(block, reads) for block in blocks)
    left = [*map(squash, readings), *(squash(block_text(block, stands)) for block in blocks)]
    for entry, was_covered in zip(entries, occurs, strict=True):
        if any(squash(entry.text) in one for one in left):
            found.add(
                rules.WITHHELD_ACROSS_MARK,
                entry.span,
                "this text begins inside an editorial mark and ends outside of it",
                "withhold it in two parts, one within the mark and one outside",
            )
        elif not was_covered:
            found.add(
                rules.WITHHELD_NOT_FOUND,
                entry.span,
                f"the text to be withheld for “{entry.reason}” occurs nowhere in this document",
                "copy it from the transcription, character for character",
            )
    return Text(blocks, readings)


def _pattern(text: str) -> re.Pattern[str]:
    """Match the text as it may be written in Markdown: escaped, or over a line's end."""
    words = [
        "".join(rf"\\?{re.escape(c)}" if not c.isalnum() else re.escape(c) for c in word)
        for word in text.split()
    ]
    return re.compile(r"\s+".join(words))


def _block(block: Block, pattern: re.Pattern[str], reason: str) -> Block:
    runs = tuple(made for run in block.runs for made in _run(run, pattern, reason))
    return block if runs == block.runs else replace(block, runs=runs)


def _run(run: Run, pattern: re.Pattern[str], reason: str) -> list[Run]:
    if run.kind is RunKind.TEXT:
        return _cut(run, pattern, reason)
    return [
        replace(
            run,
            stands=pattern.sub(BAR, run.stands),
            reads=pattern.sub(BAR, run.reads),
            note=pattern.sub(BAR, run.note),
        )
    ]


def _cut(run: Run, pattern: re.Pattern[str], reason: str) -> list[Run]:
    made: list[Run] = []
    position = 0
    for match in pattern.finditer(run.stands):
        before = run.stands[position : match.start()]
        if before:
            made.append(replace(run, stands=before, reads=before))
        made.append(Run(RunKind.WITHHELD, BAR, BAR, run.line, run.column, note=reason))
        position = match.end()
    rest = run.stands[position:]
    if not made:
        return [run]
    if rest:
        made.append(replace(run, stands=rest, reads=rest))
    return made
