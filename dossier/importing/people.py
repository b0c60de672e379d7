"""Who of those found has a record already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dossier.model import Actor
from dossier.words import fold, tokens


class Known(Struct, frozen=True):
    """The records by everything that they may be called, case and accents folded."""

    by_name: Mapping[str, Actor]
    by_surname: Mapping[str, Actor]
    """Only surnames that one person alone bears."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the records."""
        return tuple(dict.fromkeys(actor.name for actor in self.by_name.values()))

    def find(self, name: str) -> Actor | None:
        """Return the record with this name or alias, or with this surname where it is alone."""
        key = _key(name)
        return self.by_name.get(key) or (None if " " in key else self.by_surname.get(key))


def known(actors: Iterable[Actor]) -> Known:
    """Index the records."""
    by_name: dict[str, Actor] = {}
    surnames: dict[str, list[Actor]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            by_name.setdefault(_key(name), actor)
        if actor.kind == "person":
            surnames.setdefault(_key(actor.name).split(" ")[-1], []).append(actor)
    single = {name: found[0] for name, found in surnames.items() if len(found) == 1}
    return Known(by_name, single)


def _key(name: str) -> str:
    return " ".join(fold(token.text) for token in tokens(name) if token.text[0].isalnum())


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text, case and accents folded."""
    return f" {_key(name)} " in f" {_key(text)} "
