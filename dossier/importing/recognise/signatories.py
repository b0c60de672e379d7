"""Who signed: one below the other, in tables and columns, or in a run parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.importing.chunks import is_heading_of
from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, entries, folded, has
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.entry import (
    MARKER,
    is_address,
    is_contact,
    is_place,
    parse,
    person_in,
    pieces,
)
from dossier.importing.recognise.finding import LIKELY, SURE, UNSURE, Party
from dossier.importing.recognise.names import (
    begins_with_office,
    is_body,
    is_office,
    person,
    untitled,
)
from dossier.importing.recognise.runs import run
from dossier.importing.recognise.signature_lines import entries_of

LIST = 4
"""So many lines of names and more are a list, in which a line that is not understood counts too."""
_HEADER_TEXT = (
    "name names title organisation organization country position affiliation signature nom prenom "
    "fonction organisation pays signature imie nazwisko organizacja kraj stanowisko funkcja podpis "
    "имя фамилия организация страна должность подпись фио ім'я прізвище організація країна посада "
    "підпис nombre apellidos organizacion pais cargo firma nome cognome organizzazione "
    "paese carica "
    "land funktion unterschrift vorname group party no № n° nr first last surname institution "
    "ұйым аты лауазымы қолы и and et und"
)
_HEADER = frozenset(_HEADER_TEXT.split())
_RULE = re.compile(r"^[_.…\-–—=\s]{3,}$")


def signatories(letter: Outline) -> tuple[Party, ...]:
    """Return who signed a document, in its order."""
    lines = [line for line in letter.of(Part.SIGNATURE) if not _RULE.match(line.words)]
    lines = [line for line in lines if not _is_header_row(line)]
    found = [*_in_the_close(letter), *_all(lines)]
    made: dict[str, Party] = {}
    for one in found:
        made.setdefault(folded(one.name), one)
    return tuple(made.values())


def _in_the_close(letter: Outline) -> Iterator[Party]:
    """`Sincerely, John Smith` has the name in the line of the close."""
    for line in letter.of(Part.CLOSING):
        text = line.words
        entry = begins(text, "closings")
        if not entry or len(text.split()) > 12 or len(folded(text)) != len(text):
            continue
        left = text.lstrip(" *")[len(entry) :].strip(" ,.:;")
        party = parse(left) if left else None
        if (
            party is not None
            and person_in(party)
            and not has(left, "salutations")
            and (not begins_with_office(left))
        ):
            yield replace(party, line=line.number, quote=text)


def _is_header_row(line: Line) -> bool:
    tokens = [folded(word).strip(".:,/()") for word in re.split(r"[\s/]+", line.words)]
    return 0 < len(tokens) <= 10 and all(token in _HEADER or not token for token in tokens)


def _all(lines: Sequence[Line]) -> list[Party]:
    groups = list(entries_of(lines))
    parsed = _one_a_row(groups, [_of_line(line) for line in groups])
    understood = sum(bool(one) for one in parsed)
    people = sum(1 for one in parsed for p in one if person_in(p))
    is_list = len(groups) >= LIST and understood >= 0.6 * len(groups)
    if is_list and _one_each(groups, parsed):
        return [
            p
            for line, one in zip(groups, parsed, strict=True)
            for p in (one or _not_understood(line))
            if _counts(p, line)
        ]
    return _stacked(groups, parsed, people)


def _of_line(line: Line) -> tuple[Party, ...]:
    """Return everybody whom one line names."""
    text = line.words
    if is_heading_of(text, "signed") and (
        text.rstrip().endswith(":") or not parse(text) or not person_in_line(text)
    ):
        value = text.partition(":")[2].strip()
        return run(value, line.number) if value else ()
    if is_contact(text) and not any(person(piece) for piece in pieces(text)[:1]):
        return ()
    if is_address(text) or is_place(text):
        return ()
    if len(line.cells) > 1:
        return _of_row(line)
    found = run(text, line.number)
    return tuple(one for one in found if one.name)


def person_in_line(text: str) -> bool:
    """Whether a line names a person."""
    party = parse(text)
    return party is not None and person_in(party) is not None


def _of_row(line: Line) -> tuple[Party, ...]:
    """A row of a table: one person with what is said of her, or several people side by side."""
    cells = [cell for cell in line.cells if not re.fullmatch(r"\d{1,3}[.)]?|[_.\s]*", cell)]
    split = [parse(cell, line.number) for cell in cells]
    named = [one for one in split if one and person_in(one)]
    if len(cells) > 1 and len(named) == len(cells):
        return tuple(named)
    one = parse("\t".join(cells), line.number)
    if one is None and named:
        one = named[0]
    if one is None:
        return ()
    known = all(
        p or is_office(c) or is_body(c) or is_place(c) for p, c in zip(split, cells, strict=True)
    )
    return (
        one
        if known
        else replace(
            one,
            capacity="",
            on_behalf_of="",
            confidence=UNSURE,
            note="the other column is not understood",
        ),
    )


def _one_a_row(groups: Sequence[Line], parsed: list[tuple[Party, ...]]) -> list[tuple[Party, ...]]:
    """Where rows do not agree on their columns, take one name a row, and doubt it."""
    rows = [i for i, line in enumerate(groups) if len(line.cells) > 1]
    several = sum(len(parsed[i]) > 1 for i in rows)
    doubted = sum(any(p.confidence <= UNSURE for p in parsed[i]) for i in rows)
    if not rows or not doubted or several >= 0.7 * len(rows):
        return parsed
    note = "name and signature, or two names, stand side by side"
    made = [tuple(replace(p, confidence=min(p.confidence, UNSURE)) for p in one) for one in parsed]
    for i in rows:
        if made[i]:
            cells = [cell for cell in groups[i].cells if cell.isupper()]
            shouted = [p for p in made[i] if p.quote in cells]
            one = replace((shouted or list(made[i]))[0], capacity="", on_behalf_of="")
            made[i] = (replace(one, quote=groups[i].words, note=note),)
    return made


def _one_each(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> bool:
    """Whether each line stands for itself, rather than name, office, organisation in turn."""
    if any(
        line.kind in {LineKind.ITEM, LineKind.ROW}
        or MARKER.match(line.words)
        or len(line.cells) > 1
        for line in groups
    ):
        marked = sum(
            line.kind in {LineKind.ITEM, LineKind.ROW}
            or MARKER.match(line.words) is not None
            or len(line.cells) > 1
            for line in groups
        )
        if marked >= 0.6 * len(groups):
            return True
    named = sum(any(person_in(p) for p in one) for one in parsed)
    bodies = sum(
        bool(one) and not any(person_in(p) for p in one) and not _office_only(one) for one in parsed
    )
    offices = sum(_office_only(one) for one in parsed)
    if not named:
        return bodies > offices
    return named >= 0.7 * len(groups) or (offices == 0 and bodies > 2 * named)


def _is_marked(line: Line) -> bool:
    """Whether a line says itself that it is one of a list."""
    listed = line.kind in {LineKind.ITEM, LineKind.ROW} or len(line.cells) > 1
    return listed or MARKER.match(line.words) is not None


def _office_only(found: Sequence[Party]) -> bool:
    return any("without a name" in one.note for one in found)


def _counts(party: Party, line: Line) -> bool:
    """Leave out headings between the names: `Members of the European Parliament:`."""
    return not line.words.rstrip().endswith(":") and "without a name" not in party.note


def _not_understood(line: Line) -> tuple[Party, ...]:
    """In a list of names, a line that looks like none is still somebody's."""
    text = MARKER.sub("", line.words).strip()
    first = pieces(text)[0] if pieces(text) else ""
    plain = len(first.split()) <= 8 and first[:1].isupper() and not text.endswith((":", ".", "?"))
    if (
        not plain
        or not untitled(first)[0]
        or is_contact(text)
        or is_address(text)
        or is_place(text)
        or len(first) < 3
    ):
        return ()
    if is_heading_of(text, "signed") or is_heading_of(text, "contact"):
        return ()
    rest = [one.strip("()") for one in pieces(text)[1:] if not is_place(one.strip("()"))]
    return (
        Party(
            untitled(first)[0],
            ", ".join(rest),
            confidence=UNSURE,
            line=line.number,
            quote=line.words,
            note="taken for a name because it stands in the list",
        ),
    )


def _stacked(
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
        elif not people and found and not _office_only(found):
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
                    waiting[0],
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


__all__ = ["LIKELY", "SURE", "signatories"]
