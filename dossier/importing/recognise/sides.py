"""Blocks that stand side by side in a text: an address, and beside it another or a reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.layout import Align, Line
from dossier.importing.signs import labelled

FEWEST = 2
"""So many lines have two parts where there are two columns."""
_REFERENCE = re.compile(r"^[^\W\d_][\w .\-/’']{1,30}:(?:\s|$)")
"""`Our ref: …`, `Datum: …`: not whom a letter goes to."""


def sides(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the columns of a block, the left one first; the block itself where it has one."""
    if sum(len(line.cells) == 2 for line in lines) < FEWEST or any(
        len(line.cells) > 2 for line in lines
    ):
        return [list(lines)]
    left, right = [], []
    for line in lines:
        if len(line.cells) == 2:
            left.append(_part(line, line.cells[0]))
            right.append(_part(line, line.cells[1]))
        elif line.align is Align.RIGHT:
            right.append(line)
        else:
            left.append(line)
    return [side for side in (_addressed(left), _addressed(right)) if side]


def _part(line: Line, text: str) -> Line:
    return replace(line, words=" ".join(text.split()), text=text, cells=())


def _addressed(lines: Sequence[Line]) -> list[Line]:
    """Leave out what refers to letters and files, not to people."""
    return [
        line
        for line in lines
        if not _REFERENCE.match(line.words) or labelled(line.words, "to", colon=True) is not None
    ]
