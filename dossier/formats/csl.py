"""Citations as CSL-JSON, for Zotero, citeproc and Pandoc."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dossier.dates import Edtf, Form
from dossier.formats.cited import Item, notes
from dossier.formats.machine_dates import common, ends
from dossier.formats.parties import Name
from dossier.formats.written_json import spaced
from dossier.i18n import Locale


def to_csl(items: Iterable[Item], words: Locale) -> bytes:
    """Return a list of CSL-JSON items, one on each line."""
    return whole(row(one, words) for one in items)


def row(one: Item, words: Locale) -> bytes:
    """Return one item as it stands in the list."""
    return spaced(csl(one, words)).encode()


def whole(rows: Iterable[bytes]) -> bytes:
    """Return the list of some items."""
    return b"[\n" + b",\n".join(rows) + b"\n]\n"


def csl(one: Item, words: Locale) -> dict[str, Any]:
    """Return one item; what it does not have is left out."""
    made: dict[str, Any] = {
        "id": one.key,
        "type": one.row.csl,
        "title": one.title,
        "author": [name(each) for each in one.authors],
        "recipient": [name(each) for each in one.recipients],
        "issued": issued(one.date),
        "publisher-place": one.place,
        "genre": one.genre,
        "language": one.language,
        "abstract": one.summary,
        "note": "; ".join(notes(one, words)),
        "archive" if one.row.is_letter else "container-title": one.dossier,
        "URL": one.url,
    }
    return {key: value for key, value in made.items() if value}


def name(one: Name) -> dict[str, str]:
    """Return a name as CSL has it; whole where its parts are not known."""
    if one.family:
        return {"family": one.family, "given": one.given}
    return {"literal": one.whole}


def issued(date: Edtf) -> dict[str, Any]:
    """Return a date; empty for one that cannot be given as numbers."""
    first, last = ends(date)
    if date.form is Form.SPAN and first and last:
        made: dict[str, Any] = {"date-parts": [_parts(first), _parts(last)]}
    elif common(date):
        made = {"date-parts": [_parts(common(date))]}
    else:
        return {}
    if date.approximate or date.uncertain or date.form is Form.ONE_OF:
        made["circa"] = True
    return made


def _parts(text: str) -> list[int]:
    return [int(part) for part in text.split("-")]
