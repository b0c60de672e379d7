"""Tables of those who sign: which column has their names, by its heading and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import parse, person_in, pieces
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_contact, is_place
from dossier.importing.recognise.rolls import organisation

ROWS = 3
MOST, HALF = 0.7, 0.5
PROSE = 12
"""Words of a cell that describes rather than names."""
_NUMBER = re.compile(r"(?:№|n[or°º]?\.?|#)?\s*\d{0,4}[.)]?|[_.…\s-]*", re.IGNORECASE)
_NAMES_TEXT = (
    "name names nom noms nombre nome imie фио имя і'мя ім'я имя аты firstname signatory signataire "
    "firmante firmatario sygnatariusz unterzeichner подписант підписант представитель"
)
_NAMES = frozenset(_NAMES_TEXT.split())
_BODIES_TEXT = (
    "organisation organization organisationen organisations organizations ngo association "
    "asociacion organizacion entidad organizzazione associazione organizacja организация "
    "організація ұйым verband verein institution entreprise company"
)
_BODIES = frozenset(_BODIES_TEXT.split())
_SURNAMES_TEXT = "surname lastname nachname apellido apellidos cognome nazwisko фамилия прізвище"
_SURNAMES = frozenset(_SURNAMES_TEXT.split())
_FIRST_NAMES_TEXT = "prenom vorname firstname имя imie nome nombre ім'я"
_FIRST_NAMES = frozenset(_FIRST_NAMES_TEXT.split())


def is_table(block: Sequence[Line]) -> bool:
    """Whether lines are the rows of one table."""
    rows = [line for line in block if line.kind is LineKind.ROW and len(line.cells) > 1]
    return len(rows) == len(block) >= ROWS and len({len(line.cells) for line in block}) == 1


def read_table(block: Sequence[Line]) -> list[tuple[Line, tuple[Party, ...]]] | None:
    """Return whom each row names; None where the table is of another kind."""
    head = block[0] if _is_head(block[0]) else None
    rows = list(block[1:] if head else block)
    columns = [[line.cells[i] for line in rows] for i in range(len(block[0].cells))]
    headings = [_words(cell) for cell in head.cells] if head else [frozenset[str]()] * len(columns)
    kept = [i for i, column in enumerate(columns) if not _all(column, _is_number) and any(column)]
    names = _column_of_names(columns, headings, kept)
    if names is None:
        return None
    others = [i for i in kept if i not in names and not _describes(columns[i])]
    return [(line, _of_row(line, names, others)) for line in rows]


def _is_head(line: Line) -> bool:
    """Whether a row has the headings of its columns."""
    words = frozenset().union(*(_words(cell) for cell in line.cells))
    known = _NAMES | _BODIES | _SURNAMES | _FIRST_NAMES
    return bool(words & known) and all(len(cell.split()) <= 4 for cell in line.cells)


def _words(cell: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", folded(cell)))


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None


def _all(column: Sequence[str], test: Callable[[str], bool], share: float = 1) -> bool:
    told = [cell for cell in column if cell.strip()]
    return sum(map(test, told)) >= share * len(told)


def _describes(column: Sequence[str]) -> bool:
    """Whether most cells are sentences."""
    return _all(column, lambda cell: len(cell.split()) > PROSE, HALF)


def _is_person(cell: str) -> bool:
    first = next(iter(pieces(cell)), "")
    return person(first) is not None and not is_body(first)


def _column_of_names(
    columns: Sequence[Sequence[str]],
    headings: Sequence[frozenset[str]],
    kept: Sequence[int],
) -> tuple[int, ...] | None:
    """Return the column with the names of those who sign; two, where surnames have their own."""
    last = [i for i in kept if headings[i] & _SURNAMES and not headings[i] & _FIRST_NAMES]
    first = [i for i in kept if headings[i] & _FIRST_NAMES and not headings[i] & _SURNAMES]
    if last and first:
        return (first[0], last[0])
    named = [i for i in kept if headings[i] & (_NAMES | _SURNAMES) and not headings[i] & _BODIES]
    people = [i for i in kept if _all(columns[i], _is_person, HALF) and not _are_places(columns[i])]
    if len(named) == 1:
        return (named[0],)
    bodies = [i for i in kept if headings[i] & _BODIES]
    strong = [i for i in people if i not in bodies]
    if len(strong) > 1 and not any(headings):
        return None  # people side by side
    if strong and _all(columns[strong[0]], _names_one, MOST):
        return (strong[0],)
    return _column_of_bodies(columns, kept, bodies, people)


def _column_of_bodies(
    columns: Sequence[Sequence[str]],
    kept: Sequence[int],
    headed: Sequence[int],
    people: Sequence[int],
) -> tuple[int, ...] | None:
    if headed:
        return (headed[0],)
    if people and not _all(columns[people[0]], is_body, 0.1):
        return (people[0],)
    plain = [
        i
        for i in kept
        if not _are_places(columns[i])
        and not _describes(columns[i])
        and not _all(columns[i], lambda cell: is_office(cell) and not is_body(cell), HALF)
        and len({*columns[i]}) > HALF * len(columns[i])
    ]
    if not plain:
        return None
    known = [i for i in plain if _all(columns[i], _is_known, 0.3)]
    return (known[0],) if known else (plain[0],)


def _is_known(cell: str) -> bool:
    return is_body(cell) or person(cell) is not None


def _names_one(cell: str) -> bool:
    party = parse(cell)
    return party is not None and person_in(party) is not None


def _are_places(column: Sequence[str]) -> bool:
    return _all(column, is_place, HALF)


def _of_row(line: Line, names: Sequence[int], others: Sequence[int]) -> tuple[Party, ...]:
    name = " ".join(line.cells[i] for i in names).strip(" ,;")
    if not name or not re.search(r"[^\W\d_]", name) or is_contact(name):
        return ()
    said = [line.cells[i].strip(" ,;") for i in others]
    said = [one for one in said if one and not is_place(one) and not is_contact(one)]
    party = parse(name, line.number) if _names_one(name) else None
    if party is None or "without a name" in party.note:
        party = organisation(name, line.number, is_whole=True)
    if party is None:
        return ()
    party = replace(party, quote=line.words)
    for one in said:
        if is_body(one) and not begins_with_office(one) and not party.on_behalf_of:
            party = replace(party, on_behalf_of=one)
        elif not _is_number(one):
            told = ", ".join(x for x in (party.capacity, one) if x)
            party = replace(party, capacity=told)
    sure = min(party.confidence, LIKELY if party.confidence > UNSURE else UNSURE)
    return (replace(party, confidence=party.confidence if _is_person(name) else sure),)
