"""Who is told of below `About us`, and in a line such as `About the Foundation`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossier.importing.layout import Line
from dossier.importing.lexicon import folded
from dossier.importing.outline import Outline
from dossier.importing.recognise.headlines import LINKS
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body

SHORT_ABOUT = 60
"""Characters of a heading about those who write."""
ARTICLE = re.compile(r"^(?:the|la|le|les|der|die|das|el|il)\s+|^l['’]", re.IGNORECASE)
_ABOUT_US = re.compile(
    r"^(?:about|a propos|uber|acerca de|sobre|chi e|chi siamo|informazioni su|o|про|о|"
    r"informacje o)\b"
)
_ABOUT = re.compile(
    r"^(?:about|à propos de|über|acerca de|o|chi siamo:?|про|о)\s+"
    r"(?P<who>[A-ZÀ-ÝА-ЯҐІЇЄҒҚҢӨҰҮҺ«\"“].+)$",
    re.IGNORECASE,
)


def about(line: Line) -> Iterator[tuple[str, int, Line]]:
    """Return whom a line says that a text below is about: `About the Foundation`."""
    match = _ABOUT.match(line.words) if len(line.words) < 90 else None
    if match and is_body(match["who"].strip(" :")):
        yield match["who"].strip(" :"), 5, line


def below_about(letter: Outline) -> Iterator[tuple[str, int, Line]]:
    """Return who is told of below a heading such as `About us`: `The X Project was founded …`."""
    for line, below in pairwise(letter.lines):
        if len(line.words) < SHORT_ABOUT and _ABOUT_US.match(folded(line.words)):
            tokens = ARTICLE.sub("", below.words).split()
            for size in range(min(6, len(tokens)), 1, -1):
                name = " ".join(tokens[:size])
                named = is_one_name(tokens[:size]) and person(name) is None
                if named and is_body(name[0].upper() + name[1:]):
                    yield name, 4, below
                    break


def is_one_name(tokens: Sequence[str]) -> bool:
    """Whether words are one name: each has a capital, but the first and small ones between."""
    middle = all(x[0].isupper() or folded(x) in LINKS for x in tokens[1:])
    return middle and tokens[-1][0].isupper() and tokens[-1][-1].isalnum()
