"""The parts of a letter, and its lines with their parts: what all recognisers work on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from dossier.importing.chunks import Chunk
from dossier.importing.layout import Line


class Part(StrEnum):
    """What a line is to the letter."""

    LETTERHEAD = "letterhead"
    DATELINE = "dateline"
    ADDRESSEE = "addressee"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    CC = "cc"
    AFTER = "after"


class Outline(Struct, frozen=True):
    """The lines with their parts."""

    lines: tuple[Line, ...]
    chunks: tuple[Chunk, ...]
    parts: tuple[Part, ...]

    @classmethod
    def unjudged(cls, lines: Sequence[Line]) -> Outline:
        """Return lines that are text and nothing else, a paragraph wherever space is above one."""
        starts = [i for i, line in enumerate(lines) if i == 0 or line.gap]
        bounds = pairwise([*starts, len(lines)])
        made = tuple(Chunk(first, last, is_prose=True) for first, last in bounds)
        return cls(tuple(lines), made, (Part.BODY,) * len(lines))

    def of(self, part: Part) -> list[Line]:
        """Return the lines of one part, in order."""
        return [line for line, one in zip(self.lines, self.parts, strict=True) if one is part]

    def groups(self, part: Part) -> list[list[Line]]:
        """Return the lines of one part, each chunk by itself."""
        made = []
        for chunk in self.chunks:
            found = [self.lines[i] for i in range(chunk.first, chunk.last) if self.parts[i] is part]
            if found:
                made.append(found)
        return made
