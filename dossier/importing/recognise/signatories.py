"""Who signed: one below the other, in tables and columns, or in a run parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded, has, own
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.affiliations import with_affiliations
from dossier.importing.recognise.beside import parted
from dossier.importing.recognise.entry import MARKER, parse, person_in, pieces, trimmed
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.lists import (
    FEW,
    LIST,
    SHORT_NAME,
    is_plain_list,
    without_headings,
    without_motto,
    without_sorts,
)
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.navigation import is_navigation
from dossier.importing.recognise.offices import begins_with_office, is_body
from dossier.importing.recognise.organisations import organisations, say_so
from dossier.importing.recognise.organs import is_of_whom
from dossier.importing.recognise.places import says_town
from dossier.importing.recognise.postal import is_address, is_contact, is_place
from dossier.importing.recognise.reading import (
    is_heading_of_columns,
    is_marked,
    one_a_row,
    person_in_line,
    read_lines,
)
from dossier.importing.recognise.rolls import tells_of_others
from dossier.importing.recognise.stacked import in_turn, office_only, stacked
from dossier.importing.recognise.tidy import without_initials
from dossier.importing.recognise.voice import speaks_alone
from dossier.importing.signs import is_heading_of

_RULE = re.compile(r"^[_.…\-–—=|:\s]{3,}$")
_END = re.compile(r"^\W*(?:ends?|ende|fin|fine|koniec|конец|кінець|соңы|\d+)\W*$", re.IGNORECASE)
"""Says that a release is over."""
_FOR = re.compile(
    r"^(?:da parte di|de parte de|(?:signed )?(?:for and )?on behalf of|for the|"
    r"au nom d[eu]s?|pour l[ae']s?|pour|im namen|"
    r"für d(?:en|ie|as)|w imieniu|za|от имени|від імені|за|en nombre de|por|a nome d\w+|"
    r"per (?:il|la))\s",
    re.IGNORECASE,
)
_BY_ORDER = re.compile(
    r"^(?:im auftrag|in vertretung|i\. ?[av]\.|pour .{0,60}par délégation|par délégation|"
    r"p\.? ?o\.|p\.p\.|"
    r"per procura|z up(?:oważnienia)?\.?|по поручению|за дорученням|por orden|p\.d\.)[ ,:]*$",
    re.IGNORECASE,
)
"""Says that somebody signs for somebody else: no name."""


FEW_NAMED = 3
_NUMBERS = re.compile(r"\d+")
"""Two of which no name has, but the name of a file."""
SPACED, SEVERAL = 2, 5


def signatories(letter: Outline) -> tuple[Party, ...]:
    """Return who signed a document, in its order."""
    lines = [
        line
        for line in letter.of(Part.SIGNATURE)
        if not (_RULE.match(line.words) or _BY_ORDER.match(line.words))
    ]
    lines = [line for line in lines if not (is_heading_of_columns(line) or _END.match(line.words))]
    lines = [line for line in lines if not (tells_of_others(line.words) or says_town(line.words))]
    lines = parted(without_motto(lines))
    lines = [line for line in lines if not _speaks_for_others(line, lines)]
    is_told = say_so(" ".join(x.words for x in letter.of(Part.BODY)))
    found = [*_in_the_close(letter), *_all(without_sorts(_without_group(lines)), is_told)]
    made: dict[str, Party] = {}
    for one in found:
        made.setdefault(folded(one.name), one)
    return _one_alone(letter, without_initials(tuple(made.values())))


_GROUP = re.compile(
    r"(?:члены|члени|участники|учасники|czlonkowie|members|membres|mitglieder|miembros|membri|"
    r"мүшелері)\s\S"
)
"""Says of what those are members who are named below; folded."""


def _without_group(lines: list[Line]) -> list[Line]:
    """Leave out a first block that only says who those are below: `Members of the N. Centre`."""
    if lines and is_heading_of(lines[0].words, "signed"):
        return [lines[0], *_without_group(lines[1:])]
    if len(lines) > LIST and _heads_list(lines):
        return lines[1:]
    if lines and not lines[0].cells and _calls_all(lines):
        others = [person_in_line(line.words) for line in lines[1:]]
        is_one = person_in_line(lines[0].words) or not all(others[:2])
        return lines if is_one or sum(others) < 0.8 * len(others) else lines[1:]
    if not lines or not _GROUP.match(folded(lines[0].words)):
        return lines
    end = next((i for i, line in enumerate(lines) if i and line.gap), len(lines))
    named = sum(person_in_line(line.words) for line in lines[end:])
    return lines[end:] if named >= FEW_NAMED and not person_in_line(lines[0].words) else lines


def _calls_all(lines: Sequence[Line]) -> bool:
    """Whether the first line stands apart and says what all are: `I cittadini preoccupati`."""
    words = lines[0].words.split()
    small = sum(word.islower() for word in words)
    return len(lines) > LIST and len(words) > 1 and 2 * small >= len(words)


def _heads_list(lines: Sequence[Line]) -> bool:
    """Whether the first line stands above columns, or above a list of which it is no item."""
    first, others = lines[0], lines[1:]
    if not first.column and all(line.column for line in others):
        return True
    marked = all(MARKER.match(line.words) or line.kind is LineKind.ITEM for line in others)
    return marked and first.words[:1].islower() and not MARKER.match(first.words)


def _speaks_for_others(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line only says for whom those sign who stand below: `On behalf of the board`."""
    match = _FOR.match(line.words)
    if not match or line is lines[-1] or len(line.words.split()) > SHORT_NAME + 4:
        return False
    if ":" in line.words and person_in_line(line.words.rpartition(":")[2]):
        return False  # `For the committee: N. N.`
    below = lines[next(i for i, one in enumerate(lines) if one is line) + 1]
    named = any(person_in_line(text) for text in (below.words, *below.cells))
    return named or not person(line.words[match.end() :].strip(" ,:"))


def _one_alone(letter: Outline, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Where one person speaks, the line below the name is no second one: a constituency, a town.

    Nor does an office before what reads like a name begin one: `Chair, Riverbank Readers`.
    """
    if len(found) != 2 or found[1].line != found[0].line + 1 or all(map(_has_office_first, found)):
        return found
    told_by_office = not found[0].capacity and _has_office_first(found[1])
    if _is_told_below(found[1]) or told_by_office:
        return (replace(found[0], capacity=found[0].capacity or found[1].quote.strip(" ,")),)
    if found[1].capacity:
        return found
    if found[0].capacity and found[0].capacity not in found[0].quote and person_in(found[1]):
        return (found[0], replace(found[1], capacity=found[0].capacity))  # told above both
    if not found[0].capacity and not speaks_alone(letter.of(Part.BODY)):
        return found
    told = ", ".join(one for one in (found[0].capacity, found[1].name) if one)
    return (replace(found[0], capacity=told),)


def _has_office_first(party: Party) -> bool:
    """Whether a line has an office and then a name: `le président, N. N.`."""
    told = party.capacity and party.quote.startswith(party.capacity)
    named = folded(party.name) in folded(party.quote)
    return bool(told) and named and person_in(party) is not None


def _is_told_below(party: Party) -> bool:
    """Whether a line is only an office, or ends with an organisation that reads like a name."""
    if "without a name" in party.note or party.quote[:1].islower():
        return begins_with_office(party.quote)
    tokens = folded(party.capacity).split()
    return begins_with_office(party.quote) and bool(tokens) and is_of_whom(tokens[-1])


def _in_the_close(letter: Outline) -> Iterator[Party]:
    """`Sincerely, John Smith` has the name in the line of the close."""
    for line in letter.of(Part.CLOSING):
        text = line.words
        entry = begins(text, "closings")
        if not entry or len(text.split()) > 12:
            continue
        left = own(text.lstrip(" *"), len(entry)).strip(" ,.:;")
        party = parse(left) if left else None
        if (
            party is not None
            and person_in(party)
            and not has(left, "salutations")
            and (not begins_with_office(left))
        ):
            yield replace(party, line=line.number, quote=text)


def _all(lines: Sequence[Line], is_told: bool) -> list[Party]:  # noqa: FBT001  # what the text says
    groups, parsed = read_lines(lines)
    parsed = one_a_row(groups, parsed)
    groups, parsed = with_affiliations(groups, _last_is_body(groups, parsed))
    named = _named(groups, parsed)
    apart = in_turn(*named) or organisations(*named, is_told=is_told)
    if apart:
        return apart
    understood = sum(bool(one) for one in parsed)
    people = sum(1 for one in parsed for p in one if person_in(p))
    marked = len(named[0]) > 1 and all(is_marked(line) for line in named[0])
    is_list = marked or (len(groups) >= LIST and understood >= 0.6 * len(groups))
    each = len(groups) >= SEVERAL and all(parsed) and not any(map(office_only, parsed))
    each = each and _are_apart(groups, parsed)
    is_list = is_list or each or (not people and _are_apart(groups, parsed))
    headed = is_plain_list(lines, groups, parsed)
    bodies = people <= FEW * len(groups)
    if headed:
        groups, parsed = without_headings(groups, parsed)
    if headed or (is_list and (each or _one_each(groups, parsed))):
        return [
            p
            for line, one in zip(groups, parsed, strict=True)
            for p in (_first(line, one, bodies=bodies) if headed else one)
            or _not_understood(line, headed=headed)
            if _counts(p, line) or (2 * people < len(groups) and is_marked(line))
        ]
    return stacked(groups, parsed, people)


def _named(
    groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]
) -> tuple[list[Line], list[tuple[Party, ...]]]:
    """Leave out headings and labels above the names: `Signed`."""
    kept = [
        i
        for i, line in enumerate(groups)
        if line.kind is not LineKind.HEADING
        and (parsed[i] or not is_heading_of(line.words, "signed"))
    ]
    return [groups[i] for i in kept], [parsed[i] for i in kept]


def _are_apart(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> bool:
    """Whether few lines stand each by itself, and most are organisations."""
    apart = len(groups) > SPACED and all(line.gap for line in groups)
    return apart and sum(bool(one) for one in parsed) >= 0.6 * len(groups)


def _first(line: Line, found: tuple[Party, ...], *, bodies: bool) -> tuple[Party, ...]:
    """Return whom a line of a plain list names: one, or one in each of its columns.

    In a list of organisations what looks like somebody's name belongs to one of them.
    """
    if len(line.cells) > 1:
        return found
    return () if bodies and any(one.on_behalf_of for one in found) else found[:1]


def _last_is_body(
    groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]
) -> list[tuple[Party, ...]]:
    """In a block of name, office and one line more, that line is an organisation."""
    made = list(parsed)
    first = 0
    for index in range(1, len(groups) + 1):
        if index < len(groups) and not groups[index].gap:
            continue
        block, last = made[first:index], index - 1
        people = [any(person_in(p) for p in one) for one in block]
        office = len(block) > 2 and office_only(block[-2])
        if office and people[0] and people[-1] and sum(people) == 2 and not groups[last].cells:
            body = groups[last].words.strip(" ,;")
            made[first] = (replace(made[first][0], on_behalf_of=body), *made[first][1:])
            made[last] = ()
        first = index
    return made


def _one_each(groups: Sequence[Line], parsed: Sequence[tuple[Party, ...]]) -> bool:
    """Whether each line stands for itself, rather than name, office, organisation in turn."""
    if any(
        line.kind in {LineKind.ITEM, LineKind.ROW}
        or MARKER.match(line.words)
        or len(line.cells) > 1
        for line in groups
    ):
        marked = sum(
            line.kind in {LineKind.ITEM, LineKind.ROW}
            or MARKER.match(line.words) is not None
            or len(line.cells) > 1
            for line in groups
        )
        if marked >= 0.6 * len(groups):
            return True
    named = sum(any(person_in(p) for p in one) for one in parsed)
    bodies = sum(
        bool(one) and not any(person_in(p) for p in one) and not office_only(one) for one in parsed
    )
    offices = sum(office_only(one) for one in parsed)
    if not named:
        return bodies > offices
    both = zip(groups, parsed, strict=True)
    told = sum(
        ("," in line.words or "(" in line.words) and any(map(person_in, one)) for line, one in both
    )
    kinds = [any(map(person_in, one)) for one in parsed if one]
    if named > 1 and offices == 0 and bodies and told == named and kinds == sorted(kinds)[::-1]:
        return True  # people with all that is said of them, then organisations
    return named >= 0.7 * len(groups) or (offices == 0 and bodies > 2 * named)


def _counts(party: Party, line: Line) -> bool:
    """Leave out headings between the names: `Members of the European Parliament:`."""
    return not line.words.rstrip().endswith(":") and "without a name" not in party.note


def _not_understood(line: Line, *, headed: bool = False) -> tuple[Party, ...]:
    """In a list of names, a line that looks like none is still somebody's."""
    text = MARKER.sub("", line.words).strip()
    short = len(text.split()) <= SHORT_NAME
    text = trimmed(text) if short else text
    first = pieces(text)[0] if pieces(text) else ""
    plain = (
        len(first.split()) <= 8
        and (first[:1].isupper() or (is_marked(line) and is_body(first.title())))
        and (short or not text.endswith((":", ".", "?")))
    )
    plain = plain or (headed and len(text.split()) <= SHORT_NAME and not text.endswith((":", "?")))
    if (
        not plain
        or not untitled(first)[0]
        or is_contact(text)
        or is_navigation(text)
        or (is_address(text) and not (headed and not any(c.isdigit() for c in text)))
        or is_place(text)
        or set(text) & set("<>:")
        or len(_NUMBERS.findall(text)) > 1
        or len(first) < 3
    ):
        return ()
    if is_heading_of(text, "signed") or is_heading_of(text, "contact"):
        return ()
    rest = [one.strip("()") for one in pieces(text)[1:] if not is_place(one.strip("()"))]
    return (
        Party(
            untitled(first)[0],
            ", ".join(rest),
            confidence=UNSURE,
            line=line.number,
            quote=line.words,
            note="taken for a name because it stands in the list",
        ),
    )
