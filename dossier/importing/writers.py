"""Who writes: who signs, or whom a label, a heading, a mail, a letterhead or the text names."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dossier.importing.address import FROM_WHOM
from dossier.importing.layout import Line, LineKind, Sheet
from dossier.importing.lexicon import folded
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.correspondents import correspondents
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import LIKELY, SURE, UNSURE, Finding, Party
from dossier.importing.recognise.headers import people_of
from dossier.importing.recognise.headlines import answered_by, spoken_by, told_by
from dossier.importing.recognise.initials import spelled
from dossier.importing.recognise.issuer import issuer, paragraphs
from dossier.importing.recognise.last_words import (
    SHORT_TOP,
    bylined,
    explains,
    quoted,
    signed_at_last,
    states,
)
from dossier.importing.recognise.names import person
from dossier.importing.recognise.organs import (
    in_full,
    is_organ,
    whole_organ,
    without_own_body,
    without_service,
)
from dossier.importing.recognise.politicians import headed, politician
from dossier.importing.recognise.postal import is_street
from dossier.importing.recognise.together import together
from dossier.importing.signs import SENDER

_RELEASED = frozenset({"press-release", "statement", "resolution"})
"""Kinds in which an organisation speaks, more often than a person."""
_LETTERS = frozenset({Part.SALUTATION, Part.CLOSING, Part.ADDRESSEE})
"""What letters have: where there is none of it, a text is looked at as releases are."""


def authors_of(  # noqa: PLR0913, PLR0917  # all that points to who writes
    letter: Outline,
    what: Finding,
    signed: tuple[Party, ...],
    sheet: Sheet,
    left_out: Sequence[Line],
    known: Iterable[str],
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """One who signs is the author; several are signatories, who speak together."""
    headings = [name for line in letter.of(Part.SUBJECT) for name in told_by(line.words)]
    signed = in_full(without_service(without_own_body(signed)), headings)
    is_released = what.value in _RELEASED
    nameless = is_released and len(signed) == 1 and "without a name" in signed[0].note
    alone = _by_surname(letter, signed[0]) if len(signed) == 1 else None
    if len(signed) == 1 and (alone or not (nameless or is_organ(signed[0]))):
        return (alone or whole_organ(signed[0]),), ()
    if len(signed) > 1:
        return (), signed
    organ = tuple(map(whole_organ, signed))
    sender = _sender(letter, sheet)
    is_released = is_released or (what.value != "open-letter" and not _LETTERS & set(letter.parts))
    if is_released and (speaker := _speaker(letter, what)):
        return speaker, ()
    if is_released and not sender and (several := together(letter)):
        return several, ()
    found = issuer(letter, left_out, known, sheet, is_released=is_released)
    if sender and not (is_released and found is not None and found.confidence >= LIKELY):
        return sender[:1], ()
    if organ and (found is None or found.confidence < LIKELY):
        return organ, ()
    unsure = found is None or found.confidence < (SURE if headed(letter) else LIKELY)
    if is_released and unsure and (one := politician(letter)):
        return one, ()
    if found is None:
        return (explains(letter) if is_released else ()), ()
    if what.value in {"letter", "open-letter", "reply"}:
        found = replace(
            found,
            confidence=min(found.confidence, UNSURE),
            note="from the letterhead; nobody's signature was found",
        )
    return (found,), ()


def _by_surname(letter: Outline, party: Party) -> Party | None:
    """Return who signs by surname alone above an office, by the whole name that the head has."""
    if "without a name" not in party.note and " " in party.name:
        return None
    told = {folded(line.words).strip(" ,.") for line in letter.of(Part.SIGNATURE)}
    head = (parse(x.words, x.number) for x in letter.of(Part.LETTERHEAD))
    people = [one for one in head if one and person_in(one) and " " in one.name]
    whole = [one for one in people if folded(one.name).rpartition(" ")[2] in told]
    if len(whole) != 1:
        return None
    note = "the surname signs, the whole name stands in the letterhead"
    return replace(whole[0], confidence=LIKELY, note=note)


def _speaker(letter: Outline, what: Finding) -> tuple[Party, ...]:
    """Return the person who speaks in a statement or a release, by its words."""
    found = _spoken_by(letter, what) or states(letter)
    return found or (quoted(letter) if what.value == "statement" else ())


def _sender(letter: Outline, sheet: Sheet) -> tuple[Party, ...]:
    """Return whom a label, the last words, a heading, a mail or the letterhead name as writing."""
    told = correspondents(letter).writer
    if told and (whole := spelled(told.name, paragraphs(letter))):
        told = replace(told, name=whole)
    answers = (answered_by(x.words, x.number) for x in letter.lines[:SHORT_TOP])
    heading = Finding("", 0.0)
    return (
        labelled_sender(letter)
        or signed_at_last(letter)
        or _spoken_by(letter, heading)
        or bylined(letter)
        or tuple(filter(None, (*answers, told)))[:1]
        or people_of(sheet.headers, "from")
        or heading_person(letter)
    )


def _spoken_by(letter: Outline, what: Finding) -> tuple[Party, ...]:
    """Return the person whose statement a heading says that a document is."""
    lines = [(what.quote, what.line), *((x.words, x.number) for x in letter.lines[:SHORT_TOP])]
    return tuple(filter(None, (spoken_by(*line) for line in lines)))[:1]


def labelled_sender(letter: Outline) -> tuple[Party, ...]:
    """Return whom a line names that is labelled as the sender's: `From: …`."""
    for line in letter.of(Part.LETTERHEAD):
        match = SENDER.match(line.words) if line.kind is LineKind.TEXT else None
        told = line.words[match.end() :] if match else ""
        if match and not told:  # the name stands on the next line
            told = next((x.words for x in letter.of(Part.LETTERHEAD) if x.number > line.number), "")
        party = parse(told, line.number) if told else None
        if party is not None:
            return (replace(party, quote=line.words),)
        kazakh = FROM_WHOM.search(line.words)
        if kazakh and person(kazakh["name"]):
            note = f"the letter has “{line.words}”"
            name = kazakh["name"]
            return (Party(name, "", "", UNSURE, line.number, line.words, note, is_supplied=True),)
    return ()


def heading_person(letter: Outline) -> tuple[Party, ...]:
    """Return the one person whom the letterhead names, where nobody signed."""
    above = letter.parts.index(Part.ADDRESSEE) if Part.ADDRESSEE in letter.parts else None
    column = letter.lines[above].column if above is not None else 0
    both = list(zip(letter.lines, letter.parts, strict=True))
    head = [one for one, part in both[:above] if part is Part.LETTERHEAD]
    # what stands below is part of the address, but for another column
    aside = [x for x, part in both[above:] if part is Part.LETTERHEAD and x.column > column > 0]
    head += aside if above is not None else []
    named = [one for line in head if (one := parse(line.words, line.number))]
    people = [one for one in named if person_in(one) and not is_street(one.quote)]
    first = bool(people) and people[0].line == letter.lines[0].number
    told = first or Part.CLOSING in letter.parts or (people and _is_dated(letter, people[0].line))
    told = told or (people and _signs_by_given_name(letter, people[0]))
    if len(people) != 1 or not told:
        return ()
    return (replace(people[0], confidence=UNSURE, note="from the letterhead; nobody signed"),)


def _signs_by_given_name(letter: Outline, party: Party) -> bool:
    """Whether the last line is the given name of somebody: `Anna`."""
    last = folded(letter.lines[-1].words).strip(" ,.")
    return last != "" and folded(party.name).split()[0] == last


def _is_dated(letter: Outline, number: int) -> bool:
    """Whether the lines below one end with a date, without space: so whoever writes stands."""
    below = zip(letter.lines, letter.parts, strict=True)
    for line, part in itertools.dropwhile(lambda both: both[0].number <= number, below):
        if line.gap or part is Part.DATELINE:
            return not line.gap
    return False
