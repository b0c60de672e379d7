"""The head of a letter: letterhead, date, subject, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.importing.chunks import Chunk, is_copy, is_date_line, is_heading_of, labelled
from dossier.importing.layout import Align, Line, LineKind
from dossier.importing.lexicon import begins, entries, folded, own
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.entry import is_address, is_contact, parse, person_in, pieces
from dossier.importing.recognise.names import (
    begins_with_office,
    is_body,
    is_office,
    person,
    untitled,
)

_HEADER_PARTS = {
    "from": Part.LETTERHEAD,
    "to": Part.ADDRESSEE,
    "cc": Part.CC,
    "date": Part.DATELINE,
    "subject": Part.SUBJECT,
    "sent": Part.DATELINE,
}
_TITLES = ("open_letter", "joint_letter", "statement", "resolution")
LONG = 200
"""Characters from which a paragraph above the salutation introduces the letter."""
_TO_MANY = re.compile(r"^(?:Aux|An die|An alle|To the(?! attention)|To all|A los|A las|Ai|Agli|Alle)\s+(?=\w)")
"""How a line begins that says to which people a letter goes."""
MANY_WORDS = 12
_OFFICES_OWN = re.compile(r"^(?:Le|La|Il|The|Der|Die|El)\s+(?=[A-Z])")
"""How French ministries begin their letters: `Le Ministre`."""
HIGH = 8
LONG_LABELLED = 120
SHORT_LABEL = 4
"""Letters of words such as `to` and `an`, which may begin anything."""
ENOUGH = 3
"""Points from which a block is taken for the addressee's."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head's lines with their parts, and how sure the addressee is."""

    parts: tuple[Part, ...]
    points: int
    """What speaks for the block that was taken for the addressee's; 0 where none was."""


def head(letter: Outline, names: frozenset[str], called: frozenset[str]) -> Head:
    """Give the lines above the text their parts.

    `names` are those who signed, `called` the words by which the salutation calls somebody; folded.
    """
    lines, parts = letter.lines, list(letter.parts)
    end = next((i for i, part in enumerate(parts) if part is Part.SALUTATION), None)
    greets = end is not None
    if end is None:
        end = next(
            (
                c.first
                for c in letter.chunks
                if c.is_prose and lines[c.first].kind is not LineKind.HEADER
            ),
            len(lines),
        )
        end = min(end, next((i for i, p in enumerate(parts) if p is not Part.BODY), end))
    open_chunks = [chunk for chunk in letter.chunks if chunk.first < end]
    free = [chunk for chunk in open_chunks if not _labelled_lines(lines, chunk, end, parts)]
    rated = [(_points(lines, chunk, parts, end, names, called), chunk) for chunk in free]
    if not greets:
        rated = [(points - 1, chunk) for points, chunk in rated]
    best = max((points for points, _ in rated), default=0)
    least = max(ENOUGH, best - 2) if best >= ENOUGH else 2 if greets else ENOUGH
    chosen = [
        chunk
        for points, chunk in rated
        if points >= least or (points >= ENOUGH and begins(lines[chunk.first].words, "to"))
    ]
    named = [chunk for chunk in chosen if _calls_somebody(lines, chunk)]
    if named and len(chosen) > 1:
        chosen = [one for one in chosen if one is named[0] or not _shouts(lines, one)]
    if best < ENOUGH:
        chosen = [one for one in chosen if one.first and _calls_somebody(lines, one)][-1:]
    for chunk in chosen:
        _fill(parts, lines, chunk, Part.ADDRESSEE, end)
    _rest(lines, free, chosen, parts, end, greets=greets)
    if not greets and not chosen:
        _labelled_below(letter, parts, end)
    return Head(tuple(parts), best if chosen else 0)


def _labelled_below(letter: Outline, parts: list[Part], end: int) -> None:
    """Give parts to `To: …` and `Copy: …` below a first paragraph, where nobody is greeted."""
    lines = letter.lines
    prose = [chunk.first for chunk in letter.chunks if chunk.is_prose and chunk.first >= end]
    limit = prose[2] if len(prose) > 2 else len(lines)
    for index in range(end, limit):
        text = lines[index].words
        if parts[index] is not Part.BODY or len(text) > LONG_LABELLED:
            continue
        size = len(re.sub(r"\W", "", begins(text, "to")))
        if is_copy(text) and labelled(text, "copy", colon=True):
            parts[index] = Part.CC
        elif size > 1 and labelled(text, "to", colon=True):
            parts[index] = Part.ADDRESSEE


def _calls_somebody(lines: Sequence[Line], chunk: Chunk) -> bool:
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    return any(person(text) or titled(text) or begins_with_office(text) for text in texts)


def _shouts(lines: Sequence[Line], chunk: Chunk) -> bool:
    """Whether a block is a heading in capitals that names nobody: `DEPUTY'S INQUIRY`."""
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    return texts[0].isupper() and len(texts) <= 2 and not any(map(_named, texts))


def _labelled_lines(lines: Sequence[Line], chunk: Chunk, end: int, parts: list[Part]) -> bool:
    """Give parts to lines that say themselves what they are; True where none is left."""
    current: Part | None = None
    left = 0
    for index in range(chunk.first, min(chunk.last, end)):
        line = lines[index]
        part = _own_part(line)
        if part is None and current in {Part.SUBJECT, Part.CC}:
            part = current
        if part is None:
            left += 1
            current = None
            continue
        parts[index] = part
        current = part
    return left == 0


def _own_part(line: Line) -> Part | None:
    text = line.words
    if line.kind is LineKind.HEADER:
        return _HEADER_PARTS.get(folded(text.partition(":")[0]), Part.LETTERHEAD)
    if line.kind is LineKind.MARGIN:
        return Part.LETTERHEAD
    if is_date_line(text):
        return Part.DATELINE
    if SENDER.match(text) or is_heading_of(text, "press_release"):
        return Part.LETTERHEAD
    if labelled(text, "subject", colon=True) is not None:
        value = labelled(text, "subject", colon=True) or ""
        return (
            Part.LETTERHEAD
            if folded(text)[:3] == "ref" and len(value) < 30 and (any(c.isdigit() for c in value))
            else Part.SUBJECT
        )
    if is_copy(text):
        return Part.CC
    if any(begins(text, field) for field in _TITLES) and len(text) < 200:
        return Part.SUBJECT
    if labelled(text, "reference", colon=True) is not None or labelled(
        text, "date_label", colon=True
    ):
        return Part.LETTERHEAD
    if begins(text.strip("-–—=~# "), "delivery") and len(text.split()) <= 12:
        return Part.LETTERHEAD
    return None


def _fill(parts: list[Part], lines: Sequence[Line], chunk: Chunk, part: Part, end: int) -> None:
    for index in range(chunk.first, min(chunk.last, end)):
        told = _own_part(lines[index])
        if told is None or (told is Part.LETTERHEAD and not SENDER.match(lines[index].words)):
            parts[index] = part


def _points(  # noqa: PLR0913, PLR0917  # a block, its place, and who is spoken of
    lines: Sequence[Line],
    chunk: Chunk,
    parts: Sequence[Part],
    end: int,
    names: frozenset[str],
    called: frozenset[str],
) -> int:
    """Say how much speaks for a block being the addressee's."""
    free = [i for i in range(chunk.first, min(chunk.last, end)) if parts[i] is Part.BODY]
    texts = [lines[i].words for i in free]
    if not texts or chunk.is_prose:
        return -9
    first = texts[0]
    points = 0
    if _is_labelled(texts):
        points += 4
    elif begins(first, "to") and (is_office(first) or is_body(first) or titled(first)):
        points += 2
    points += 3 if any(titled(text) for text in texts[:4]) else 0
    points += 2 if any(begins_with_office(untitled(text)[0]) for text in texts[:2]) else 0
    points += 1 if any(is_office(text) for text in texts[1:4]) else 0
    points += 1 if all(i >= end or parts[i] is not Part.BODY for i in range(chunk.last, end)) else 0
    points += 1 if any(parts[i] is Part.DATELINE for i in range(free[0])) else 0
    points += 1 if any(is_address(text) for text in texts[1:]) and free[0] > 0 else 0
    points += 1 if is_body(first) and free[0] > 0 and lines[free[0]].align is Align.LEFT else 0
    points -= 5 if _SENDER.match(first) else 0
    points -= 3 if any(is_contact(text) for text in texts) and not labelled(first, "to") else 0
    points += 2 if any(person(a) and is_office(b) for a, b in pairwise([*texts, ""])) else 0
    points += (
        2 if not untitled(first)[1] and folded(first).strip(" ,:") in entries("honorifics") else 0
    )
    words = {word for text in texts for word in re.findall(r"[^\W\d_]{4,}", folded(text))}
    points += 3 if any(_alike(one, word) for one in called for word in words) else 0
    points += 2 if free[0] > 0 and any(_office_and_name(text) for text in texts[:2]) else 0
    below = zip(texts, [*texts[1:], ""], [*texts[2:], "", ""], strict=False)
    points += 2 if any(_office_then_name(*three) for three in below) else 0
    sided = lines[free[0]].align is not Align.LEFT
    points -= (
        2 if sided and not any(begins_with_office(text) or person(text) for text in texts) else 0
    )
    called_so = any(titled(text) for text in texts[:4]) or any(
        _office_then_name(*three) for three in zip(texts, texts[1:], [*texts[2:], ""], strict=False)
    )
    called_so = called_so or begins_with_office(first)
    called_so = called_so or (begins(first, "to") != "" and is_body(first))
    centred = lines[free[0]].align is Align.CENTRE and not any(map(_named, texts))
    centred = centred and all(line.align is Align.CENTRE for line in lines[: free[0]])
    points -= 4 if centred else 0
    points -= 3 if _OFFICES_OWN.match(first) and free[0] <= HIGH and len(texts) <= 2 else 0
    points -= 2 if free[0] == 0 and not called_so and points < ENOUGH + 2 else 0
    found = [parse(text) for text in texts]
    points -= 6 if any(one and folded(one.name) in names for one in found) else 0
    return points


def _is_labelled(texts: Sequence[str]) -> bool:
    """Whether a block begins with words that say that it goes to somebody."""
    first = texts[0]
    if labelled(first, "to", colon=True) is not None:
        return True
    if folded(first).strip(" ,.") in entries("to") and len(texts) > 1:
        return True
    if _TO_MANY.match(first) and not is_office(first) and len(first.split()) <= MANY_WORDS and first[-1] not in ".:;":
        return True
    size = len(begins(first, "to"))
    return size > SHORT_LABEL and person(own(first, size)) is not None


def _named(text: str) -> bool:
    """Whether a line names a person."""
    found = parse(text)
    return found is not None and person_in(found) is not None


def _office_and_name(text: str) -> bool:
    """Whether a line has an office and then a name: `Президенту Республики К. Токаеву`."""
    found = parse(text)
    if found is None or person_in(found) is None or not found.capacity:
        return False
    return text.rstrip(" ,.").endswith(found.name.rsplit(maxsplit=1)[-1])


def _office_then_name(office: str, name: str, other: str) -> bool:
    """Whether an office stands above a name, as in Slavic and Kazakh addresses."""
    if not (begins_with_office(office) or (is_office(office) and len(office.split()) <= 6)):
        return False
    return person(name) is not None or person(other) is not None


SENDER = re.compile(
    r"^\W{0,3}(?:от кого|от|від кого|від|кімнен|from|von|od|nadawca|da|mittente|de la part de|de|"
    r"remitente|absender|expéditeur|sender)\s*:\s*",
    re.IGNORECASE,
)
"""The label of who writes."""
_SENDER = re.compile(
    r"^(?:от|від|from|von|od|mittente|remitente|absender|expéditeur|sender)(?:\s*:|\s+(?=[^\W\d_]))",
    re.IGNORECASE,
)


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings: Канат, Канату."""
    size = max(4, min(len(one), len(other)) - 1)
    return one[:size] == other[:size] and abs(len(one) - len(other)) <= 3


def titled(text: str) -> bool:
    """Whether a text begins with a title such as Mr, and a name or an office follows."""
    bare = text
    for field in ("to",):
        value = labelled(text, field)
        bare = value if value and person(pieces(value)[0] if pieces(value) else value) else bare
    name, titles = untitled(bare)
    if not titles:
        return False
    split = pieces(name)
    if not split:
        return False
    return (
        person(split[0], alone=True) is not None
        or begins_with_office(name)
        or parse(bare) is not None
    )


def _rest(  # noqa: PLR0913  # the head, and what is known of it
    lines: Sequence[Line],
    free: Sequence[Chunk],
    chosen: Sequence[Chunk],
    parts: list[Part],
    end: int,
    *,
    greets: bool,
) -> None:
    """Give what is left in the head its part."""
    below = False
    for chunk in free:
        if chunk in chosen:
            below = True
            continue
        left = [i for i in range(chunk.first, min(chunk.last, end)) if parts[i] is Part.BODY]
        if not left:
            continue
        texts = [lines[i].words for i in left]
        called = any(begins_with_office(text) for text in texts)
        addressed = any(is_address(text) for text in texts) and not any(map(is_contact, texts))
        if below and addressed and not called:
            part = Part.ADDRESSEE
        elif greets and below and _is_subject(texts):
            part = Part.SUBJECT
        elif chunk.is_prose and len(" ".join(texts)) > LONG:
            part = Part.BODY
        elif greets or _is_letterhead(texts, left):
            part = Part.LETTERHEAD
        else:
            part = Part.BODY
        for index in left:
            parts[index] = part


def _is_subject(texts: Sequence[str]) -> bool:
    """Whether a block between addressee and salutation says what a letter is about."""
    if any(person(text) or titled(text) or is_contact(text) for text in texts):
        return False
    return len(" ".join(texts)) > 15 and not any(begins_with_office(text) for text in texts)


def _is_letterhead(texts: Sequence[str], places: Sequence[int]) -> bool:
    if any(is_contact(text) or is_address(text) for text in texts):
        return True
    return (
        places[0] == 0
        and len(texts[0]) < 60
        and is_body(texts[0])
        and not re.search(r"[.!?]$", texts[0])
    )
