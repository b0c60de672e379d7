"""How sure one may be: high confidence wants two signs that agree, or a label that says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.calendar import dates, rest
from dossier.importing.recognise.entry import person_in
from dossier.importing.recognise.finding import LIKELY, SURE, UNSURE, Finding, Party
from dossier.importing.recognise.names import untitled
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.recognise.own_date import is_bare
from dossier.importing.recognise.own_form import OPENING, of_department, of_state
from dossier.importing.recognise.own_name import is_call
from dossier.importing.recognise.postal import is_contact
from dossier.importing.recognise.replies import of_yours
from dossier.importing.signs import is_date_line, is_heading_of, labelled

LONG_NAME = 4
LONG_LIST = 5
"""So many names in one list speak for one another."""


class Signs(Struct, frozen=True):
    """What a letter has that may agree with a guess."""

    letter: Outline
    known: frozenset[str]
    """The names that have records, folded."""
    lines: Mapping[int, Line]
    """The letter's lines by their numbers."""
    texts: Mapping[int, str]
    """The same folded."""
    text: str
    """The whole letter, folded."""

    def at(self, number: int) -> Line | None:
        """Return the line with a number."""
        return self.lines.get(number)

    def elsewhere(self, text: str, number: int) -> bool:
        """Whether some words stand on another line too."""
        wanted = folded(text)
        own = sum(1 for _ in _places(wanted, self.texts.get(number, "")))
        return next(islice(_places(wanted, self.text), own, None), None) is not None


def _places(wanted: str, text: str) -> Iterator[int]:
    """Return where whole words stand in a text."""
    place = text.find(wanted) if wanted else -1
    while place >= 0:
        end = place + len(wanted)
        if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
            yield place
        place = text.find(wanted, end)


def of_signers(found: Sequence[Party], signs: Signs) -> tuple[Party, ...]:
    """Be sure of those who sign below a close or a heading, with a title, an office or a record."""
    letter = signs.letter
    below = Part.CLOSING in letter.parts or any(
        is_heading_of(line.words, "signed") for line in letter.of(Part.SIGNATURE)
    )
    read = {one.line for one in found}
    left = [x for x in letter.of(Part.SIGNATURE) if x.number not in read and len(x.words) > 2]
    told = sum(_is_told(one, signs) for one in found)
    if len(left) > 2 and len(left) > len(found) / 3 and told < len(found) / 2:
        # many lines between the names were not understood: the names may be wrong too
        return tuple(replace(one, confidence=min(one.confidence, UNSURE)) for one in found)
    listed = len(found) >= LONG_LIST
    below = below and not _is_parted_by_contact(found, signs)
    shared = Counter(one.line for one in found)
    close = _crowded(found) | _bare(found, signs)
    return tuple(
        _held(
            one,
            sure=below
            and (listed or _is_told(one, signs))
            and (shared[one.line] == 1 or ";" in one.quote)
            and not (_has_letters(one.name) or ":" in one.capacity)
            and not (_may_be_two(one.name) and one.quote.strip(" ,") == one.name)
            and not _is_called(one, found)
            and (one.line not in close or bool(untitled(one.quote)[1])),
        )
        for one in found
    )


def _is_parted_by_contact(found: Sequence[Party], signs: Signs) -> bool:
    """Whether a telephone or an address of mail stands between two: one may only be asked."""
    numbers = [one.line for one in found]
    between = range(min(numbers, default=0) + 1, max(numbers, default=0))
    few = len(found) < LONG_LIST
    return few and any((line := signs.at(i)) and is_contact(line.words) for i in between)


def _crowded(found: Sequence[Party]) -> frozenset[int]:
    """Return the lines of those who follow upon another where some have lines below their names.

    What reads like a name there may be the organisation of whoever stands above.
    """
    lines = sorted({one.line for one in found})
    steps = {below: below - above for above, below in pairwise(lines)}
    apart = max(steps.values(), default=1)
    return frozenset(line for line, step in steps.items() if step == 1 and apart > 1)


def _bare(found: Sequence[Party], signs: Signs) -> frozenset[int]:
    """Return the lines of names alone, right below others of whom offices are told.

    Such a name may be the organisation of whoever stands above.
    """
    alone = [
        x for x in found if not (x.capacity or x.on_behalf_of) and x.quote.strip(" ,") == x.name
    ]
    if 2 * len(alone) > len(found):
        return frozenset()
    lines = (signs.at(one.line) for one in alone if one is not found[0])
    return frozenset(line.number for line in lines if line and not line.gap)


def _has_letters(name: str) -> bool:
    """Whether a name ends in letters that may be an order or a degree: `Jane Field Kcx`."""
    last = name.rsplit(maxsplit=1)[-1]
    return len(name.split()) > 2 and len(last) <= 3 and person_like(name)


def _may_be_two(name: str) -> bool:
    """Whether a name is so long that two may stand side by side: `Anna Maria Field Jane Roe`."""
    whole = [x for x in name.split() if x[0].isupper()]
    return len(whole) >= LONG_NAME and person_like(name.replace(".", "").replace("-", ""))


_CIVIL = re.compile(
    r"^\W*(?:mr|mrs|ms|miss|m\.|mm\.|mme|mmes|mlle|monsieur|madame|mesdames|messieurs|herrn?|frau|"
    r"sr|sra|don|dona|senor|senora|sig|signor|signora|pani?|panstwo|господин|госпожа|пан[іи]?|"
    r"пану)\b\.?\s"
)


def _is_called(party: Party, found: Sequence[Party]) -> bool:
    """Whether one of few has a title by which others are called: she may be written to."""
    few = len(found) < LONG_LIST
    return few and _CIVIL.match(folded(party.quote)) is not None


def person_like(name: str) -> bool:
    """Whether all words of a name begin with a capital and have no sign within."""
    return all(token[:1].isupper() and token.isalpha() for token in name.split())


def _is_told(party: Party, signs: Signs) -> bool:
    """Whether something beside the name says who somebody is."""
    if folded(party.name) in signs.known or untitled(party.quote)[1]:
        return True
    if party.capacity and is_office(party.capacity):
        return True
    if party.on_behalf_of and is_body(party.on_behalf_of):
        return True
    return person_in(party) is not None and signs.elsewhere(party.name, party.line)


def of_addressees(found: Sequence[Party], signs: Signs) -> tuple[Party, ...]:
    """Be sure of an addressee on whom two agree: title, office, salutation, label, record."""
    greeting = " ".join(folded(line.words) for line in signs.letter.of(Part.SALUTATION))
    return tuple(_held(one, sure=_agreed(one, greeting, signs) >= 2) for one in found)


def _agreed(party: Party, greeting: str, signs: Signs) -> int:
    line = signs.at(party.line)
    words = line.words if line else party.quote
    tokens = set(re.findall(r"\w{4,}", folded(f"{party.name} {party.capacity}")))
    called = any(re.search(rf"\b{token[: max(4, len(token) - 2)]}", greeting) for token in tokens)
    return (
        (1 if untitled(party.quote)[1] or untitled(words)[1] else 0)
        + (1 if party.capacity and is_office(party.capacity) else 0)
        + (1 if greeting and called else 0)
        + (1 if folded(party.name) in signs.known else 0)
        + (2 if labelled(words, "to", colon=True) is not None and begins(words, "to") else 0)
    )


def of_copied(found: Sequence[Party], signs: Signs) -> tuple[Party, ...]:
    """Be sure of whoever stands below a label, and reads like a person or an organisation."""
    shared = Counter(one.line for one in found)
    told = sum(_is_told(one, signs) for one in found)
    plain = 2 * told < len(found)
    return tuple(
        _held(
            one,
            sure=(
                _is_told(one, signs) or (plain and person_in(one) is not None) or is_body(one.name)
            )
            and (shared[one.line] == 1 or ";" in (signs.texts.get(one.line) or "")),
        )
        for one in found
    )


def of_date(found: Finding, signs: Signs, place: Finding) -> Finding:
    """Be sure of a date with a place or a label, or of the only one that stands by itself."""
    line = signs.at(found.line)
    if line is None:
        return found
    told = labelled(line.words, "date_label", colon=True) is not None
    beside = place.value != "" and place.line == found.line
    alone = signs.letter.of(Part.DATELINE) == [line] and _is_bare_date(line.words)
    alone = alone and not _is_above_title(line, signs.letter)
    return _doubted(found, sure=told or beside or alone)


def _is_above_title(line: Line, letter: Outline) -> bool:
    """Whether a date stands first of all, above a title: it may be the page's."""
    below = next((one for one in letter.lines if one.number > line.number), None)
    first = letter.lines[0].number == line.number
    return first and below is not None and below.kind is LineKind.HEADING


def _is_bare_date(text: str) -> bool:
    """Whether a line has a date, and before it nothing, or what may be a place."""
    found = dates(text)
    before = rest(text, found[0]).split("␂")[0].strip(" ,;.–—-|()/:") if found else ""
    return is_date_line(text) and (is_bare(before) or labelled(before, "date_label") == "")


def of_place(found: Finding, signs: Signs) -> Finding:
    """Be sure of a place that the letter names once more, in its letterhead or its text."""
    return _doubted(found, sure=bool(found.value) and signs.elsewhere(found.value, found.line))


def of_kind(found: Finding, signs: Signs, to: Sequence[Party]) -> Finding:
    """Be sure of a letter that greets and takes leave or is addressed; of others by their name.

    Not where they greet or are addressed; and a statement with a contact may be a release.
    """
    parts = signs.letter.parts
    greets = Part.SALUTATION in parts
    if found.value == "letter" and of_yours(_opening(signs.letter)):
        return _doubted(found, sure=False)  # it may be an answer
    if found.value == "letter" and (of_state(signs.letter) or of_department(signs.letter)):
        return _doubted(found, sure=False)  # authorities answer more often than they ask
    if found.value == "letter" and len(letter_signers(signs.letter)) >= LONG_LIST:
        return _doubted(found, sure=False)  # it may be an open letter
    if found.value == "reply":
        return _doubted(found, sure=False)  # who writes again speaks of a letter too
    if found.value == "letter":
        addressed = any(x.kind is not LineKind.HEADER for x in signs.letter.of(Part.ADDRESSEE))
        return _doubted(found, sure=greets and addressed and (Part.CLOSING in parts or bool(to)))
    if found.value in {"press-release", "statement", "resolution"}:
        others = greets or Part.ADDRESSEE in parts
        contact = any(is_heading_of(line.words, "contact") for line in signs.letter.lines)
        call = found.value == "statement" and is_call(found.quote)
        sure = not others and not call and (found.value == "press-release" or not contact)
        return _doubted(found, sure=sure)
    return found


def letter_signers(letter: Outline) -> list[Line]:
    """Return the lines below the close, or the heading, of those who sign."""
    return [line for line in letter.of(Part.SIGNATURE) if len(line.words) > 2]


def _opening(letter: Outline) -> str:
    """Return the first words of the text, and the subject, folded."""
    lines = [*letter.of(Part.SUBJECT), *letter.of(Part.BODY)]
    return folded(" ".join(line.words for line in lines))[:OPENING]


def _held(party: Party, *, sure: bool) -> Party:
    return party if sure else replace(party, confidence=min(party.confidence, LIKELY))


def _doubted(found: Finding, *, sure: bool) -> Finding:
    if sure or found.confidence < SURE:
        return found
    return replace(found, confidence=LIKELY)


def signs_of(letter: Outline, known: Iterable[str]) -> Signs:
    """Return what a letter has that may agree with a guess."""
    texts = {line.number: folded(line.words) for line in letter.lines}
    return Signs(
        letter,
        frozenset(folded(one) for one in known),
        {line.number: line for line in letter.lines},
        texts,
        "\n".join(texts.values()),
    )
