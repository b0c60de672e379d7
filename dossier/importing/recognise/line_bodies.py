"""The names of organisations that one line of a head or a foot has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.importing.foot import is_foot
from dossier.importing.lexicon import begins, has
from dossier.importing.recognise.entry import pieces
from dossier.importing.recognise.headlines import ON
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body, is_company, is_of_many, is_office
from dossier.importing.recognise.postal import is_address, is_contact
from dossier.importing.recognise.whole_bodies import is_service
from dossier.importing.signs import is_date_line, is_heading_of

SENTENCE, SHORT = 5, 2
"""Words of a sentence; words that may be a name though a full stop is behind them."""
_CARE_OF = re.compile(r"\sc/o\s")
_FILE = re.compile(r"\d{3,}\s?/\s?\d|/\d{4,}|\)\s?\d{4}")
"""The number of a file."""
_BY = re.compile(r"(?:\bby|\bof|\bde|\bda|\bvon|\s[|–—-])\s+(?:the\s+)?([A-ZÀ-ÝА-Я].+)$")


def bodies_of(text: str) -> Iterator[str]:
    """Return the names of organisations that a line of a head or foot has."""
    if is_contact(text) or is_date_line(text) or begins(text, "reference") or is_foot(text):
        return
    if (
        _FILE.search(text) or " / " in text or " > " in text or "→" in text
    ):  # where a page stands on its site
        return
    if is_heading_of(text, "contact") or (text.endswith(".") and _is_told(text.split())):
        return
    fields = ("press_release", "open_letter", "resolution", "statement")
    if any(has(text, field) for field in fields):
        match = _BY.search(text)
        text = ON.split(match[1])[0] if match else ""
    for piece in pieces(_CARE_OF.split(text.strip(" -–—*_"))[0]):
        bare = piece.strip("() ")
        held = is_office(bare.split(" ")[0]) and not (is_service(bare) or is_of_many(bare))
        if is_body(bare) and (person(bare) is None or is_company(bare)) and not held:
            yield from () if is_address(bare) else (bare,)


def _is_told(tokens: Sequence[str]) -> bool:
    """Whether words that end with a full stop are a sentence, long or in small letters."""
    small = all(token[0].islower() for token in tokens[1:])
    return len(tokens) > SENTENCE or (small and len(tokens) > SHORT)
