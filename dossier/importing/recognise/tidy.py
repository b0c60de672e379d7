"""What is done to all who were found: names in the nominative, nobody twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.lexicon import folded
from dossier.importing.parts import Outline
from dossier.importing.recognise import genitive, polish
from dossier.importing.recognise.calls import plain_many
from dossier.importing.recognise.cases import nominative, nominative_office
from dossier.importing.recognise.cases_of_bodies import nominative_body
from dossier.importing.recognise.entry import person_in
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.language import language
from dossier.importing.recognise.names import untitled
from dossier.importing.recognise.of_whom import of_whom

_UKRAINIAN = {"Павел": "Павло", "Пётр": "Петро", "Петр": "Петро", "Дмитрий": "Дмитро"}
"""Given names that have the same dative in both languages."""
_LEAD = re.compile(r"^(?:в|во|до)\s+(?=[а-яіїєґ])")
"""What leads to a body in a list of copies: `копия: в прокуратуру`."""
_DATIVE = re.compile(
    r"(?:пану|панові|пані|панні|г-ну|г-же|господину|госпоже|уважаемому|шановному)\s", re.IGNORECASE
)
"""Titles in the dative: the name that follows stands in it too."""


def plain_case(party: Party, spoken: str = "") -> Party:
    """Write a name that the address has in the dative as records have it.

    `spoken` is the language of the letter, where it is known.
    """
    office = party.capacity.rpartition(", ")[2] or party.capacity
    dative = _DATIVE.match(party.quote) is not None or nominative_office(office) != office
    if "group of people" in party.note or not person_in(party):
        plain = nominative_office(party.name)
        plain = _of_genitive(party) if plain == party.name else plain
        plain = nominative_body(_LEAD.sub("", plain)) if plain == party.name else plain
        plain = party.name if plain == _LEAD.sub("", party.name) else plain
        plain = plain_many(polish.plain_group(plain))
    elif polish.is_changed(party.name, untitled(party.quote)[1] or party.capacity):
        plain = polish.plain(party.name)
    else:
        plain = of_whom(party.name, party.capacity)
        if plain == party.name:
            plain = nominative(plain, is_dative=dative, spoken=_spoken(party) or spoken)
    first, _, rest = plain.partition(" ")
    if re.search(r"[іїєґ]", party.quote) and plain != party.name:
        plain = f"{_UKRAINIAN.get(first, first)} {rest}".strip()
    if plain == party.name and dative:
        return replace(
            party, confidence=min(party.confidence, UNSURE), note="it may stand in the dative"
        )
    if plain == party.name:
        return party
    return replace(
        party,
        name=plain,
        confidence=min(party.confidence, LIKELY),
        is_supplied=True,
        note=f"the address has “{party.name}”",
    )


def _spoken(party: Party) -> str:
    """Return the language of which what is said of somebody has letters; empty where of none."""
    said = f"{party.quote} {party.capacity}".lower()
    if re.search(r"[әғқңөұүһ]", said):
        return "kk"
    found = re.search(r"[іїєґыэёъ]", said)
    return "" if found is None else "uk" if found.group() in "їєґі" else "ru"


def _of_genitive(party: Party) -> str:
    """Return a body that stands behind a Ukrainian `до`, in the genitive, in the nominative."""
    led = re.search(rf"(?:^|\s)до\s+{re.escape(party.name)}", party.quote, re.IGNORECASE)
    return (genitive.plain(party.name) or party.name) if led else party.name


def language_of(letter: Outline) -> str:
    """Return the language of a letter, by all its lines."""
    return language(line.words for line in letter.lines).value


def unique(found: Sequence[Party]) -> list[Party]:
    """Return everybody once, as first found."""
    made: dict[str, Party] = {}
    for one in found:
        made.setdefault(folded(one.name), one)
    return list(made.values())


def without_offices(found: Sequence[Party]) -> list[Party]:
    """Leave out an office that another of those who were found holds: `N. N., Minister`."""
    held = [folded(one.capacity) for one in found if one.capacity and person_in(one)]
    return [
        one
        for one in found
        if "office" not in one.note
        or person_in(one)
        or not any(folded(one.name) in x for x in held)
    ]


def without_initials(found: Sequence[Party]) -> tuple[Party, ...]:
    """Leave out a signature of which the full name stands below: `J Field`, `Jane Field`."""
    made: list[Party] = []
    for one in found:
        if made and _is_short_for(made[-1].name, one.name):
            made[-1] = replace(one, capacity=one.capacity or made[-1].capacity)
        else:
            made.append(one)
    return tuple(made)


def _is_short_for(short: str, name: str) -> bool:
    own, full = folded(short).split(), folded(name).split()
    if len(own) < 2 or len(full) < 2 or own[-1] != full[-1] or own == full:
        return False
    initials = [token.rstrip(".") for token in own[:-1]]
    return all(len(x) == 1 and y.startswith(x) for x, y in zip(initials, full, strict=False))
