"""Who gets a copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.entry import (
    MARKER,
    bare_body,
    bare_office,
    parse,
    person_in,
    pieces,
)
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.headers import MAIL, people_of
from dossier.importing.recognise.lined import block as block_of
from dossier.importing.recognise.listed import listed
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact
from dossier.importing.recognise.runs import run
from dossier.importing.recognise.signature_lines import blocks, is_run
from dossier.importing.recognise.tidy import plain_case, unique
from dossier.importing.signs import is_copy, labelled

FEW_LINES = 2
_TO_ALL = re.compile(
    r"^(?:(?:ai|agli|alle|aux|al|alla|allo)\s+|all['’])(?=[A-ZÀ-Ý])", re.IGNORECASE
)
"""Articles before offices that no name begins with."""


_THE = re.compile(r"^The\s+(?=[A-Z])")
_ARTICLE = r"(?i:the|aux?|à la|à l['’]|le|la|l['’]|al|a la|alla|all['’]|den|die|das|dem|der)"
_LED = re.compile(rf"{_ARTICLE}\s*(?=[^\W\d_a-zà-ÿ])")
_BEFORE_ARTICLE = re.compile(rf"(?:,?\s+(?:and|et|y|e|und)|,)\s+(?={_ARTICLE}\s*[^\W\d_a-zà-ÿ])")
"""Where another office with its article follows."""
_FULL_STOPS = re.compile(r"\s?\.[-–—]\s")
"""What parts name and office in Mexico: `Lic. N. N.- Secretario de …`."""
_WHY = re.compile(
    r"[,.\s–—-]*\b(?:para su (?:\w+ )?conocimiento|mismo fin|para conocimiento|for (?:your )?"
    r"information|pour information|zur kenntnis(?:nahme)?|per conoscenza|do wiadomości|"
    r"для сведения|до відома)\W*(?:\w+\W*)?$",
    re.IGNORECASE,
)
"""Why somebody gets a copy, behind the name."""
_TITLE_LAST = re.compile(
    r"(?:^|[\s;,])(?:M|Mme|Mr|Mrs|Ms|Dr|Prof|Sr|Sra|Sig|Herrn?|Frau|Pani?)\.?$"
)
"""A title at the end of a line: the name stands in the next."""
FEWEST_BODIES = 2
SHORT_OFFICE = 2
FEWEST_CELLS = 2
_OPEN_WORDS = r"\b(?:of|for|the|and|et|und|de|des|du|di|del|della|für|der)$"
_OPEN, _OPEN_WORD = re.compile(rf"(?:,|{_OPEN_WORDS})"), re.compile(_OPEN_WORDS)
"""The end of an office that goes on in the next line."""


def copied(letter: Outline, headers: Sequence[tuple[str, str]] = ()) -> tuple[Party, ...]:
    """Return who gets a copy."""
    told = _above_foot([*takewhile(_is_no_rule, letter.of(Part.CC))])
    lines = joined(list(_whole(told)))
    each = _in_blocks(lines) or list(_one_by_one(lines))
    made = [one if person_in(one) else replace(one, name=bare_body(one.name)) for one in each]
    return tuple(map(plain_case, unique(made))) or people_of(headers, "cc")


def _above_foot(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out what stands far below with a telephone: the address of whoever writes."""
    for start in (i for i, line in enumerate(lines) if i and line.gap > 1):
        end = next((i for i in range(start + 1, len(lines)) if lines[i].gap), len(lines))
        if any(is_contact(line.words) for line in lines[start:end]):
            return lines[:start]
    return lines


def _is_no_rule(line: Line) -> bool:
    """Whether a line is more than a rule: below that of a mail (`--`) stands who sends it."""
    return line.words.strip(" -–—_=*") != ""


def _one_by_one(lines: Sequence[Line]) -> list[Party]:
    """Return whom each line names, but for those that go on with the line above."""
    made: list[Party] = []
    for line in lines:
        if line.kind is LineKind.HEADER:
            continue
        text = (labelled(line.words, "copy") or "") if is_copy(line.words) else line.words
        if made and _is_body_of(made[-1], line, text):
            made[-1] = replace(made[-1], on_behalf_of=text.strip(" ,"))
        elif not _names_nobody(text):
            _add(made, line, text)
    return made


def _add(made: list[Party], line: Line, text: str) -> None:
    """Add whom a line names, or what it says of the one above."""
    is_new = _TO_ALL.match(text) is not None
    text = _TO_ALL.sub("", text)
    text = _plain(_THE.sub("", text) if is_office(_THE.sub("", text)) else text)
    found = tuple(listed([line])) or _named(MAIL.sub(" ", text).strip(" ,"), line)
    last = made[-1] if made else None
    if last is not None and _goes_on(last, found, line):
        made[-1] = replace(last, name=f"{last.name} {text}")
        return
    if last is not None and not found and _tells_of(last, line) and _says_something(text):
        told = ", ".join(one for one in (last.on_behalf_of, text.strip(" ,")) if one)
        made[-1] = replace(last, on_behalf_of=told)
        return
    if last is not None and len(found) == 1 and not is_new:
        one = _one(last, found[0], line, text)
        if one is not None:
            made[-1] = one
            return
    if not found and (_is_somebody(text) or labelled(line.words, "copy", colon=True)):
        found = (_as_labelled(text, line),)
    made.extend(found)


def _says_something(text: str) -> bool:
    """Whether a line names nobody we know of and is still no file, number or footnote."""
    return _is_somebody(text) or is_office(text) or is_body(text)


def _is_somebody(text: str) -> bool:
    """Whether words that name nobody we know of are still somebody's, and no file or footnote."""
    bare = MARKER.sub("", text).strip(" .,")
    return bare[:1].isupper() and " " in bare and not any(c.isdigit() for c in bare)


def _tells_of(last: Party, line: Line) -> bool:
    """Whether a line stands close below somebody's name, and says whose it is."""
    begins = line.gap or line.kind is LineKind.ITEM or MARKER.match(line.words)
    return not begins and not is_copy(line.words) and person_in(last) is not None


def _plain(text: str) -> str:
    """Return a line without the words that say why somebody gets a copy, and with commas."""
    return _WHY.sub("", _FULL_STOPS.sub(", ", text)).strip()


def _named(text: str, line: Line) -> tuple[Party, ...]:
    """Return everybody whom a line names; nobody that a mark parts from the others is left out."""
    if ";" in text:
        parts = [part.strip(" .") for part in text.split(";") if part.strip(" .")]
        each = (run(part, line.number) or (_as_labelled(part, line),) for part in parts)
        return tuple(replace(one, quote=line.words) for several in each for one in several)
    apart = _with_articles(text) or _bodies_after(text)
    if apart:
        each = (run(part, line.number) or (_as_labelled(part, line),) for part in apart)
        return tuple(replace(x, confidence=UNSURE) for several in each for x in several)
    return run(text, line.number)


def _with_articles(text: str) -> list[str]:
    """Return offices that stand with their articles: `the Home Secretary and the Ombudsman`."""
    if not _LED.match(text):
        return []
    parts = [_LED.sub("", part).strip(" ,.") for part in _BEFORE_ARTICLE.split(text)]
    told = len(parts) > 1 and all(is_office(part) or is_body(part) for part in parts)
    return parts if told else []


def _bodies_after(text: str) -> list[str]:
    """Return a person and the organisations that commas part: `President N. N., Embassy of …`.

    Where an office stands before the name, the organisations are not what tells who that is.
    """
    first, *others = [part.strip(" .") for part in text.split(",")]
    one = parse(first)
    if len(others) < FEWEST_BODIES or one is None or person_in(one) is None or not one.capacity:
        return []
    bare = [_THE.sub("", part) for part in others]
    bodies = (is_body(part) and not begins_with_office(part) and " " in part for part in bare)
    return [first, *bare] if all(bodies) else []


def _in_blocks(lines: Sequence[Line]) -> list[Party]:
    """Return whom blocks of name, office, organisation and address name, one each.

    Empty where the lines are no such blocks: several with space between, or a name with one line.
    """
    groups = [list(block) for block in blocks(_without_labels(lines))]
    marked = any(MARKER.match(x.words) or x.kind is not LineKind.TEXT for x in lines)
    long = [block for block in groups if len(block) > 1]
    if marked or not long or (len(groups) == 1 and len(_begun(groups[0])) > 2):
        return []
    if len(groups) == 1 and _is_beside_label(lines) and untitled(groups[0][0].words)[1]:
        return []  # `cc: Rep. N. N.`, and below it somebody else
    for first, *below in long:
        found = parse(first.words)
        if found is None or person_in(found) is None or "," in first.words:
            return []
        told_apart = len(long) > 1 and all(_names_person(one[0].words) for one in groups)
        ends = begins_with_office(below[-1].words) and not told_apart
        if any(_names_person(x.words) for x in below) or ends:
            return []
    made = [block_of([x.words for x in b], [x.number for x in b]) for b in groups]
    return [one for one in made if one is not None] if all(made) else []


def _is_beside_label(lines: Sequence[Line]) -> bool:
    """Whether the first of two who get a copy stands on the line of the label."""
    told = labelled(lines[0].words, "copy") if is_copy(lines[0].words) else None
    return bool(told) and len(lines) == FEW_LINES


def _begun(block: Sequence[Line]) -> list[Line]:
    """Return the lines that begin something; `(WTO)` and small letters go on."""
    return [
        line for line in block if not line.words.startswith("(") and not line.words[0].islower()
    ]


def _without_labels(lines: Sequence[Line]) -> list[Line]:
    """Return lines without `cc:` and the like; not those that are nothing else."""
    told = [
        (line, (labelled(line.words, "copy") or "") if is_copy(line.words) else line.words)
        for line in lines
        if line.kind is not LineKind.HEADER
    ]
    return [replace(line, words=text, text=text) for line, text in told if text]


def _names_person(text: str) -> bool:
    found = parse(text)
    return found is not None and person_in(found) is not None


def _names_nobody(text: str) -> bool:
    """Whether a line is empty, a telephone number or part of an address."""
    if not text or (is_contact(text) and not pieces(MAIL.sub("", text))):
        return True
    bare = _TO_ALL.sub("", MARKER.sub("", text))  # `al` is no street here
    found = parse(bare)
    named = found is not None and person_in(found) is not None and found.capacity != ""
    return is_address(bare) and not named and not untitled(bare)[1]


def _as_labelled(text: str, line: Line) -> Party:
    """Return whoever a label names, though it is no name: `Copy: all members`."""
    note = "by the words of the letter"
    return Party(text.strip(" ,.;"), "", "", UNSURE, line.number, line.words, note)


def _is_body_of(last: Party, line: Line, text: str) -> bool:
    """Whether a line tells for whom somebody works whose name and office stand above."""
    if line.gap or line.kind is LineKind.ITEM or MARKER.match(line.words) or is_copy(line.words):
        return False
    stacked = last.capacity != "" and last.capacity not in last.quote and not last.on_behalf_of
    return stacked and person_in(last) is not None and is_body(text) and not is_office(text)


def _one(last: Party, party: Party, line: Line, text: str) -> Party | None:
    """Return one of two where a line tells the office of the other; None where they are two."""
    if _is_office_of(last, party, line, text):
        return replace(party, capacity=bare_office(last.name))
    if _is_office_of(party, last, line, text):
        return replace(last, capacity=text.strip(" ,"))
    return None


def _is_office_of(party: Party, last: Party, line: Line, text: str) -> bool:
    """Whether a line tells the office of the person in the line above."""
    below = not MARKER.match(text) and not line.gap and line.kind is not LineKind.ITEM
    return (
        below
        and "without a name" in party.note
        and not last.capacity
        and person_in(last) is not None
    )


def _goes_on(last: Party, found: Sequence[Party], line: Line) -> bool:
    """Whether a line only ends the office of the line above: `Прокурору` / `Республики …`."""
    whole = last.name.isascii() or len(last.name.split()) > SHORT_OFFICE or is_body(last.name)
    if whole and not _OPEN.search(last.name):
        return False
    if person_in(last) or "without a name" not in last.note or line.gap or is_copy(line.words):
        return False
    new = any(person_in(one) or "without a name" in one.note for one in found)
    return not new and not MARKER.match(line.words) and line.kind is LineKind.TEXT


def _whole(lines: Iterable[Line]) -> Iterator[Line]:
    """Join the lines of a run that only its width has broken; put commas between cells."""
    for block in blocks([*lines]):
        text = " ".join(line.words for line in block)
        if len(block) > 1 and is_run(block, text) and not _each_for_itself(block):
            yield replace(block[0], words=text, text=text, cells=())
        else:
            yield from (_one_row(line) for line in block)


def _each_for_itself(block: Sequence[Line]) -> bool:
    """Whether every line begins with a title or an office, and none with a mark that goes on."""
    texts = [(labelled(x.words, "copy") or x.words) if is_copy(x.words) else x.words for x in block]
    whole = not any(text.endswith((",", ";")) or ";" in text for text in texts[:-1])
    return whole and all(untitled(x)[1] or begins_with_office(_THE.sub("", x)) for x in texts)


def _one_row(line: Line) -> Line:
    """Return a row of a table as a line: name, office, organisation."""
    if len(line.cells) < FEWEST_CELLS or person(line.cells[0]) is None:
        return line
    return replace(line, words=", ".join(cell for cell in line.cells if cell), cells=())


def joined(lines: Sequence[Line]) -> list[Line]:
    """Join lines that go on with the one above: a small word ends it, or begins them."""
    made: list[Line] = []
    for line in lines:
        first = line.words.split()[0]
        is_open = bool(made) and _OPEN_WORD.search(made[-1].words) is not None
        goes_on = (
            (first[0].islower() or is_open)
            and not _TO_ALL.match(line.words)
            and not is_copy(line.words)
            and not line.gap
        )
        goes_on = goes_on or (bool(made) and _TITLE_LAST.search(made[-1].words) is not None)
        if made and goes_on and line.kind is LineKind.TEXT and not MARKER.match(line.words):
            mark = ", " if _is_office_below(made[-1].words, line.words) else " "
            made[-1] = replace(made[-1], words=f"{made[-1].words}{mark}{line.words}")
        else:
            made.append(line)
    return made


def _is_office_below(name: str, text: str) -> bool:
    """Whether a line in small letters is the office of the one whose bare name stands above."""
    one = parse(name)
    bare = one is not None and person_in(one) is not None and not one.capacity
    return bare and "," not in name and begins_with_office(text)
