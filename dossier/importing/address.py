"""How much speaks for a block of lines in a head being the addressee's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.importing.chunks import Chunk
from dossier.importing.layout import Align, Line
from dossier.importing.lexicon import begins, entries, folded, own
from dossier.importing.outline import Part
from dossier.importing.recognise.cases import nominative_office
from dossier.importing.recognise.entry import parse, person_in, pieces
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact
from dossier.importing.recognise.sides import sides
from dossier.importing.signs import labelled

_TO_MANY = re.compile(
    r"^(?:Aux|An die|An alle|To the(?! attention)|To all|A los|A las|Ai|Agli|Alle)\s+(?=\w)"
)
"""How a line begins that says to which people a letter goes."""
MANY_WORDS = 12
_OFFICES_OWN = re.compile(r"^(?:Le|La|LE|LA|Il|The|Der|Die|El)\s+(?=[A-Z])")
"""How French ministries begin their letters: `Le Ministre`."""
HIGH = 8
SHORT_LABEL = 4
"""Letters of words such as `to` and `an`, which may begin anything."""
ENOUGH = 3
"""Points from which a block is taken for the addressee's."""


def points_of(  # noqa: PLR0913, PLR0917  # a block, its place, and who is spoken of
    lines: Sequence[Line],
    chunk: Chunk,
    parts: Sequence[Part],
    end: int,
    names: frozenset[str],
    called: frozenset[str],
) -> int:
    """Say how much speaks for a block being the addressee's."""
    free = [i for i in range(chunk.first, min(chunk.last, end)) if parts[i] is Part.BODY]
    texts = [one.words for side in sides([lines[i] for i in free]) for one in side]
    if not texts or chunk.is_prose:
        return -9
    first = texts[0]
    points = 0
    if _is_labelled(texts):
        points += 4
    elif begins(first, "to") and (is_office(first) or is_body(first) or titled(first)):
        points += 2
    points += 3 if any(titled(text) for text in texts[:4]) else 0
    points += 2 if any(begins_with_office(untitled(text)[0]) for text in texts[:2]) else 0
    points += 1 if any(is_office(text) for text in texts[1:4]) else 0
    points += 1 if all(i >= end or parts[i] is not Part.BODY for i in range(chunk.last, end)) else 0
    points += 1 if any(parts[i] is Part.DATELINE for i in range(free[0])) else 0
    points += 1 if any(is_address(text) for text in texts[1:]) and free[0] > 0 else 0
    points += 1 if is_body(first) and free[0] > 0 and lines[free[0]].align is Align.LEFT else 0
    points -= 5 if _SENDER.match(first) else 0
    points -= 3 if any(is_contact(text) for text in texts) and not labelled(first, "to") else 0
    points += 2 if any(person(a) and is_office(b) for a, b in pairwise([*texts, ""])) else 0
    points += (
        2 if not untitled(first)[1] and folded(first).strip(" ,:") in entries("honorifics") else 0
    )
    words = {word for text in texts for word in re.findall(r"[^\W\d_]{4,}", folded(text))}
    points += 3 if any(_alike(one, word) for one in called for word in words) else 0
    points += 2 if free[0] > 0 and any(_office_and_name(text) for text in texts[:2]) else 0
    below = zip(texts, [*texts[1:], ""], [*texts[2:], "", ""], strict=False)
    points += 2 if any(_office_then_name(*three) for three in below) else 0
    points += 2 if nominative_office(first) != first else 0
    sided = lines[free[0]].align is not Align.LEFT
    points -= (
        2 if sided and not any(begins_with_office(text) or person(text) for text in texts) else 0
    )
    called_so = any(titled(text) for text in texts[:4]) or any(
        _office_then_name(*three) for three in zip(texts, texts[1:], [*texts[2:], ""], strict=False)
    )
    called_so = called_so or begins_with_office(first)
    called_so = called_so or (begins(first, "to") != "" and is_body(first))
    centred = lines[free[0]].align is Align.CENTRE and not any(map(named, texts))
    centred = centred and all(line.align is Align.CENTRE for line in lines[: free[0]])
    points -= 4 if centred else 0
    points -= 3 if _OFFICES_OWN.match(first) and free[0] <= HIGH and len(texts) <= 2 else 0
    points -= 2 if free[0] == 0 and not called_so and points < ENOUGH + 2 else 0
    found = [parse(text) for text in texts]
    points -= 6 if any(one and folded(one.name) in names for one in found) else 0
    return points


def _is_labelled(texts: Sequence[str]) -> bool:
    """Whether a block begins with words that say that it goes to somebody."""
    first = texts[0]
    if labelled(first, "to", colon=True) is not None:
        return True
    if folded(first).strip(" ,.") in entries("to") and len(texts) > 1:
        return True
    if (
        _TO_MANY.match(first)
        and not is_office(first)
        and len(first.split()) <= MANY_WORDS
        and first[-1] not in ".:;"
    ):
        return True
    size = len(begins(first, "to"))
    return size > SHORT_LABEL and person(own(first, size)) is not None


def named(text: str) -> bool:
    """Whether a line names a person."""
    found = parse(text)
    return found is not None and person_in(found) is not None


def _office_and_name(text: str) -> bool:
    """Whether a line has an office and then a name: `Президенту Республики К. Токаеву`."""
    found = parse(text)
    if found is None or person_in(found) is None or not found.capacity:
        return False
    return text.rstrip(" ,.").endswith(found.name.rsplit(maxsplit=1)[-1])


def _office_then_name(office: str, name: str, other: str) -> bool:
    """Whether an office stands above a name, as in Slavic and Kazakh addresses."""
    if not (begins_with_office(office) or (is_office(office) and len(office.split()) <= 6)):
        return False
    return person(name) is not None or person(other) is not None


SENDER = re.compile(
    r"^\W{0,3}(?:от кого|от|від кого|від|кімнен|from|von|od|nadawca|da|mittente|de la part de|de|"
    r"remitente|absender|expéditeur|sender)\s*:\s*",
    re.IGNORECASE,
)
"""The label of who writes."""
_SENDER = re.compile(
    r"^(?:от|від|from|von|od|mittente|remitente|absender|expéditeur|sender)(?:\s*:|\s+(?=[^\W\d_]))",
    re.IGNORECASE,
)


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings: Канат, Канату."""
    size = max(4, min(len(one), len(other)) - 1)
    return one[:size] == other[:size] and abs(len(one) - len(other)) <= 3


def titled(text: str) -> bool:
    """Whether a text begins with a title such as Mr, and a name or an office follows."""
    bare = text
    for field in ("to",):
        value = labelled(text, field)
        bare = value if value and person(pieces(value)[0] if pieces(value) else value) else bare
    name, titles = untitled(bare)
    if not titles:
        return False
    split = pieces(name)
    if not split:
        return False
    return (
        person(split[0], alone=True) is not None
        or begins_with_office(name)
        or parse(bare) is not None
    )
