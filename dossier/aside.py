"""What outputs lay aside for the next time, with the site of which it is told."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from dossier.cache import Cache
from dossier.digests import digest


class Aside:
    """Values by name, for one site as it stands; none where another site stands there now."""

    def __init__(self, cache: Cache, site: Path, stamp: str, program: str) -> None:
        """Know what was laid aside when the site had this stamp."""
        self.cache, self.site, self.program = cache, site, program
        self.fresh: dict[str, bytes] = {}
        data = cache.get(self._key(""))
        try:
            kept = _decode(data) if data is not None else None
        except (msgspec.DecodeError, ValueError):
            kept = None
        self.is_known = kept is not None and kept[:2] == (program, stamp)
        self.names = kept[2] if kept is not None and self.is_known else {}

    def get(self, name: str) -> bytes | None:
        """Return what was laid aside under a name, if it is what belongs to the site."""
        if name not in self.names:
            return None
        data = self.cache.get(self._key(name))
        return data if data is not None and digest(data) == self.names[name] else None

    def has(self, name: str) -> bool:
        """Whether something was laid aside under a name."""
        return name in self.names

    def put(self, name: str, data: bytes) -> None:
        """Lay something aside, once the site has been written."""
        self.fresh[name] = data

    def drop(self, name: str) -> None:
        """Lay something aside no longer."""
        self.fresh.pop(name, None)
        self.names.pop(name, None)

    def place(self, path: str) -> Path:
        """Return where a file of the site is."""
        return self.site / path

    def room(self) -> Path:
        """Return a folder in which something may lie while it is made."""
        return self.cache.folder

    def standing(self, path: str) -> bytes | None:
        """Return the bytes of a file of the site; None where it cannot be read."""
        try:
            return (self.site / path).read_bytes()
        except OSError:
            return None

    def keep(self, stamp: str) -> None:
        """Keep everything for a site that has this stamp now."""
        for name, data in self.fresh.items():
            sign = digest(data)
            if self.names.get(name) != sign:
                self.cache.put(self._key(name), data)
                self.names[name] = sign
        self.cache.put(self._key(""), _encode((self.program, stamp, self.names)))

    def _key(self, name: str) -> str:
        place = os.fsencode(self.site.absolute()).decode("latin-1")
        return f"aside {place} {name}"


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[str, str, dict[str, bytes]]).decode
