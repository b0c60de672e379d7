"""Several people in one line, parted by semicolons, or by commas where all are names."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import parse, person_in, pieces, trimmed
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.names import untitled
from dossier.importing.recognise.offices import (
    begins_with_office,
    is_body,
    is_office,
    is_office_word,
)
from dossier.importing.recognise.postal import is_contact
from dossier.importing.recognise.rolls import Roll, named_in, roll
from dossier.importing.signs import is_copy, is_heading_of

_AFTER_BRACKET = re.compile(r"(?<=\))\s+(?=[^\W\d_])")
_NAME_AND_BRACKET = re.compile(r"^[^(),:]+\([^()]+\)$")
SHORT_UNIT = 2
"""Words of a part of an authority that has a number."""
SHORT_END = 6
"""Letters by which the end of an office is known."""


def run(text: str, line: int) -> tuple[Party, ...]:
    """Return everybody in a run parted by semicolons, or by commas where all are names."""
    plain = trimmed(text)
    if _is_told_first(plain):
        named = parse(plain, line)
        return (named,) if named else ()
    found = roll(plain)
    if found is not None:
        return named_in(found, line)
    if bracketed := _bracketed_each(plain, line):
        return bracketed
    if plain.count(";") >= 1:
        parts = [_without_and(part) for part in plain.split(";") if part.strip()]
        several = [parse(part, line) or _unknown(part, line, len(parts)) for part in parts]
        return tuple(party for party in several if party is not None)
    parts = [part for part in re.split(r",\s*(?![^(]*\))", plain) if part.strip()]
    tail = ""
    while len(parts) > 2 and _tells_of_all(parts[-1]):
        tail = parts.pop().strip()
    if len(parts) >= 2:
        last = _and().split(parts[-1], maxsplit=1)
        parts = [*parts[:-1], *(one for one in last if one.strip())]
        each = [parse(_without_and(part), line) for part in parts]
        people = [p for p in each if p and person_in(p)]
        people = people or [p for p in each if p and _is_only_body(p, among=len(parts))]
        if len(people) == len(parts) and all(_alone(p) for p in people):
            told = [replace(p, capacity=p.capacity or tail) for p in people] if tail else people
            return tuple(told)
    both = _and().split(plain)
    if 2 <= len(both) <= 3:
        each = [parse(part, line) for part in both]
        people = [p for p in each if p and person_in(p) and _alone(p)]
        if len(people) == len(both) and not any(map(_leads_on, people, people[1:], both)):
            return tuple(people)
    one = parse(plain, line)
    return (one,) if one else ()


def _leads_on(one: Party, other: Party, text: str) -> bool:
    """Whether an office goes on behind an `and`: `N. N., chair of the Committee on A and B C`."""
    if not one.capacity or other.capacity or untitled(other.quote)[1]:
        return False
    last = folded(text.rsplit(maxsplit=1)[-1]).strip(".,")
    return text.rstrip().endswith(one.capacity[-SHORT_END:]) and not is_office_word(last)


def _bracketed_each(text: str, line: int) -> tuple[Party, ...]:
    """Return everybody in a run in which only brackets part them: `N. N. (Greens) N. N. (EPP)`."""
    parts = _AFTER_BRACKET.split(text)
    each = [parse(part, line) for part in parts]
    people = [p for p in each if p and person_in(p)]
    alike = all(_NAME_AND_BRACKET.match(part) for part in parts)
    return tuple(people) if len(parts) > 1 and alike and len(people) == len(parts) else ()


def told_in(text: str, *, is_told: bool = False) -> Roll | None:
    """Return the roll that a text is, or that follows its label: `Signed: N. N., N. N.`."""
    value = told_of(text)
    return roll(value or text, is_told=is_told or bool(value))


def told_of(text: str) -> str:
    """Return what follows the label of those who sign or get a copy; empty where none stands."""
    label, _, value = text.partition(":")
    return value.strip() if is_heading_of(f"{label}:", "signed") or is_copy(f"{label}:") else ""


def announced(text: str, line: int) -> tuple[Party, ...]:
    """Return everybody in a text of which a label has told that it names those who sign."""
    found = roll(text, is_told=True)
    return named_in(found, line) if found is not None else run(text, line)


def _is_told_first(text: str) -> bool:
    """Whether a text says of one person what she is, and then her name: `Director: N. N.`."""
    before, colon, after = text.rpartition(": ")
    plain = after and not set(after) & set(":;,")
    return bool(colon and plain and len(before) > 3) and not set(before[-4:]) & set(":;")


def _unknown(text: str, line: int, among: int) -> Party | None:
    """In a run of several names, what is not understood is still somebody's name."""
    parts = pieces(text)
    if among < 3 or not parts or len(parts[0].split()) > 8 or is_contact(text):
        return None
    return Party(
        untitled(parts[0])[0],
        ", ".join(parts[1:]),
        confidence=UNSURE,
        line=line,
        quote=text,
        note="taken for a name because it stands among names",
    )


def _is_only_body(party: Party, *, among: int) -> bool:
    """Whether somebody is an organisation, and no part of one that has a number: `Unit 3`."""
    if any(c.isdigit() for c in party.name) and len(party.name.split()) <= SHORT_UNIT:
        return False
    told = begins_with_office if among > SHORT_UNIT else is_office
    return not party.note and is_body(party.name) and not told(party.name)


def _alone(party: Party) -> bool:
    return not party.on_behalf_of or party.quote.count("(") > 0 or not party.capacity


def _tells_of_all(text: str) -> bool:
    """Whether the last part of a run says what all are: `…, députés européens`."""
    bare = text.strip()
    found = parse(bare)
    names = found is not None and person_in(found) is not None
    return bare[:1].islower() and _without_and(bare) == bare and not names


def _and() -> re.Pattern[str]:
    return re.compile(r"\s+(?:and|et|und|y|e|i|та|и|және|&|oraz|sowie|мен|пен|бен|й)\s+")


def _without_and(text: str) -> str:
    return re.sub(r"^\s*(?:and|et|und|y|e|i|та|и|және|&|oraz|sowie)\s+", "", text).strip()
