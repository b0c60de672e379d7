"""search.html, and the index and texts that it and quote.html load piece by piece."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from dossier import strung, urls
from dossier.artifact import Artifact, Data, Page
from dossier.digests import digest
from dossier.formats.index import column
from dossier.formats.pieced import pieced
from dossier.formats.written_json import dense
from dossier.noted import Ahead, Batch, LaidAside, unnoted
from dossier.outputs.searched import (
    NAME,
    Names,
    Searched,
    Short,
    Units,
    in_short,
    script,
    searched,
    value_of,
)
from dossier.site import Site
from dossier.views import findable
from dossier.views import search as views
from dossier.views.findable import Entry

FEW = 120_000
"""Up to this many characters, a quotation is looked for in all texts instead of the likeliest."""
HEAD = "head"
Signs = dict[str, bytes]
"""Digests of what the files hold, by their names."""


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the page and its data."""
    yield Page(urls.SEARCH, "search.html", partial(views.search, site))
    yield from data(site)


def data(site: Site) -> Iterator[Data]:
    """Plan the data: a head, the pieces of the index, and one text for each unit."""
    signs, kept = _of(site).rest
    if site.once.aside is not None:
        site.once.aside.put(NAME, kept)
    for name, sign in signs.items():
        yield Data(_path(name), partial(_file, site, name, sign), sign=sign)


def ahead(site: Site) -> Iterator[Ahead]:
    """Return the making of the data as work to be done before."""
    weight = len(site.edition.holdings.documents)
    empty: Batch[tuple[Signs, bytes]] = Batch({}, ({HEAD: b""}, b""))
    yield site.once.ahead(_made, weight=weight, site=site, in_its_place=empty)


def _path(name: str) -> str:
    return urls.asset(f"{views.FOLDER}{name}.js")


def _of(site: Site) -> Batch[tuple[Signs, bytes]]:
    return site.once(_made, site=site)


def _file(site: Site, name: str, sign: bytes) -> bytes:
    """Return a file: as it was made, or as it stands. Its digest says all that it is made of."""
    with unnoted():
        found = _of(site)
        if name in found:
            return found[name]
        try:
            if site.once.aside is not None:
                return script(name, value_of(site.once.aside, _path(name), sign))
        except ValueError:
            pass
        return site.once(_anew, site=site)[name]


def _anew(site: Site) -> Batch[tuple[Signs, bytes]]:
    return _batch(site, None)


def _made(site: Site) -> Batch[tuple[Signs, bytes]]:
    try:
        return _batch(site, site.once.aside)
    except ValueError:  # what stands has been changed meanwhile
        return _batch(site, None)


def _batch(site: Site, aside: LaidAside | None) -> Batch[tuple[Signs, bytes]]:
    """Return the files that do not stand, the digests of all, and what is kept for the next time.

    What is known of each unit in short is kept as pieces of the head.
    """
    files: dict[str, bytes] = {}
    signs: Signs = {}
    kept = b""

    def head() -> bytes:
        nonlocal kept
        entries = _Entries(site)
        units = Units(entries.shorts, lambda number: entries[number].unit)
        found = searched(units, aside, Names(lambda n: _path(f"t/{n}"), lambda n: _path(f"d/{n}")))
        kept = found.kept
        signs.update({f"t/{number}": sign for number, sign in enumerate(found.pieces)})
        signs.update({f"d/{number}": one.shown for number, one in enumerate(entries.shorts)})
        files.update(_pieces(found, aside))
        for number in range(len(entries.shorts)):
            if number not in found.shown:
                files[f"d/{number}"] = _script(f"d/{number}", entries[number].record)
        return _script(HEAD, _head(entries.shorts, found, signs))

    made = strung.file(_path(HEAD), head)
    files[HEAD] = made if isinstance(made, bytes) else made.read()
    signs[HEAD] = digest(files[HEAD])
    return Batch(files, (signs, kept))


def _pieces(found: Searched, aside: LaidAside | None) -> Iterator[tuple[str, bytes]]:
    """Return the pieces of the index that are new, and those that stand under another name."""
    for number, one in enumerate(found.index.pieces):
        name = f"t/{number}"
        if one.stands is None:
            yield name, _script(name, one.text)
        elif one.stands != number and aside is not None:
            yield (
                name,
                script(name, value_of(aside, _path(f"t/{one.stands}"), found.pieces[number])),
            )


class _Entries:
    """Everything that can be found: those entries are made that have changed, or are asked for."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.things = findable.things(site)
        self._made: dict[int, list[Entry]] = {}
        self.shorts: list[Short] = []
        self._places: list[tuple[int, int]] = []
        """For each unit its thing's number, and which of its units it is."""
        found = pieced(self.things, lambda number, _: self._in_short(number), beside=True)
        for number, units in enumerate(_shorts(found), 1):
            self.shorts += units
            self._places += [(number, place) for place in range(len(units))]

    def __getitem__(self, unit: int) -> Entry:
        number, place = self._places[unit]
        with unnoted():  # what is read for it is noted with its thing
            return self._of(number)[place]

    def _of(self, number: int) -> list[Entry]:
        if number not in self._made:
            self._made[number] = findable.entries_of(self.site, self.things[number - 1])
        return self._made[number]

    def _in_short(self, number: int) -> bytes:
        return _encode([in_short(one.unit, one.record) for one in self._of(number)])


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[list[Short]]).decode


def _shorts(pieces: list[bytes]) -> list[list[Short]]:
    """Read many pieces at once, as the entries of one array (MessagePack's array 32)."""
    return _decode(b"".join((b"\xdd", len(pieces).to_bytes(4, "big"), *pieces)))


def _script(name: str, value: object) -> bytes:
    return script(name, dense(value).encode())


def _head(shorts: list[Short], found: Searched, signs: Mapping[str, bytes]) -> dict[str, object]:
    """Return what is needed before anything else is loaded."""
    lengths = [one.length for one in shorts if one.is_document]
    return {
        "version": hashlib.blake2b(b"".join(signs.values()), digest_size=8).hexdigest(),
        "units": len(shorts),
        "documents": len(lengths),
        "few": sum(lengths) <= FEW,
        "common": found.index.common,
        "firsts": found.index.firsts,
        "shared": " ".join(found.index.shared),
        "part": column(one.part for one in shorts),
    }
