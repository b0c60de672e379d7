"""Who gets a copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.cases_of_bodies import nominative_body
from dossier.importing.recognise.copies_apart import LED, apart
from dossier.importing.recognise.copy_lines import OPEN_END, PARTED, THE, TO_ALL, closed_up, entries
from dossier.importing.recognise.copy_words import is_file, plainly
from dossier.importing.recognise.entry import (
    MARKER,
    bare_body,
    bare_office,
    parse,
    person_in,
    pieces,
    trimmed,
)
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.headers import MAIL, people_of
from dossier.importing.recognise.lined import block as block_of
from dossier.importing.recognise.listed import listed
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact, is_street
from dossier.importing.recognise.runs import run
from dossier.importing.recognise.signature_lines import blocks
from dossier.importing.recognise.tidy import language_of, plain_case, unique
from dossier.importing.signs import is_copy, labelled

FEW_LINES = 2
_TO = re.compile(r"^(?:в|до|к|do)\s+(?=[^\W\d_a-zа-яіїєґ])")
"""Small words before whoever gets a copy, which begin no name."""
SHORT_OFFICE = 2


def copied(letter: Outline, headers: Sequence[tuple[str, str]] = ()) -> tuple[Party, ...]:
    """Return who gets a copy."""
    told = closed_up(_above_foot([*takewhile(_is_no_rule, letter.of(Part.CC))]))
    lines = entries(told)
    each = _in_blocks(told) or _in_blocks(lines) or list(_one_by_one(lines))
    made = [one if person_in(one) else replace(one, name=bare_body(one.name)) for one in each]
    return _plain(letter, made) or people_of(headers, "cc")


def _plain(letter: Outline, made: Sequence[Party]) -> tuple[Party, ...]:
    """Return everybody once, in the nominative."""
    spoken = language_of(letter) if made else ""
    return tuple(plain_case(one, spoken) for one in unique(made))


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
        elif not (_names_nobody(text) or is_file(text)):
            _add(made, line, text)
    return made


def _add(made: list[Party], line: Line, text: str) -> None:
    """Add whom a line names, or what it says of the one above."""
    is_new = TO_ALL.match(text) is not None
    text = TO_ALL.sub("", text)
    text = plainly(THE.sub("", text) if is_office(THE.sub("", text)) else text)
    found = tuple(listed([line])) or _alone(text, line)
    found = found or _named(MAIL.sub(" ", text).strip(" ,"), line)
    last = made[-1] if made else None
    if last is not None and _goes_on(last, found, line):
        made[-1] = replace(last, name=f"{last.name} {text}")
        return
    apart = len(made) > 1 and all(x.capacity and not x.on_behalf_of for x in made)
    tells = last is not None and not found and not apart and _tells_of(last, line)
    if last is not None and tells and _says_something(text):
        told = ", ".join(one for one in (last.on_behalf_of, text.strip(" ,")) if one)
        made[-1] = replace(last, on_behalf_of=told)
        return
    if last is not None and len(found) == 1 and not is_new:
        one = _one(last, found[0], line, text)
        if one is not None:
            made[-1] = one
            return
    listed_so = line.kind is LineKind.ROW or bool(labelled(line.words, "copy", colon=True))
    if not found and (_is_somebody(text) or listed_so):
        found = (_as_labelled(text, line),)
    made.extend(found)


def _alone(text: str, line: Line) -> tuple[Party, ...]:
    """Return the one whom a line names, where what else it says tells of nobody else."""
    first, *others = pieces(text) or [text]
    told = bool(others) and person(first) is not None and begins_with_office(others[0])
    told = told and ";" not in text and not any(map(person, others))
    one = parse(text, line.number) if told or len(line.cells) > 1 else None
    if one is not None and person_in(one):
        return (replace(one, name=trimmed(one.name)),)
    bare = _TO.sub("", MARKER.sub("", text)).strip(" .,")
    if len(others) == 1 and is_body(first) and is_body(others[0]) and not is_copy(line.words):
        return (replace(_as_labelled(first, line), capacity=others[0]),)
    plain = "" if others else nominative_body(bare)
    told = plain not in {"", bare} and not (begins_with_office(plain) or _names_person(bare))
    return (_as_labelled(text, line),) if told else ()


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


_AND = re.compile(r"^(?:and|et|und|sowie|y|e|ed|oraz|i|і|та|и|және)\s+(?=[^\W\d_])")
"""The word before the last of several."""


def _named(text: str, line: Line) -> tuple[Party, ...]:
    """Return everybody whom a line names; nobody that a mark parts from the others is left out."""
    if ";" in text:
        parts = [trimmed(_AND.sub("", part.strip())) for part in text.split(";")]
        parts = [_TO.sub("", part) for part in parts if part]
        each = (run(part, line.number) or (_as_labelled(part, line),) for part in parts)
        return tuple(replace(one, quote=line.words) for several in each for one in several)
    several = apart(text)
    if several:
        each = (run(part, line.number) or (_as_labelled(part, line),) for part in several)
        return tuple(replace(x, confidence=UNSURE) for found in each for x in found)
    return run(text, line.number)


def _in_blocks(lines: Sequence[Line]) -> list[Party]:
    """Return whom blocks of name, office, organisation and address name, one each.

    Empty where the lines are no such blocks: several with space between, or a name with one line.
    """
    groups = [list(block) for block in blocks(_without_labels(lines))]
    groups = [b for b in groups if not (len(groups) > 1 and _names_nobody(b[0].words))]
    marked = any(MARKER.match(x.words) or x.kind is not LineKind.TEXT for x in lines)
    long = [block for block in groups if len(block) > 1]
    if marked or not long or (len(groups) == 1 and len(_begun(groups[0])) > 2):
        return []
    if len(groups) == 1 and _is_beside_label(lines) and _is_told_whole(groups[0][0].words):
        return []  # `cc: Rep. N. N.`, and below it somebody else
    for first, *below in long:
        found = parse(first.words)
        parted = PARTED.search(untitled(first.words)[0]) and _names_person(first.words)
        if (
            not parted
            and len(groups) > 1
            and (_has_address(first, below) or _is_body_and_town(first, below))
        ):
            continue
        if found is None or person_in(found) is None or PARTED.search(untitled(first.words)[0]):
            return []
        told_apart = len(long) > 1 and all(_names_person(one[0].words) for one in groups)
        ends = begins_with_office(below[-1].words) and not told_apart
        if any(_names_person(x.words) for x in below) or ends:
            return []
    made = [block_of([x.words for x in b], [x.number for x in b]) for b in groups]
    return [one for one in made if one is not None] if all(made) else []


def _has_address(first: Line, below: Sequence[Line]) -> bool:
    """Whether one stands in a block with an address."""
    where = [x for x in below if is_address(x.words) or is_contact(x.words) or is_street(x.words)]
    named = [x for x in (first, *below) if x not in where and _names_person(x.words)]
    return bool(where) and len(named) <= 1 and not is_address(first.words)


def _is_body_and_town(first: Line, below: Sequence[Line]) -> bool:
    """Whether a block has a body's name, and below it nobody's and no office."""
    firsts = [x.words.split(",")[0] for x in below]
    others = (is_body(x) or is_office(x) or _names_person(x) for x in firsts)
    return is_body(first.words) and not any(others)


def _is_told_whole(text: str) -> bool:
    """Whether a line has a title before a name, or an office."""
    found = parse(text)
    led = found is not None and found.capacity and text.startswith(found.capacity)
    return bool(led or untitled(text)[1])


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
    if not text or (is_contact(text) and _is_only_contact(MAIL.sub("", text))):
        return True
    bare = TO_ALL.sub("", MARKER.sub("", text))  # `al` is no street here
    found = parse(bare)
    named = found is not None and person_in(found) is not None and found.capacity != ""
    return is_address(bare) and not named and not untitled(bare)[1]


def _is_only_contact(text: str) -> bool:
    """Whether what stands beside an address for mail is at most a word for it: `Email:`."""
    said = pieces(text.strip(" :"))
    return not said or (len(said) == 1 and len(said[0].split()) == 1 and parse(text) is None)


def _as_labelled(text: str, line: Line) -> Party:
    """Return whoever a label names, though it is no name: `Copy: all members`."""
    note = "by the words of the letter"
    bare = LED.sub("", _TO.sub("", MARKER.sub("", text)))
    bare = trimmed(bare.strip(" ,;"))
    return Party(bare, "", "", UNSURE, line.number, line.words, note)


def _is_body_of(last: Party, line: Line, text: str) -> bool:
    """Whether a line tells for whom somebody works whose name and office stand above."""
    if line.gap or line.kind is LineKind.ITEM or MARKER.match(line.words) or is_copy(line.words):
        return False
    if nominative_body(text) not in {"", text}:
        return False  # in the dative: it gets a copy of its own
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
    if whole and not OPEN_END.search(last.name):
        return False
    if person_in(last) or "without a name" not in last.note or line.gap or is_copy(line.words):
        return False
    new = any(person_in(one) or "without a name" in one.note for one in found)
    return not new and not MARKER.match(line.words) and line.kind is LineKind.TEXT
