"""The lines below the close → one line for each who signs, or for each part of a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import MARKER, parse, person_in
from dossier.importing.recognise.groups import told_apart, turned, without_links
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import begins_with_office, is_body
from dossier.importing.recognise.postal import is_place
from dossier.importing.recognise.runs import told_in, told_of

MOST_COMMAS = 2
"""In the name of one organisation: `… of Telecom, Information and Media`."""
WRAPPED, WIDE, FEW = 30, 45, 2
"""Characters of a line that may have been broken where it was full; of one of few."""
_OPEN_END = re.compile(r"\s[^\W\d_A-ZА-Я]{1,3}$")
"""A small word at the end of a line, which goes on in the next: `… y el`."""
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]\s+\S")
SPACED, MOSTLY, MOST_LINES = 5, 0.6, 3
"""Names from which they are a list, the share of them on one line, and the lines of one."""
ROW = 3
"""Parts of a line that has organisation, person and office."""
ORDERED = 6
"""Cells of which the order tells something."""
FULL = 55
"""Characters from which a line may have been cut for its length."""


def blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Part the lines where there is space between them, or where a heading tells of the next."""
    index = 0
    while index < len(lines):
        end = _end_of_block(lines, index)
        yield lines[index:end]
        index = end


def are_spaced(parts: Sequence[Sequence[Line]]) -> bool:
    """Whether nearly every name of a list has space around it: what has none is one name."""
    alone = sum(len(block) == 1 for block in parts)
    return len(parts) >= SPACED and alone >= MOSTLY * len(parts)


def entries_of(
    block: Sequence[Line], *, is_told: bool = False, is_spaced: bool = False
) -> Iterator[Line]:
    """Join the lines of a run of names that goes over several lines, and part columns.

    `is_told` where a heading above announces names, `is_spaced` where each has space around it.
    """
    if not block:
        return
    text = " ".join(line.words for line in block)
    if len(block) > 1 and is_run(block, text, is_told=is_told):
        yield replace(block[0], words=text, text=text, cells=())
    elif _are_rows(block):
        yield from map(_name_first, block)
    elif len(block) > 1 and _is_columns(block):
        yield from _down(block)
    elif len(block) > 1 and _has_offices_above(block):
        yield from _down([block[1], block[0], *block[2:]])
    elif _is_one_body(block) or (is_spaced and _is_one_name(block)):
        yield replace(block[0], words=text, text=text)
    elif len(block) > 1 and are_numbered(block):
        yield from _in_order(block)
    elif len(block) > 1 and _are_lists(block):
        yield from _each_cell(block)
    else:
        yield from told_apart(turned(list(_continued([without_links(x) for x in block]))))


def are_numbered(block: Sequence[Line]) -> bool:
    """Whether every cell has a number: a list goes on in the next column."""
    rows = [line for line in block if len(line.cells) > 1]
    cells = [cell for line in block for cell in line.cells or (line.words,)]
    return len(rows) > 1 and all(_NUMBERED.match(cell) for cell in cells)


def _in_order(block: Sequence[Line]) -> Iterator[Line]:
    """Return the cells of a block by their numbers."""
    cells = [(line, cell) for line in block for cell in line.cells or (line.words,)]
    for line, cell in sorted(cells, key=lambda one: int(re.findall(r"\d+", one[1])[0])):
        yield replace(line, words=cell, text=cell, cells=(), gap=0, kind=LineKind.ITEM)


def _end_of_block(lines: Sequence[Line], start: int) -> int:
    end = start + 1
    while end < len(lines) and lines[end].column == lines[start].column:
        rows = lines[end].kind is LineKind.ROW and lines[end - 1].kind is LineKind.ROW
        apart = lines[end].gap and not rows
        if apart or _announces(lines[end - 1]) or _begin_columns(lines[end - 1], lines[end]):
            break
        end += 1
    return end


def _begin_columns(above: Line, line: Line) -> bool:
    """Whether people stand side by side below a line without columns."""
    return len(line.cells) > 1 and not above.cells and all(map(_names_one, line.cells))


def _announces(line: Line) -> bool:
    """Whether a line only tells that names follow: `Signatories:`."""
    return line.words.rstrip().endswith((":", "：")) and line.kind is LineKind.TEXT


def is_run(block: Sequence[Line], text: str, *, is_told: bool = False) -> bool:
    """Whether the lines of a block are one text of names, which only its width has broken."""
    if any(line.kind is not LineKind.TEXT or line.cells for line in block[1:]) or block[0].cells:
        return False
    longest = max(len(line.words) for line in block)
    least = WRAPPED if len(block) > FEW else WIDE
    full = sum(len(line.words) >= max(least, 0.7 * longest) for line in block[:-1])
    if full < 0.7 * len(block[:-1]):
        return False
    if _are_people(block) or _are_told_alike(block) or _are_rows(block):
        return False
    found = told_in(text, is_told=is_told)
    if any(MARKER.match(line.words) for line in block):
        return found is not None and found.mark != "," and len(found.parts) > len(block)
    return found is not None or (text.count(",") >= 4 and _names_share(text))


def _are_rows(block: Sequence[Line]) -> bool:
    """Whether each line has organisation, person and office, in this order."""
    if len(block) <= FEW or any(x.cells or x.words.endswith((",", ";")) for x in block):
        return False
    rows = [_row(line) for line in block]
    named = [len(row) == ROW and not _names_one(row[0]) and _names_one(row[1]) for row in rows]
    return all(named) and any(is_body(row[0]) for row in rows)


def _row(line: Line) -> list[str]:
    return [part.strip() for part in MARKER.sub("", line.words).split(",")]


def _name_first(line: Line) -> Line:
    """Return `Organisation, Person, office` as `Person, office, Organisation`."""
    body, name, office = _row(line)
    return replace(line, words=f"{name}, {office}, {body}")


def _are_told_alike(block: Sequence[Line]) -> bool:
    """Whether nearly each line has one comma, or a colon: names, and where or whose they are."""
    commas = [line.words.rstrip(",").count(",") for line in block]
    colons = sum(": " in line.words for line in block)
    is_open = any(line.words.endswith((",", ";")) for line in block[:-1])
    alike = not is_open and sum(count == 1 for count in commas) >= 0.8 * len(block)
    return len(block) > FEW and (alike or colons == len(block))


def _are_people(block: Sequence[Line]) -> bool:
    """Whether each line begins with somebody's name and is not open at its end: a list."""
    first = told_of(block[0].words) or block[0].words
    texts = (first, *(line.words for line in block[1:]))
    crowded = sum(text.count(",") > MOST_COMMAS for text in texts[:-1])
    if 2 * crowded > len(texts[:-1]) and _names_share(" ".join(texts)):
        return False
    named = sum(_names_one(re.split(r"[,;(–]", text)[0]) for text in texts)
    is_open = sum(line.words.endswith((",", ";")) for line in block[:-1])
    return named >= 0.8 * len(block) and 2 * is_open < len(block)


def _is_one_body(block: Sequence[Line]) -> bool:
    """Whether a name is so long that it goes on in the next line."""
    if not 1 < len(block) <= 3 or any(line.cells or MARKER.match(line.words) for line in block):
        return False
    if sum(line.words.count(",") for line in block) > MOST_COMMAS:
        return False
    full = all(len(line.words) >= FULL and line.words[-1].isalnum() for line in block[:-1])
    return full and is_body(block[0].words) and not any(_names_one(x.words) for x in block)


def _is_one_name(block: Sequence[Line]) -> bool:
    """Whether few lines that stand apart from others are the name of one organisation."""
    texts = [line.words for line in block]
    if not 1 < len(block) <= MOST_LINES or any(x.cells or MARKER.match(x.words) for x in block):
        return False
    if _OPEN_END.search(texts[0]):
        return True
    below = any(is_place(x) or begins_with_office(x) or _names_one(x) for x in texts[1:])
    return not (below or _names_one(texts[0].split(",")[0]) or texts[0].endswith((":", ".", ";")))


def _is_columns(block: Sequence[Line]) -> bool:
    """Whether people stand side by side, with what they are below their names."""
    width = len(block[0].cells)
    if width < 2 or any(len(line.cells) != width for line in block[1:]):
        return False
    below = [cell for line in block[1:] for cell in line.cells]
    return all(_names_one(cell) for cell in block[0].cells) and not all(map(_names_one, below))


def _has_offices_above(block: Sequence[Line]) -> bool:
    """Whether people stand side by side below what they are: `Il Presidente   La Segretaria`."""
    above, below = block[0].cells, block[1].cells
    told = (
        len(above) > 1 and all(map(begins_with_office, above)) and not any(map(_names_one, above))
    )
    return told and len(below) == len(above) and all(map(_names_one, below))


def _names_one(text: str) -> bool:
    party = parse(text)
    return party is not None and person_in(party) is not None


def _are_lists(block: Sequence[Line]) -> bool:
    """Whether organisations stand side by side, rather than somebody and what is said of him."""
    width = max(len(line.cells) for line in block)
    if width < 2 or any(len(line.cells) != width for line in block[:-1]):
        return False
    if are_ordered(block):
        return True
    columns = [[line.cells[i] for line in block if i < len(line.cells)] for i in range(width)]
    return all(_are_bodies(column) for column in columns)


def are_ordered(block: Sequence[Line]) -> bool:
    """Whether the cells of a block, row by row or column by column, are in alphabetical order."""
    rows = [folded(cell) for line in block for cell in line.cells]
    down = [
        folded(cell) for column in zip_longest(*(x.cells for x in block)) for cell in column if cell
    ]
    return len(rows) >= ORDERED and (rows == sorted(rows) or down == sorted(down))


def _are_bodies(column: Sequence[str]) -> bool:
    people = sum(_names_one(cell) and not is_body(cell) for cell in column)
    bodies = sum(is_body(cell) for cell in column)
    others = sum(begins_with_office(cell) or is_place(cell) for cell in column)
    return bodies >= max(1, 0.3 * len(column)) and people < 0.6 * len(column) and others <= bodies


def _each_cell(block: Sequence[Line]) -> Iterator[Line]:
    """Go down the columns where that is the order of the alphabet, else along the rows."""
    rows = [(line, cell) for line in block for cell in line.cells]
    down = [
        (line, line.cells[i])
        for i in range(len(block[0].cells))
        for line in block
        if i < len(line.cells)
    ]
    names = [folded(cell) for _, cell in down]
    for line, cell in down if names == sorted(names) else rows:
        yield replace(line, words=cell, text=cell, cells=(), gap=0, kind=LineKind.ITEM)


def _down(block: Sequence[Line]) -> Iterator[Line]:
    """Go down the columns; where a row has nothing but people, others begin below."""
    starts = [i for i, line in enumerate(block) if all(map(_names_one, line.cells))]
    for first, last in pairwise([*starts, len(block)]):
        for column in range(len(block[0].cells)):
            for line in block[first:last]:
                words, gap = line.cells[column], int(line is block[first])
                yield replace(
                    line,
                    words=words,
                    text=words,
                    cells=(),
                    column=column + 1,
                    gap=gap,
                    kind=LineKind.TEXT,
                )


def _continued(block: Sequence[Line]) -> Iterator[Line]:
    """Join to an item of a list the lines that go on with it."""
    made: list[Line] = []
    for line in block:
        above = made[-1] if made else None
        if above is not None and _goes_on(above, line):
            made[-1] = replace(above, words=f"{above.words} {line.words}")
        else:
            made.append(line)
    yield from made


def _goes_on(above: Line, line: Line) -> bool:
    if line.gap or line.kind is LineKind.ITEM:
        return False
    quoted = re.fullmatch(r"[«„“\"][^»”\"]+[»”\"][.,;]?", line.words) is not None
    quoted = quoted and not above.words.endswith((".", ",", ";", "»", "”"))
    return quoted or (line.words[:1].islower() and _is_open(above))


def _is_open(line: Line) -> bool:
    marked = MARKER.match(line.words) is not None or line.kind is LineKind.ITEM
    return marked or line.words.endswith((",", " of", " for"))


def _names_share(text: str) -> bool:
    parts = [part for part in re.split(r",\s*|\s+(?:and|et|und|y|e|i|та|и)\s+", text) if part]
    return sum(person(part) is not None for part in parts) >= 0.8 * len(parts)
