"""Who gets a copy, in the head of a letter: all below the label that is no date and no subject."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.importing.chunks import Chunk
from dossier.importing.layout import Line
from dossier.importing.parts import Part
from dossier.importing.recognise.cases_of_bodies import nominative_body
from dossier.importing.recognise.copy_lines import TO_ALL
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body
from dossier.importing.signs import SENDER, SENDER_BEFORE, is_copy, labelled


def copies_go_on(
    lines: Sequence[Line], free: Sequence[Chunk], chosen: list[Chunk], parts: list[Part], end: int
) -> list[Chunk]:
    """Give blocks below those who get a copy the same part, and return the other chosen ones.

    They go on where the address stands above them, or where the label has a line for itself.
    """
    first = next((i for i in range(end) if parts[i] is Part.CC), None)
    if first is None:
        return chosen
    addressed = any(chunk.first < first for chunk in chosen) or Part.ADDRESSEE in parts[:first]
    for chunk in free:
        if chunk.first <= first or chunk.first >= end:
            continue
        near = not lines[chunk.first].gap
        if not (addressed or near or _is_bare_label(lines[chunk.first - 1])):
            continue
        if parts[chunk.first - 1] is not Part.CC or not _names_some(lines[chunk.first]):
            continue
        left = range(chunk.first, min(chunk.last, end))
        for index in (i for i in left if parts[i] in {Part.BODY, Part.LETTERHEAD}):
            parts[index] = Part.CC
        chosen = [one for one in chosen if one is not chunk]
    return chosen


def _is_bare_label(line: Line) -> bool:
    """Whether a line has nothing but the label of those who get a copy."""
    return is_copy(line.words) and not labelled(line.words, "copy")


def _names_some(line: Line) -> bool:
    """Whether a line is somebody's, and does not say that it is whoever writes or is written to."""
    text = line.words
    if (
        SENDER.match(text)
        or SENDER_BEFORE.match(text)
        or labelled(text, "to", colon=True) is not None
    ):
        return False
    told = begins_with_office(text) or is_body(nominative_body(text)) or bool(untitled(text)[1])
    return told or TO_ALL.match(text) is not None or person(text.split(",")[0]) is not None
