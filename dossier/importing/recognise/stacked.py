"""Signatures of several lines: names with their offices and organisations above or below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.importing.layout import Line
from dossier.importing.lexicon import entries, folded
from dossier.importing.recognise.entry import MARKER, bare_office, person_in
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact


def office_only(found: Sequence[Party]) -> bool:
    """Whether a line names an office and nobody."""
    return any("without a name" in one.note for one in found)


def stacked(
    groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]], people: int
) -> list[Party]:
    """Names with their offices and organisations on lines of their own, above or below."""
    made: list[Party] = []
    waiting: list[str] = []
    open_entry = False
    for line, found in zip(groups, parsed, strict=True):
        text = MARKER.sub("", line.words).strip(" ,;")
        if any(person_in(one) for one in found):
            first, *others = found
            made.append(_told(first, waiting) if waiting else first)
            made.extend(others)
            waiting, open_entry = [], True
        elif is_contact(text) or is_address(text) or _is_heading(line):
            open_entry = open_entry and not _is_heading(line)
        elif not people and found and not office_only(found):
            made.extend(found)
        elif open_entry and made and (is_office(text) or is_body(text) or text[:1].islower()):
            if _is_new_body(made[-1], text, line, groups):
                made.extend(found)
            else:
                made[-1] = _told(made[-1], [text])
        elif found and (is_office(text) or is_body(text)):
            waiting.append(text)
    if not made and waiting:
        bodies = [text for text in waiting if is_body(text) and not begins_with_office(text)]
        numbers = {MARKER.sub("", g.words).strip(" ,;"): g.number for g in groups}
        made = [
            Party(text, confidence=LIKELY, line=numbers.get(text, 0), quote=text) for text in bodies
        ]
        if not bodies:
            made = [
                Party(
                    bare_office(waiting[0]),
                    confidence=UNSURE,
                    line=numbers.get(waiting[0], 0),
                    quote=waiting[0],
                    note="an office without a name",
                )
            ]
    return made


def _is_heading(line: Line) -> bool:
    text = line.words.rstrip()
    return text.endswith(":") or folded(text.strip(" :")) in entries("signed")


def _is_new_body(last: Party, text: str, line: Line, groups: Sequence[Line]) -> bool:
    """Whether an organisation signs for itself, after the people."""
    if not is_body(text) or begins_with_office(text) or not last.on_behalf_of:
        return False
    return bool(line.gap) and sum(is_body(g.words) for g in groups) > 2


def _told(party: Party, texts: Sequence[str]) -> Party:
    """Add what other lines say of somebody."""
    for text in texts:
        if text[:1].islower() and party.on_behalf_of and not party.capacity:
            party = replace(party, on_behalf_of=f"{party.on_behalf_of} {text}")
        elif is_body(text) and not is_office(text) and not party.on_behalf_of:
            party = replace(party, on_behalf_of=text)
        elif text[:1].islower() and party.capacity:
            party = replace(party, capacity=f"{party.capacity} {text}")
        else:
            joined = ", ".join(one for one in (party.capacity, text) if one)
            party = replace(party, capacity=joined)
    return party
