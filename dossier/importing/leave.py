"""How letters take leave in words of their own: `With hope and gratitude,` above a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.layout import Line, LineKind
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body, is_office

_BEGINS = re.compile(
    r"^(?:with|in|yours|mit|avec|en|con|com|z|ze|w|с|со|в|з|із|зі|for|on behalf|pour|für|per|por|"
    r"za|от имени|від імені)\s+[^\W\d_]",
    re.IGNORECASE,
)
_YOURS = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)? (?:votre|vôtre|vostro|suyo|yours)$", re.IGNORECASE)
"""How a line ends with whose the writer is: `Respectueusement vôtre`."""
MOST_WORDS = 7
NEAR, WIDE = 12, 60
"""Among so many lines above there is one of the text, which is so long."""


def takes_leave(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line with a comma stands above whoever signs."""
    text = lines[index].words
    led = text.endswith(",") and _BEGINS.match(text) and len(text.split()) <= MOST_WORDS
    if not (led or _YOURS.match(text.strip(" ,."))):
        return False
    if lines[index].kind is not LineKind.TEXT or any(c.isdigit() for c in text):
        return False
    if index + 1 >= len(lines) or person(text.strip(" ,")) or is_office(text):
        return False
    above = lines[max(0, index - NEAR) : index]
    return any(len(line.words) > WIDE for line in above) and _signs(lines[index + 1].words)


def _signs(text: str) -> bool:
    first = re.split(r"\s[–—-]\s|,", text)[0]
    found = parse(first)
    return found is not None and (person_in(found) is not None or is_body(first))
