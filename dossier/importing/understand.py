"""A sheet → what it is, who takes part, and the body of its draft: pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.importing import calibrate
from dossier.importing.address import FROM_WHOM
from dossier.importing.body import body
from dossier.importing.chunks import closed_up
from dossier.importing.cited import cited
from dossier.importing.extent import extent
from dossier.importing.furniture import furniture, margins
from dossier.importing.head import head
from dossier.importing.layout import Line, LineKind, Notice, Sheet
from dossier.importing.lexicon import folded
from dossier.importing.outline import Outline, Part, outline
from dossier.importing.recognise.addressees import addressees
from dossier.importing.recognise.asked import asked, between_authorities
from dossier.importing.recognise.capacities import proper
from dossier.importing.recognise.copies import copied
from dossier.importing.recognise.correspondents import correspondents
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import LIKELY, NOTHING, UNSURE, Finding, Party
from dossier.importing.recognise.greeted import called
from dossier.importing.recognise.headers import people_of
from dossier.importing.recognise.headlines import answered_by, spoken_by, told_by
from dossier.importing.recognise.initials import spelled
from dossier.importing.recognise.issuer import issuer, paragraphs
from dossier.importing.recognise.kinds import kind
from dossier.importing.recognise.language import language
from dossier.importing.recognise.last_words import (
    SHORT_TOP,
    bylined,
    explains,
    quoted,
    signed_at_last,
    states,
)
from dossier.importing.recognise.names import person
from dossier.importing.recognise.organs import in_full, whole_organ, without_own_body
from dossier.importing.recognise.own_date import date
from dossier.importing.recognise.places import place
from dossier.importing.recognise.sane import is_name, is_sentence
from dossier.importing.recognise.signatories import signatories
from dossier.importing.recognise.together import together
from dossier.importing.signs import SENDER, is_date_line, is_heading_of


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything that was recognised in one document."""

    kind: Finding
    date: Finding
    place: Finding
    language: Finding
    subject: Finding
    authors: tuple[Party, ...]
    addressees: tuple[Party, ...]
    signatories: tuple[Party, ...]
    copied: tuple[Party, ...]
    outline: Outline
    furniture: frozenset[int]
    notices: tuple[Notice, ...] = ()
    """What an editor should know of how it was looked through."""


_LETTERS = frozenset({Part.SALUTATION, Part.CLOSING, Part.ADDRESSEE, Part.SIGNATURE})
"""What letters have: where there is none of it, a text is looked at as releases are."""
_WITH = re.compile(r"(?:with|con|mit|avec|z|ze|с|з|із)\s", re.IGNORECASE)


def understand(sheet: Sheet, known: Iterable[str] = ()) -> Understood:
    """Recognise the parts of a letter; `known` are names that have records."""
    left_out = furniture(sheet.lines)
    margin = margins(sheet.lines, left_out)
    lines = [
        replace(line, kind=LineKind.MARGIN) if index in margin else line
        for index, line in enumerate(sheet.lines)
        if index not in left_out
    ]
    reach = extent(closed_up(lines))
    letter = outline(reach.looked_through)
    signed = tuple(
        x
        for x in signatories(letter)
        if not (is_sentence(x.name) or _is_dateline(letter, x) or _is_contact(letter, x))
    )
    top = head(letter, frozenset(folded(one.name) for one in signed), called(letter))
    letter = replace(letter, parts=top.parts)
    what = kind(letter, sheet.headers)
    if what.value == "press-release" and not _is_signed(letter):
        letter, signed = _unsigned(letter), ()
    when = date(letter, sheet.headers)
    to = addressees(letter, top.points, sheet.headers) if what.value != "press-release" else ()
    question, note = asked(letter), between_authorities(letter)
    signed = () if note.writer else signed
    to = note.readers or question.readers or to
    names = {folded(one.name) for one in signed}
    authors, signed = _authors(
        letter, what, signed, sheet, [sheet.lines[i] for i in sorted(left_out)], known
    )
    if question.writer and not (signed or any(map(person_in, authors))):
        authors = (question.writer,)
    authors = (note.writer,) if note.writer else authors
    made = Understood(
        kind=what,
        date=when,
        place=place(letter, when.line),
        language=language(line.words for line in _spoken(letter)),
        subject=_subject(letter),
        authors=tuple(x for x in authors if is_name(x.name) and not _only_addressed(x, to)),
        addressees=tuple(x for x in to if is_name(x.name) and folded(x.name) not in names),
        signatories=signed,
        copied=copied(letter, sheet.headers),
        outline=letter,
        furniture=left_out,
        notices=reach.notices,
    )
    made = in_order(weighed(made, known), sheet.lines)
    made = replace(made, outline=reach.whole(letter))
    return doubted(made) if sheet.nature == "scan" else made


def weighed(found: Understood, known: Iterable[str]) -> Understood:
    """Leave high confidence to what two signs agree on."""
    signs = calibrate.signs_of(found.outline, known)
    return replace(
        found,
        kind=calibrate.of_kind(found.kind, signs, found.addressees),
        date=calibrate.of_date(found.date, signs, found.place),
        place=calibrate.of_place(found.place, signs),
        authors=calibrate.of_signers(found.authors, signs),
        addressees=calibrate.of_addressees(found.addressees, signs),
        signatories=calibrate.of_signers(found.signatories, signs),
        copied=calibrate.of_copied(found.copied, signs),
    )


def in_order(found: Understood, lines: Sequence[Line]) -> Understood:
    """Let capacities be nothing else, and grounds words of the source, at their line."""

    def parties(all_of: tuple[Party, ...]) -> tuple[Party, ...]:
        return cited(tuple(map(proper, all_of)), lines)

    return replace(
        found,
        authors=parties(found.authors),
        addressees=parties(found.addressees),
        signatories=parties(found.signatories),
        copied=parties(found.copied),
    )


def doubted(found: Understood) -> Understood:
    """Be sure of nothing that rests on text recognition."""

    def parties(all_of: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(replace(one, confidence=min(one.confidence, LIKELY)) for one in all_of)

    def value(one: Finding) -> Finding:
        return replace(one, confidence=min(one.confidence, LIKELY))

    return replace(
        found,
        kind=value(found.kind),
        date=value(found.date),
        place=value(found.place),
        language=value(found.language),
        authors=parties(found.authors),
        addressees=parties(found.addressees),
        signatories=parties(found.signatories),
        copied=parties(found.copied),
    )


def _is_dateline(letter: Outline, party: Party) -> bool:
    """Whether what looks like a name is the town before a date, where nothing is a letter's."""
    greets = bool({Part.SALUTATION, Part.CLOSING, Part.ADDRESSEE} & set(letter.parts))
    first = party.quote.startswith(party.name)
    return first and is_date_line(party.quote) and (person_in(party) is None or not greets)


def _is_contact(letter: Outline, party: Party) -> bool:
    """Whether somebody is only named as a contact: `For more information please contact:`."""
    if party.quote.endswith(",") and party.quote.count(",") == 1 and _WITH.match(party.quote):
        return True  # a close: `Con vigilanza democratica,`
    above = next((x for x in reversed(letter.lines) if x.number < party.line), None)
    return above is not None and above.words.endswith(":") and is_heading_of(above.words, "contact")


def _only_addressed(author: Party, to: Sequence[Party]) -> bool:
    """Whether somebody whom only the letterhead names is the one written to."""
    told = {folded(word) for word in author.name.split()}
    named = [{folded(word) for word in one.name.split()} for one in to]
    doubtful = author.confidence <= UNSURE and "letterhead" in author.note
    return doubtful and any(told <= one for one in named)


def _spoken(letter: Outline) -> Sequence[Line]:
    body_lines = letter.of(Part.BODY)
    return body_lines if sum(len(line.words) for line in body_lines) > 200 else letter.lines


def _is_signed(letter: Outline) -> bool:
    return Part.CLOSING in letter.parts or any(
        is_heading_of(line.words, "signed") for line in letter.of(Part.SIGNATURE)
    )


def _unsigned(letter: Outline) -> Outline:
    parts = tuple(Part.AFTER if part is Part.SIGNATURE else part for part in letter.parts)
    return replace(letter, parts=parts)


def _authors(  # noqa: PLR0913, PLR0917  # all that points to who writes
    letter: Outline,
    what: Finding,
    signed: tuple[Party, ...],
    sheet: Sheet,
    left_out: Sequence[Line],
    known: Iterable[str],
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """One who signs is the author; several are signatories, who speak together."""
    headings = [name for line in letter.of(Part.SUBJECT) for name in told_by(line.words)]
    signed = in_full(without_own_body(signed), headings)
    if len(signed) == 1:
        return (whole_organ(signed[0]),), ()
    if len(signed) > 1:
        return (), signed
    sender = _sender(letter, sheet)
    is_released = what.value in {"press-release", "statement"}
    is_released = is_released or (what.value != "open-letter" and not _LETTERS & set(letter.parts))
    if is_released and (spoken := _spoken_by(letter, what)):
        return spoken, ()
    if is_released and (speaker := states(letter)):
        return speaker, ()
    if what.value == "statement" and (speaker := quoted(letter)):
        return speaker, ()
    if is_released and not sender and (several := together(letter)):
        return several, ()
    found = issuer(letter, left_out, known, sheet.sites, is_released=is_released)
    if sender and not (is_released and found is not None and found.confidence >= LIKELY):
        return sender[:1], ()
    if found is None:
        return (explains(letter) if is_released else ()), ()
    if what.value in {"letter", "open-letter", "reply"}:
        found = replace(
            found,
            confidence=min(found.confidence, UNSURE),
            note="from the letterhead; nobody's signature was found",
        )
    return (found,), ()


def _sender(letter: Outline, sheet: Sheet) -> tuple[Party, ...]:
    """Return whom a label, the last words, a heading, a mail or the letterhead name as writing."""
    told = correspondents(letter).writer
    if told and (whole := spelled(told.name, paragraphs(letter))):
        told = replace(told, name=whole)
    answers = (answered_by(x.words, x.number) for x in letter.lines[:SHORT_TOP])
    return (
        labelled_sender(letter)
        or signed_at_last(letter)
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
        party = parse(line.words[match.end() :], line.number) if match else None
        if party is not None:
            return (replace(party, quote=line.words),)
        kazakh = FROM_WHOM.match(line.words)
        if kazakh and person(kazakh["name"]):
            note = f"the letter has “{line.words}”"
            name = kazakh["name"]
            return (Party(name, "", "", UNSURE, line.number, line.words, note, is_supplied=True),)
    return ()


def heading_person(letter: Outline) -> tuple[Party, ...]:
    """Return the one person whom the letterhead names, where nobody signed."""
    above = letter.parts.index(Part.ADDRESSEE) if Part.ADDRESSEE in letter.parts else None
    lines = letter.lines[:above]  # what stands below is part of the address
    head = [one for one, part in zip(lines, letter.parts, strict=False) if part is Part.LETTERHEAD]
    named = [one for line in head if (one := parse(line.words, line.number))]
    people = [one for one in named if person_in(one)]
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


def _subject(letter: Outline) -> Finding:
    lines = letter.of(Part.SUBJECT)
    if not lines:
        return NOTHING
    return Finding(" ".join(line.words for line in lines), LIKELY, lines[0].number, lines[0].words)


def transcribe(sheet: Sheet, found: Understood, *, lists: bool = True) -> str:
    """Return the body of the draft."""
    return body(
        sheet.lines,
        found.furniture,
        found.outline,
        markdown=sheet.markup == "markdown",
        lists=lists,
    )


def is_person(party: Party) -> bool:
    """Whether a party is a person."""
    return person_in(party) is not None
