"""A sheet → what it is, who takes part, and the body of its draft: pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing import calibrate
from dossier.importing.body import body
from dossier.importing.chunks import closed_up
from dossier.importing.cited import cited
from dossier.importing.extent import extent
from dossier.importing.foot import is_foot
from dossier.importing.furniture import furniture, margins
from dossier.importing.head import head
from dossier.importing.layout import Line, LineKind, Notice, Sheet
from dossier.importing.lexicon import folded
from dossier.importing.outline import Outline, Part, outline
from dossier.importing.recognise.addressees import addressees
from dossier.importing.recognise.asked import asked, between_authorities
from dossier.importing.recognise.capacities import proper
from dossier.importing.recognise.copies import copied
from dossier.importing.recognise.entry import person_in
from dossier.importing.recognise.finding import LIKELY, NOTHING, UNSURE, Finding, Party
from dossier.importing.recognise.greeted import called
from dossier.importing.recognise.kinds import kind
from dossier.importing.recognise.language import language
from dossier.importing.recognise.numbered import unnumbered
from dossier.importing.recognise.own_date import date
from dossier.importing.recognise.places import place
from dossier.importing.recognise.sane import is_name, is_sentence
from dossier.importing.recognise.signatories import signatories
from dossier.importing.signs import is_date_line, is_heading_of
from dossier.importing.wrapped import spread, unwrapped
from dossier.importing.writers import authors_of
from dossier.importing.written_to import signs


class Understood(Struct, frozen=True):
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


SENTENCE = 5
"""Words of a sentence."""
_WITH = re.compile(r"(?:with|con|mit|avec|z|ze|с|з|із)\s", re.IGNORECASE)


def understand(sheet: Sheet, known: Iterable[str] = ()) -> Understood:
    """Recognise the parts of a letter; `known` are names that have records."""
    repeated = furniture(sheet.lines)
    margin = margins(sheet.lines, repeated)
    around = (i for i, line in enumerate(sheet.lines) if line.kind is LineKind.AROUND)
    left_out = repeated.union(around)
    lines = [
        replace(line, kind=LineKind.MARGIN) if index in margin else line
        for index, line in enumerate(sheet.lines)
        if index not in left_out
    ]
    reach = extent(closed_up(unnumbered(lines)))
    letter = outline(unwrapped(reach.looked_through))
    signed = tuple(
        x
        for x in signatories(letter)
        if not (_tells(x) or _is_dateline(letter, x) or _is_contact(letter, x))
    )
    top = head(letter, frozenset(folded(one.name) for one in signed), called(letter))
    letter = replace(letter, parts=top.parts)
    what = kind(letter, sheet.headers)
    if what.value == "press-release" and not _is_signed(letter):
        letter, signed = _unsigned(letter), ()
    when = date(letter, sheet.headers)
    sent = sheet.headers if what.value != "statement" else ()  # to a list of the press
    to = addressees(letter, top.points, sent) if what.value != "press-release" else ()
    question, note = asked(letter), between_authorities(letter)
    signed = () if note.writer else signed
    to = note.readers or question.readers or to
    names = {folded(one.name) for one in signed}
    authors, signed = authors_of(
        letter, what, signed, sheet, [sheet.lines[i] for i in sorted(left_out)], known
    )
    if question.writer and not (signed or any(map(person_in, authors))):
        authors = (question.writer,)
    authors = (note.writer,) if note.writer else authors
    wrote = {folded(one.name) for one in (*authors, *signed)}  # the foot of a letter says it again
    made = Understood(
        kind=what,
        date=when,
        place=place(letter, when.line),
        language=language(line.words for line in _spoken(letter)),
        subject=_subject(letter),
        authors=tuple(x for x in authors if is_name(x.name) and not _only_addressed(x, to)),
        addressees=tuple(x for x in to if is_name(x.name) and not signs(x.name, names)),
        signatories=signed,
        copied=tuple(x for x in copied(letter, sheet.headers) if folded(x.name) not in wrote),
        outline=letter,
        furniture=left_out,
        notices=reach.notices,
    )
    made = in_order(weighed(made, known), sheet.lines)
    made = replace(made, outline=reach.whole(spread(letter, reach.looked_through)))
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


def _tells(party: Party) -> bool:
    """Whether what was taken for a signature is a sentence, or is in one."""
    whole = len(party.quote.split()) >= SENTENCE and person_in(party) is not None
    return is_sentence(party.name) or (whole and is_sentence(party.quote))


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
    """Return the lines in which a letter speaks, not a page around it."""
    body_lines = letter.of(Part.BODY)
    if sum(len(line.words) for line in body_lines) > 200:
        return body_lines
    both = zip(letter.lines, letter.parts, strict=True)
    own = [x for x, part in both if part is not Part.AFTER and not is_foot(x.words)]
    return own or letter.lines


def _is_signed(letter: Outline) -> bool:
    return Part.CLOSING in letter.parts or any(
        is_heading_of(line.words, "signed") for line in letter.of(Part.SIGNATURE)
    )


def _unsigned(letter: Outline) -> Outline:
    parts = tuple(Part.AFTER if part is Part.SIGNATURE else part for part in letter.parts)
    return replace(letter, parts=parts)


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
