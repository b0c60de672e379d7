"""Citations as RIS, for Zotero, EndNote, Mendeley and library catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.dates import Edtf
from dossier.formats.cited import Item, notes
from dossier.formats.machine_dates import common
from dossier.i18n import Locale
from dossier.words import squash

_END = "\r\n"


def to_ris(items: Iterable[Item], words: Locale) -> bytes:
    """Return all items; in UTF-8, as every reader of today expects."""
    return whole(row(one, words) for one in items)


def row(one: Item, words: Locale) -> bytes:
    """Return one item."""
    lines = [f"{tag}  - {squash(value)}" for tag, value in _fields(one, words) if value]
    return _END.join([*lines, "ER  - "]).encode()


def whole(rows: Iterable[bytes]) -> bytes:
    """Return the file of some items."""
    return (_END * 2).encode().join(rows) + _END.encode()


def _fields(one: Item, words: Locale) -> Iterator[tuple[str, str]]:
    yield "TY", one.row.ris
    yield "ID", one.key
    yield from (("AU", name.inverted) for name in one.authors)
    yield from (("A2", name.inverted) for name in one.recipients)
    yield "TI", one.title
    yield "PY", common(one.date)[:4]
    yield "DA", _date(one.date, one.date_text)
    yield "CY", one.place
    yield "M3", one.genre
    yield "LA", one.language
    yield "AB", one.summary
    yield from (("N1", note) for note in notes(one, words))
    yield "DB" if one.row.is_letter else "T2", one.dossier
    yield "UR", one.url


def _date(date: Edtf, told: str) -> str:
    """Return YYYY/MM/DD/ and, for what is not exact, the words after the last stroke."""
    parts = common(date).split("-") if common(date) else []
    if not parts and date.exact:
        return ""
    parts += [""] * (3 - len(parts))
    return "/".join([*parts, "" if date.exact else told.replace("/", "–")])
