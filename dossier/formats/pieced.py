"""What a file says of each document, event or actor, as pieces of it that stand by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dossier import strung
from dossier.edition import ACTOR, EVENT
from dossier.model import Actor, Document, Event
from dossier.noted import note
from dossier.shown import FACE

Thing = Document | Event | Actor
_Thing = TypeVar("_Thing", bound=Thing)


def pieced(
    things: Sequence[_Thing],
    make: Callable[[int, _Thing], bytes],
    series: str = "",
    *,
    numbered: bool = False,
    beside: bool = False,
) -> list[bytes]:
    """Return a piece for each thing, made of its number, from 1, and the thing itself.

    Only with `numbered` may the number stand in the piece. With a `series`, the pieces are told
    from others of the same things in the same file.
    """

    def made(place: int) -> bytes:
        one = things[place]
        note(_kind(one), one.slug)
        return make(place + 1, one)

    keys = [f"{_kind(one)} {one.slug}" for one in things]
    if numbered:
        keys = [f"{number} {key}" for number, key in enumerate(keys, 1)]
    return strung.pieces(series, keys, made, beside=beside)


def _kind(one: Thing) -> str:
    if isinstance(one, Document):
        return FACE
    return EVENT if isinstance(one, Event) else ACTOR
