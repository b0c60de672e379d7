"""What the CLDR knows of a language: numbers, lists, names; read only when a page needs it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, Literal

from msgspec import Struct

from dossier.i18n.tags import SCRIPT_LETTERS

ENGLISH: Final = "en"
_ENOUGH = 50_000
"""How many results each cache keeps: more than the dates or numbers of 10,000 documents."""


class Cldr(Struct, frozen=True, eq=False):
    """What the CLDR knows of a language and the interface needs."""

    identifier: str
    """The locale as Babel names it."""

    months: Mapping[str, Mapping[str, Mapping[int, str]]]
    """Names of months, by their use (format, stand-alone) and width (wide, abbreviated)."""

    list_patterns: Mapping[str, Mapping[str, str]]
    """How lists are joined, by style (standard, or) and place (start, middle, end, 2)."""

    languages: Mapping[str, str]
    """Names of languages, by code."""

    places: Mapping[str, str]
    """Names of countries and of scripts, by code."""


@cache
def cldr(language: str) -> Cldr:
    """Read a language's data; English is European here: day before month, no serial comma."""
    from babel import Locale as Babel  # noqa: PLC0415 - most commands never need it, so not at once

    data = Babel.parse("en_GB" if language == ENGLISH else language.replace("-", "_"))
    places = {**data.scripts, **data.territories}
    return Cldr(str(data), data.months, data.list_patterns, data.languages, places)


@lru_cache(_ENOUGH)
def number(language: str, n: float) -> str:
    """Write a number as a language does."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - as in cldr

    return format_decimal(n, locale=cldr(language).identifier)


@cache
def separators(language: str, n: int, style: Literal["and", "or"]) -> tuple[str, ...]:
    """Give what stands before each of `n` items of a list."""
    patterns = cldr(language).list_patterns["standard" if style == "and" else "or"]
    marks = {name: pattern.split("{0}")[1].split("{1}")[0] for name, pattern in patterns.items()}
    if n <= 2:  # noqa: PLR2004 - the CLDR has a pattern of its own for two
        return ("", marks["2"])[:n]
    return ("", marks["start"], *[marks["middle"]] * (n - 3), marks["end"])


@lru_cache(_ENOUGH)
def language_name(language: str, code: str) -> str:
    """Name one language in another."""
    names, places = cldr(language).languages, cldr(language).places
    primary, *rest = re.split("[-_]", code)
    details = [part.title() if len(part) == SCRIPT_LETTERS else part.upper() for part in rest]
    whole = "_".join((primary.lower(), *details))
    if whole in names or primary.lower() not in names:
        return names.get(whole, code)
    told = ", ".join(places.get(part, part) for part in details)
    return f"{names[primary.lower()]} ({told})"
