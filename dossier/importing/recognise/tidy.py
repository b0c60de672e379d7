"""What is done to all who were found: names in the nominative, nobody twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.importing.lexicon import folded
from dossier.importing.recognise.cases import nominative, nominative_office
from dossier.importing.recognise.entry import person_in
from dossier.importing.recognise.finding import LIKELY, Party


def plain_case(party: Party) -> Party:
    """Write a name that the address has in the dative as records have it."""
    plain = nominative(party.name) if person_in(party) else nominative_office(party.name)
    if plain == party.name:
        return party
    return replace(
        party,
        name=plain,
        confidence=min(party.confidence, LIKELY),
        is_supplied=True,
        note=f"the address has “{party.name}”",
    )


def unique(found: Sequence[Party]) -> list[Party]:
    """Return everybody once, as first found."""
    made: dict[str, Party] = {}
    for one in found:
        made.setdefault(folded(one.name), one)
    return list(made.values())
