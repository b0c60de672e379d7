"""The whole name of somebody whom one place calls by surname: from titles, and the lines above.

An introduction in sentences does not count: it tells of more people than the one written to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.importing.lexicon import folded
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.entry import person_in
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_office

MOST_ABOVE = 4
"""Lines of a head among which a whole office stands."""
MOST_BEFORE = 3
"""Words of a name before the surname."""


def completed(letter: Outline, found: Sequence[Party]) -> list[Party]:
    """Return those who were found, by their whole name where one stands above."""
    return [_whole(letter, one) for one in found]


def in_full(letter: Outline, greeted: Sequence[Party]) -> list[Party]:
    """Return an office by which a salutation calls somebody, in the words of a line above it.

    `Szanowny Panie Rzeczniku` below `Rzecznik Praw …`: the line is an office, and nothing else.
    """
    if Part.SALUTATION not in letter.parts:
        return list(greeted)
    if len(greeted) != 1 or "only the office is named" not in greeted[0].note:
        return list(greeted)
    one, start = greeted[0], letter.parts.index(Part.SALUTATION)
    apart = [i for i in range(start) if letter.parts[i] in {Part.LETTERHEAD, Part.BODY}]
    signed = {folded(line.words).strip(" ,.") for line in letter.of(Part.SIGNATURE)}
    for index in apart[:MOST_ABOVE]:
        line = letter.lines[index]
        text = line.words.strip(" ,.:")
        alone = index + 1 == len(letter.lines) or letter.lines[index + 1].gap > 0
        longer = folded(text).startswith(f"{folded(one.name)} ") and folded(text) not in signed
        if alone and longer and begins_with_office(text) and text[-1:].isalnum():
            note = "the office in the salutation, its whole name above"
            return [replace(one, name=text, line=line.number, quote=line.words, note=note)]
    return list(greeted)


def called_in_turn(titled: Sequence[Party], greeted: Sequence[Party]) -> list[Party]:
    """Return those whom a title names by office and surname, and the salutation by surname."""
    made: list[Party] = []
    for one in titled:
        if any(folded(one.name) == folded(x.name) for x in greeted):
            made.append(one)
            continue
        mine = [x for x in greeted if folded(one.name).endswith(f" {folded(x.name)}")]
        office = one.name[: -len(mine[0].name)].strip(" ,") if len(mine) == 1 else ""
        told = is_office(office) or (office and len(titled) == len(greeted) > 1)
        if not told or "office" in mine[0].note:
            return list(titled)
        made.append(replace(mine[0], capacity=office, confidence=UNSURE, note=one.note))
    return made


def fuller(found: Sequence[Party], others: Sequence[Party]) -> list[Party]:
    """Return those whom one place names by surname with the whole name that another has."""
    made: list[Party] = []
    for one in found:
        last = folded(one.name)
        whole = [
            x for x in others if last in (folded(x.name).split()[0], folded(x.name).split()[-1])
        ]
        whole = [x for x in whole if " " in x.name]
        if " " not in last and len(whole) == 1:
            capacity = whole[0].capacity or one.capacity
            made.append(replace(whole[0], capacity=capacity, confidence=LIKELY))
        else:
            made.append(one)
    return made


def _whole(letter: Outline, party: Party) -> Party:
    if " " in party.name or person_in(party) is None:
        return party
    if Part.SALUTATION not in letter.parts:
        return party
    start = letter.parts.index(Part.SALUTATION)
    heads = (x for x in letter.chunks if x.first < start and not x.is_prose)
    lines = [i for chunk in heads for i in range(chunk.first, min(chunk.last, start))]
    named = {one for i in lines for one in _named(letter.lines[i].words, party.name)}
    # what stands before the surname may end the office: `Senator Berlins N.`
    names = {one for one in named if _before(one) not in folded(party.capacity)}
    if party.capacity:
        names = {x for x in names if any(_begins(letter.lines[i].words, x) for i in lines)}
    if len(names) != 1:
        return party
    note = "the surname in the salutation, the whole name above it"
    return replace(party, name=names.pop(), confidence=LIKELY, note=note, is_supplied=True)


def _begins(text: str, name: str) -> bool:
    """Whether a line begins with a name, behind no more than a title."""
    return untitled(text)[0].startswith(name) or text.startswith(name)


def _before(name: str) -> str:
    return folded(name.rpartition(" ")[0])


def _named(text: str, surname: str) -> Iterator[str]:
    """Return the names in a text that end with a surname and have more before it."""
    for match in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", text, re.IGNORECASE):
        before = re.split(r"[,;:()«»“”„\"]", text[: match.start()])[-1].split()
        for size in range(min(MOST_BEFORE, len(before)), 0, -1):
            bare = untitled(" ".join((*before[-size:], match.group())))[0]
            found = person(bare)
            named = found is not None and " " in found.text and bare[:1].isupper()
            if found is not None and named and not begins_with_office(found.text):
                yield found.text
                break
