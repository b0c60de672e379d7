"""What was found in texts before: where they name actors, and that the parties stand in them.

It is known by the digests of what it rests on, so it holds wherever these are met again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from zlib import crc32

import msgspec
from msgspec import Struct, field

from dossier.cache import Cache
from dossier.diagnostics import Diagnostic
from dossier.model import Document, DocumentRecord, Mention, Words
from dossier.words import runs_of_letters

_KEY = "recollection"
_BITS = 512
"""Of a trace: letters have some forty words that do not begin small, so few of them are set."""


class _Kept(Struct, frozen=True):
    names: dict[str, str] = field(default_factory=dict)
    """The names that were looked for, each with the slug of its actor."""
    mentions: dict[bytes, bytes] = field(default_factory=dict)
    """By the digest of a text; packed, because few of them are looked at."""
    traces: dict[bytes, bytes] = field(default_factory=dict)
    """By the digest of a text, too: which names may stand in it."""
    proven: frozenset[bytes] = frozenset()
    """Digests of what was asked and found in order."""


class _Bits(dict[str, int]):
    """The bit of each word met so far; of one in small letters, which many texts have, none."""

    def __missing__(self, word: str) -> int:
        number = crc32(word.encode("utf-8", "surrogatepass")) % _BITS
        self[word] = bit = 0 if word.islower() else 1 << number
        return bit


def trace(words: Iterable[str], bits: _Bits | None = None) -> int:
    """Return the bits of some words.

    A name stands where its words do, so a text that lacks one of their bits does not hold it; and
    few texts that do not hold it have them all.
    """
    known = _Bits() if bits is None else bits
    return sum({*map(known.__getitem__, words)})


_kept = msgspec.msgpack.Decoder(_Kept)
_mentions = msgspec.msgpack.Decoder(tuple[Mention, ...])


class Linked(Struct, frozen=True):
    """One document as it was linked, within one process."""

    record: DocumentRecord
    words: Words
    document: Document
    problems: tuple[Diagnostic, ...]

    def holds(self, record: DocumentRecord, words: Words, replies: tuple[str, ...]) -> bool:
        """Whether it is still the same file, and the same documents reply to it."""
        return self.record is record and self.words is words and self.document.replies == replies


class Recollection:
    """Remembers from one run to the next; what was of no use in a run is forgotten."""

    def __init__(self, program: str = "", cache: Cache | None = None) -> None:
        """Take over what the cache holds of the same program."""
        self.key = f"{_KEY} {program}"
        self.before = _Kept()
        data = cache.get(self.key) if cache is not None else None
        if data is not None:
            try:
                self.before = _kept.decode(data)
            except (msgspec.DecodeError, ValueError):
                self.before = _Kept()
        self.names: Mapping[str, str] = self.before.names
        self.changed: dict[str, int] = {}
        """Names that are looked for now and were not before, or the other way round, with their
        traces."""
        self.mentions: dict[bytes, bytes] = {}
        self.traces: dict[bytes, bytes] = {}
        self._bits = _Bits()
        self.proven: set[bytes] = set()
        self._basis: object = None
        self._linked: dict[str, Linked] = {}

    def linked(self, basis: object) -> dict[str, Linked]:
        """Return the documents linked before, by slug; none where all they rest on changed."""
        if basis != self._basis:
            self._basis, self._linked = basis, {}
        return self._linked

    def linked_as(self, document: Document) -> Linked | None:
        """Return how a document was linked; None where another of its slug was the last."""
        known = self._linked.get(document.slug)
        return known if known is not None and known.document is document else None

    def keep_linked(self, linked: Linked) -> None:
        """Remember how a document is linked now, in the same surroundings."""
        self._linked[linked.record.slug] = linked

    @property
    def problems(self) -> Iterator[Diagnostic]:
        """What was told of each document while it was linked."""
        for one in self._linked.values():
            yield from one.problems

    def look_for(self, names: Mapping[str, str]) -> None:
        """Say which names are looked for, and whose they are."""
        pairs = names.items() ^ self.before.names.items()
        self.names, self.changed = names, {name: trace(runs_of_letters(name)) for name, _ in pairs}

    def mentions_in(self, words: Words) -> tuple[Mention, ...] | None:
        """Return the mentions in a text; None where they have to be looked for."""
        known = self.before.mentions.get(words.digest)
        if known is None:
            made = self.mentions.get(words.digest) if words.digest else None
            return _mentions.decode(made) if made is not None else None
        left = self.before.traces.get(words.digest, b"")
        if self.changed and self._is_touched(words, left):
            return None
        self.mentions[words.digest], self.traces[words.digest] = known, left
        return _mentions.decode(known)

    def _is_touched(self, words: Words, left: bytes) -> bool:
        """Whether a name that came or went occurs, so that other names may stand there now."""
        bits = int.from_bytes(left, "little") if left else -1
        likely = [name for name, mask in self.changed.items() if mask & bits == mask]
        if not likely:
            return False
        return any(name in reading for reading in words.outline.readings for name in likely)

    def may_hold(self, names: Iterable[str], texts: Iterable[bytes]) -> Iterator[int]:
        """Return which of some texts, known by their digests, may hold any of some names."""
        masks = {trace(runs_of_letters(name)) for name in names}
        traces = self.before.traces
        for number, digest in enumerate(texts):
            left = traces.get(digest)
            bits = int.from_bytes(left, "little") if left else -1
            if any(mask & bits == mask for mask in masks):
                yield number

    def is_new(self, words: Words) -> bool:
        """Whether a text was not met before, in this run or another."""
        digest = words.digest
        return bool(digest) and digest not in self.before.mentions and digest not in self.mentions

    def trace(self, cut: Iterable[list[str]]) -> int:
        """Return the trace of a text; `cut` are the runs of letters of its blocks."""
        return trace(chain.from_iterable(cut), self._bits)

    def keep_mentions(self, words: Words, found: tuple[Mention, ...], left: int) -> None:
        """Remember the mentions in a text, and its trace."""
        if words.digest:
            self.mentions[words.digest] = msgspec.msgpack.encode(found)
            self.traces[words.digest] = left.to_bytes(_BITS // 8, "little")

    def is_proven(self, question: bytes) -> bool:
        """Whether something was found in order before."""
        if question not in self.before.proven:
            return question in self.proven
        self.proven.add(question)
        return True

    def prove(self, question: bytes) -> None:
        """Remember that something is in order."""
        self.proven.add(question)

    def keep(self, cache: Cache) -> None:
        """Keep what was of use, where it is not kept already."""
        now = _Kept(dict(self.names), self.mentions, self.traces, frozenset(self.proven))
        if now != self.before:
            ordered = (now.names, now.mentions, now.traces, sorted(now.proven))
            cache.put(self.key, msgspec.msgpack.encode(dict(zip(_FIELDS, ordered, strict=True))))

    def next(self) -> Recollection:
        """Return what is remembered in the next run of the same process."""
        made = Recollection()
        mentions, traces = self.mentions, self.traces
        if not self.changed:
            mentions = {**self.before.mentions, **mentions}
            traces = {**self.before.traces, **traces}
        proven = self.before.proven | self.proven
        made.before = _Kept(dict(self.names), mentions, traces, proven)
        made._basis, made._linked = self._basis, self._linked  # its own
        return made


_FIELDS = ("names", "mentions", "traces", "proven")
