"""Signatures of two lines each: a person, and below it the university or the organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line
from dossier.importing.recognise.entry import person_in
from dossier.importing.recognise.finding import Party
from dossier.importing.recognise.offices import is_office

FEWEST, MOSTLY, PAIR = 3, 0.6, 2
"""So many signatures of two lines, and their share of all, tell that the rest are such too."""

Parsed = Sequence[tuple[Party, ...]]


def with_affiliations(
    groups: Sequence[Line], parsed: Parsed
) -> tuple[list[Line], list[tuple[Party, ...]]]:
    """Return lines and whom they name, without the bodies that stand below people."""
    made = list(parsed)
    blocks = [b for b in _blocks(groups) if any(made[i] for i in b)]
    pairs = [b for b in blocks if len(b) == PAIR and _is_pair(made[b[0]], made[b[1]])]
    others = any(len(block) > 1 and block not in pairs for block in blocks)
    if others or len(pairs) < FEWEST or len(pairs) < MOSTLY * len(blocks):
        return list(groups), made
    for first, second in pairs:
        body = groups[second].words.strip(" ,;")
        made[first] = (replace(made[first][0], on_behalf_of=body),)
    alone = [b[0] for b in blocks if len(b) == 1 and made[b[0]]]
    left = {i for i in alone if not any(map(person_in, made[i]))} | {i for _, i in pairs}
    kept = [i for i in range(len(groups)) if i not in left]
    return [groups[i] for i in kept], [made[i] for i in kept]


def _blocks(groups: Sequence[Line]) -> Iterator[list[int]]:
    """Return the places of lines that stand together."""
    block: list[int] = []
    for index, line in enumerate(groups):
        if block and (line.gap or line.column != groups[block[-1]].column):
            yield block
            block = []
        block.append(index)
    if block:
        yield block


def _is_pair(first: tuple[Party, ...], second: tuple[Party, ...]) -> bool:
    """Whether a line names one person, and the next a body and nobody."""
    one = len(first) == 1 and person_in(first[0]) is not None
    office = any("without a name" in other.note or is_office(other.name) for other in second)
    return one and bool(second) and not office and not any(map(person_in, second))
