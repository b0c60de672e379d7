"""Names of organisations in running words: where one begins, ends, and how often it comes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dossier.importing.layout import Line
from dossier.importing.lexicon import folded, words
from dossier.importing.recognise.body_names import GREAT, OFTEN, PUBLIC
from dossier.importing.recognise.headlines import LINKS
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import MANY, is_body, is_company
from dossier.importing.recognise.postal import is_place
from dossier.importing.recognise.speech import VERB

Hint = tuple[str, int, Line]
"""A name, how much speaks for it, and where it stands."""
BETWEEN = LINKS | frozenset(
    [
        "du",
        "der",
        "del",
        "dello",
        "della",
        "la",
        "le",
        "las",
        "los",
        "al",
        "aux",
        "au",
        "et",
        "und",
        "y",
        "e",
        "i",
    ]
)
"""Small words within a name."""
LONGEST = 9
"""Words of a name."""
STOP = re.compile(r"[,.;:!?()\[\]«»\"“”„|\n]|\s[–—-]|\s(?=[–—-]\s)")
"""Where a name ends."""
_ACRONYM = re.compile(r"(?<![\w-])[A-ZА-ЯЁІЇЄҐŁŚŻ]{3,8}(?![\w-])")
_COMMON_TEXT = (
    "EU UN US USA UK UE ONU NATO OTAN OSCE OSZE BBC CNN PDF HTML WTO OMC NGO NGOs ONG MEP MEPs "
    "GMT UTC CET EUR USD GDP CEO FAQ RSS UNESCO UNICEF WHO GDPR DSGVO RGPD ENDS END FIN ENDE NOTE "
    "BRD DDR AIDS HIV LGBT LGBTI ООН ЕС ЄС СССР США СНГ ОБСЕ ОБСЄ НАТО МВФ СМИ ЗМІ УКРАЇНА РФ РК "
    "КГБ ФСБ ГРУ КНБ ҰҚК ГКНБ МВД МВС СБУ СИЗО СІЗО УВД ЕСПЧ ЄСПЛ ЦИК ЦВК НКВД ЕАЭС ОДКБ "
    "FSB KGB GRU CIA FBI NSA AFP DPA PAP DHS CNI MSWIA ABW CBA "
    "COVID"
)
_COMMON = frozenset(_COMMON_TEXT.split())
"""Initials of what everybody speaks of, and words in capitals."""


def named_at(text: str, whole: str) -> str:
    """Return the organisation with which a text begins, by capitals or by coming again."""
    stop = STOP.search(text)
    tokens = text[: stop.start() if stop else len(text)].split()[:LONGEST]
    end = next((i for i, one in enumerate(tokens) if i and VERB.fullmatch(one)), len(tokens))
    tokens = tokens[:end]
    if not tokens or not tokens[0][0].isupper():
        return ""
    for size in range(len(tokens), 0, -1):
        name = " ".join(tokens[:size])
        ends = folded(tokens[size - 1]) not in BETWEEN and tokens[size - 1][-1].isalnum()
        if ends and count(name, whole) > 1 and _is_proper(tokens[:size]):
            return name
    size = 0
    while size < len(tokens) and (tokens[size][0].isupper() or folded(tokens[size]) in BETWEEN):
        size += 1
    while size and folded(tokens[size - 1]) in BETWEEN:
        size -= 1
    name = " ".join(tokens[:size])
    return name if name and is_body(name) else ""


def _is_proper(tokens: Sequence[str]) -> bool:
    """Whether words may be a name: the last has a capital, or the first says what it is."""
    known = folded(tokens[-1]) in words("bodies")
    return tokens[-1][0].isupper() or known or is_body(tokens[0])


@lru_cache(MANY)
def count(name: str, whole: str) -> int:
    """Return how often a name stands in a text."""
    often = whole.count(name)
    if often <= 1:
        return often
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", whole))


def is_own(name: str) -> bool:
    """Whether a name is an organisation's: not a person's, an office's or a state's."""
    if is_company(name):
        return True
    if not name or person(name) is not None or is_place(name) or is_common(name):
        return False
    return is_body(name) or (name.isupper() and len(name) > OFTEN) or len(name.split()) > OFTEN


def is_common(name: str) -> bool:
    """Whether a name is anybody's: `the Foundation`, `EU`."""
    return name in _COMMON or folded(name) in words("bodies")


def is_spoken_of(name: str) -> bool:
    """Whether a name is that of a court, a parliament or a union of states."""
    return PUBLIC.search(folded(name)) is not None or GREAT.search(folded(name)) is not None


def most_often(whole: str) -> tuple[str, ...]:
    """Return the initials that a text has again and again, and far more often than any others."""
    small = frozenset(re.findall(r"[^\W\d_]+", whole))
    spelt = (x for x in _ACRONYM.findall(whole) if x not in _COMMON)
    told = Counter(x for x in spelt if x.title() not in small and x.lower() not in small)
    ranked = [*told.most_common(2), ("", 0), ("", 0)]
    (name, often), (_, next_often) = ranked[:2]
    clear = often > OFTEN and often >= 2 * next_often
    return (name,) if clear and not is_place(name) else ()
