"""Citations as BibLaTeX, in UTF-8, for LaTeX with Biber."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.dates import Edtf, Form
from dossier.formats.cited import Item, described, notes
from dossier.formats.machine_dates import common
from dossier.formats.parties import Name
from dossier.i18n import ENGLISH, Locale, locale
from dossier.words import squash

_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "$&%#_"},
})  # fmt: skip
"""Braces are named: an escaped one would still be counted by what reads the file."""


def to_bibtex(items: Iterable[Item], words: Locale) -> bytes:
    """Return all entries."""
    return whole(row(one, words) for one in items)


def row(one: Item, words: Locale) -> bytes:
    """Return one entry."""
    fields = [f"  {key} = {{{value}}}," for key, value in _fields(one, words) if value]
    return "\n".join([f"@{one.row.biblatex}{{{one.key},", *fields, "}"]).encode()


def whole(rows: Iterable[bytes]) -> bytes:
    """Return the file of some entries."""
    return b"\n\n".join(rows) + b"\n"


def _fields(one: Item, words: Locale) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, one.authors))
    yield "title", escaped(one.title)
    yield "titleaddon", escaped(described(one, words))
    yield "date", _date(one.date)
    yield "location", escaped(one.place)
    yield "library" if one.row.is_letter else "organization", escaped(one.dossier)
    yield "langid", _language(one.language)
    yield "abstract", escaped(one.summary)
    yield "note", escaped("; ".join(notes(one, words)))
    yield "url", one.url  # BibLaTeX reads it verbatim


def escaped(text: str) -> str:
    """Return a text in which LaTeX finds nothing to do."""
    return squash(text).translate(_SPECIAL)


def _name(one: Name) -> str:
    """Return a name; a whole one is held together by braces."""
    if one.family:
        return f"{_part(one.family)}, {_part(one.given)}"
    return f"{{{escaped(one.whole)}}}"


def _part(text: str) -> str:
    """Return a part of a name, held together where BibTeX would take it apart further."""
    made = escaped(text)
    is_one = not any(word == "and" or word[:1].islower() for word in made.split())
    return made if is_one and "," not in made else f"{{{made}}}"


def _date(date: Edtf) -> str:
    """Return a date as BibLaTeX reads it, which is EDTF without its sets."""
    if date.form is Form.UNDATED:
        return ""
    return common(date) if date.form is Form.ONE_OF else date.text


def _language(code: str) -> str:
    """Return Babel's name of a language: "english"."""
    name = locale(ENGLISH).language_name(code.partition("-")[0]) if code else ""
    return name.lower() if name.isalpha() and name.lower() != code else ""
