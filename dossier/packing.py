"""What was taken in of a file, as bytes: its record in short, and the words of its text apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone
from functools import cache
from threading import Lock

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.diagnostics import Diagnostic
from dossier.digests import digest
from dossier.draft import Kind
from dossier.filing import Filed, Record
from dossier.model import Actor, DocumentRecord, EventRecord, FreePage, Proof, Words
from dossier.transcription import Block, Outline, Text

MOST_RECENT = 64
"""Transcriptions that are kept read; all of them together would take most of the memory."""

encode = msgspec.msgpack.Encoder().encode
_RECORDS: dict[Kind, type] = {
    Kind.DOCUMENT: DocumentRecord,
    Kind.ACTOR: Actor,
    Kind.EVENT: EventRecord,
    Kind.PAGE: FreePage,
}


class Packed(Struct, frozen=True):
    """What was taken in of a file, as bytes: in short, and the words of its text."""

    head: bytes
    words: bytes
    """Empty where the file has none."""
    digest: bytes
    """Of the words; empty where there are none."""


def pack(one: Filed) -> Packed:
    """Return what was taken in as bytes."""
    head = (one.slug, one.file, one.record, one.diagnostics, one.words.proof, _zone(one.record))
    if not isinstance(one.record, DocumentRecord):
        return Packed(encode(head), b"", b"")
    text = one.words.text
    words = encode((text.outline, one.words.proof, text.blocks))
    return Packed(encode(head), words, digest(words))


def unpack(kind: Kind, head: bytes, words: Words) -> Filed | None:
    """Return what was packed; None where the bytes are not that. Nothing in them is executed."""
    try:
        slug, file, record, diagnostics, proof, zone = _decoder(kind).decode(head)
    except (msgspec.DecodeError, ValueError):
        return None
    if isinstance(words, KeptWords):
        words.know(proof)
    if isinstance(record, DocumentRecord) and record.embargo is not None:
        offset = timezone(timedelta(seconds=zone))
        record = replace(record, embargo=record.embargo.astimezone(offset))
    return Filed(kind, slug, file, record, words, diagnostics)


def _zone(record: Record | None) -> float:
    """Return how far an embargo's clock is from Greenwich, in seconds: bytes do not hold it."""
    embargo = record.embargo if isinstance(record, DocumentRecord) else None
    offset = embargo.utcoffset() if embargo is not None else None
    return offset.total_seconds() if offset is not None else 0.0


_Head = tuple[str, str, Record | None, tuple[Diagnostic, ...], Proof, float]


@cache
def _decoder(kind: Kind) -> msgspec.msgpack.Decoder[_Head]:
    record = _RECORDS[kind]
    shape = tuple[str, str, record | None, tuple[Diagnostic, ...], Proof, float]  # type: ignore[valid-type]  # known only here
    return msgspec.msgpack.Decoder(shape)


class KeptWords(Words):
    """Words as bytes, read when somebody asks for them."""

    __slots__ = ("_digest", "_fetch", "_proof")
    _digest: bytes
    _fetch: Callable[[], bytes]
    _proof: Proof | None

    def __init__(self, digest: bytes, fetch: Callable[[], bytes]) -> None:
        """Know the digest of the bytes, and where to get them."""
        for name, value in (("_digest", digest), ("_fetch", fetch), ("_proof", None)):
            object.__setattr__(self, name, value)

    def know(self, proof: Proof) -> None:
        """Know what was proven without reading the words."""
        object.__setattr__(self, "_proof", proof)

    @property
    def digest(self) -> bytes:
        """The digest of the bytes."""
        return self._digest

    @property
    def outline(self) -> Outline:
        """What is read, block by block; what else there is stays unread."""
        return _outline.decode(self._fetch())[0]

    @property
    def text(self) -> Text:
        """The transcription."""
        return self._read()[0]

    @property
    def proof(self) -> Proof:
        """What was proven of it."""
        return self._proof if self._proof is not None else self._read()[1]

    def __eq__(self, other: object) -> bool:
        """Whether the words are the same, however they are held."""
        if isinstance(other, KeptWords) and other.digest == self.digest:
            return True
        return isinstance(other, Words) and (self.text, self.proof) == (other.text, other.proof)

    def __hash__(self) -> int:
        """Return what is the same for the same words."""
        return hash((self.text, self.proof))

    def _read(self) -> tuple[Text, Proof]:
        known = _recent.get(self._digest)
        if known is None:
            outline, proof, blocks = _words.decode(self._fetch())
            known = Text(blocks, outline.readings), proof
            with _replacing:
                while len(_recent) >= MOST_RECENT:
                    del _recent[next(iter(_recent))]
                _recent[self._digest] = known
        return known


_recent: dict[bytes, tuple[Text, Proof]] = {}
"""What was read last, by its digest: a page asks many times for one text, and then for another."""
_replacing = Lock()
_words = msgspec.msgpack.Decoder(tuple[Outline, Proof, tuple[Block, ...]])
_outline = msgspec.msgpack.Decoder(tuple[Outline, msgspec.Raw, msgspec.Raw])
