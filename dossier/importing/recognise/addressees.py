"""To whom a document is addressed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise import polish
from dossier.importing.recognise.completed import called_in_turn, completed, fuller, in_full
from dossier.importing.recognise.correspondents import correspondents
from dossier.importing.recognise.datives import of_dative
from dossier.importing.recognise.entry import bare_body, parse, person_in
from dossier.importing.recognise.finding import GUESS, LIKELY, UNSURE, Party
from dossier.importing.recognise.glued import unglued
from dossier.importing.recognise.going_on import OF, starts_name, unlabelled, whole_names
from dossier.importing.recognise.greeted import greeted as named_by_salutation
from dossier.importing.recognise.headers import people_of
from dossier.importing.recognise.headings import headed, introduced
from dossier.importing.recognise.lined import block
from dossier.importing.recognise.listed import listed
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import (
    begins_with_office,
    is_office,
)
from dossier.importing.recognise.postal import is_address
from dossier.importing.recognise.runs import run
from dossier.importing.recognise.sane import is_name
from dossier.importing.recognise.sides import sides
from dossier.importing.recognise.tidy import language_of, plain_case, unique, without_offices
from dossier.importing.recognise.titles import from_heading, from_title
from dossier.importing.recognise.witnesses import joined_with
from dossier.importing.signs import labelled

MANY_POINTS = 6
"""What speaks for an address against which no title says anything."""
LETTERS_AFTER = 5
"""As many letters as stand behind a name: MP, MEP, MdB."""
_LED_TO = re.compile(
    r"(?:Al|Alla|Allo|Ai|Agli|Au|Aux|À la|An den|An die|To the|Do)\s|All['’]|À l['’]"
)
"""How lines begin of which each says to whom something goes."""
FEW_LINES = 3
"""Lines of a label and of more than one office."""
MOST_CALLED = 10
"""Words by which people are called who are many."""
MOST_LABELLED = 16
"""The same behind a label: `To: …`."""
_LED = re.compile(r"^(?:la|le|les|the|die|den|das|el|los|las)\s+(?=[^\W\d_])|^l['’]")
"""An article behind a small word that was taken off."""
_THE = re.compile(
    r"^The\s+(?=(?:Embassy|Ministry|Consulate|Permanent|Government|Department|Secretariat|"
    r"Delegation|Office)\b)"
)
"""An article before a public body, which belongs to no name: `The Embassy of …`."""
_AND_TO = re.compile(
    r"^(?:oraz|i|and|et|und|y|e|та|и)\s+"
    r"(?:do|to(?: the)?|à|aux?|an(?: d(?:ie|en|as))?|al?|a la|ai|alla|до|к)\s+(?=\S)"
)
"""How a line of an address begins that goes on with another addressee."""


_BEGINS = re.compile(r"(?:An (?:die|den|das|Herrn|Frau)|Herrn?|Frau|Firma)\b")
"""How the address in the window of an envelope begins."""


def addressees(
    letter: Outline, points: int, headers: Sequence[tuple[str, str]] = ()
) -> tuple[Party, ...]:
    """Return to whom a document is addressed."""
    found: list[Party] = []
    for group in map(_without_sender, letter.groups(Part.ADDRESSEE)):
        if group[0].kind is LineKind.HEADER or (found and _is_rest_of_address(group)):
            continue
        block_found = listed(group)
        block_found = block_found or [x for side in sides(group) for x in _address_block(side)]
        if found and len(block_found) == 1 and _is_office_below(found[-1], block_found[0]):
            found[-1] = replace(found[-1], capacity=block_found[0].name)
        elif found and not group[0].gap and _is_holder(found[-1], block_found):
            found[-1] = replace(block_found[0], capacity=found[-1].name)
        else:
            found.extend(block_found)
    found = [one for one in unique(found) if is_name(one.name)]
    if points < 3:
        found = [replace(one, confidence=min(one.confidence, UNSURE)) for one in found]
    greeted = in_full(letter, without_offices(named_by_salutation(letter)))
    titled = list(correspondents(letter).readers)
    if not any(map(person_in, titled)) and not found and (told := introduced(letter)):
        titled = list(told)
    titled = fuller(titled, from_title(letter)) or from_title(letter) or from_heading(letter)
    titled = called_in_turn(titled, greeted)
    if found and not (points < MANY_POINTS and _gainsaid(found, titled, greeted)):
        whole = joined_with(found, greeted)
        whole = joined_with(whole, titled) if whole == found else whole
        return tuple(plain_case(one, language_of(letter)) for one in _matched(whole, greeted))
    to = completed(letter, _without_address(letter, greeted, titled, people_of(headers, "to")))
    spoken = {line.number for line in letter.of(Part.SALUTATION)}
    return tuple(one if one.line in spoken else plain_case(one, language_of(letter)) for one in to)


def _without_sender(group: Sequence[Line]) -> Sequence[Line]:
    """Leave out the line of a window envelope to whom it is sent back: above `An die …`."""
    first, *below = group
    sent_back = bool(below) and "," in first.words and is_address(first.words)
    return below if sent_back and _BEGINS.match(below[0].words) else group


def _gainsaid(found: Sequence[Party], titled: Sequence[Party], greeted: Sequence[Party]) -> bool:
    """Whether a title says to what person a letter goes, and no address knows any of the name."""
    people = [one for one in titled if person_in(one) and "from the heading" in one.note]
    if not people:
        return False
    told = {word for one in (*people, *greeted) for word in folded(one.name).split()}
    named = {w for one in found for w in folded(f"{one.name} {one.capacity}").split()}
    return not told & named and not any("without a name" in one.note for one in found)


def _without_address(
    letter: Outline, greeted: list[Party], titled: list[Party], mailed: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return whom the title, the salutation, a mail or a heading names, where no address does."""
    whole_name = [x for x in greeted if person_in(x) and " " in x.name and x.name[0].isupper()]
    if len(greeted) >= max(2, len(titled)) and whole_name:
        return tuple(greeted)
    surname = any(person_in(x) and x.confidence > GUESS for x in greeted if x not in whole_name)
    if titled and not (surname and not any(map(person_in, titled))):
        whole = joined_with(titled, greeted)
        if len(titled) == 1 and person_in(titled[0]) and not titled[0].capacity:
            whole = fuller(joined_with(greeted, titled), titled) if len(greeted) == 1 else whole
            whole = whole if any(map(person_in, whole)) else titled
        return tuple(plain_case(one) for one in whole)
    if greeted and greeted[0] in whole_name:
        return tuple(greeted)
    if not greeted:
        return mailed or introduced(letter)
    others = introduced(letter) or headed(letter)
    return mailed or tuple(fuller(joined_with(greeted, others), others))


def _is_office_below(last: Party, party: Party) -> bool:
    """Whether a block only tells the office of the person in the block above."""
    only_office = "without a name" in party.note
    bare = not last.capacity or (last.capacity.isupper() and len(last.capacity) <= LETTERS_AFTER)
    return only_office and bare and person_in(last) is not None


def _is_holder(last: Party, found: Sequence[Party]) -> bool:
    """Whether lines name the person who holds the office on the line above them."""
    alone = len(found) == 1 and not found[0].capacity and person_in(found[0]) is not None
    return alone and "without a name" in last.note


def _is_rest_of_address(lines: Sequence[Line]) -> bool:
    """Whether a block only goes on with the address of the one above."""
    texts = [line.words for line in lines]
    if all(map(is_address, texts)):
        return True
    named = any(_starts_person(text) or begins_with_office(text) for text in texts)
    return not named and any(is_address(text) for text in texts)


def _address_block(lines: Sequence[Line]) -> list[Party]:
    """Return those named in one block: one person with an office, or several."""
    lines = whole_names(unglued(lines))
    more = [_AND_TO.match(line.words) for line in lines]
    texts = [
        unlabelled(line.words[x.end() if x else 0 :]) for line, x in zip(lines, more, strict=True)
    ]
    numbers = [line.number for line in lines]
    starts = [i for i, text in enumerate(texts) if _starts_person(text) or (i and more[i])]
    if told := _below_label(texts, numbers):
        return told
    pairs = [i for i in range(len(texts) - 1) if _is_pair(texts[i], texts[i + 1])]
    starts = pairs if len(pairs) > max(1, len(starts)) else starts
    if len(starts) <= 1:
        runs = [
            one
            for i, (text, number) in enumerate(zip(texts, numbers, strict=True))
            for one in _several(text, number)
            if not starts or i in starts
        ]
        if len(runs) > 1 and not (starts and not any(map(person_in, runs))):
            return runs
        led = all(_LED_TO.match(line.words) for line in lines)
        if offices := _offices(texts, numbers, led=led):
            return offices
        party = block(texts, numbers) or _as_labelled(_joined(lines))
        party = _going_on(party, texts) if party else None
        bare = bare_body(party.name) if party else ""
        bare = _LED.sub("", bare) if party and bare != party.name else _THE.sub("", bare)
        return [replace(party, name=bare)] if party else []
    made: list[Party] = []
    bounds = [0, *starts[1:], len(texts)]
    for first, last in itertools.pairwise(bounds):
        party = block(texts[first:last], numbers[first:last])
        group = more[first] and polish.plain_group(texts[first]) != texts[first]
        if more[first] and (group or not (party and person_in(party))):
            party = _many(texts[first], lines[first])
        if party is not None:
            made.append(party)
    return made


def _going_on(party: Party, texts: Sequence[str]) -> Party:
    """Return a body in the dative with the lines below that go on with its name: `з питань …`."""
    first, *below = texts
    if not of_dative(first) or person_in(party) or party.name != first:
        return party
    more = itertools.takewhile(lambda x: x[:1].islower() and not is_address(x), below[:2])
    return replace(party, name=" ".join((first, *more)), capacity="")


def _below_label(texts: Sequence[str], numbers: Sequence[int]) -> list[Party]:
    """Return those who are called by office, each on a line below a label that stands alone."""
    if len(texts) < FEW_LINES or texts[0]:
        return []
    found = [parse(text, number) for text, number in zip(texts[1:], numbers[1:], strict=True)]
    offices = [one for one in found if one and person_in(one) is None]
    alike = len(offices) == len(found) and all(text[:1].isupper() for text in texts[1:])
    return offices if alike and all(map(_is_office, texts[1:])) else []


def _is_office(text: str) -> bool:
    """Whether a line begins with an office, which may stand in the genitive."""
    return begins_with_office(text) or begins_with_office(polish.plain_group(text))


def _is_pair(office: str, name: str) -> bool:
    """Whether an office stands on one line, and whoever holds it on the next."""
    return begins_with_office(office) and not starts_name(office) and person(name) is not None


def _many(text: str, line: Line) -> Party:
    note = "a group of people, by the words of the letter"
    return Party(text.strip(" ,.:"), "", "", UNSURE, line.number, line.words, note)


def _offices(texts: Sequence[str], numbers: Sequence[int], *, led: bool) -> list[Party]:
    """Return several who are called by office alone, each on a line that says of what.

    Empty where a line goes on with the one above, or is anything else.
    """
    found = [parse(text, number) for text, number in zip(texts, numbers, strict=True)]
    led = led or all(of_dative(text) for text in texts)
    told = [x for x in found if x and "without a name" in x.note and (led or OF.search(x.name))]
    alike = len(told) == len(texts) > 1 and all(text[:1].isupper() for text in texts)
    apart = all(text.rstrip().endswith((",", ";")) for text in texts[:-1])
    return told if alike and (apart or led) else []


def _joined(lines: Sequence[Line]) -> Line:
    """Return the first line with the next, where a comma at its end leads on to it."""
    first, *more = lines
    goes_on = (
        len(more) == 1 and first.words.endswith(",") and labelled(first.words, "to") is not None
    )
    return replace(first, words=f"{first.words} {more[0].words}") if goes_on else first


def _as_labelled(line: Line) -> Party | None:
    """Return whom a line says that it goes to, though it is no name: `To all candidates`."""
    text = labelled(line.words, "to", colon=True) or ""
    most = MOST_LABELLED if text else MOST_CALLED
    match = re.match(
        r"^(?:Aux|An die|An alle|To the(?! attention)|To all|A los|A las|Ai|Agli|Alle)\s+",
        line.words,
    )
    text = text or (line.words[match.end() :] if match else "")
    if not text or len(text.split()) > most or is_address(text):
        return None
    note = "a group of people, by the words of the letter"
    return Party(text.strip(" ,.:"), "", "", UNSURE, line.number, line.words, note)


def _several(text: str, number: int) -> tuple[Party, ...]:
    found = run(text, number)
    return found if len(found) > 1 else ()


def _starts_person(text: str) -> bool:
    _, titles = untitled(text)
    found = parse(text)
    if found is None or person_in(found) is None:
        return False
    told = found.on_behalf_of or is_office(found.capacity)  # not a town: `Nowy Port, Hanoi`
    return bool(titles or told)


def _matched(found: Sequence[Party], greeted: Sequence[Party]) -> list[Party]:
    """Be surer of an addressee whom the salutation calls by the same name or office."""
    called = {token for one in greeted for token in folded(f"{one.name} {one.capacity}").split()}
    made = []
    for one in found:
        tokens = set(folded(f"{one.name} {one.capacity}").split())
        sure = bool(called & tokens) or not called
        made.append(one if sure else replace(one, confidence=min(one.confidence, LIKELY)))
    return made
