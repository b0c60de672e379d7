"""Several to whom a letter goes, one an item of a list: `- al Prefetto`, `- to the Minister`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.layout import Line, LineKind
from dossier.importing.recognise.entry import MARKER, parse, person_in, trimmed
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.names import untitled

_TO = re.compile(
    r"^(?:al|allo|alla|ai|agli|alle|au|aux|à la|an (?:den|die|das)|to the|a los|a las|a la|"
    r"(?:a|à|to|an)(?=\s+(?:tutt[ie]|tou(?:te)?s|all|tod[oa]s|alle)\s))\s+|^(?:all|à l)['’]\s*",
    re.IGNORECASE,
)
"""How an item begins that says to whom a letter goes."""
FEW = 2
"""Items that are a list."""


def is_listed(line: Line) -> bool:
    """Whether a line is an item of a list and says that something goes to somebody."""
    marked = line.kind is LineKind.ITEM or MARKER.match(line.words) is not None
    return marked and _TO.match(_bare(line)) is not None


def listed(lines: Sequence[Line]) -> list[Party]:
    """Return whom the items of a list name; nobody where a line of them is no such item."""
    if not all(map(is_listed, lines)):
        return []
    return [_one(line) for line in lines]


def _bare(line: Line) -> str:
    return trimmed(MARKER.sub("", line.words).strip(" ,;"))


def _one(line: Line) -> Party:
    text = _TO.sub("", _bare(line))
    found = parse(text, line.number)
    told = found is not None and (found.capacity or untitled(text)[1])
    if found is not None and told and person_in(found) is not None:
        return found
    return Party(text, "", "", UNSURE, line.number, line.words, "by the words of the letter")
