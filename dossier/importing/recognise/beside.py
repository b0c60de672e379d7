"""Names that stand side by side, where the space between them was lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.recognise.name_and_office import name_and_office
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import is_office, is_office_word

LONGEST_LINE = 400
"""Characters of a line in which names stand side by side."""
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
    lines = [one for line in lines for one in _names_and_offices(line)]
    halves = [_twice(line) for line in lines]
    made = list(lines)
    for index, line in enumerate(lines):
        if halves[index] or line.cells or line.kind is not LineKind.TEXT:
            continue
        below = index + 1 < len(lines) and halves[index + 1] and not lines[index + 1].gap
        names = _told_apart(line.words) or (_two_names(line.words) if below else ())
        if names:
            made[index] = replace(line, cells=names, gap=max(1, line.gap))
            if below:
                made[index + 1] = replace(lines[index + 1], cells=halves[index + 1])
                made[index + 2 : index + 3] = [replace(x, gap=1) for x in lines[index + 2 :][:1]]
    return made


def _names_and_offices(line: Line) -> tuple[Line, ...]:
    """Return as two lines the names and the offices of a line: `N. N. N. N. chair secretary`."""
    tokens = line.words.split()
    small = next((i for i, one in enumerate(tokens) if one[0].islower()), 0)
    names, offices = " ".join(tokens[:small]), tokens[small:]
    told = len(offices) == FEWEST and all(is_office_word(folded(one)) for one in offices)
    if line.cells or not told or (person(names) and small < 2 * FEWEST) or not _two_names(names):
        return (line,)
    below = " ".join(offices)
    return replace(line, words=names, text=names), replace(line, words=below, text=below, gap=0)


def _told_apart(text: str) -> tuple[str, ...]:
    """Return the names that initials, titles or the letters behind them part."""
    if len(text) > LONGEST_LINE:
        return ()
    told = _TWO_WITH_INITIALS.fullmatch(text)
    seats = tuple(one for one in _SEAT.split(text) if one.strip())
    if told:
        return (told[1], told[2])
    if len(seats) > 1 and all(person(one.split(",")[0]) for one in seats):
        return seats
    if dashed := _dashed(text):
        return dashed
    tokens = text.split()
    for cut in range(FEWEST, len(tokens) - 1):
        both = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if all(untitled(one)[1] and person(one) for one in both):
            return both
    return ()


def _dashed(text: str) -> tuple[str, ...]:
    """Return those whom a text names in turn: `N. N. – President N. N. – Treasurer`."""
    parts = re.split(r"\s[–—-]\s", text)
    if len(parts) <= FEWEST or person(parts[0]) is None or not is_office(parts[-1]):
        return ()
    between = [name_and_office(part) for part in parts[1:-1]]
    told = [(one[1], one[0]) for one in between if one is not None and is_office(one[1])]
    if len(told) != len(between):
        return ()
    names = [parts[0], *(name for _, name in told)]
    offices = [*(office for office, _ in told), parts[-1]]
    return tuple(f"{name}, {office}" for name, office in zip(names, offices, strict=True))


def _twice(line: Line) -> tuple[str, ...]:
    """Return the two halves of a line that says the same twice, or has two offices of one word."""
    tokens = line.words.split()
    half = len(tokens) // 2
    if line.cells or not half:
        return ()
    both = " ".join(tokens[:half]), " ".join(tokens[half:])
    same = len(tokens) % 2 == 0 and both[0] == both[1]
    offices = len(tokens) == FEWEST and all(is_office_word(folded(one)) for one in tokens)
    return both if same or offices else ()


def _two_names(text: str) -> tuple[str, ...]:
    """Return the two names of a line, as even as may be."""
    tokens = text.split()
    if not 2 * FEWEST <= len(tokens) <= 2 * MOST:
        return ()
    after_names = (cut for cut in range(FEWEST, len(tokens) - 1) if tokens[cut - 1][-1] != ".")
    cuts = sorted(after_names, key=lambda cut: abs(len(tokens) - 2 * cut))
    both = ((" ".join(tokens[:cut]), " ".join(tokens[cut:])) for cut in cuts)
    return next((pair for pair in both if all(map(person, pair))), ())
