"""Blocks of signatures that are lists by their shape alone: each line is somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import MARKER, person_in
from dossier.importing.recognise.finding import Party
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.recognise.stacked import office_only
from dossier.importing.signs import is_heading_of

FEW = 0.2
SHORT_NAME = 6
"""Words of a name in a list."""
_SORT = re.compile(
    r"(?:(?:the|las|los|les|die|le|gli) )?(?:organi[sz]ation(?:en|s)?|organizaciones|organisations|"
    r"organizzazioni|organizacje|организации|організації|associations?|asociaciones|associazioni|"
    r"verbande|personen|personas|persone|personnes|individuals|individuos|osoby|citizens|"
    r"academics|experts|network|networks|redes|reseaux)"
    r"(?:(?: (?:y|et|e|and|und|i|и|та))? (?:[^\W\d_]+al(?:es|s)?|[^\W\d_]+aux|[^\W\d_]+ali|"
    r"internazionali|regionales|"
    r"internacionales|miedzynarodowe|krajowe|международные|міжнародні)){0,2}\W*|"
    r"(?:(?:in|en|a|à|als|w|od) )?(?:an? |their |su |eigenem |persönlicher )?(?:titulo|individual|"
    r"personal|titre|titolo|einzelpersonen|privatpersonen|osoby|imieniu|indywidualni\w*|физическ\w+|"
    r"частн\w+|отдельн\w+|окрем\w+|фізичн\w+|жеке)(?: (?:capacit(?:y|ies)|individual|personal|"
    r"individuel|personnel|personale|individuale|wlasnym|prywatne|fizyczne|лица|граждане|особи|"
    r"громадяни|тулгалар))?\W*"
)
"""What sort of people or organisations is listed below; folded."""
PAIR = 2
LIST = 4
"""So many lines of names and more are a list, in which a line that is not understood counts too."""


def is_plain_list(
    lines: Sequence[Line], groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]
) -> bool:
    """Whether a heading announces signatures and short lines follow that tell no offices."""
    headed = any(is_heading_of(x.words, "signed") for x in lines[:2])
    if headed and _begins_with_bodies(groups, parsed):
        return True
    if len(groups) <= LIST or _in_pairs(groups, parsed):
        return False
    items = sum(line.kind is LineKind.ITEM for line in groups) >= 0.9 * len(groups)
    listed = headed or (items and len(groups) > 2 * LIST) or _is_even_list(groups, parsed)
    if not listed:
        return False
    short = sum(len(x.words.split()) <= SHORT_NAME and x.words[-1] not in ".:" for x in groups)
    offices = sum(office_only(one) for one in parsed)
    return short >= 0.8 * len(groups) and offices <= 0.1 * len(groups)


def _begins_with_bodies(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> bool:
    """Whether a short list has organisations first and perhaps people below, but no offices."""
    both = zip(groups, parsed, strict=True)
    told = [one for line, one in both if one or not is_heading_of(line.words, "signed")]
    if len(told) < PAIR or not all(told) or any(map(office_only, told)):
        return False
    people = [_people(one) for one in told]
    return not people[0] and people == sorted(people)


def _in_pairs(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> bool:
    """Whether space parts pairs of lines, somebody's name above an organisation in each."""
    first = 1 if is_heading_of(groups[0].words, "signed") and not parsed[0] else 0
    told = parsed[first:]
    gaps = [i == 0 or bool(line.gap) for i, line in enumerate(groups[first:])]
    apart = len(gaps) > PAIR and len(gaps) % PAIR == 0 and gaps == [True, False] * (len(gaps) // 2)
    return apart and all(map(_people, told[::2])) and not any(map(_people, told[1::2]))


def _people(found: Sequence[Party]) -> bool:
    return any(person_in(one) for one in found)


def _is_even_list(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> bool:
    """Whether of many lines hardly any is a person, or in equal distances nearly all are."""
    people = sum(any(person_in(p) for p in one) for one in parsed) / len(groups)
    even = len({bool(line.gap) for line in groups[1:]}) == 1
    understood = sum(map(bool, parsed)) >= FEW * len(groups)
    return understood and len(groups) > 2 * LIST and (people <= FEW or (even and people >= 1 - FEW))


def without_headings(
    groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]
) -> tuple[list[Line], list[tuple[Party, ...]]]:
    """Leave out the headings between the names."""
    kept = [i for i, line in enumerate(groups) if line.kind is not LineKind.HEADING]
    return [groups[i] for i in kept], [parsed[i] for i in kept]


def without_sorts(lines: Sequence[Line]) -> list[Line]:
    """Leave out the lines above the items of a list that say of what sort they are."""
    return [
        line
        for line, below in zip_longest(lines, lines[1:])
        if below is None
        or _is_marked(line)
        or not (_is_marked(below) or (below.gap and len(lines) > LIST))
        or not _tells_sort(line.words)
    ]


_BULLET = re.compile(r"\s[•·|♦]\s")


def without_motto(lines: list[Line]) -> list[Line]:
    """Leave out what an organisation stands for, close below its name: `Peace • Justice`."""
    pairs = zip_longest([None, *lines[:-1]], lines)
    mottos = [x for above, x in pairs if x and above and _is_motto(above, x)]
    return [line for line in lines if line not in mottos]


_QUOTED = re.compile(r"[\"“«„](?:[^\"”»“]+\s){3,}[^\"”»“]+[\"”»“]")
"""A sentence in quotation marks: `"Por el imperio de la ley"`."""


def _is_motto(above: Line, line: Line) -> bool:
    if _QUOTED.fullmatch(line.words):
        return True
    parts = _BULLET.split(line.words)
    close = len(parts) > 1 and line.gap <= 1 and is_body(above.words)
    return close and not any(_has_capitals(one) or is_office(one) for one in parts)


def _has_capitals(text: str) -> bool:
    """Whether words are a name by their capitals: `Colectivo Faro`, not `La paix`."""
    return text.isupper() or sum(word[0].isupper() for word in text.split()) > 1


def _is_marked(line: Line) -> bool:
    return line.kind is LineKind.ITEM or MARKER.match(line.words) is not None


def _tells_sort(text: str) -> bool:
    return _SORT.fullmatch(folded(text).strip()) is not None
