"""What the CLDR knows of a language: numbers, lists, names; read only when a page needs it.

Babel reads it; what the interface needs of it is kept beside the bytecode of the package, because
Babel takes longer to load and to read than a page takes to make.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

from dossier import bytecode
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

    signs: tuple[str, str]
    """What stands for the comma and the point of "1,234.5"; empty where more is otherwise."""


_FORM = "#,##0.###"
"""The pattern of numbers of most languages: groups of three, at most three decimals."""
_DECIMALS = 3
_decoder = msgspec.msgpack.Decoder(Cldr)


@cache
def cldr(language: str) -> Cldr:
    """Return a language's data; English is European here: day before month, no serial comma."""
    kept = bytecode.read(_place(language), _made_of(language))
    if kept is not None:
        return _decoder.decode(kept)
    return keep(language) if bytecode.may_be_written() else _found(language)


def keep(language: str) -> Cldr:
    """Read a language's data, and keep them beside the bytecode of the package."""
    found = _found(language)
    bytecode.write(_place(language), _made_of(language), msgspec.msgpack.encode(found))
    return found


def _found(language: str) -> Cldr:
    from babel import Locale as Babel  # noqa: PLC0415 - most commands never need it, so not at once

    data = Babel.parse("en_GB" if language == ENGLISH else language.replace("-", "_"))
    numbers = data.number_symbols["latn"]
    is_plain = data.decimal_formats[None].pattern == _FORM
    return Cldr(
        identifier=str(data),
        months={
            use: {width: dict(names) for width, names in widths.items()}
            for use, widths in data.months.items()
        },
        list_patterns={style: dict(places) for style, places in data.list_patterns.items()},
        languages=dict(data.languages),
        places={**data.scripts, **data.territories},
        signs=(numbers["group"], numbers["decimal"]) if is_plain else ("", ""),
    )


def _place(language: str) -> str:
    return bytecode.place(f"cldr.{language}.msgpack")


def _made_of(language: str) -> bytes:
    """Tell which Babel it is, which says so in its first module, and which state of this one."""
    found = find_spec("babel")
    files = ((found.origin if found else None) or "", __file__)
    return b"".join((language.encode(), *(bytecode.source(Path(one)) for one in files)))


@lru_cache(_ENOUGH)
def number(language: str, n: float) -> str:
    """Write a number as a language does."""
    comma, point = cldr(language).signs
    whole, _, decimals = f"{n:,}".removesuffix(".0").partition(".")
    if comma and whole.replace(",", "").isdecimal() and len(decimals) <= _DECIMALS:
        return whole.replace(",", comma) + (decimals and point + decimals)
    from babel.numbers import format_decimal  # noqa: PLC0415 - few numbers are of another kind

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
