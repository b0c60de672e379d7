"""Lists of those who sign that nothing announces but the text: `we, the undersigned, …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import MARKER, parse
from dossier.importing.recognise.offices import is_company

FEWEST, LONGEST, LONGEST_LABEL = 3, 14, 9
"""Items of a list, words of one of them, words of the label above."""
KNOWN = 0.4
"""The share of items that are known to name somebody."""
_WE_SIGN = re.compile(
    r"\b(?:undersigned|we,? the signator\w+|soussigne\w*|signataires|"
    r"unterzeichne(?:nden|r)\w*|"
    r"unterzeichnete\w*|abajo firmantes|firmantes|sottoscritt[aie]\w*|firmatari\w*|"
    r"nizej podpisan\w*|sygnatariusz\w*|нижеподписавш\w*|подписавш\w*|нижчепідписан\w*|"
    r"підписант\w*|"
    r"томенде қои \w+|қол қоюшы\w*)"
)
"""Says in the text that those who speak have signed; folded."""
_MEMBERS = re.compile(
    r"\W*(?:the )?(?:members?|member organi[sz]ations|organi[sz]\w+|mitglied\w*|membres|miembros|"
    r"membri|czlonk\w+|entidades|aderenti|члены|участники|члени|учасники|організації|"
    r"организации|мүшелері|ұиымдар)\b"
)
"""How a label begins that stands above them; folded."""


def list_of_undersigned(lines: Sequence[Line], body: int) -> int | None:
    """Return where a list of those begins whom the text has called the undersigned."""
    if not _WE_SIGN.search(folded(" ".join(line.words for line in lines[body:]))):
        return None
    for first, last in _runs(lines, body + 1):
        if _is_list(lines[first:last]):
            above = lines[first - 1].words
            short = len(above.split()) <= LONGEST_LABEL and _MEMBERS.match(folded(above))
            if short or not above.endswith((":", "：")):
                return first
    return None


def _runs(lines: Sequence[Line], start: int) -> Iterator[tuple[int, int]]:
    """Return where items of a list stand one below the other."""
    first = None
    for index in range(start, len(lines) + 1):
        marked = index < len(lines) and _is_marked(lines[index])
        if marked and first is None:
            first = index
        elif not marked and first is not None:
            yield first, index
            first = None


def _is_marked(line: Line) -> bool:
    return line.kind is LineKind.ITEM or MARKER.match(line.words) is not None


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether items name people or organisations, and none is a sentence."""
    if len(lines) < FEWEST:
        return False
    texts = [MARKER.sub("", line.words) for line in lines]
    plain = all(
        text[:1].isupper()
        and len(text.split()) <= LONGEST
        and (is_company(text) or not text.endswith((".", ";", ":")))
        for text in texts
    )
    return plain and sum(parse(text) is not None for text in texts) >= KNOWN * len(texts)
