"""To whom a document is addressed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, entries, folded, own, pattern
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.cases import PATRONYMIC
from dossier.importing.recognise.entry import bare_body, block, parse, person_in
from dossier.importing.recognise.finding import GUESS, LIKELY, UNSURE, Party
from dossier.importing.recognise.glued import unglued
from dossier.importing.recognise.greeted import greeted as named_by_salutation
from dossier.importing.recognise.headers import people_of
from dossier.importing.recognise.headings import headed, named_first, opened
from dossier.importing.recognise.listed import listed
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import (
    begins_with_office,
    is_body,
    is_office,
)
from dossier.importing.recognise.postal import is_address
from dossier.importing.recognise.runs import run
from dossier.importing.recognise.sides import sides
from dossier.importing.recognise.tidy import plain_case, unique
from dossier.importing.recognise.witnesses import fuller, joined_with
from dossier.importing.signs import labelled

_LISTED = re.compile(
    r"(?:,|\s+sowie|\s+und|\s+et|\s+and|\s+y|\s+e)\s+(?:an\s+)?(?=(?:das|die|den|der|dem|la|le|les|the|el)\s)"
)
"""Between several to whom a title says that a letter goes."""
LONGEST_LEADING = 3
"""Letters of a word that leads to an addressee: `to`, `an`, `à`, not `письмо`."""
_ARTICLE = re.compile(r"^(?:das|die|den|der|dem|la|le|les|the|el|los|las)\s+")
_TITLE = re.compile(r"^title:\s", re.IGNORECASE)
"""The title in the front matter of a page."""
_TO_THE = re.compile(
    r"^(?:(?:[Aa]lla (?:c\.a\.|cortese attenzione) )?(?:dell['’]|del|della)|all['’])\s*(?=[A-Z])"
)
"""Italian words between whom a letter goes to and what he is called."""
LONG_LABEL = 5
"""Letters from which a label before a name is no small word: `A la atención de`."""
LETTERS_AFTER = 5
"""As many letters as stand behind a name: MP, MEP, MdB."""
MOST_CALLED = 10
"""Words by which people are called who are many."""
MOST_HEAD = 12
"""Lines above a letter among which a heading may name its addressee."""
_ABOUT = re.compile(
    r"\s?:\s|(?<=[^\W\d_]{3})\.\s|"
    r"\s(?:on|regarding|concerning|about|sur|zur|zum|sobre|w sprawie|щодо)\s"
)


def addressees(
    letter: Outline, points: int, headers: Sequence[tuple[str, str]] = ()
) -> tuple[Party, ...]:
    """Return to whom a document is addressed."""
    found: list[Party] = []
    for group in letter.groups(Part.ADDRESSEE):
        if group[0].kind is LineKind.HEADER or (found and _is_rest_of_address(group)):
            continue
        block_found = listed(group)
        block_found = block_found or [x for side in sides(group) for x in _address_block(side)]
        if found and len(block_found) == 1 and _is_office_below(found[-1], block_found[0]):
            found[-1] = replace(found[-1], capacity=block_found[0].name)
        else:
            found.extend(block_found)
    found = unique(found)
    if points < 3:
        found = [replace(one, confidence=min(one.confidence, UNSURE)) for one in found]
    greeted = named_by_salutation(letter)
    titled = _from_title(letter) or _from_heading(letter)
    if found:
        whole = joined_with(found, greeted if any(map(person_in, greeted)) else titled)
        return tuple(plain_case(one) for one in _matched(whole, greeted))
    by_name = [one for one in greeted if person_in(one) and one.confidence > GUESS]
    by_name = [one for one in by_name if " " not in one.name]
    if titled and not (by_name and not any(map(person_in, titled))):
        whole = joined_with(titled, greeted)
        if len(titled) == 1 and person_in(titled[0]) and not titled[0].capacity:
            whole = joined_with(greeted, titled) if len(greeted) == 1 else whole
            whole = whole if any(map(person_in, whole)) else titled
        return tuple(plain_case(one) for one in whole)
    mailed = people_of(headers, "to")
    if greeted and person_in(greeted[0]) and len(greeted[0].name.split()) > 1:
        return tuple(greeted)
    others = headed(letter)
    return mailed or tuple(fuller(joined_with(greeted, others), others))


def _is_office_below(last: Party, party: Party) -> bool:
    """Whether a block only tells the office of the person in the block above."""
    only_office = "without a name" in party.note
    bare = not last.capacity or (last.capacity.isupper() and len(last.capacity) <= LETTERS_AFTER)
    return only_office and bare and person_in(last) is not None


def _is_rest_of_address(lines: Sequence[Line]) -> bool:
    """Whether a block only goes on with the address of the one above."""
    texts = [line.words for line in lines]
    if all(map(is_address, texts)):
        return True
    named = any(_starts_person(text) or begins_with_office(text) for text in texts)
    return not named and any(is_address(text) for text in texts)


def _address_block(lines: Sequence[Line]) -> list[Party]:
    """Return those named in one block: one person with an office, or several."""
    lines = _whole_names(unglued(lines))
    texts = [_unlabelled(line.words) for line in lines]
    numbers = [line.number for line in lines]
    starts = [i for i, text in enumerate(texts) if _starts_person(text)]
    if len(starts) <= 1:
        runs = [
            one
            for text, number in zip(texts, numbers, strict=True)
            for one in _several(text, number)
        ]
        if len(runs) > 1 and not (starts and not any(map(person_in, runs))):
            return runs
        party = block(texts, numbers) or _as_labelled(lines[0])
        return [replace(party, name=bare_body(party.name))] if party else []
    made: list[Party] = []
    bounds = [0, *starts[1:], len(texts)]
    for first, last in itertools.pairwise(bounds):
        party = block(texts[first:last], numbers[first:last])
        if party is not None:
            made.append(party)
    return made


def _as_labelled(line: Line) -> Party | None:
    """Return whom a line says that it goes to, though it is no name: `To all candidates`."""
    text = labelled(line.words, "to", colon=True) or ""
    match = re.match(
        r"^(?:Aux|An die|An alle|To the(?! attention)|To all|A los|A las|Ai|Agli|Alle)\s+",
        line.words,
    )
    text = text or (line.words[match.end() :] if match else "")
    if not text or len(text.split()) > MOST_CALLED or is_address(text):
        return None
    note = "a group of people, by the words of the letter"
    return Party(text.strip(" ,.:"), "", "", UNSURE, line.number, line.words, note)


def _whole_names(lines: Sequence[Line]) -> list[Line]:
    """Join a patronymic on a line of its own to the name above."""
    made: list[Line] = []
    for line in lines:
        above = made[-1] if made else None
        if above is not None and PATRONYMIC.match(line.words) and _starts_name(above.words):
            made[-1] = replace(above, words=f"{above.words} {line.words}")
        else:
            made.append(line)
    return made


def _starts_name(text: str) -> bool:
    found = parse(text)
    return found is not None and person_in(found) is not None


def _several(text: str, number: int) -> tuple[Party, ...]:
    found = run(text, number)
    return found if len(found) > 1 else ()


def _unlabelled(text: str) -> str:
    value = labelled(text, "to", colon=True)
    if value is not None:
        return value
    if folded(text).strip(" ,.") in entries("to"):
        return ""
    text = _TO_THE.sub("", text)
    match = pattern("to", r"^{}\s+(?=\S)").match(folded(text))
    if match:
        left = own(text, match.end())
        named = match.end() > LONG_LABEL and person(left) is not None
        if untitled(left)[1] or is_office(left) or is_body(left) or named:
            return left
    return text


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


def _from_heading(letter: Outline) -> list[Party]:
    """Return whom a heading names before it says what about: `To Mr N. N.: a request`."""
    for line in letter.lines[:MOST_HEAD]:
        entry = begins(line.words, "to")
        told = _ABOUT.split(own(line.words.lstrip(" *"), len(entry)))[0] if entry else ""
        party = parse(told, line.number) if untitled(told.strip())[1] else None
        if party is not None and person_in(party):
            return [
                replace(party, confidence=UNSURE, quote=line.words[:120], note="from a heading")
            ]
    return []


def _from_title(letter: Outline) -> list[Party]:
    """Return whom the title names: `Open letter to the President …`."""
    titles = [[x] for x in letter.of(Part.LETTERHEAD) if _TITLE.match(x.words)]
    for group in (*letter.groups(Part.SUBJECT), *titles):
        line = replace(group[0], words=" ".join(one.words for one in group))
        plain = folded(line.words)
        match = pattern("open_letter_to", r"(?<!\w){}\s+").search(plain)
        told = own(line.words, match.end()) if match else opened(line)
        if not told:
            continue
        if called := named_first(told, line):
            return [called]
        text = _ABOUT.split(told)[0]
        text = re.sub(
            r"^(?:the|le|la|l'|au|aux|el|al|den|die|der|il|lo|i)\s+", "", text, flags=re.IGNORECASE
        )
        named = (_ARTICLE.sub("", part.strip()) for part in _LISTED.split(text))
        several = [one for part in named if (one := parse(part, line.number))]
        leads = match is not None and len(match.group().split()[-1]) <= LONGEST_LEADING
        if not several and leads and 0 < len(text.split()) <= MOST_CALLED:
            several = [Party(text.strip(" ,.:"), note="a group of people, by the title's words")]
        if several:
            return [_in_title(one, line) for one in several]
    return []


def _in_title(party: Party, line: Line) -> Party:
    return replace(
        party,
        confidence=min(party.confidence, UNSURE),
        line=line.number,
        quote=line.words,
        note=f"{party.note}, from the title" if party.note else "from the title",
    )
