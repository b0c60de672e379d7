"""What was taken in of each file, kept as bytes, so that only what changed is read again."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from dossier import rules
from dossier.cache import Cache
from dossier.diagnostics import Diagnostic
from dossier.draft import Kind
from dossier.filing import Filed, Record, take_in
from dossier.model import Actor, DocumentRecord, EventRecord, FreePage, Proof
from dossier.readers.folder import Entry
from dossier.transcription import Text

RACY = 100_000_000
"""Nanoseconds: a file that changed so shortly before it was kept may have changed unnoticed."""
_RECORDS: dict[Kind, type] = {
    Kind.DOCUMENT: DocumentRecord,
    Kind.ACTOR: Actor,
    Kind.EVENT: EventRecord,
    Kind.PAGE: FreePage,
}
_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Run(Protocol):
    """Does the same to many things, in their order: `map`, or something that shares it out."""

    def __call__(self, work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterable[_Out]:
        """Return the results in the order of the items."""
        ...


Stamp = tuple[int, int, int, int]
_encode = msgspec.msgpack.Encoder().encode


def pack(one: Filed) -> bytes:
    """Return what was taken in as bytes."""
    return _encode((one.slug, one.file, one.record, one.text, one.proof, one.diagnostics))


def unpack(kind: Kind, data: bytes) -> Filed | None:
    """Return what was packed; None where the bytes are not that. Nothing in them is executed."""
    try:
        slug, file, record, text, proof, diagnostics = _decoder(kind).decode(data)
    except (msgspec.DecodeError, ValueError):
        return None
    return Filed(kind, slug, file, record, text, proof, diagnostics)


@cache
def _decoder(
    kind: Kind,
) -> msgspec.msgpack.Decoder[tuple[str, str, Record | None, Text, Proof, tuple[Diagnostic, ...]]]:
    record = _RECORDS[kind]
    shape = tuple[str, str, record | None, Text, Proof, tuple[Diagnostic, ...]]  # type: ignore[valid-type]  # known only here
    return msgspec.msgpack.Decoder(shape)


# -- what is kept -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Resting:
    """One file on which something that was taken in rests, as it was then."""

    path: str
    stamp: Stamp
    digest: bytes


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was taken in, and what it rests on."""

    program: str
    sources: str
    now: int
    rests_on: tuple[_Resting, ...]
    packed: bytes


_kept = msgspec.msgpack.Decoder(_Kept)


class Memo:
    """Remembers what was taken in of each file."""

    def __init__(self, cache: Cache, program: str, now: int) -> None:
        """Use a cache; `program` changes with the code, `now` is the clock's in nanoseconds."""
        self.cache = cache
        self.program = program
        self.now = now

    def recall(self, entry: Entry, sources: Path) -> Filed | None:
        """Return what is known of a file; None where it, or its source, is not as it was."""
        data = self.cache.get(_key(entry))
        if data is None:
            return None
        try:
            kept = _kept.decode(data)
        except (msgspec.DecodeError, ValueError):
            return None
        if (kept.program, kept.sources) != (self.program, os.fspath(sources.absolute())):
            return None
        holds = all(_holds(one, kept.now) for one in kept.rests_on)
        return unpack(entry.kind, kept.packed) if holds else None

    def keep(self, entry: Entry, sources: Path, taken: Taken) -> None:
        """Remember what was taken in of a file."""
        if taken.rests_on and isinstance(taken.result, bytes):
            place = os.fspath(sources.absolute())
            kept = _Kept(self.program, place, self.now, taken.rests_on, taken.result)
            self.cache.put(_key(entry), _encode(kept))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a worker gives back of one file."""

    result: bytes | Filed
    """Packed; as it is where a name in it is no text."""
    rests_on: tuple[_Resting, ...]
    """Empty where it rests on more than files that are there."""


def take(entries: Sequence[Entry], sources: Path, memo: Memo | None, run: Run) -> Iterator[Filed]:
    """Take in every file, in order; what is known is not read."""
    known = {entry.file: memo.recall(entry, sources) for entry in entries} if memo else {}
    fresh = [entry for entry in entries if known.get(entry.file) is None]
    made = iter(run(partial(_take, sources), fresh))
    for entry in entries:
        filed = known.get(entry.file)
        if filed is None:
            taken = next(made)
            if memo is not None:
                memo.keep(entry, sources, taken)
            result = taken.result
            filed = unpack(entry.kind, result) if isinstance(result, bytes) else result
        if filed is None:  # pragma: no cover - what we packed ourselves is whole
            raise ValueError(entry.file)
        yield filed


def _take(sources: Path, entry: Entry) -> Taken:
    before = _resting(entry.path)
    filed = take_in(entry, sources)
    rests_on = [before, *map(_resting, _sources(filed, sources))]
    missing = any(one.code == rules.SOURCE_MISSING.code for one in filed.diagnostics)
    whole = tuple(one for one in rests_on if one is not None)
    is_firm = len(whole) == len(rests_on) and not missing and before == _resting(entry.path)
    try:
        return Taken(pack(filed), whole if is_firm else ())
    except UnicodeEncodeError:
        return Taken(filed, ())


def _sources(filed: Filed, sources: Path) -> list[Path]:
    record = filed.record
    if not isinstance(record, DocumentRecord) or record.source is None:
        return []
    named = (record.source.file, record.source.text, record.source.facsimile)
    return [sources / name for name in named if name]


def _resting(path: Path) -> _Resting | None:
    try:
        os.fspath(path).encode()  # a name that is no text cannot be kept
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None  # a pipe would be waited for; a link's file may change unseen
        stamp = _stamp(path)
        digest = hashlib.sha256(path.read_bytes()).digest()
    except (OSError, UnicodeEncodeError):
        return None
    return _Resting(os.fspath(path.absolute()), stamp, digest)


def _stamp(path: str | Path) -> Stamp:
    found = os.lstat(path)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _holds(one: _Resting, now: int) -> bool:
    """Whether a file is as it was: by its stamp where that can be trusted, else by its bytes."""
    changed = one.stamp[1] if os.name == "nt" else one.stamp[2]
    try:
        if changed < now - RACY and _stamp(one.path) == one.stamp:
            return True
    except OSError:
        return False
    again = _resting(Path(one.path))
    return again is not None and again.digest == one.digest


def _key(entry: Entry) -> str:
    # A file's name may be bytes that are no text.
    return "file " + os.fsencode(entry.path.absolute()).decode("latin-1")
