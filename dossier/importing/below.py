"""Addressees below a first paragraph, where nobody is greeted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.address import is_menu, named
from dossier.importing.layout import Line
from dossier.importing.lexicon import begins
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.names import untitled
from dossier.importing.recognise.offices import begins_with_office
from dossier.importing.recognise.voice import calls_you
from dossier.importing.signs import is_copy, is_date_line, is_for_information, labelled

LONG_LABELLED = 120
MOST_INTRODUCING = 4


def labelled_below(letter: Outline, parts: list[Part], end: int) -> None:
    """Give parts to `To: …` and `Copy: …` below a first paragraph, where nobody is greeted."""
    lines = letter.lines
    prose = [chunk.first for chunk in letter.chunks if chunk.is_prose and chunk.first >= end]
    limit = prose[2] if len(prose) > 2 else len(lines)
    for index in range(end, limit):
        text = lines[index].words
        if parts[index] is not Part.BODY or len(text) > LONG_LABELLED:
            continue
        size = len(re.sub(r"\W", "", begins(text, "to")))
        if is_copy(text) and (labelled(text, "copy", colon=True) or is_for_information(text)):
            parts[index] = Part.CC
        elif (size > 1 and labelled(text, "to", colon=True)) or _goes_on(lines, parts, index):
            parts[index] = Part.ADDRESSEE


def titled_below(letter: Outline, parts: list[Part], end: int) -> None:
    """Give their part to lines such as `Mr N. N.` between an introduction and the text.

    Where nobody is greeted; offices alone only below the date.
    """
    if Part.ADDRESSEE in parts or not {Part.CLOSING, Part.SIGNATURE} & set(parts):
        return
    if Part.CLOSING not in parts and not calls_you(_told(letter)):
        return  # a statement, below whose title stands who makes it
    below = [chunk for chunk in letter.chunks if chunk.first >= end][1:MOST_INTRODUCING]
    for chunk in below:
        first = letter.lines[chunk.first].words
        alone = named(first) and bool(untitled(first)[1])
        if Part.CLOSING not in parts and not alone:
            continue
        dated = chunk.first > 0 and parts[chunk.first - 1] is Part.DATELINE
        dated = dated or is_date_line(letter.lines[chunk.first - 1].words)
        texts = [line.words for line in letter.lines[chunk.first : chunk.last]]
        alone = alone or (dated and all(map(begins_with_office, texts)))
        if not chunk.is_prose and alone and parts[chunk.first] is Part.BODY:
            last = chunk.last
            for line in letter.lines[last:]:  # a comma has parted the offices
                if not dated or line.gap or not begins_with_office(line.words):
                    break
                last += 1
            parts[chunk.first : last] = [Part.ADDRESSEE] * (last - chunk.first)
            return


def _told(letter: Outline) -> str:
    """Return what is told, without the menus and notices of a page around it."""
    prose = [chunk for chunk in letter.chunks if chunk.is_prose]
    lines = [line for one in prose for line in letter.lines[one.first : one.last]]
    lines = lines or [line for line in letter.lines if not is_menu(line.words)]
    return " ".join(line.words for line in lines)


def _goes_on(lines: Sequence[Line], parts: Sequence[Part], index: int) -> bool:
    """Whether a short line goes on with the addressee above, who ended with a comma."""
    above, line = lines[index - 1], lines[index]
    told = index > 0 and parts[index - 1] is Part.ADDRESSEE and not line.gap
    return told and above.words.endswith(",") and len(line.words) < len(above.words)
