"""Whom the title of a letter names: `Open letter to the President …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line
from dossier.importing.lexicon import begins, folded, own, pattern
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise import genitive
from dossier.importing.recognise.datives import of_dative
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.headings import ABOUT, named_first, opened, surnamed
from dossier.importing.recognise.names import untitled
from dossier.importing.recognise.offices import begins_with_office

_LISTED = re.compile(
    r"(?:,|\s+sowie|\s+und|\s+et|\s+and|\s+y|\s+e)\s+(?:an\s+)?"
    r"(?=(?:das|die|den|der|dem|la|le|les|the|el)\s)|"
    r"(?:,|\s)\s*(?:sowie|und|et|and|y|e|ed|oraz|i|и|та)\s+"
    r"(?:to\s|an\s|à(?: l['’])?\s?|aux?\s|al?\s|ai\s|agli\s|alla\s|all['’]|do\s|к\s|до\s)"
    r"(?=\S)|(?:,|\s)\s*(?:and|et|und)\s+(?=(?:all|tous|toutes|alle)\s)"
)
"""Between several to whom a title says that a letter goes."""
_ARTICLE = re.compile(
    r"^(?:das|die|den|der|dem|la|le|les|the|el|los|las|al|au|aux|il|lo|i)\s+|^l['’]", re.IGNORECASE
)
_TITLE = re.compile(r"^title:\s", re.IGNORECASE)
"""The title in the front matter of a page."""
_ADDRESSED = re.compile(
    r"\b(?:addressed|directed) to |\badressee?s? (?:a|au|aux) |\bgerichtet an |"
    r"\bdirigid[ao]s? al? |\bindirizzat[aeo] a\w* |"
    r"\b(?:skierowan|adresowan|wystosowan)\w+ do |\bадресован\w+ |\bна адрес[ую] "
)
"""What a title says of any paper before whom it goes to; folded."""
_KAZAKH = re.compile(
    r"^(?P<who>.{6,120}?\w)(?:қа|ке|ға|ге|на|не)\s(?:ашық хат|ашық үндеу|үндеу|хат)(?:ы|і)?\W*$",
    re.IGNORECASE,
)
"""How Kazakh titles say to whom, in the dative before what they are: `… Тоқаұлына ашық хат`."""
LONGEST_LEADING = 3
"""Letters of a word that leads to an addressee: `to`, `an`, `à`, not `письмо`."""
MOST_CALLED = 10
"""Words by which people are called who are many."""
MANY = "a group of people, by the title's words"
MOST_HEAD = 12
"""Lines above a letter among which a heading may name its addressee."""


def from_heading(letter: Outline) -> list[Party]:
    """Return whom a heading names before it says what about: `To Mr N. N.: a request`."""
    for line in letter.lines[:MOST_HEAD]:
        entry = begins(line.words, "to")
        told = ABOUT.split(own(line.words.lstrip(" *"), len(entry)))[0] if entry else ""
        party = parse(told, line.number) if untitled(told.strip())[1] else None
        if party is not None and person_in(party):
            return [
                replace(party, confidence=UNSURE, quote=line.words[:120], note="from a heading")
            ]
    return []


def from_title(letter: Outline) -> list[Party]:
    """Return whom the title names: `Open letter to the President …`."""
    titles = [[x] for x in letter.of(Part.LETTERHEAD) if _TITLE.match(x.words)]
    lines = [line for group in letter.groups(Part.SUBJECT) for line in (_joined(group), *group[1:])]
    fronts = [replace(x, words=x.words.rstrip("\"' ")) for x in map(_joined, titles)]
    for line in (*lines, *fronts):
        told, leads = _told(line)
        if not told or (not leads and genitive.plain(told) and not of_dative(told)):
            continue  # whose letter it is
        if len(_LISTED.split(told)) == 1 and (called := named_first(told, line)):
            return [called]
        parts = [_without_article(one.strip(), line) for one in _LISTED.split(ABOUT.split(told)[0])]
        several = [
            one for part in parts if (one := _named(part, line.number) or _many(part, leads))
        ]
        if not leads and any(_is_many(one) for one in several):
            several = [one for one in several if not _is_many(one)]
        if several:
            return [_in_title(one, line) for one in several]
    return []


def _without_article(text: str, line: Line) -> str:
    """Return a name without its article, but for a capital one within a title: `to The Regents`."""
    own_the = text.startswith("The ") and not line.words.isupper()
    return text if own_the and not begins_with_office(text) else _ARTICLE.sub("", text)


def _named(text: str, number: int) -> Party | None:
    party = parse(text, number)
    return surnamed(party, text) if party else None


def _joined(group: Sequence[Line]) -> Line:
    return replace(group[0], words=" ".join(one.words for one in group))


def _told(line: Line) -> tuple[str, bool]:
    """Return what a title says after the words that lead to whom it goes, and if they do so."""
    if kazakh := _KAZAKH.match(line.words):
        return kazakh["who"], True
    plain = folded(line.words)
    match = pattern("open_letter_to", r"(?<!\w){}\s+").search(plain)
    if match is None and len(plain) == len(line.words):
        match = _ADDRESSED.search(plain)
    if match is None:
        return opened(line), False
    leads = len(match.group().split()[-1]) <= LONGEST_LEADING
    return own(line.words, match.end()), leads


def _many(text: str, leads: bool) -> Party | None:  # noqa: FBT001  # what `_told` gives
    """Return people who are many, by a title's words; nobody without a word that leads to them."""
    if not leads or not 0 < len(text.split()) <= MOST_CALLED:
        return None
    return Party(text.strip(" ,.:"), note=MANY)


def _is_many(party: Party) -> bool:
    return party.note == MANY


def _in_title(party: Party, line: Line) -> Party:
    return replace(
        party,
        confidence=min(party.confidence, UNSURE),
        line=line.number,
        quote=line.words,
        note=f"{party.note}, from the title" if party.note else "from the title",
    )
