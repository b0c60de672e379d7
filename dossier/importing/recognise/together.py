"""Organisations that speak together in a release or a statement, and which of them acts alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.importing.layout import Line
from dossier.importing.outline import Outline
from dossier.importing.recognise.body_names import clean
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.headlines import LINKS, ON
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body, is_office

_PAPER = re.compile(
    r"^(?:[^\W\d_]+\s){0,2}(?:[Ss]tatement|[Pp]ress [Rr]elease|[Dd]eclaration|[Dd]éclaration|"
    r"[Cc]ommuniqué(?: de presse)?|[Pp]resseerklärung|[Pp]ressemitteilung|Erklärung|Stellungnahme|"
    r"Appell|[Cc]omunicato(?: stampa)?|[Dd]ichiarazione|[Cc]omunicado|[Dd]eclaración|"
    r"[Oo]świadczenie|[Aa]pel)(?:\s(?:commun|commune|congiunt[ao]|conjunt[ao]))?"
    r"\s(?:by|of|from|von|der|des|de|du|del|della|di)\s(?P<who>[^:–]{5,140})$"
)
"""A heading that says whose a paper is."""
_SPEAK = re.compile(
    r"^(?P<who>[^.!?:]{8,220}?)(?:\s*\([^)]{2,20}\))?\s(?:call|urge|condemn|welcome|express|ask|appellent|"
    r"demandent|condamnent|expriment|exhortent|dénoncent|saluent|fordern|verurteilen|begrüßen|"
    r"kritisieren|appellieren|condenan|piden|expresan|exigen|denuncian|chiedono|condannano|"
    r"esprimono|invitano|wzywają|potępiają|wyrażają|apelują|призывают|осуждают|выражают|требуют|"
    r"закликають|засуджують|висловлюють|вимагають)\b"
)
"""A sentence in which several speak."""
_AND = re.compile(r"(?:,|\s)\s?(?:and|et|und|sowie|y|e|i|oraz|и|та|і)\s(?=\S)|,\s(?=[A-ZÀ-ÝА-Я«])")
_ARTICLE = re.compile(
    r"^(?:the|la|le|les|l['’]|der|die|das|el|il|los|las)\s?(?=[A-ZÀ-ÝА-Я«])", re.IGNORECASE
)
_SHORT = re.compile(r"\s*\([A-ZА-ЯІЇЄҐ][\w.-]{1,12}\)")
_ACTS = re.compile(
    r"^(?P<who>(?:[A-Z][\w'’-]*\s){1,5}?)(?:Condemns|Calls|Urges|Welcomes|Deplores|Demands|Denounces|"
    r"Mourns|Warns|Expresses|Launches|Supports|Protests|Criticizes|Criticises|Applauds|Rejects)\b"
)
_IS = re.compile(
    r"^(?:The\s)?(?P<who>(?:[A-Z][\w'’-]*\s(?:(?:of|for|the|and)\s)?){1,6}?)"
    r"(?:\([A-Z]{2,8}\)\s)?is an?\s(?:[\w-]+,?\s){0,5}"
    r"(?:organi[sz]ation|network|association|charity|institute|foundation|group|coalition|"
    r"federation|non-profit|NGO)\b"
)
_STANDS = re.compile(
    r"^(?:The\s)?(?P<who>(?:[A-Z][\w'’-]*\s(?:(?:of|for|the|and)\s)?){1,6}?)"
    r"(?:stands at|stands for|works to|works for|was founded|was established|is dedicated)\b"
)
_ISSUED = re.compile(
    r"\b(?P<who>(?:[A-Z][\w'’-]*\s(?:(?:of|for|the|and)\s)?){1,6}?)"
    r"(?:today\s)?(?:issued|released|published|made) (?:the following|this|a) (?:statement|release)"
)
SHORT_TOP, FEW = 8, 2


def together(letter: Outline) -> tuple[Party, ...]:
    """Return the organisations that a heading or the first sentence lets speak as one."""
    for line in letter.lines[:SHORT_TOP]:
        match = _PAPER.match(line.words.strip(" *_"))
        if match and (both := _named(ON.split(match["who"])[0], line)):
            return both
    for chunk in letter.chunks:
        if chunk.is_prose:
            first = letter.lines[chunk.first]
            text = " ".join(x.words for x in letter.lines[chunk.first : chunk.last])
            match = _SPEAK.match(text)
            return _named(match["who"], first) if match and _SHORT.search(match["who"]) else ()
    return ()


def _named(text: str, line: Line) -> tuple[Party, ...]:
    parts = [clean(_ARTICLE.sub("", _SHORT.sub("", x).strip())) for x in _AND.split(text)]
    known = [one for one in parts if _is_organisation(one)]
    if len(parts) < FEW or len(known) < len(parts):
        return ()
    note = "they speak together"
    return tuple(Party(x, "", "", UNSURE, line.number, line.words, note) for x in parts)


def _is_organisation(name: str) -> bool:
    """Whether a name is an organisation's, and a whole one."""
    if not name or person(name) is not None or is_office(name.split(maxsplit=1)[0]):
        return False
    return is_body(name) and (" " in name or name.isupper())


def acting(text: str) -> Iterator[str]:
    """Return who acts in an English headline, or is told of by what it is: `X Condemns …`."""
    for form in (_ACTS, _IS, _ISSUED):
        match = form.search(text)
        who = match["who"].strip() if match else ""
        if who and person(who) is None and not is_office(who.split()[0]):
            yield re.sub(r"^The\s", "", who)
    match = _STANDS.match(text)
    if match and is_body(match["who"].strip()):
        yield match["who"].strip()


def says(name: str) -> bool:
    """Whether English words say something, as no name does: one within is written small."""
    small = [one for one in name.split()[1:] if one[0].islower() and one not in LINKS]
    return bool(set(small) - _WITHIN)


_WITHIN = frozenset(
    {"the", "a", "an", "at", "by", "with", "without", "from", "against", "de", "la"}
)
