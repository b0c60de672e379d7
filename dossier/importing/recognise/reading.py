"""Whom the lines, rows and runs below a close name, each by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import entries, folded
from dossier.importing.recognise.entry import MARKER, parse, person_in
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact, is_place
from dossier.importing.recognise.rolls import organisation, roll
from dossier.importing.recognise.runs import announced, run
from dossier.importing.recognise.signature_lines import (
    are_numbered,
    are_ordered,
    are_spaced,
    blocks,
    entries_of,
)
from dossier.importing.recognise.tables import is_table, read_table
from dossier.importing.signs import is_heading_of

FEWEST, MOST_COMMAS = 3, 2
_HEADER_TEXT = (
    "name names title organisation organization country position affiliation signature nom prenom "
    "fonction organisation pays signature imie nazwisko organizacja kraj stanowisko funkcja podpis "
    "имя фамилия организация страна должность подпись фио ім'я прізвище організація країна посада "
    "підпис nombre apellidos organizacion pais cargo firma nome cognome organizzazione "
    "paese carica "
    "land funktion unterschrift vorname group party no № n° nr first last surname institution "
    "ұйым аты лауазымы қолы и and et und y e i та компания компанія company role entreprise "
    "empresa azienda place city город місто ville ort ciudad citta miasto date datum fecha data "
    "дата"
)
_HEADER = frozenset(_HEADER_TEXT.split())


def read_lines(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[Party, ...]]]:
    """Return the lines, tables and runs of a list with those whom they name."""
    groups: list[Line] = []
    parsed: list[tuple[Party, ...]] = []
    is_told = False
    parts = list(blocks(lines))
    spaced = are_spaced(parts)
    for block in parts:
        side_by_side = are_ordered(block) or are_numbered(block)
        told = read_table(block) if is_table(block) and not side_by_side else None
        if told is None:
            own = [x for x in block if not _is_header_row(x)]
            entries = list(entries_of(own, is_told=is_told, is_spaced=spaced))
            alone, each = is_told and len(entries) == 1, _are_one_each(entries)
            told = [(line, _of_line(line, is_told=alone, one_each=each)) for line in entries]
        groups.extend(line for line, _ in told)
        parsed.extend(found for _, found in told)
        is_told = is_heading_of(block[-1].words, "signed") and len(block) == 1
    return groups, parsed


def is_heading_of_columns(line: Line) -> bool:
    """Whether a line has the headings of columns that are no table."""
    return line.kind is not LineKind.ROW and _is_header_row(line)


def _is_header_row(line: Line) -> bool:
    tokens = [folded(word).strip(".:,/()") for word in re.split(r"[\s/]+", line.words)]
    cells = [folded(cell).strip(" .:") for cell in line.cells]
    headings = [
        cell for cell in cells if all(word in _HEADER for word in re.split(r"[\s/,]+", cell))
    ]
    if len(cells) > 1 and headings and not any(map(person, {*cells} - {*headings})):
        return True
    return 0 < len(tokens) <= 10 and all(token in _HEADER or not token for token in tokens)


def _are_one_each(block: Sequence[Line]) -> bool:
    """Whether lines have a name and, after a comma, whose it is, though that may read like one."""
    texts = [MARKER.sub("", line.words) for line in block if not line.cells]
    first = sum(person(text.partition(",")[0]) is not None for text in texts)
    if len(texts) < FEWEST or first < 0.8 * len(texts):
        return False
    if any(text.count(",") > MOST_COMMAS for text in texts):
        return False
    parts = [one for text in texts for one in text.split(",")[1:]]
    return bool(parts) and sum(person(one.strip()) is not None for one in parts) < 0.7 * len(parts)


def _of_line(line: Line, *, is_told: bool, one_each: bool) -> tuple[Party, ...]:
    """Return everybody whom one line names.

    `is_told` where a heading above announces them, `one_each` where each line has one name.
    """
    text = line.words
    bare = MARKER.sub("", text)
    if one_each and "," in text and person(bare.partition(",")[0]):
        return _only(parse(text, line.number))
    if _is_placed(text):
        return _only(organisation(bare, line.number))
    value = text.partition(":")[2].strip()
    whole = folded(text).strip(" :.") in entries("signed")
    if is_heading_of(text, "signed") and (value or whole or not person_in_line(text)):
        return announced(value, line.number) if value else ()
    if is_contact(text) and not parse(text):
        return ()
    if line.cells:
        return _of_cells(line)
    if value and _are_people(value, line.number):
        return run(value, line.number)
    return _of_text(line, is_told=is_told)


def _of_text(line: Line, *, is_told: bool) -> tuple[Party, ...]:
    """Return everybody whom a line without columns and labels names."""
    text = line.words
    if roll(text, is_told=is_told):
        return announced(text, line.number) if is_told else run(text, line.number)
    if is_place(text) or (is_address(text) and not person_in_line(text)):
        return ()
    if " / " in text and person(text.partition(" / ")[0]):
        return _only(parse(text, line.number))
    plain = is_marked(line) and text.count(",") <= MOST_COMMAS and ";" not in text
    one = parse(text, line.number) if plain else None
    return _only(one) or tuple(found for found in run(text, line.number) if found.name)


def _only(party: Party | None) -> tuple[Party, ...]:
    return () if party is None else (party,)


def _of_cells(line: Line) -> tuple[Party, ...]:
    """Return whom a line with columns names; nobody where it is an address."""
    named = len(line.cells) > 1 and any(map(person, line.cells))
    text = line.words
    if not named and (is_place(text) or (is_address(text) and not person_in_line(text))):
        return ()
    if len(line.cells) > 1:
        return _of_row(line)
    return tuple(one for one in run(text, line.number) if one.name)


def _is_placed(text: str) -> bool:
    """Whether an organisation has its country in brackets after its name."""
    match = re.match(r"^([^()]+)\(([^()]+)\)[.,;]?$", MARKER.sub("", text))
    return match is not None and is_place(match[2]) and not person_in_line(text)


def _are_people(text: str, number: int) -> bool:
    """Whether what follows a label is several people: `The spokespersons: N. N. and N. N.`."""
    found = run(text, number)
    return len(found) > 1 and all(map(person_in, found))


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


def one_a_row(groups: Sequence[Line], parsed: list[tuple[Party, ...]]) -> list[tuple[Party, ...]]:
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


def is_marked(line: Line) -> bool:
    """Whether a line says itself that it is one of a list."""
    listed = line.kind in {LineKind.ITEM, LineKind.ROW} or len(line.cells) > 1
    return listed or MARKER.match(line.words) is not None
