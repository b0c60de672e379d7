"""The politician who speaks in a release of her own: `Senator N. N. today …`, then `N. said`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded, mended
from dossier.importing.outline import Outline
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.names import person
from dossier.importing.recognise.voice import says_i

_OFFICE = (
    r"(?:[Ss]enator(?:in|a|e)?|Sen\.|[Mm]inistre|Congress(?:man|woman)|Representative|Rep\.|MEPs?|MPs?|"
    r"TD|MSP|[Ss]hadow [Mm]inister|"
    r"[Cc]ouncill?or|Cllr|(?:[Pp]rime |[Ff]oreign )?[Mm]inister(?:in)?|"
    r"[Pp]remier|"
    r"[Mm]inistr[oa]|[Dd]éputée?|[Ss]énat(?:eur|rice)|[Dd]iputad[oa]|[Dd]iputat[oa]|[Oo]n\.|Sen|"
    r"[Ss]enador(?:a)?|[Ee]uropa?abgeordneter?|[\w-]*[Aa]bgeordneter?|MdB|MdL|[Ee]urodeputat[oa]|"
    r"[Ee]urodiputad[oa]|[Ee]urodéputée?|[Pp]oseł|[Pp]osłanka|[Ee]uroposeł|[Ee]uroposłanka|"
    r"[Дд]епутат(?:ка)?|[Сс]енатор(?:ка)?|[Мм]инистр|[Мм]іністр|[Нн]ардеп(?:ка)?)"
)
"""Those who speak for themselves, and whose offices write their releases."""
_NAME = r"[A-ZÀ-ÝŁŚŻА-ЯЁІЇЄҐ][\w.'’-]*(?:\s[A-ZÀ-ÝŁŚŻА-ЯЁІЇЄҐ][\w.'’-]*){1,3}"
_NAMED = re.compile(rf"\b{_OFFICE},?\s(?P<name>{_NAME})")
_SURNAMED = re.compile(rf"\b{_OFFICE}\s(?P<last>[A-ZÀ-ÝŁŚŻА-ЯЁІЇЄҐ][\w'’-]+)(?=\s[^\W\d_A-ZÀ-Ý])")
_WHOLE = re.compile(r"(?<!\w)(?P<name>[A-ZÀ-ÝŁŚŻА-ЯЁ][\w'’-]+\s[A-ZÀ-ÝŁŚŻА-ЯЁ][\w'’-]+)(?!\w)")
_LETTERS = re.compile(rf"(?P<name>{_NAME}),?\s\(?(?:MP|MEP|MdB|MdL|TD|MSP|MdEP|M\.P\.)\b")
_SAYS = (
    r"(?:said|says|stated|added|declared|commented|explained|told|sagte|sagt|erklärte|erklärt|"
    r"betonte?|a déclaré|déclare|ajoute|dichiara|ha dichiarato|afferma|afirmó|dijo|declaró|mówi|"
    r"powiedział\w*|заявил\w*|заявив|сказав|сказал\w*)"
)
_TITLE = (
    r"(?:(?:Senator|Sen\.|Congress(?:man|woman)|Rep\.|Mr|Mrs|Ms|Dr|Minister|Herr|Frau|M\.|Mme)\s)?"
)
_HOLDS = re.compile(rf"(?i:\b{_OFFICE}(?!\w))")
_BRACKETS = re.compile(r"\s\([^()]{1,24}\)")
MOST_ABOVE, LONG_TOP = 6, 12
"""Lines at the top among which the name stands; words of such a line."""
MOST_BLOCKS, FEWEST, MOST_READ = 3, 2, 700
"""Paragraphs in which a politician is named first; times she speaks; characters of a paragraph."""


def politician(letter: Outline) -> tuple[Party, ...]:
    """Return the one politician whom a release names first and lets speak again and again."""
    blocks = [letter.lines[chunk.first : chunk.last] for chunk in letter.chunks]
    whole = _BRACKETS.sub("", mended(" ".join(line.words for line in letter.lines)))
    top = letter.lines[:MOST_ABOVE]
    prose = [blocks[i] for i, chunk in enumerate(letter.chunks) if chunk.is_prose]
    told = " ".join(line.words for block in prose for line in block)
    for name, line in (*_above(top), *_in_text(prose)):
        last = folded(name).rsplit(maxsplit=1)[-1]
        stands_above = line in top and not any(line in block for block in prose[:1])
        if stands_above and (folded(told).count(folded(name)) >= 1 or says_i(told)):
            return (_party(name, line),)
        heads = any(re.search(rf"\b{re.escape(last)}\b", folded(x.words)) for x in top)
        if _speaks(name, whole) >= (1 if heads else FEWEST):
            return (_party(name, line),)
    return ()


def headed(letter: Outline) -> bool:
    """Whether a release has a politician's name and office at its top, or before its topic."""
    return any(_above(letter.lines[:FEWEST]))


def _above(top: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Return whose name and office stand at the top: `N. N., Senator for …`, on one line or two."""
    for line, below in pairwise([*top, None]):
        if line is None or line.kind is LineKind.HEADER:
            continue
        found = parse(line.words)
        if found is None or person_in(found) is None:
            continue
        told = f"{line.words}, {below.words if below else ''}"
        if _HOLDS.search(told) and len(line.words.split()) <= LONG_TOP:
            yield found.name, line


def _in_text(prose: Sequence[Sequence[Line]]) -> Iterator[tuple[str, Line]]:
    """Return whom the first paragraphs name with a politician's office."""
    called = {x["last"] for block in prose for y in block for x in _SURNAMED.finditer(y.words)}
    for block in prose[:MOST_BLOCKS]:
        text = _BRACKETS.sub("", mended(" ".join(line.words for line in block)))[:MOST_READ]
        yield from ((name, block[0]) for name in _named(text, called))


def _named(text: str, called: AbstractSet[str]) -> Iterator[str]:
    """Return the names that stand with a politician's office, in their order.

    Those too whose surname is `called` with it elsewhere.
    """
    found = sorted(
        (match.start(), match["name"])
        for form in (_NAMED, _LETTERS)
        for match in form.finditer(text)
    )
    whole = ((match.start(), match["name"]) for match in _WHOLE.finditer(text))
    found += [one for one in whole if one[1].split()[-1] in called]
    for _, told in found:
        tokens = told.split()
        sizes = range(len(tokens), 1, -1)
        name = next((x for s in sizes if person(x := " ".join(tokens[:s]))), "")
        if name:
            yield name


def _speaks(name: str, whole: str) -> int:
    """Return how often a text lets somebody speak, by surname."""
    last = re.escape(name.rsplit(maxsplit=1)[-1].removesuffix("."))
    leads = rf"{_OFFICE}\s(?:[\w.'’-]+\s){{1,3}}(?<=\b{last}\s)(?:today|yesterday|heute|hat|a|ha)\b"
    before = (
        rf"\b{last}(?:,[^,.]{{3,80}},)?\s(?:today\s|also\s|further\s|heute\s|again\s)?{_SAYS}\b"
    )
    after = rf"\b{_SAYS}\s{_TITLE}(?:[\w.'’-]+\s){{0,2}}{last}\b"
    return sum(len(re.findall(form, whole)) for form in (leads, before, after))


def _party(name: str, line: Line) -> Party:
    found = parse(name, line.number) or Party(name)
    note = "the politician who speaks, by the words of the text"
    return replace(found, confidence=UNSURE, line=line.number, quote=line.words[:120], note=note)
