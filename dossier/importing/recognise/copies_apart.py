"""Several who get a copy in one line, parted by dashes, brackets, articles or commas."""

from __future__ import annotations

import re

from dossier.importing.recognise.copy_lines import THE
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office

_ARTICLE = r"(?i:the|aux?|à la|à l['’]|le|la|l['’]|al|a la|alla|all['’]|den|die|das|dem|der)"
LED = re.compile(rf"{_ARTICLE}\s*(?=[^\W\d_a-zà-ÿ])")
"""An article that leads an office."""
_BEFORE_ARTICLE = re.compile(rf"(?:,?\s+(?:and|et|y|e|und)|,)\s+(?={_ARTICLE}\s*[^\W\d_a-zà-ÿ])")
"""Where another office with its article follows."""
_COMMAS = re.compile(r",\s*(?![^(]*\))")
_DASHES = re.compile(r"\s[–—-]\s")
FEWEST_BODIES = 2


def apart(text: str) -> list[str]:
    """Return the parts of a line that names several; nothing where no such mark parts them."""
    return _with_articles(text) or _bodies_after(text) or _bodies_dashed(text) or _bracketed(text)


def _bodies_dashed(text: str) -> list[str]:
    """Return the bodies that dashes part: `Préfecture du N. - Mairie de N. - …`."""
    parts = [part.strip(" .") for part in _DASHES.split(text)]
    bodies = sum(map(is_body, parts))
    told = len(parts) > FEWEST_BODIES and bodies >= FEWEST_BODIES
    return parts if told and not any(person(x) or is_office(x) for x in parts) else []


def _bracketed(text: str) -> list[str]:
    """Return people with brackets behind them, and bodies, that commas part: `N. N. (MP), …`."""
    parts = [part.strip(" .") for part in _COMMAS.split(text)]
    named = [one for one in map(parse, parts) if one is not None and "without" not in one.note]
    told = len(parts) > 1 and len(named) == len(parts) and any(x.endswith(")") for x in parts)
    bare = (person(re.sub(r"\s*\(.*\)$", "", x)) is not None or is_body(x) for x in parts)
    return parts if told and all(bare) else []


def _with_articles(text: str) -> list[str]:
    """Return offices that stand with their articles: `the Home Secretary and the Ombudsman`."""
    if not LED.match(text):
        return []
    parts = [LED.sub("", part).strip(" ,.") for part in _BEFORE_ARTICLE.split(text)]
    told = len(parts) > 1 and all(is_office(part) or is_body(part) for part in parts)
    return parts if told else []


def _bodies_after(text: str) -> list[str]:
    """Return a person and the organisations that commas part: `President N. N., Embassy of …`.

    Where an office stands before the name, the organisations are not what tells who that is.
    """
    first, *others = [part.strip(" .") for part in text.split(",")]
    one = parse(first)
    if len(others) < FEWEST_BODIES or one is None or person_in(one) is None or not one.capacity:
        return []
    bare = [THE.sub("", part) for part in others]
    bodies = (is_body(part) and not begins_with_office(part) and " " in part for part in bare)
    return [first, *bare] if all(bodies) else []
