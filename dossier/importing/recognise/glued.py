"""Lines of an address that a page has run together: `… für JustizNora BergLindenweg 4`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from dossier.importing.layout import Line
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address

_SEAM = re.compile(
    r"(?<=[a-zà-ÿßа-яёіїєґ]{3})(?=[A-ZÀ-ÝА-ЯЁІЇЄҐ][a-zà-ÿа-яё])|(?<=MdB)(?=[A-Z])|(?<=MdL)(?=[A-Z])|"
    r"(?<=MEP)(?=[A-Z])|(?<=\d)(?=[A-ZÀ-Ý][a-zà-ÿ]{3})|(?<=[a-zà-ÿ]{3})(?=\d{4,5}\s[A-ZÀ-Ý])"
)
"""Where a small letter meets a capital, or a number a word."""
_LINKED = re.compile(r"^(?:Mac|Fitz|Mc|De|Le|La|Van)", re.IGNORECASE)
_POSTCODE = re.compile(r"[,;]?\s+(?=\d{5}\s+[A-ZÀ-Ý][^\W\d_]{2})")
"""Where a postcode and a town go on in the line of the street."""


def unglued(lines: Iterable[Line]) -> list[Line]:
    """Cut lines that have an office, a name and a street run together."""
    made: list[Line] = []
    for line in lines:
        parts = _cut(line.words)
        made.extend(replace(line, words=part, text=part, cells=()) for part in parts)
        if len(parts) == 1:
            made[-1] = line
    return made


def _cut(text: str) -> list[str]:
    """Return the parts of a text, which is one unless at least two of them are understood."""
    parts = [one.strip(" ,;") for one in _SEAM.split(text)]
    if len(parts) < 2 or any(_LINKED.fullmatch(one.split()[-1]) for one in parts[:-1] if one):
        return [text]
    parts = [one for part in parts for one in _POSTCODE.split(part) if one]
    known = sum(
        person(one) is not None or is_address(one) or begins_with_office(one) or is_body(one)
        for one in parts
    )
    named = any(person(one) is not None or is_office(one) for one in parts)
    return parts if named and known >= 2 else [text]
