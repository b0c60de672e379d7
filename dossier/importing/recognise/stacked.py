"""Signatures of several lines: names with their offices and organisations above or below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import entries, folded
from dossier.importing.recognise.entry import MARKER, bare_office, person_in
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact

SEVERAL = 2
FEWEST_BLOCKS = FEWEST_LINES = 2
TURNS, FEWEST_TURNS = (3, 2), 3
"""Lines of a signature that stands once more and once more, and how often at least."""
FEWEST_TOLD, MOST_DIFFERENT = 5, 0.75
"""Lines below names of which so many at most are different: they are no names."""
NEARLY_ALL = 0.75
"""The part of the lines below names that must be offices for whoever is named there to be none."""


def office_only(found: Sequence[Party]) -> bool:
    """Whether a line names an office and nobody."""
    return any("without a name" in one.note for one in found)


def stacked(
    groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]], people: int
) -> list[Party]:
    """Names with their offices and organisations on lines of their own, above or below."""
    made = _in_blocks(groups, parsed)
    if made:
        return made
    waiting: list[str] = []
    open_entry = False
    above = _stand_above(groups, parsed)
    for line, found in zip(groups, parsed, strict=True):
        text = _bare(line)
        if open_entry and not line.gap and _is_bracketed(text):
            made[-1] = _told(made[-1], [text.strip("()")])
        elif len(found) > SEVERAL:  # a run of names
            made.extend(found)
        elif any(person_in(one) for one in found):
            first, *others = found
            made.extend((_told(first, waiting) if waiting else first, *others))
            waiting, open_entry = [], not above
        elif is_contact(text) or is_address(text) or _is_heading(line):
            open_entry = open_entry and not _is_heading(line)
        elif not people and found and not office_only(found):
            made.extend(found)
        elif open_entry and made and _tells(text):
            is_new = _is_new_body(made[-1], text, line, groups)
            made[-1:] = [made[-1], *found] if is_new else [_told(made[-1], [text])]
        elif (found or above) and _tells(text):
            waiting.append(text)
    return made or _nameless(groups, waiting)


def _stand_above(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> bool:
    """Whether several offices stand each above its name, and nothing below the last."""
    named = [any(map(person_in, found)) for found in parsed]
    return sum(named) > 1 and named[-1] and not named[0] and _tells(_bare(groups[0]))


def _bare(line: Line) -> str:
    return MARKER.sub("", line.words).strip(" ,;")


def _tells(text: str) -> bool:
    """Whether a line says who somebody is."""
    return is_office(text) or is_body(text) or text[:1].islower()


def _in_blocks(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> list[Party]:
    """Return whom the first lines of blocks name, where all blocks have name, office and such.

    Empty where they are no such blocks. Whatever reads like a name below is none.
    """
    starts = [
        i
        for i, line in enumerate(groups)
        if i == 0 or line.gap or line.column != groups[i - 1].column
    ]
    blocks = [range(a, b) for a, b in pairwise([*starts, len(groups)])]
    below = [groups[i] for block in blocks for i in block[1:]]
    if any(line.cells for line in groups):
        return []
    if len(blocks) < FEWEST_BLOCKS or min(map(len, blocks)) < FEWEST_LINES:
        return []
    if not all(len(parsed[b[0]]) == 1 and person_in(parsed[b[0]][0]) for b in blocks):
        return []
    if sum(_tells(_bare(line)) for line in below) < len(below) / 2:
        return []
    return [
        _told(
            parsed[b[0]][0],
            [
                _bare(groups[i])
                for i in b[1:]
                if not is_contact(groups[i].words) and not is_address(groups[i].words)
            ],
        )
        for b in blocks
    ]


def _come_again(told: Sequence[str]) -> bool:
    """Whether several stand below one name and below another, as parties do, and people do not."""
    return len(told) >= FEWEST_TOLD and len(set(told)) <= MOST_DIFFERENT * len(told)


def in_turn(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> list[Party]:
    """Return whom the lines name where name, office and organisation stand in turn, over and over.

    Empty where they do not. Whatever reads like a name elsewhere in the turn is none.
    """
    if any(line.cells or line.kind is not LineKind.TEXT for line in groups):
        return []
    for size in TURNS:
        starts = range(0, len(groups), size)
        if len(groups) % size or len(starts) < FEWEST_TURNS:
            continue
        if not all(len(parsed[i]) == 1 and person_in(parsed[i][0]) for i in starts):
            continue
        below = [range(i + 1, i + size) for i in starts]
        bare = not any("," in groups[i].words for i in starts)
        nobody = bare and not any(parsed[k] for own in below for k in own)
        again = _come_again([_bare(groups[k]) for own in below for k in own])
        if nobody or again or _tell_offices(groups, parsed, starts, below):
            both = zip(starts, below, strict=True)
            return [_told(parsed[i][0], [_bare(groups[k]) for k in own]) for i, own in both]
    return []


def _tell_offices(
    groups: Sequence[Line],
    parsed: Sequence[tuple[Party, ...]],
    starts: Sequence[int],
    below: Sequence[Sequence[int]],
) -> bool:
    """Whether lines with no space between have offices at the same place of most turns.

    Where nearly all lines but the first of each turn are offices, whoever is named in one of them
    is the one whose name a chair or a prize has.
    """
    offices = [sum(_tells(_bare(groups[own[k]])) for own in below) for k in range(len(below[0]))]
    told = sum(bool(parsed[i][0].capacity) for i in starts)
    if not told and len(starts) > FEWEST_TURNS and min(offices) > NEARLY_ALL * len(starts):
        return True
    if any(line.gap for line in groups[1:]):
        return False
    people = (p for own in below for k in own for p in parsed[k] if person_in(p))
    if any(p.capacity or p.on_behalf_of for p in people):
        return False
    return max(*offices, told) > len(starts) / 2


def _nameless(groups: Sequence[Line], waiting: Sequence[str]) -> list[Party]:
    """Return the organisations, or the office, of a signature in which nobody is named."""
    if not waiting:
        return []
    numbers = {_bare(line): line.number for line in groups}
    bodies = [text for text in waiting if is_body(text) and not begins_with_office(text)]
    if bodies:
        return [Party(x, confidence=LIKELY, line=numbers.get(x, 0), quote=x) for x in bodies]
    return [
        Party(
            bare_office(waiting[0]),
            confidence=UNSURE,
            line=numbers.get(waiting[0], 0),
            quote=waiting[0],
            note="an office without a name",
        )
    ]


def _is_bracketed(text: str) -> bool:
    """Whether a whole line stands in brackets: below a name it says who that is."""
    return text.startswith("(") and text.endswith(")") and text.count("(") == 1


def _is_heading(line: Line) -> bool:
    text = line.words.rstrip()
    return text.endswith(":") or folded(text.strip(" :")) in entries("signed")


def _is_new_body(last: Party, text: str, line: Line, groups: Sequence[Line]) -> bool:
    """Whether an organisation signs for itself, after the people."""
    if not is_body(text) or begins_with_office(text) or not last.on_behalf_of:
        return False
    return bool(line.gap) and sum(is_body(g.words) for g in groups) > 2


def _told(party: Party, texts: Sequence[str]) -> Party:
    """Add what other lines say of somebody."""
    for text in texts:
        if text[:1].islower() and party.on_behalf_of and not party.capacity:
            party = replace(party, on_behalf_of=f"{party.on_behalf_of} {text}")
        elif is_body(text) and not is_office(text) and not party.on_behalf_of:
            party = replace(party, on_behalf_of=text)
        elif text[:1].islower() and party.capacity:
            party = replace(party, capacity=f"{party.capacity} {text}")
        else:
            joined = ", ".join(one for one in (party.capacity, text) if one)
            party = replace(party, capacity=joined)
    return party
