"""Who takes part in which document, and by what names the files call them: kept in few bytes."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.columns import Pieces, packed, unpacked
from dossier.model import ROLES, Document, DocumentRecord, Named, Part, Role
from dossier.shown import parts_of

_encode = msgspec.msgpack.Encoder().encode
_parts = msgspec.msgpack.Decoder(tuple[Part, ...])
_numbers = msgspec.msgpack.Decoder(dict[str, bytes])
_kept = msgspec.msgpack.Decoder(tuple[bytes, bytes, bytes])


class Enrolled(Struct, frozen=True):
    """Of all documents of an edition, in their order."""

    parts: Pieces
    """Those of each, packed."""
    called: bytes
    """By a name or slug that stands in front matter: in which documents, by number, packed."""

    def of(self, number: int) -> tuple[Part, ...]:
        """Return the parts of one document."""
        return _parts.decode(self.parts[number])

    def calling(self, names: Iterable[str]) -> set[int]:
        """Return the documents in whose front matter any of some names stands."""
        called = _numbers.decode(self.called)
        return {number for name in names for number in unpacked(called.get(name, b""))}

    def replaced(self, parts: Mapping[int, tuple[Part, ...]]) -> Enrolled:
        """Return the same with other parts of some documents."""
        pieces = {number: _encode(held) for number, held in parts.items()}
        return replace(self, parts=self.parts.replaced(pieces))

    def pack(self) -> bytes:
        """Return it as bytes."""
        return _encode((self.parts.data, self.parts.ends, self.called))


def unpack(data: bytes) -> Enrolled:
    """Return what was packed; raises what msgspec does where the bytes are not that."""
    parts, ends, called = _kept.decode(data)
    return Enrolled(Pieces(parts, ends), called)


def enrol(shown: Sequence[Document]) -> Enrolled:
    """Return who takes part in the documents of an edition."""
    called: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(shown):
        for name in dict.fromkeys(called_in(one.record)):
            called[name].append(number)
    pieces = Pieces.of(_encode(parts_of(one)) for one in shown)
    return Enrolled(pieces, _encode({name: packed(held) for name, held in called.items()}))


def called_in(record: DocumentRecord) -> Iterator[str]:
    """Return every text in a document's front matter by which an actor may be meant."""
    for named in (*(one for _, one in record.entries), *(one.who for one in record.speakers)):
        yield from _called(named)
    yield from (ref.text for ref in record.not_mentioned)
    yield from (one.to for one in record.requests)
    yield from (one.actor.text for one in record.responses)


def _called(named: Named) -> Iterator[str]:
    if named.has_record:
        yield named.text
    if named.on_behalf_of is not None:
        yield named.on_behalf_of.text


# -- which documents each takes part in -----------------------------------------------------


def places(parts: Iterable[Part]) -> dict[str, list[int]]:
    """Return by actor which of the parts are its own, or of somebody who speaks for it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        for slug in dict.fromkeys((part.actor, part.on_behalf_of)):
            if slug:
                found[slug].append(place)
    return found


def taken(place: int) -> tuple[int, Role]:
    """Return which of a document's parts it is, and in which role, as `involved` has it."""
    number, role = divmod(place, len(ROLES))
    return number, ROLES[role].role


_ROLE = {row.role: number for number, row in enumerate(ROLES)}


def _taken(parts: Iterable[Part]) -> dict[str, list[int]]:
    """Return the same as `places`, each with its role."""
    held = tuple(parts)
    return {
        slug: [place * len(ROLES) + _ROLE[held[place].role] for place in found]
        for slug, found in places(held).items()
    }


def involved(shown: Iterable[Document]) -> dict[str, bytes]:
    """Return by actor the numbers of its documents, each with its part and role there, packed."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(shown):
        for slug, held in _taken(parts_of(one)).items():
            for place in held:
                found[slug] += (number, place)
    return {slug: packed(held) for slug, held in found.items()}


def involved_now(
    before: Mapping[str, bytes], changed: Mapping[int, tuple[Iterable[Part], Iterable[Part]]]
) -> dict[str, bytes]:
    """Return the same after the parts of some documents, before and now, have changed."""
    other: defaultdict[str, dict[int, list[int]]] = defaultdict(dict)
    for number, (was, now) in changed.items():
        old, new = _taken(was), _taken(now)
        for slug in {*old, *new}:
            if old.get(slug) != new.get(slug):
                other[slug][number] = new.get(slug, [])
    found = dict(before)
    for slug, held in other.items():
        numbers = unpacked(before.get(slug, b""))
        kept = [pair for pair in _pairs(numbers) if pair[0] not in held]
        pairs = sorted([*kept, *((n, place) for n, those in held.items() for place in those)])
        found[slug] = packed([one for pair in pairs for one in pair])
        if not pairs:
            del found[slug]
    return found


def _pairs(numbers: array[int]) -> Iterable[tuple[int, int]]:
    return zip(numbers[::2], numbers[1::2], strict=True)
