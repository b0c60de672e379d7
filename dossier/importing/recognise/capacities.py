"""In what capacity somebody writes or is written to, without what only stands beside it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.importing.lexicon import folded
from dossier.importing.recognise.finding import Party
from dossier.importing.recognise.navigation import is_navigation
from dossier.importing.recognise.postal import begins_with_road, is_street

_TITLE = re.compile(
    r"^(?:(?:monsieur|madame|m\.|mme)\s(?:l['’]|le\s|la\s)|(?:frau|herrn?|mr\.?|mrs\.?|ms\.?|sig\.?ra|"
    r"pan|pani|panu)\s)(?=[^\W\d_])",
    re.IGNORECASE,
)
"""How an office is called: `Monsieur l'Ambassadeur`, `Frau Botschafterin`."""
_TURNING = re.compile(
    r"(?:\s(?:previous|next|page|contents|back|top|print|share|home|menu|sommaire|retour|zurück|"
    r"weiter|drucken|seite))+$",
    re.IGNORECASE,
)
"""Words of a page that have run into the last line of a signature."""
_NUMBERED = re.compile(r"\s[A-ZÀ-Ý][\w.’'-]+\s\d{1,4}(?:\s?[-–/]\s?\d{1,4})?[a-z]?$")
"""A street and its number, or a day, behind an office: `Head of Mission Tervuren 443-445`."""
LONGEST, LONGEST_BODY = 160, 60
"""Characters of a capacity in one piece; of an organisation whose name has a full stop in it."""


def proper(party: Party) -> Party:
    """Return somebody without streets, marks and words of the page in what is said of her."""
    parts = [_bare(part) for part in party.capacity.split(", ")]
    capacity = ", ".join(part for part in parts if part)
    behalf = party.on_behalf_of
    is_headline = len(behalf) > LONGEST_BODY and re.search(r"[.!?]\s", behalf) is not None
    if is_headline or is_navigation(behalf):
        behalf = ""
    if len(capacity) > LONGEST and not party.capacity.count(","):
        capacity = ""
    return replace(party, capacity=capacity, on_behalf_of=behalf)


def _bare(part: str) -> str:
    """Return a part of a capacity by itself; empty where it tells nothing of an office."""
    text = _NUMBERED.sub("", _TURNING.sub("", part.strip())).removesuffix(" on")
    if text != folded(text):  # a title in small letters may belong to the office
        text = _TITLE.sub("", text)
    if not re.search(r"[^\W\d_]", text) or is_navigation(text):
        return ""
    return "" if is_street(text) or begins_with_road(text) else text
