"""The index of the search, on the one that stands: only what has changed in it is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from dossier.digests import digest
from dossier.formats.index import Index, Unit, index
from dossier.formats.index_again import FEW, Former, index_again
from dossier.noted import LaidAside

NAME = "search"
"""Under which it is laid aside."""
Read = Callable[[str], bytes | None]
"""Reads a file of the site that stands."""
_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit as it was."""

    digest: bytes
    known: Unit
    """Without the text of a letter: that stands in the site."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of an index."""

    pieces: tuple[bytes, ...]
    """Their digests."""
    names: tuple[str, ...]
    units: tuple[_Unit, ...]


_decode = msgspec.msgpack.Decoder(_Kept).decode


def searched(units: Sequence[Unit], before: LaidAside | None, names: Names) -> tuple[Index, bytes]:
    """Return the index of units, and what is to be kept of it for the next time."""
    digests = [digest(_encode(unit)) for unit in units]
    former = _former(digests, before, names) if before is not None else None
    found = index_again(former, units) if former is not None else None
    if found is None:
        found = index(units)
    return found, _kept(found, units, digests)


@dataclass(frozen=True, slots=True)
class Names:
    """How the files of the index are called."""

    piece: Callable[[int], str]
    unit: Callable[[int], str]


def _kept(found: Index, units: Sequence[Unit], digests: Sequence[bytes]) -> bytes:
    kept = tuple(
        _Unit(known, replace(one, text="") if one.is_document else one)
        for one, known in zip(units, digests, strict=True)
    )
    pieces = tuple(digest(piece.encode()) for piece in found.pieces)
    return _encode(_Kept(pieces, found.names, kept))


def _former(digests: Sequence[bytes], before: LaidAside, names: Names) -> Former | None:
    """Return the index as it stands; None where it cannot be known, or little of it is left."""
    data = before.get(NAME)
    try:
        kept = _decode(data) if data is not None else None
    except (msgspec.DecodeError, ValueError):
        return None
    if kept is None or len(kept.units) != len(digests):
        return None
    changed = {
        number: one
        for number, (one, now) in enumerate(zip(kept.units, digests, strict=True))
        if one.digest != now
    }
    if len(changed) * FEW > len(digests):
        return None
    try:
        pieces = [_piece(known, names.piece(n), before) for n, known in enumerate(kept.pieces)]
        was = {n: _unit(one, names.unit(n), before) for n, one in changed.items()}
    except (ValueError, KeyError, TypeError):
        return None
    return Former(pieces, kept.names, was)


def _value(path: str, before: LaidAside) -> object:
    """Return what a file of the index holds."""
    data = before.standing(path)
    if data is None:
        raise ValueError(path)
    return json.loads(data.decode().partition(",")[2].removesuffix(")\n"))


def _piece(known: bytes, path: str, before: LaidAside) -> str:
    found = _value(path, before)
    if not isinstance(found, str) or digest(found.encode()) != known:
        raise ValueError(path)
    return found


def _unit(one: _Unit, path: str, before: LaidAside) -> Unit:
    """Return a unit as it was."""
    made = one.known
    if made.is_document:
        found = _value(path, before)
        passages = found["text"] if isinstance(found, Mapping) else ()
        made = replace(made, text="\n".join(passage for _, passage in passages))
    if digest(_encode(made)) != one.digest:
        raise ValueError(path)
    return made
