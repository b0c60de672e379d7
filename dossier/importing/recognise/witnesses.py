"""What several places of a letter say of its addressee: the office here, the name there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.lexicon import folded
from dossier.importing.recognise.cases import PATRONYMIC
from dossier.importing.recognise.entry import person_in
from dossier.importing.recognise.finding import GUESS, LIKELY, UNSURE, Party

_FATHERS = re.compile(
    r"[a-z](?:ovych|evych|iovych|iyovych|ovich|evich|yevich|ivna|ovna|evna|yevna)$"
)
"""Patronymics in Latin letters."""
CALLED = 2
"""Words of an office by which somebody is called."""
_VOCATIVE = re.compile(r"(?:panie|pani|пане|пан[іi])\s")
"""How Polish and Ukrainian call somebody by title and office, which is no name."""


def joined_with(found: Sequence[Party], others: Sequence[Party]) -> list[Party]:
    """Return those whom one place names, with the name that another has for an office.

    Only one office and one name are ever joined: two of either may be different people.
    """
    named = [one for one in others if person_in(one) and one.confidence > GUESS]
    named = [one for one in named if not _patronymic(one.name)]
    named = [one for one in named if not _VOCATIVE.match(folded(one.name))]
    if len(found) == 1 and len(named) == 1 and _is_office(found[0]):
        office = found[0].capacity or found[0].name
        return [
            replace(
                named[0],
                capacity=named[0].capacity if len(named[0].capacity) > len(office) else office,
                confidence=min(LIKELY, max(found[0].confidence, UNSURE)),
                note=f"the office from “{found[0].quote[:60]}”",
            )
        ]
    if len(found) == 1 and len(named) == 1 and _holds(found[0], named[0]):
        return [replace(named[0], capacity=found[0].capacity, on_behalf_of=found[0].name)]
    return list(found)


def _holds(body: Party, one: Party) -> bool:
    """Whether an address has an organisation with the office by which the salutation calls one."""
    office = folded(body.capacity).split()[:CALLED]
    called = folded(one.quote).split()
    return person_in(body) is None and len(office) == CALLED and set(office) <= set(called)


def one_called(found: list[Party]) -> list[Party]:
    """Return one person where a salutation has an office, then a name (`Minister, dear N. N.`)."""
    if len(found) == 2 and found[0].line == found[1].line and not found[1].capacity:
        return joined_with(found[:1], found[1:]) if _is_office(found[0]) else found
    return found


def _patronymic(name: str) -> bool:
    """Whether somebody is called by given name and patronymic, without a surname."""
    tokens = name.split()
    return (
        len(tokens) == 2 and (PATRONYMIC.match(tokens[1]) or _FATHERS.search(tokens[1])) is not None
    )


def _is_office(party: Party) -> bool:
    return "without a name" in party.note or "only the office is named" in party.note
