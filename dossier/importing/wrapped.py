"""Lines that only the width of the paper has broken, outside of paragraphs: one for recognisers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dossier.importing.chunks import Chunk
from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins
from dossier.importing.parts import Outline
from dossier.importing.recognise.entry import MARKER, parse, person_in
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body
from dossier.importing.recognise.postal import is_address, is_contact
from dossier.importing.signs import is_given, is_prose, is_start

MOST_LINES = 8
"""Lines of a block in which any may have been broken, for its length alone."""
RUN = 4
"""Commas of a run of names, which others join."""
_OPEN = re.compile(
    r"[^\W\d_]{2,}\s(?:[^\W\d_A-ZА-ЯІЇЄҐ]{1,3}|della|delle|degli|dell|para|with|from|"
    r"OF|THE|AND|FOR|DE|DU|LA|LE|LES|EL|LOS|DEL|DELLA|DI|DER|DIE|DES|UND|И|ТА|НА|ПО)$"
)
"""How a line ends that goes on in the next: with a small word."""


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join the lines of names, offices and titles that were broken; the first stands for all."""
    made: list[Line] = []
    for block in _blocks(lines):
        text = " ".join(line.words for line in block)
        is_run = ";" in text or text.count(",") >= RUN
        if len(block) > 1 and is_given(text):
            made.append(replace(block[0], words=text))
            continue
        if len(block) == 1 or is_run or is_prose(text):
            made.extend(block)
            continue
        for index, line in enumerate(block):
            if index and _goes_on(block[index - 1], line, is_list=len(block) > MOST_LINES):
                made[-1] = replace(made[-1], words=f"{made[-1].words} {line.words}")
            else:
                made.append(line)
    return made


def _blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Part lines where space, a page, a column or something that is no text is between them."""
    starts = [
        index
        for index, line in enumerate(lines)
        if not index or line.gap or _is_apart(line, lines[index - 1])
    ]
    yield from (lines[a:b] for a, b in pairwise([*starts, len(lines)]))


def _is_apart(line: Line, above: Line) -> bool:
    plain = line.kind is above.kind is LineKind.TEXT and not (line.cells or above.cells)
    same = line.page == above.page and line.column == above.column
    return not (plain and same) or line.is_whole


_TITLES = ("press_release", "open_letter", "joint_letter", "statement", "resolution", "contact")
"""What a line calls a document, which ends the title above."""


def _goes_on(above: Line, line: Line, *, is_list: bool) -> bool:
    """Whether a line goes on with the one above; in a list it does so behind a small word alone."""
    text = line.words
    if MARKER.match(text) or is_start(text) or is_contact(text) or is_start(above.words):
        return False
    if _OPEN.search(above.words):
        return not (_names_one(above.words) and _names_one(text))  # `… внутренних дел`
    if is_list or not above.is_full or above.words[-1] in ".:;!?" or is_address(text):
        return False
    if any(begins(text, field) for field in _TITLES) or _names_one(above.words):
        return False
    named = person(text.split(",")[0]) is not None or bool(untitled(text)[1])
    return not (named or begins_with_office(text) or (is_body(text) and " " in text))


def _names_one(text: str) -> bool:
    found = parse(text)
    return found is not None and person_in(found) is not None


def spread(letter: Outline, lines: Sequence[Line]) -> Outline:
    """Return the outline of all lines, where one line of it stood for several."""
    places = {line.number: index for index, line in enumerate(letter.lines)}
    chunk_of = {i: n for n, one in enumerate(letter.chunks) for i in range(one.first, one.last)}
    own: list[int] = []
    for line in lines:
        own.append(places.get(line.number, own[-1] if own else 0))
    chunks: list[Chunk] = []
    for index, place in enumerate(own):
        chunk = letter.chunks[chunk_of[place]]
        if index and chunk_of[place] == chunk_of[own[index - 1]]:
            chunks[-1] = replace(chunks[-1], last=index + 1)
        else:
            chunks.append(replace(chunk, first=index, last=index + 1))
    return Outline(tuple(lines), tuple(chunks), tuple(letter.parts[i] for i in own))
