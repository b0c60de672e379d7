"""Names that stand side by side, where the space between them was lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.recognise.names import person, untitled

FEWEST, MOST = 2, 5
"""Words of a name."""
_NAME = r"[^\W\d_a-zа-яіїєґ][\w'’-]+ (?:[^\W\d_]\. ?){1,2}[^\W\d_a-zа-яіїєґ][\w'’-]+"
_TWO_WITH_INITIALS = re.compile(rf"({_NAME}),? ({_NAME})")
"""`Given A. Name Given B. Name`."""

_SEAT = re.compile(r"(?<=,\s(?:MdB|MdL|MEP))\s+(?=[^\W\d_a-z])|(?<=,\sMP)\s+(?=[^\W\d_a-z])")
"""Between somebody's seat in a parliament and the next name."""


def parted(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with two names on one line as columns: `N. N. N. N.`.

    The line below says twice what they are: `Member of Congress Member of Congress`.
    """
    halves = [_twice(line) for line in lines]
    made = list(lines)
    for index, line in enumerate(lines):
        if halves[index] or line.cells or line.kind is not LineKind.TEXT:
            continue
        below = index + 1 < len(lines) and halves[index + 1] and not lines[index + 1].gap
        names = _told_apart(line.words) or (_two_names(line.words) if below else ())
        if names:
            made[index] = replace(line, cells=names)
            if below:
                made[index + 1] = replace(lines[index + 1], cells=halves[index + 1])
    return made


def _told_apart(text: str) -> tuple[str, ...]:
    """Return the names that initials, titles or the letters behind them part."""
    told = _TWO_WITH_INITIALS.fullmatch(text)
    seats = tuple(one for one in _SEAT.split(text) if one.strip())
    if told:
        return (told[1], told[2])
    if len(seats) > 1 and all(person(one.split(",")[0]) for one in seats):
        return seats
    tokens = text.split()
    for cut in range(FEWEST, len(tokens) - 1):
        both = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if all(untitled(one)[1] and person(one) for one in both):
            return both
    return ()


def _twice(line: Line) -> tuple[str, ...]:
    """Return the two halves of a line that says the same twice; none where it does not."""
    tokens = line.words.split()
    half = len(tokens) // 2
    if line.cells or len(tokens) % 2 or not half or tokens[:half] != tokens[half:]:
        return ()
    return (" ".join(tokens[:half]),) * 2


def _two_names(text: str) -> tuple[str, ...]:
    """Return the two names of a line, as even as may be."""
    tokens = text.split()
    if not 2 * FEWEST <= len(tokens) <= 2 * MOST:
        return ()
    cuts = sorted(range(FEWEST, len(tokens) - 1), key=lambda cut: abs(len(tokens) - 2 * cut))
    both = ((" ".join(tokens[:cut]), " ".join(tokens[cut:])) for cut in cuts)
    return next((pair for pair in both if all(map(person, pair))), ())
