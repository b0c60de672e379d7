"""The order of names, which is that of their letters."""

import re
import unicodedata
from functools import cache, lru_cache

_ENOUGH = 50_000
"""How many results each cache keeps: more than the dates or numbers of 10,000 documents."""

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "\N{LATIN SMALL LETTER ENG}": "n"}
    | {"\N{CYRILLIC SMALL LETTER IO}": "\N{CYRILLIC SMALL LETTER IE}"}
)
"""Letters that no decomposition brings to the letter they are sorted with."""

_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]")
_FOLDED_SCRIPTS = ("LATIN", "GREEK")


@lru_cache(_ENOUGH)
def fold(text: str) -> str:
    """Fold a text for sorting: no case, no diacritics on Latin and Greek, no punctuation."""
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    letters = "".join(map(_base, unicodedata.normalize("NFC", composed)))
    return " ".join(re.sub(r"[^\w\s]|_", " ", _APOSTROPHES.sub("", letters)).split())


@cache
def _base(char: str) -> str:
    """Take the diacritics off a letter, where they do not make another letter of it."""
    if char.isascii() or not unicodedata.name(char, "").startswith(_FOLDED_SCRIPTS):
        return "" if unicodedata.name(char, "").startswith("COMBINING") else char
    decomposed = unicodedata.normalize("NFKD", char)
    return "".join(part for part in decomposed if not unicodedata.combining(part))
