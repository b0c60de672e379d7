"""Dates in nine languages, found in a line and written as EDTF; never one that is not there."""

from __future__ import annotations

import calendar as gregorian
import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from dossier.importing.lexicon import LANGUAGES, either, entries, folded, own
from dossier.importing.recognise.spelt import DAYS, YEARS

_EARLIEST, _LATEST = 1850, 2100
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class Dated(Struct, frozen=True):
    """A date in a text."""

    edtf: str
    start: int
    """Where it begins and ends in the folded text."""
    end: int
    is_certain: bool = True
    """False where day and month may be the other way round, or the century is guessed."""


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, forms in enumerate(language.months, 1):
            for form in forms.split("|"):
                found.setdefault(folded(form), number)
    return found


@cache
def _patterns(*, is_spelt: bool) -> tuple[re.Pattern[str], ...]:
    month = f"(?P<m>{either(sorted(_months(), key=len, reverse=True))})\\.?"
    year = r"(?P<y>[12]\d{3})(?!\d)"
    day = r"(?<!\d)(?:[«\"“„][\s_]{0,3})?(?P<d>\d{1,2})(?:[\s_]{0,3}[»\"”])?"
    ordinal = r"(?:st|nd|rd|th|er|re|º|°|o|ª|\.|-?го|-?ого|-?ое|-?е)?"
    of = (
        r"(?:\s*(?:day\s+of|(?:dias\s+)?del\s+mes\s+de|dias\s+de|of|de|del|d'|di)\s+|"
        r"[\s,.\-/\u00a0]*)"
    )
    then = r"(?:\s*(?:de|del|del\s+ano|de\s+ano)\s+|[\s,.\-/]*)"
    spelt = (
        (
            rf"(?<!\w)(?P<w>{_either_of(DAYS)}){of}(?<![^\W\d_]){month}(?!\w){then}"
            rf"(?:{year}|(?P<yw>{_either_of(YEARS)})(?!\w))"
        ),
        rf"{day}{ordinal}{of}(?<![^\W\d_]){month}(?!\w){then}(?P<yw>{_either_of(YEARS)})(?!\w)",
    )
    return tuple(
        re.compile(form)
        for form in (
            rf"{day}{ordinal}{of}(?<![^\W\d_]){month}(?!\w){then}{year}",
            rf"(?<!\w){month}\s*(?:the\s+)?(?P<d>\d{{1,2}}){ordinal}(?!\d)\s*,?\s*(?:(?:of|de|del)\s+)?{year}",
            (
                rf"(?<!\d){year}[\s.,]*(?:ж|жыл|жылы|жылғы|жылдың)\.?\s*{day}[\s-]*(?:шi|шы|ші)?"
                rf"[\s-]*{month}(?!\w)"
            ),
            rf"(?<!\d){year}\s*,?\s+{month}\s+(?P<d>\d{{1,2}})(?!\d)",
            rf"{day}[\s./-]+(?P<r>{either(sorted(_ROMAN, key=len, reverse=True))})[\s./-]+{year}",
            r"(?<![\d./-])(?P<y>[12]\d{3})\s?[-./]\s?(?P<n>\d{1,2})\s?[-./]\s?(?P<d>\d{1,2})(?![\d])",
            (
                r"(?<!\d)(?<!\d[./-])(?P<d>\d{1,2})\s?(?P<s>[./-])\s?(?P<n>\d{1,2})\s?[./-]\s?"
                r"(?P<y>[12]\d{3}|\d{2})(?![\d])(?![./-]\d)"
            ),
            (
                rf"(?<!\w)(?P<first>primo|premier|primero|first|erster|ersten|pierwszego|первое|"
                rf"первого|перше|першого){of}(?<![^\W\d_]){month}(?!\w){then}{year}"
            ),
            *(spelt if is_spelt else ()),
            rf"(?<![^\W_]){month}(?:\s+(?:de|del|of))?,?\s+{year}",
        )
    )


_WORDS = re.compile(r"[^\W\d_]{3,}")
_SPELT = frozenset(re.findall(_WORDS, " ".join((*DAYS, *YEARS))))
"""Words of which one stands in every date in words."""


def _either_of(words: Iterable[str]) -> str:
    return either(sorted(words, key=len, reverse=True))


def dates(text: str) -> tuple[Dated, ...]:
    """Return every date of a line, in order; where two overlap, the fuller one."""
    plain = folded(text)
    taken: list[Dated] = []
    free = bytearray(b"\1") * len(plain)
    is_spelt = not _SPELT.isdisjoint(_WORDS.findall(plain))
    for pattern in _patterns(is_spelt=is_spelt):
        for found in pattern.finditer(plain):
            if 0 in free[found.start() : found.end()]:
                continue
            # What looks like a date and is none must not be read again as a part of it.
            made = _made(found, plain) or Dated("", *found.span())
            free[made.start : made.end] = bytes(made.end - made.start)
            taken.append(made)
    return tuple(sorted((one for one in taken if one.edtf), key=lambda one: one.start))


def _made(found: re.Match[str], text: str) -> Dated | None:
    parts = found.groupdict()
    year, is_certain = _year(parts.get("y") or f"{YEARS[parts['yw'] or '']}")
    month = _month(parts)
    day = _day(parts)
    if parts.get("n") and parts.get("s"):
        if month > 12 >= day:  # the American order, beyond doubt
            month, day = day, month
        elif day <= 12 and month <= 12 and day != month:
            # Day first is how eight of the nine languages write; with strokes it may be American.
            is_certain = is_certain and parts["s"] == "."
    if not (_EARLIEST <= year <= _LATEST and 1 <= month <= 12):
        return None
    if day > gregorian.monthrange(year, month)[1]:
        return None
    start, end = found.span()
    after = re.compile(rf"[\s,]*(?:{either(entries('after_date'))})(?!\w)\.?").match(text, end)
    edtf = f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
    return Dated(edtf, start, after.end() if after else end, is_certain)


def _day(parts: dict[str, str | None]) -> int:
    if parts.get("w"):
        return DAYS[parts["w"] or ""]
    return int(parts["d"] or 0) if parts.get("d") else 1 if parts.get("first") else 0


def _year(text: str) -> tuple[int, bool]:
    if len(text) == 4:
        return int(text), True
    return (1900 if int(text) > 60 else 2000) + int(text), False


def _month(parts: dict[str, str | None]) -> int:
    if parts.get("m"):
        return _months()[parts["m"] or ""]
    if parts.get("r"):
        return _ROMAN.index(parts["r"] or "") + 1
    return int(parts["n"] or 0)


def rest(text: str, dated: Dated) -> str:
    """Return what a line says beside one date, in its own characters where these stay in place."""
    return f"{own(text, 0, dated.start)} \u2402 {own(text, dated.end)}"


def each(lines: list[str]) -> Iterator[tuple[int, Dated]]:
    """Return every date of several lines with the line's index."""
    for index, line in enumerate(lines):
        for dated in dates(line):
            yield index, dated
