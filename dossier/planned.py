"""What a file was given when it was planned, told by a digest: another one, another file."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import partial
from types import BuiltinMethodType, FunctionType, MethodType

from msgspec import Struct

from dossier.artifact import Artifact, Copy, Data, Page
from dossier.digests import digest
from dossier.edition import ACTOR, EVENT, PAGE
from dossier.model import Actor, Event, FreePage
from dossier.noted import Note
from dossier.shown import FACE, PutOff, ShownDocument
from dossier.site import Site
from dossier.stamps import RACY


class _UnknownError(Exception):
    """Nobody can say whether this is what it was."""


def given(artifact: Artifact, template: Callable[[str], bytes], now: int) -> Given | None:
    """Return what an artifact was planned with; None where that cannot be told."""
    if isinstance(artifact, Data) and artifact.sign:
        return Given(artifact.sign, frozenset())
    notes: set[Note] = set()
    told: list[object] = []
    try:
        if isinstance(artifact, Page):
            told += [artifact.template, template(artifact.template)]
            _look_into(artifact.make_view, told, notes)
        elif isinstance(artifact, Data):
            _look_into(artifact.make, told, notes)
        else:
            told += _stamp(artifact, now)
    except _UnknownError:
        return None
    return Given(digest(repr(told).encode("utf-8", "surrogateescape")), frozenset(notes))


class Given(Struct, frozen=True):
    """What an artifact was planned with."""

    digest: bytes
    notes: frozenset[Note]
    """What of the edition was handed to it."""


def _stamp(artifact: Copy, now: int) -> list[object]:
    try:
        found = os.lstat(artifact.origin)
    except OSError as error:
        raise _UnknownError from error
    changed = found.st_mtime_ns if os.name == "nt" else found.st_ctime_ns
    if changed >= now - RACY or not stat.S_ISREG(found.st_mode):
        raise _UnknownError
    place = os.fspath(artifact.origin)
    return [place, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _look_into(value: object, told: list[object], notes: set[Note]) -> None:
    """Tell a function by its name, and by everything that it carries along."""
    kind = type(value)
    if kind in _KINDS:
        slug: str = value.slug  # type: ignore[attr-defined]  # these have one
        notes.add((_KINDS[kind], slug))
        told.append(slug)
    elif isinstance(value, str | bytes | int | Enum | None):
        told.append(value)
    elif kind is not Site:  # whatever is read of a site is noted
        names, carried = _opened(value)
        told += names
        for one in carried:
            _look_into(one, told, notes)


def _opened(value: object) -> tuple[list[object], Iterable[object]]:
    """Return what something calls itself, and all that it carries along."""
    if isinstance(value, partial):  # what most files are planned with
        return [], (value.func, value.args, *value.keywords.items())
    match value:
        case tuple():
            return [len(value)], value
        case FunctionType():
            closed_over = (cell.cell_contents for cell in value.__closure__ or ())
            names = [value.__module__, value.__qualname__, value.__code__.co_firstlineno]
            return names, (value.__defaults__, *closed_over)
        case BuiltinMethodType() | MethodType():
            return [value.__name__], (value.__self__,)
        case Struct():
            return [type(value).__qualname__], (
                getattr(value, one) for one in value.__struct_fields__
            )
        case _ if is_dataclass(value) and not isinstance(value, type):
            return [type(value).__qualname__], (getattr(value, one.name) for one in fields(value))
        case _:
            raise _UnknownError


_KINDS: dict[type, str] = {
    ShownDocument: FACE, PutOff: FACE, Actor: ACTOR, Event: EVENT, FreePage: PAGE,
}  # fmt: skip
