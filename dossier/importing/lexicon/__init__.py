"""The words of letters in nine languages: one table, one file a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dossier.importing.lexicon.base import Language
from dossier.importing.lexicon.de import DE
from dossier.importing.lexicon.en import EN
from dossier.importing.lexicon.es import ES
from dossier.importing.lexicon.fr import FR
from dossier.importing.lexicon.it import IT
from dossier.importing.lexicon.kk import KK
from dossier.importing.lexicon.pl import PL
from dossier.importing.lexicon.ru import RU
from dossier.importing.lexicon.uk import UK
from dossier.words import fold

LANGUAGES: tuple[Language, ...] = (EN, FR, DE, ES, IT, PL, UK, RU, KK)

__all__ = [
    "LANGUAGES",
    "Language",
    "begins",
    "entries",
    "folded",
    "has",
    "mended",
    "own",
    "pattern",
    "words",
]

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2011": "-", "ґ": "г"})
_MIXED = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*[\u0400-\u04ff])\w+")
_LOOKALIKES = str.maketrans("ABCEHIKMOPTXaceiopxy", "АВСЕНІКМОРТХасеіорху")


def mended(text: str) -> str:
    """Return a text with the Latin letters in its Cyrillic words put right."""
    return _MIXED.sub(lambda found: found.group().translate(_LOOKALIKES), text)


def folded(text: str) -> str:
    """Fold case, accents and the shape of apostrophes: how words are compared here.

    Latin letters in Cyrillic words, which look alike and come from keyboards, are put right.
    """
    if _MIXED.search(text):
        text = mended(text)
    return fold(text.translate(_QUOTES))


def own(text: str, start: int, end: int | None = None) -> str:
    """Return the characters of a text that stand at these places of its folded form."""
    if len(folded(text)) == len(text):
        return text[start:end]
    # ß and œ become two letters each
    places = [index for index, one in enumerate(text) for _ in folded(one)]
    places.append(len(text))
    first = places[min(start, len(places) - 1)]
    return text[first:] if end is None else text[first : places[min(end, len(places) - 1)]]


@cache
def entries(field: str) -> tuple[str, ...]:
    """Return one field's entries of all languages, folded, the longest first."""
    found = {folded(entry) for language in LANGUAGES for entry in language.entries(field)}
    return tuple(sorted(found, key=lambda entry: (-len(entry), entry)))


@cache
def words(field: str) -> frozenset[str]:
    """Return the single words of one field's entries, for looking up."""
    return frozenset(entry.rstrip(".") for entry in entries(field) if " " not in entry)


def either(options: Iterable[str]) -> str:
    """Return a pattern that is one of some words, the longest first."""
    return "|".join(re.escape(option) for option in options)


@cache
def pattern(field: str, form: str) -> re.Pattern[str]:
    """Return a pattern for folded text; `form` has `{}` where one of the entries stands."""
    return re.compile(form.replace("{}", f"(?:{either(entries(field))})"))


def begins(text: str, field: str) -> str:
    """Return the entry with which a text begins, as whole words; empty if none."""
    match = pattern(field, r"^{}(?!\w)").match(folded(text).strip(" *_>«\"'"))
    return match.group() if match else ""


def has(text: str, field: str) -> bool:
    """Whether one of the entries stands in a text, as whole words."""
    return pattern(field, r"(?<!\w){}(?!\w)").search(folded(text)) is not None
