"""An address or a signature of several lines → who it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dossier.importing.recognise.entry import bare_office, parse, person_in
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.names import untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact, is_palace, is_street

_HERE = re.compile(r"\W*(?:loro )?(?:sede|sedi|presente|ciudad|hier|en ville)\W*", re.IGNORECASE)
"""What stands for an address in the same town."""
MATTER = 5
"""Words in capitals that are a title and no ministry."""


def block(texts: Sequence[str], numbers: Sequence[int]) -> Party | None:
    """Return who an address or signature block of several lines names."""
    both = zip(texts, numbers, strict=True)
    lines = [(text, number) for text, number in both if text.strip() and not _HERE.fullmatch(text)]
    for index, (text, number) in enumerate(lines):
        party = None if index and is_street(text) else parse(text, number)
        if party is None or "without a name" in party.note:
            continue
        if person_in(party) is None and _later_person(lines[index + 1 :]):
            continue
        if person_in(party) is None and _is_matter(text, lines[:index]):
            continue
        if is_palace(party.name) and any(begins_with_office(t) for t, _ in lines[:index]):
            continue
        above = next((x for x in lines[:index] if begins_with_office(untitled(x[0])[0])), None)
        if person_in(party) is None and above is not None:
            return replace(_office(*above), on_behalf_of=party.name)
        rest = [t for t, _ in lines[:index] if is_office(t) or is_body(t)]
        rest += _offices(lines[index + 1 :])
        return _more(party, rest)
    office = next(((t, n) for t, n in lines if begins_with_office(untitled(t)[0])), None)
    if office is None:
        return None
    told = _continued([office[0], *_offices(lines[lines.index(office) + 1 :], office[0])])
    return replace(_office(*office), name=bare_office(told[0]))


def _office(text: str, number: int) -> Party:
    note = "an office without a name"
    return Party(bare_office(text), "", "", UNSURE, number, text, note)


def _is_matter(text: str, above: Iterable[tuple[str, int]]) -> bool:
    """Whether a line in capitals below an office tells what a letter is about."""
    shouts = text.isupper() and len(text.split()) >= MATTER
    return shouts and any(begins_with_office(one) and not one.isupper() for one, _ in above)


def _later_person(lines: Iterable[tuple[str, int]]) -> bool:
    found = (parse(text) for text, _ in lines if not is_street(text))
    return any(one is not None and person_in(one) is not None for one in found)


def _offices(lines: Sequence[tuple[str, int]], above: str = "") -> list[str]:
    """Return the lines that go on telling the office, up to the address."""
    made: list[str] = []
    for text, _ in lines:
        goes_on = _goes_on(text, made or [above] * bool(above))
        if is_contact(text) or is_address(text) or is_street(text):
            break
        if not (is_office(text) or is_body(text) or goes_on):
            break
        made.append(text.strip(" ,"))
    return made


def _goes_on(text: str, before: Sequence[str]) -> bool:
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return bool(before) and (first[:1].islower() or first == "&")


def _continued(texts: Sequence[str]) -> list[str]:
    """Join lines that continue the line above: `Prime Minister` / `of the Republic`."""
    made: list[str] = []
    for text in texts:
        clean = text.strip(" ,;")
        if made and (clean[:1].islower() or clean.startswith(("&", "("))):
            made[-1] = f"{made[-1]} {clean}"
        else:
            made.append(clean)
    return made


def _more(party: Party, rest: Sequence[str]) -> Party:
    told = _continued([party.capacity, *rest] if party.capacity else list(rest))
    office = [one for one in told if is_office(one)]
    bodies = [one for one in told if one not in office and is_body(one)]
    if not office:
        return replace(
            party,
            on_behalf_of=party.on_behalf_of or (bodies[0] if bodies else ""),
            capacity=", ".join(one for one in told if one not in bodies),
        )
    behalf = party.on_behalf_of or (bodies[0] if bodies else "")
    return replace(party, capacity=", ".join(office), on_behalf_of=behalf)
