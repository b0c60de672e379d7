"""Whether a block below the signature is the address of whom a letter goes to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.chunks import Chunk
from dossier.importing.layout import Line
from dossier.importing.lexicon import folded
from dossier.importing.parts import Part
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.recognise.postal import is_address

_CIVIL = re.compile(r"(?:Madame|Monsieur|Mme|M\.|Frau|Herrn?|Sra?\.|Señora?|Sig\.(?:ra)?|Pani?)\s")
"""Titles by which people are written to; few sign with them."""
_EXCELLENCY = frozenset(
    folded(one)
    for one in ("His Excellency", "Her Excellency", "H.E", "Son Excellence", "S.E", "Su Excelencia",
                "Sua Eccellenza", "Seine Exzellenz", "Ihre Exzellenz", "Jego Ekscelencja",
                "Jej Ekscelencja", "The Honorable", "The Right Honourable", "The Rt Hon")
)  # fmt: skip
"""How nobody calls himself, on a line above the name."""
_HOUSE = re.compile(
    r"House of (?:Commons|Lords)|Assemblée nationale|Sénat|Deutscher Bundestag|Sejm"
)
"""Where members of parliament are written to."""
_ESQUIRE = re.compile(
    r",\s*Esq(?:uire|r)?\b|^(?:To )?(?:Mr|Mrs|Miss|Dr|Sir|The Rev)\.? .*,\s*F\.?R\.?S"
)
"""How letters of old name their addressee below."""


def is_foot_address(lines: Sequence[Line], chunk: Chunk, parts: Sequence[Part]) -> bool:
    """Whether the addressee stands here, as on letters of French ministries."""
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    bare, titles = untitled(texts[0])
    if len(texts) == 1 and _ESQUIRE.search(texts[0]) and lines[chunk.first].gap:
        return True
    if len(texts) > 1 and folded(texts[0]).strip(" ,.") in _EXCELLENCY and untitled(texts[1])[1]:
        return True  # nobody signs so
    before = list(zip(lines[: chunk.first], parts, strict=False))
    whole = titles or person(bare.split(",")[0]) is not None
    if whole and _is_greeted(bare, [line for line, part in before if part is Part.SALUTATION]):
        return True
    if len(texts) < 2 or not titles:
        return False
    if (
        _CIVIL.match(texts[0])
        and lines[chunk.first].gap
        and (is_office(texts[1]) or is_body(texts[1]))
    ):
        return _one_signed([line for line, part in before if part is Part.SIGNATURE])
    apart = lines[chunk.first].gap > 1 and person(bare) is None and is_office(bare)
    return apart or (len(texts) > 2 and any(map(is_address, texts[1:])))


def names_the_greeted(lines: Sequence[Line], chunk: Chunk, parts: Sequence[Part]) -> bool:
    """Whether a block has the title and the whole name of whom the salutation calls.

    Nobody writes to themselves: whoever wrote stands in the letterhead, and signed by hand.
    """
    bare, titles = untitled(lines[chunk.first].words)
    greeting = [x for x, one in zip(lines, parts, strict=True) if one is Part.SALUTATION]
    below = [line.words for line in lines[chunk.first + 1 : chunk.last]]
    addressed = bool(below) and any(is_address(x) or _HOUSE.match(x) for x in below)
    return bool(titles or addressed) and " " in bare and _is_greeted(bare, greeting)


def _one_signed(lines: Sequence[Line]) -> bool:
    """Whether one person has signed above, without a title."""
    signed = [line.words for line in lines if person(line.words.split(",")[0])]
    return len(signed) == 1 and not untitled(signed[0])[1]


def _is_greeted(bare: str, greeting: Sequence[Line]) -> bool:
    """Whether the salutation has the name with which a block begins."""
    name = person(bare.split(",", maxsplit=1)[0], alone=True)
    if name is None:
        return False
    called = set(re.findall(r"[^\W\d_]+", folded(" ".join(line.words for line in greeting))))
    given, *_, last = (*name.text.split(), name.text.split()[-1])
    return bool({folded(last), folded(given)} & called)
