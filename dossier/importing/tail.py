"""From the close down: who signs, who gets a copy, and what comes after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.chunks import Chunk
from dossier.importing.foot import is_foot
from dossier.importing.foot_address import is_foot_address, names_the_greeted
from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, entries, folded
from dossier.importing.parts import Part
from dossier.importing.recognise.entry import MARKER, parse, person_in, pieces
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.recognise.postal import is_contact
from dossier.importing.signs import (
    SENDER,
    is_copy,
    is_date_line,
    is_heading_of,
    is_salutation,
    labelled,
)


def walk_down(
    lines: Sequence[Line],
    grouped: Sequence[Chunk],
    parts: list[Part],
    start: int,
    *,
    has_closing: bool,
) -> None:
    """Walk down from the close: signatures, copies, and what comes after."""
    state = Part.SIGNATURE
    seen = False
    foot_of_page = _foot_of_page(lines, start)
    for chunk in grouped:
        if chunk.last <= start:
            continue
        foot = is_foot_address if seen else names_the_greeted
        if state is not Part.CC and foot(lines, chunk, parts):
            parts[chunk.first : chunk.last] = [Part.ADDRESSEE] * (chunk.last - chunk.first)
            state = Part.AFTER
            continue
        if seen and _begins_other(lines, grouped, chunk):
            state = Part.AFTER
        for index in range(max(chunk.first, start), chunk.last):
            if lines[index].kind in {LineKind.MARGIN, LineKind.HEADER}:
                margin = lines[index].kind is LineKind.MARGIN
                parts[index] = Part.LETTERHEAD if margin else Part.AFTER
                continue
            line, first = lines[index], index == chunk.first
            told = _next(line, state, chunk, first=first, seen=seen)
            state = Part.SIGNATURE if not seen and _is_dated_signature(line) else told
            state = Part.AFTER if seen and index >= foot_of_page else state
            parts[index] = state
            seen = seen or (state is Part.SIGNATURE and names_somebody([lines[index]]))
    announced = any(is_heading_of(line.words, "signed") for line in lines[start:])
    if not has_closing and not seen and not announced:
        for index in range(start, len(lines)):
            if parts[index] is Part.SIGNATURE:
                parts[index] = Part.AFTER


def _is_dated_signature(line: Line) -> bool:
    """Whether a date stands at the left of a line, and who signs at its right."""
    cells = [cell for cell in line.cells if cell.strip()]
    return len(cells) > 1 and is_date_line(cells[0]) and person(cells[-1].strip(" _/")) is not None


_ADDRESS = re.compile(
    r"(?:sede|siege|sitz|domicili\w*|direccion|address|adresse|anschrift|indirizzo|adres|адрес|адреса|"
    r"мекенжаи\w*|registered office|postal address)\b[^:]{0,30}:"
)
"""How a line of a foot begins that says where an organisation is; folded."""

_BOARD = re.compile(
    r"\W*(?:vorstand|geschaftsfuhr(?:er|erin|ung)|aufsichtsrat\w*|"
    r"vorsitzende[rn]? des aufsichtsrat\w*|"
    r"sitz der gesellschaft|board of (?:directors|trustees)|trustees|patrons?|directors|"
    r"conseil d'administration|presidents? d'honneur|consejo directivo|consiglio direttivo|"
    r"rada nadzorcza|zarzad|правление|правління)\s*:"
)
"""Who directs an organisation, as the foot of its paper has it; folded."""
_REGISTERED = re.compile(
    r"\b(?:amtsgericht|hrb|ust-?id\w*|iban|bic|siren|siret|rcs|capital social|p\. ?iva|cod\. fisc|"
    r"krs|regon|nip|инн|огрн|єдрпоу|бин|company no|registered office)\b"
)
"""What the foot of a firm's paper says; folded."""


def _foot_of_page(lines: Sequence[Line], start: int) -> int:
    """Return where the columns begin with which the paper of a firm ends; behind all, if none."""
    end = len(lines)
    legal = (i for i in range(start, end) if _REGISTERED.search(folded(lines[i].words)))
    index = next((i for i in legal if lines[i].column), end)
    while index < end and index > start and lines[index - 1].column:
        index -= 1
    return index


def _begins_other(lines: Sequence[Line], grouped: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a heading tells of something else than more names below the signatures."""
    line = lines[chunk.first]
    if line.kind is not LineKind.HEADING or is_heading_of(line.words, "signed"):
        return False
    below = (one for one in grouped if one.first > chunk.first)
    text = next((one for one in below if lines[one.first].kind is not LineKind.HEADING), None)
    return text is None or text.is_prose


_NOBODY = re.compile(
    r"^(?:исп|вик|исполнитель|виконавець|орынд|орындаған|орындаушы)\.?\s*[:.]?\s|^\[\^?(?:\d{1,3}|[ivx]{1,4})\]:?\s*\S",
    re.IGNORECASE,
)
"""Who typed the letter, below the signature, and footnotes: names that sign nothing."""


_BY_HAND = re.compile(
    r"[(/](?:підпис|подпись|podpis|signature|signed|firma|қолы)[)/]", re.IGNORECASE
)
"""The place for a signature."""
LONG_DATE = 60
"""Characters of a line that is a date."""
LONG_CONTACT = 30
"""Characters of a label before somebody whom to call."""
_ONE_WORD = re.compile(r"[^\W\d_]{3,}$")
"""A town, below a date."""
_ANNEX = re.compile(
    r"\W{0,2}(?:annexe?|anlage|anhang|appendix|schedule|attachment|allegato|anexo|zalacznik|"
    r"приложение|додаток)\s(?:[a-z]|\d{1,2}|[ivx]{1,4}|№\s?\d{1,2}|nr\.? \d{1,2})\b"
)
"""How a line begins that names one of several annexes."""


def _next(line: Line, state: Part, chunk: Chunk, *, first: bool, seen: bool) -> Part:
    text = line.words
    if is_copy(text):
        return Part.CC
    if state is Part.AFTER and not seen and _is_by_hand(line):
        return Part.SIGNATURE  # below what is enclosed
    if _is_dateline(line):
        return Part.DATELINE if state is Part.SIGNATURE else state
    if is_heading_of(text, "enclosure") or labelled(text, "enclosure", colon=True) is not None:
        return Part.AFTER
    if is_heading_of(text, "signed") and not (seen and is_heading_of(text, "contact")):
        return Part.SIGNATURE
    if _is_over(text, seen=seen):
        return Part.AFTER
    marked = MARKER.match(text) and _is_entry(text, state)
    names = not seen and first and person(text.split(",")[0]) is not None
    goes_on = state is Part.CC and not line.gap
    if chunk.is_prose and first and not (marked or names or goes_on or _is_list(text)):
        return Part.AFTER
    if state is Part.DATELINE:
        return state if _ONE_WORD.match(text) and not is_office(text) else Part.SIGNATURE
    of_mail = text.strip() in {"--", "-- ", "—"} and seen
    if of_mail or (state is Part.CC and first and line.gap > 1 and not parse(text)):
        return Part.AFTER
    return state


def _is_by_hand(line: Line) -> bool:
    """Whether a line has the place for a signature, and a name."""
    return _BY_HAND.search(line.words) is not None and names_somebody([line])


def _is_dateline(line: Line) -> bool:
    """Whether a line is a date, and names nobody."""
    text = line.words
    dated = is_date_line(text) and len(text) < LONG_DATE
    return dated and not parse(text) and not any(map(person, line.cells))


def _is_entry(text: str, state: Part) -> bool:
    """Whether an item of a list names one who signs or gets a copy."""
    found = parse(text)
    if found is None or state not in {Part.CC, Part.SIGNATURE}:
        return False
    return state is Part.CC or person_in(found) is not None


def _is_over(text: str, *, seen: bool) -> bool:
    """Whether a line is none of the signature's: a contact, a footnote, an annex, a site's foot."""
    if folded(text).strip(" :.") in entries("contact") or _NOBODY.match(text) or is_foot(text):
        return True
    if begins(text, "press_release") and not begins(text, "closings"):
        return True
    if seen and _ADDRESS.match(folded(text)):
        return True
    value = text.partition(":")[2] if ":" in text[:LONG_CONTACT] else ""
    if seen and _BOARD.match(folded(text)):
        return True
    if seen and "," in value and is_contact(value):
        return True  # `Por comunicaciones: Secretaría de …, Tel. …`
    if _ANNEX.match(folded(text)) or (seen and (is_salutation(text) or SENDER.match(text))):
        return True
    if not is_heading_of(text, "contact"):
        return False
    told = text.partition(":")[2].strip() and not begins(text, "closings")  # `Contact: N. N.`
    return bool(told) or is_contact(text) or not parse(text)


def _is_list(text: str) -> bool:
    names = [part for part in pieces(text) if person(part) or is_body(part) or is_office(part)]
    return len(names) >= 2 and len(names) >= len(pieces(text)) / 2


def names_somebody(lines: Sequence[Line]) -> bool:
    """Whether one of some lines, or a part of it, names anybody."""
    texts = (
        text
        for line in lines
        for text in (line.words, *line.cells, line.words.partition(":")[2].strip())
    )
    return any(parse(text) is not None for text in texts if text)
