"""Names numbered with nothing behind the number: `1 Harbour Watch`, `2 Towpath Society`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind

FEWEST, LONGEST = 3, 14
"""Lines of a list, and words of one of them."""
_NUMBER = re.compile(r"^(\d{1,3})\s+(?=[^\W\d_])")


def unnumbered(lines: Sequence[Line]) -> list[Line]:
    """Return lines whose numbers go up one by one as items of a list, without these numbers."""
    made = list(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _number(lines[end]) == end - start + 1:
            end += 1
        if end - start >= FEWEST:
            for index in range(start, end):
                words = _NUMBER.sub("", lines[index].words)
                made[index] = replace(
                    lines[index], words=words, text=words, cells=(), kind=LineKind.ITEM
                )
        start = max(end, start + 1)
    return made


def _number(line: Line) -> int:
    short = not line.cells and len(line.words.split()) <= LONGEST and line.words[-1] not in ".;:"
    found = _NUMBER.match(line.words) if short and line.kind is LineKind.TEXT else None
    return int(found[1]) if found else 0
