"""What was taken in of each file, kept as bytes, so that only what changed is read again."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier import rules
from dossier.cache import Cache
from dossier.digests import digest
from dossier.filing import Filed, take_in
from dossier.model import DocumentRecord, Words
from dossier.packing import KeptWords, Packed, encode, pack, unpack
from dossier.readers.folder import Entry
from dossier.spool import Place, Spool
from dossier.stamps import RACY, Disk

_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Run(Protocol):
    """Does the same to many things, in their order: `map`, or something that shares it out."""

    def __call__(self, work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterable[_Out]:
        """Return the results in the order of the items."""
        ...


Stamp = tuple[int, int, int, int]


# -- what is kept -----------------------------------------------------------------------


class _Resting(Struct, frozen=True):
    """One file on which something that was taken in rests, as it was then."""

    path: str
    stamp: Stamp
    digest: bytes


class _Kept(Struct, frozen=True):
    """What was taken in, and what it rests on."""

    program: str
    sources: str
    now: int
    rests_on: tuple[_Resting, ...]
    head: bytes
    words: bytes
    """The digest of its words, which are kept by themselves; empty where it has none."""


_kept = msgspec.msgpack.Decoder(_Kept)


class Memo:
    """Remembers what was taken in of each file."""

    def __init__(
        self,
        cache: Cache,
        program: str,
        now: int,
        disk: Disk | None = None,
        *,
        at_hand: bool = False,
    ) -> None:
        """Use a cache; `program` changes with the code, `now` is the clock's in nanoseconds.

        With `at_hand` the words come along, for whoever goes on when the cache is closed.
        """
        self.cache = cache
        self.disk = disk or Disk()
        self.program = program
        self.now = now
        self.at_hand = at_hand

    def spare_of(self, site: Path) -> Path:
        """Return where the stage of a site waits for the next build, whichever way leads there."""
        whole = site.parent.resolve() / site.name
        place = hashlib.blake2b(os.fsencode(whole), digest_size=8).hexdigest()
        return self.cache.folder / f"spare-{place}"

    def recall(self, entry: Entry, sources: Path) -> Filed | None:
        """Return what is known of a file; None where it, or its source, is not as it was."""
        return self.recall_all([entry], sources)[entry.file]

    def recall_all(self, entries: Sequence[Entry], sources: Path) -> dict[str, Filed | None]:
        """Return what is known of many files, by the name of each."""
        owner = (self.program, os.fspath(sources.absolute()))
        keys = {_key(entry): entry for entry in entries}
        known = self.cache.get_all(_FILE, keys)
        words = self._words(keys) if self.at_hand else {}
        return {
            entry.file: self._filed(entry, sources, known.get(key), owner, words.get(key))
            for key, entry in keys.items()
        }

    def _words(self, keys: Iterable[str]) -> dict[str, bytes]:
        found = self.cache.get_all(_WORDS, [_WORDS + key for key in keys])
        return {key.removeprefix(_WORDS): data for key, data in found.items()}

    def _filed(
        self,
        entry: Entry,
        sources: Path,
        data: bytes | None,
        owner: tuple[str, str],
        said: bytes | None,
    ) -> Filed | None:
        try:
            kept = _kept.decode(data) if data is not None else None
        except (msgspec.DecodeError, ValueError):
            return None
        if kept is None or (kept.program, kept.sources) != owner:
            return None
        if not all(_holds(one, kept.now) for one in kept.rests_on):
            return None
        words = Words()
        if kept.words and self.at_hand:
            if said is None or digest(said) != kept.words:
                return None
            words = KeptWords(kept.words, lambda: said)
        elif kept.words:
            words = KeptWords(kept.words, partial(self._fetch, entry, sources, kept.words))
        return unpack(entry.kind, kept.head, words)

    def _fetch(self, entry: Entry, sources: Path, words: bytes) -> bytes:
        """Return the words that are kept of a file, or read it again."""
        data = self.cache.get(_WORDS + _key(entry), is_checked=True)
        if data is None or digest(data) != words:
            data = pack(take_in(entry, sources)).words
        return data

    def keep(self, entry: Entry, sources: Path, taken: Taken, spool: Spool) -> None:
        """Remember what was taken in of a file."""
        packed = taken.result
        if taken.rests_on and isinstance(packed, Packed):
            place = os.fspath(sources.absolute())
            rests_on = taken.rests_on
            kept = _Kept(self.program, place, self.now, rests_on, packed.head, packed.digest)
            self.cache.put(_key(entry), encode(kept))
            if packed.digest:
                words = spool.read(taken.laid) if taken.laid else packed.words
                self.cache.put(_WORDS + _key(entry), words)


class Taken(Struct, frozen=True):
    """What a worker gives back of one file."""

    result: Packed | Filed
    """Packed; as it is where a name in it is no text."""
    rests_on: tuple[_Resting, ...]
    """Empty where it rests on more than files that are there."""
    laid: Place | None = None
    """Where its words lie, if they are not in the result."""


def take(entries: Sequence[Entry], sources: Path, memo: Memo | None, run: Run) -> Iterator[Filed]:
    """Take in every file, in order; what is known is not read."""
    known = memo.recall_all(entries, sources) if memo else {}
    fresh = [entry for entry in entries if known.get(entry.file) is None]
    spool = Spool(memo.cache.folder.parent if memo and fresh else None)
    made = iter(run(partial(_take, sources, spool), fresh))
    for entry in entries:
        filed = known.get(entry.file)
        if filed is None:
            taken = next(made)
            if memo is not None:
                memo.keep(entry, sources, taken, spool)
            filed = _unpacked(entry, taken.result, taken.laid, spool)
        if filed is None:  # pragma: no cover - what we packed ourselves is whole
            raise ValueError(entry.file)
        yield filed


def _unpacked(
    entry: Entry, result: Packed | Filed, laid: Place | None, spool: Spool
) -> Filed | None:
    if isinstance(result, Filed):
        return result
    data = result.words
    fetch = partial(spool.read, laid) if laid else lambda: data
    words = KeptWords(result.digest, fetch) if result.digest else Words()
    return unpack(entry.kind, result.head, words)


def briefly(entry: Entry, filed: Filed) -> Filed:
    """Return what was taken in with its words as bytes, which need less room and have a digest."""
    try:
        return _unpacked(entry, pack(filed), None, Spool()) or filed
    except UnicodeEncodeError:
        return filed


def _take(sources: Path, spool: Spool, entry: Entry) -> Taken:
    own, data = _read(entry.path) or (None, None)  # its bytes are those that are taken in
    filed = take_in(entry, sources, data)
    rests_on = [own, *map(_resting, _sources(filed, sources))]
    missing = any(one.code == rules.SOURCE_MISSING.code for one in filed.diagnostics)
    whole = tuple(one for one in rests_on if one is not None)
    is_firm = len(whole) == len(rests_on) and not missing
    try:
        packed = pack(filed)
    except UnicodeEncodeError:
        return Taken(filed, ())
    laid = spool.lay(packed.words)
    rests = whole if is_firm else ()
    if isinstance(laid, bytes):
        return Taken(packed, rests)
    return Taken(replace(packed, words=b""), rests, laid)


def _sources(filed: Filed, sources: Path) -> list[Path]:
    record = filed.record
    if not isinstance(record, DocumentRecord) or record.source is None:
        return []
    named = (record.source.file, record.source.text, record.source.facsimile)
    return [sources / name for name in named if name]


def _resting(path: Path) -> _Resting | None:
    found = _read(path)
    return found[0] if found is not None else None


def _read(path: Path) -> tuple[_Resting, bytes] | None:
    """Return the bytes of a file, and what is to be known of them; None where they may change."""
    try:
        os.fspath(path).encode()  # a name that is no text cannot be kept
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode):
            return None  # a pipe would be waited for; a link's file may change unseen
        data = path.read_bytes()
    except (OSError, UnicodeEncodeError):
        return None
    whole = hashlib.sha256(data).digest()
    return _Resting(os.fspath(path.absolute()), _stamp_of(found), whole), data


def _stamp(path: str | Path) -> Stamp:
    return _stamp_of(os.lstat(path))


def _stamp_of(found: os.stat_result) -> Stamp:
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


_FILE = "file "
_WORDS = "words of "


def _key(entry: Entry) -> str:
    # A file's name may be bytes that are no text.
    return _FILE + os.fsencode(entry.path.absolute()).decode("latin-1")
