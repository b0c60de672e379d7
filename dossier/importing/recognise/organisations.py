"""A list of organisations: each line is one, whatever commas and brackets stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import MARKER, person_in, trimmed
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import is_body, is_company, is_office
from dossier.importing.recognise.postal import is_address, is_contact, is_place
from dossier.importing.recognise.stacked import office_only
from dossier.importing.recognise.whole_bodies import CHAPTER

FEWEST = 3
LEAST, SHARE, FEW = 0.2, 0.5, 0.25
"""How many of the lines at least read like organisations, and at most like people."""
BLOCK = 4
"""Lines of one signature: name, office, organisation, address."""
SHORT_PLACE = 2
"""Words of a town."""
_BODIES = (
    r"(?:organi[sz]\w*|asocia\w*|associa\w*|entidades|colectivos|collectifs|syndicats|sindicat\w*|"
    r"groups|unions|ngos|ong|verbande|vereine|gruppen|stowarzyszeni\w*|fundacj\w*|организаци\w*|"
    r"об'єднан\w*|організаці\w*|спілк\w*|уиымдар\w*|ұиымдар\w*)"
)
_SIGN = (
    r"(?:undersigned|signator\w*|soussign\w*|signataires|unterzeichn\w*|firmant\w*|firmatar\w*|"
    r"sottoscritt\w*|podpisan\w*|нижеподписавш\w*|подписавш\w*|нижчепідписан\w*|підписал\w*|қои\w*)"
)
_WE_ORGANISATIONS = re.compile(
    rf"\b{_SIGN}\W+(?:[^\W\d_]+\W+){{0,4}}?{_BODIES}|\b{_BODIES}\W+(?:[^\W\d_]+\W+){{0,3}}?{_SIGN}"
)
"""Says in the text that organisations sign it; folded."""
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]][.,;]?$")
_LAST = re.compile(r"^(?P<name>.+\S)(?:,\s+|\s+[–—-]\s+)(?P<last>\S[^,–—]*)$")
_THE = re.compile(r"^(?:[Tt]he|[Dd]ie|[Ll]es?|[Ll]a)\s+")
_AND = re.compile(r"\s(?:&|and|et|und|y|e|i|oraz|и|та|і|және)\s")
_LETTERS = re.compile(r"[^\W\d_]*[A-ZÀ-ÝА-ЯҐЄІЇ][^\W\d_]*[A-ZÀ-ÝА-ЯҐЄІЇ][\w./&-]*")
"""An abbreviation, by its capitals."""
_SHORT = re.compile(r"[A-ZÀ-ÝА-ЯҐЄІЇ]{3,8}")
"""The letters that stand for an organisation, behind its name."""


def say_so(text: str) -> bool:
    """Whether a text says that those who sign it are organisations."""
    return _WE_ORGANISATIONS.search(folded(text)) is not None


def organisations(
    groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]], *, is_told: bool
) -> list[Party]:
    """Return the organisations that lines name one by one; empty where they are no such list.

    With `is_told` the text says that organisations sign: their words may be any.
    """
    if len(groups) < FEWEST or any(map(_is_other, groups)):
        return []
    told = [_told(MARKER.sub("", line.words).strip()) for line in groups]
    both = list(zip(groups, told, parsed, strict=True))
    if any(_says_office(name, found) for _, (name, _), found in both):
        return []
    people = [_is_only_person(*one, found) for _, one, found in both]
    is_one = people[0] and len(groups) <= BLOCK
    told_so = is_told and len(groups) > BLOCK
    if not told_so and (is_one or sum(people) > FEW * len(groups)):
        return []
    if sum(_reads_so(*one) for one in told) < (LEAST if told_so else SHARE) * len(groups):
        return []
    return [
        (None if told_so else _as_read(line, found))
        or Party(
            name,
            ", ".join(one for one in said if not is_place(_THE.sub("", one))),
            confidence=LIKELY if is_body(name) else UNSURE,
            line=line.number,
            quote=line.words,
        )
        for line, (name, said), found in both
    ]


def _is_other(line: Line) -> bool:
    """Whether a line cannot be one organisation and no more."""
    text = line.words
    run = len(line.cells) > 1 or line.kind is LineKind.ROW or ";" in text
    return run or text.endswith(":") or is_contact(text) or (is_address(text) and "," not in text)


def _told(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the name that a line has, and what is said of it: letters, a country, a town."""
    said: list[str] = []
    while True:
        text = trimmed(text)
        bracket, last = _BRACKETS.search(text), _LAST.match(text)
        if bracket and bracket.start():
            said.insert(0, bracket[1].strip())
            text = text[: bracket.start()]
        elif last and _is_where(last["last"]):
            said.insert(0, last["last"])
            text = last["name"]
        else:
            return text, tuple(said)


def _is_where(text: str) -> bool:
    """Whether what stands last in a line is a country or a town, not a part of the name."""
    bare = _BRACKETS.sub("", text).strip(" .")
    if _SHORT.fullmatch(bare) and not is_company(f"X {bare}"):
        return True
    if CHAPTER.match(folded(bare)):
        return False
    if is_place(_THE.sub("", bare)):
        return True
    words = bare.split()
    short = 0 < len(words) <= SHORT_PLACE and all(word[0].isupper() for word in words)
    other = is_body(bare) or is_company(f"X {bare}") or _AND.search(bare) or is_office(bare)
    return short and not other and not _LETTERS.fullmatch(bare)


def _reads_so(name: str, said: Sequence[str]) -> bool:
    """Whether a line reads like an organisation: by its words, or by the letters in brackets."""
    letters = any(_LETTERS.fullmatch(one) and not is_place(one) for one in said)
    return is_body(name) or (letters and person(name) is None)


def _says_office(name: str, found: Sequence[Party]) -> bool:
    """Whether a line is about a person: by a title, or by an office beside the name or alone."""
    if untitled(name)[1] and person(name):
        return True
    people = [one for one in found if person_in(one)]
    office = any(one.capacity and is_office(one.capacity) for one in people)
    return office or office_only(found)


def _is_only_person(name: str, said: Sequence[str], found: Sequence[Party]) -> bool:
    """Whether a line has nothing but what reads like somebody's name."""
    return not said and not is_body(name) and any(map(person_in, found))


def _as_read(line: Line, found: Sequence[Party]) -> Party | None:
    """Return whom a line names that has no comma, or a person who signs among organisations."""
    if len(found) != 1:
        return None
    one = found[0]
    somebody = person(one.name) is not None and not is_body(one.name)
    return one if somebody or "," not in line.words else None
