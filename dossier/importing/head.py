"""The head of a letter: letterhead, date, subject, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from dossier.importing.address import ENOUGH, is_menu, named, points_of, titled
from dossier.importing.below import labelled_below, titled_below
from dossier.importing.chunks import Chunk
from dossier.importing.head_copies import copies_go_on
from dossier.importing.head_rest import leave_rest
from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.cases import nominative_office
from dossier.importing.recognise.listed import FEW, is_listed
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import begins_with_office
from dossier.importing.recognise.voice import calls_you
from dossier.importing.signs import (
    SENDER,
    is_attention,
    is_copy,
    is_date_line,
    is_heading_of,
    is_letter_to,
    labelled,
)
from dossier.importing.written_to import is_sent_to, is_written_to, with_next

_HEADER_PARTS = {
    "from": Part.LETTERHEAD,
    "to": Part.ADDRESSEE,
    "cc": Part.CC,
    "date": Part.DATELINE,
    "subject": Part.SUBJECT,
    "sent": Part.DATELINE,
}
_FRONT = re.compile(
    r"^(?:author|category|categories|tags?|slug|lang|summary|modified|template|permalink|layout|status)"
    r"\s?:\s",
    re.IGNORECASE,
)
"""What a page's front matter says of it."""
_KAZAKH = re.compile(r"\s(?:ашық хат|ашық үндеу)\W*$", re.IGNORECASE)
"""How Kazakh titles end."""
_OWN_PAPER = re.compile(
    r"^(?:(?:депутатський |депутатский |депутаттық |адвокатський |адвокатский |інформаційний )?"
    r"(?:запит|запрос|сауал|клопотання|ходатайство|скарга|жалоба|арыз|өтініш|өтінішхат|шағым|сұрау)|"
    r"депутатське звернення|депутатское обращение|wniosek|skarga|petycja|interpelacja|"
    r"(?:zapytanie|interpelacja) poselsk(?:ie|a))(?:\s(?:№|nr)\s?\S+)?\W*$",
    re.IGNORECASE,
)
"""A line that says no more than what sort of paper it is: an application, a deputy's question."""
_LETTER_OF = re.compile(
    r"^(?:letter|lettre|carta|lettera|brief|list|письмо|лист)\s+(?:signée\s|signed\s)?"
    r"(?:from|by|of|de|du|di|von|od|от|від)\s+(?!.*\s(?:to|à|an|al?|do|до)\s)",
    re.IGNORECASE,
)
"""What a page says of a letter: whose it is."""
_A = re.compile(r"^\W*(?:An?|The|Une?|La|Eine?|Una?|Der|Die)\s+(?=[^\W\d_])", re.IGNORECASE)
_FROM = re.compile(r"^(?:от|від)\s+(?=[^\W\d_])(?!(?:имени|імені)\b)")
"""How the sender begins below an address in Russian and Ukrainian: `от депутата …`."""
_TITLES = ("open_letter", "joint_letter", "statement", "resolution")
MOST_ABOVE_NAME = 3
"""Lines of an address among which whoever it is must be named."""


class Head(Struct, frozen=True):
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
        end = _end_of_head(letter)
    if greets or any(_is_label_to(line) for line in lines[:end]):
        _listed_lines(lines, parts, end)
    open_chunks = [chunk for chunk in letter.chunks if chunk.first < end]
    free = [chunk for chunk in open_chunks if not _labelled_lines(lines, chunk, end, parts)]
    rated = [(points_of(lines, chunk, parts, end, names, called), chunk) for chunk in free]
    if not greets:
        rated = [(p if is_sent_to(lines, one, parts) else p - 1, one) for p, one in rated]
    best = max((points for points, _ in rated), default=0)
    chosen = _best(lines, rated, greets=greets)
    chosen = _from_the_called(lines, chosen, called)
    if Part.ADDRESSEE in parts[end:]:  # below the signature, as on letters of French ministries
        chosen = [one for one in chosen if _is_called(lines, one)]
    chosen = with_next(lines, chosen, rated)
    prose = [x for one in letter.chunks if one.is_prose for x in lines[one.first : one.last]]
    prose = prose or [line for line in lines if not is_menu(line.words)]
    told = " ".join(line.words for line in prose)
    if not greets and Part.CLOSING not in parts and not calls_you(told):
        chosen = [one for one in chosen if is_written_to(lines, one)]
    attention = [one for one in free if is_attention(lines[one.first].words)]
    chosen = copies_go_on(lines, free, attention or chosen, parts, end)
    for chunk in chosen:
        _fill(parts, lines, chunk, Part.ADDRESSEE, end)
    _repeated(lines, chosen, parts)
    leave_rest(lines, free, chosen, parts, end, greets=greets)
    if not greets and not chosen:
        labelled_below(letter, parts, end)
        titled_below(letter, parts, end)
    return Head(tuple(parts), best if chosen else 0)


def _end_of_head(letter: Outline) -> int:
    """Return where the text begins that greets nobody."""
    prose = (c.first for c in letter.chunks if c.is_prose)
    texts = (i for i in prose if letter.lines[i].kind is not LineKind.HEADER)
    told = (i for i, part in enumerate(letter.parts) if part is not Part.BODY)
    return min(next(texts, len(letter.lines)), next(told, len(letter.lines)))


def _best(
    lines: Sequence[Line], rated: Sequence[tuple[int, Chunk]], *, greets: bool
) -> list[Chunk]:
    """Return the blocks for which most speaks, and those that come near."""
    best = max((points for points, _ in rated), default=0)
    least = max(ENOUGH, best - 2) if best >= ENOUGH else 2 if greets else ENOUGH
    chosen = [
        chunk
        for points, chunk in rated
        if points >= least or (points >= ENOUGH and _is_to(lines, chunk, points))
    ]
    calling = [chunk for chunk in chosen if _calls_somebody(lines, chunk)]
    if calling and len(chosen) > 1:
        chosen = [one for one in chosen if one is calling[0] or not _shouts(lines, one)]
    if best < ENOUGH:
        chosen = [one for one in chosen if one.first and _calls_somebody(lines, one)][-1:]
    return chosen


def _listed_lines(lines: Sequence[Line], parts: list[Part], end: int) -> None:
    """Give parts to the items of a list that say one by one to whom a letter goes."""
    for index in range(1, end):
        below = parts[index - 1] is Part.CC or _is_bare_copy(lines[index - 1])
        if below and lines[index].kind is LineKind.ITEM and not lines[index].gap:
            parts[index] = Part.CC
        called = parts[index - 1] is Part.ADDRESSEE or _is_label_to(lines[index - 1])
        if called and lines[index].kind is LineKind.ITEM and not lines[index].gap:
            parts[index - 1] = parts[index] = Part.ADDRESSEE
    items = [i for i in range(end) if is_listed(lines[i])]
    if len(items) < FEW:
        return
    copies = next((i for i in range(items[0], end) if is_copy(lines[i].words)), end)
    for index in items:
        parts[index] = Part.CC if index > copies else Part.ADDRESSEE


def _repeated(lines: Sequence[Line], chosen: Sequence[Chunk], parts: list[Part]) -> None:
    """Give the address the line above it that names somebody, and that later pages repeat."""
    for chunk in chosen:
        above = chunk.first - 1
        near = above >= 0 and not lines[chunk.first].gap and lines[above].kind is LineKind.MARGIN
        if near and titled(lines[above].words):
            parts[above] = Part.ADDRESSEE


def _is_label_to(line: Line) -> bool:
    """Whether a line only says that a list follows of those written to: `To:`."""
    return labelled(line.words, "to", colon=True) == ""


def _is_bare_copy(line: Line) -> bool:
    """Whether a line only tells that copies follow: `e p.c.`."""
    return is_copy(line.words) and not labelled(line.words, "copy")


def _is_called(lines: Sequence[Line], chunk: Chunk) -> bool:
    """Whether a block says by a title or a label that it is somebody's address."""
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    return any(map(titled, texts)) or labelled(texts[0], "to", colon=True) is not None


def _is_to(lines: Sequence[Line], chunk: Chunk, points: int) -> bool:
    """Whether a block says by a small word, or by its case, that it is written to."""
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    dative = any(nominative_office(text) != text for text in texts[:2])
    return bool(begins(texts[0], "to")) or (dative and points > ENOUGH + 1)


def _from_the_called(
    lines: Sequence[Line], chosen: list[Chunk], called: frozenset[str]
) -> list[Chunk]:
    """Leave out the block of a body above the block of the one person whom the salutation calls.

    It is the sender's: nothing in it says that it is written to.
    """
    first = next((i for i, one in enumerate(chosen) if _names_called(lines, one, called)), 0)
    above = [one for one in chosen[:first] if _is_called(lines, one) or _is_somebodys(lines, one)]
    return [*above, *chosen[first:]]


def _names_called(lines: Sequence[Line], chunk: Chunk, called: frozenset[str]) -> bool:
    text = " ".join(line.words for line in lines[chunk.first : chunk.last])
    return bool(called & set(re.findall(r"[^\W\d_]{4,}", folded(text))))


def _is_somebodys(lines: Sequence[Line], chunk: Chunk) -> bool:
    """Whether a block begins with a label, or names a person or an office in the dative."""
    texts = [line.words for line in lines[chunk.first : chunk.last]][:MOST_ABOVE_NAME]
    told = bool(begins(texts[0], "to")) or texts[0].isupper()
    return told or any(named(text) or nominative_office(text) != text for text in texts)


def _calls_somebody(lines: Sequence[Line], chunk: Chunk) -> bool:
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    return any(person(text) or titled(text) or begins_with_office(text) for text in texts)


def _shouts(lines: Sequence[Line], chunk: Chunk) -> bool:
    """Whether a block is a heading in capitals that names nobody: `DEPUTY'S INQUIRY`."""
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    return texts[0].isupper() and len(texts) <= 2 and not any(map(named, texts))


def _labelled_lines(lines: Sequence[Line], chunk: Chunk, end: int, parts: list[Part]) -> bool:
    """Give parts to lines that say themselves what they are; True where none is left."""
    current = Part.CC if _is_copied_too(lines, chunk, parts) else None
    left = 0
    for index in range(chunk.first, min(chunk.last, end)):
        line = lines[index]
        part = _own_part(line)
        ends = titled(line.words) or nominative_office(line.words) != line.words
        sender = index > 0 and _is_from(lines, chunk.first, index - 1)
        sender = sender or (
            index == chunk.last - 1 == chunk.first + 1 and _is_label_from(lines[index - 1])
        )
        goes_on = current is Part.CC or sender or (current is Part.SUBJECT and not ends)
        if part is None and goes_on:
            part = current
        if part is None:
            left += 1
            current = None
            continue
        parts[index] = part
        current = part
    return left == 0


def _is_from(lines: Sequence[Line], first: int, index: int) -> bool:
    """Whether a block has come to whoever writes: `от депутата …`, below the address."""
    return any(_FROM.match(line.words) for line in lines[first : index + 1])


def _is_label_from(line: Line) -> bool:
    """Whether a line only says that whoever writes stands on the next: `From:`."""
    found = SENDER.match(line.words)
    return found is not None and found.end() == len(line.words)


def _is_copied_too(lines: Sequence[Line], chunk: Chunk, parts: Sequence[Part]) -> bool:
    """Whether a line is one more of a list of copies: a title, a name and an office in one line."""
    first = chunk.first
    return (
        first > 0
        and parts[first - 1] is Part.CC
        and chunk.last == first + 1
        and titled(lines[first].words)
        and "," in lines[first].words
        and "," in lines[first - 1].words
    )


def _own_part(line: Line) -> Part | None:
    text = line.words
    if line.kind is LineKind.HEADER:
        return _HEADER_PARTS.get(folded(text.partition(":")[0]), Part.LETTERHEAD)
    if line.kind is LineKind.MARGIN:
        return Part.LETTERHEAD
    if is_date_line(text):
        return Part.DATELINE
    if (
        SENDER.match(text)
        or _FROM.match(text)
        or _LETTER_OF.match(text)
        or _FRONT.match(text)
        or is_heading_of(text, "press_release")
    ):
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
    called = any(begins(_A.sub("", text), field) for field in _TITLES)
    called = called or _KAZAKH.search(text) is not None or _OWN_PAPER.match(text) is not None
    if (called or is_letter_to(text)) and len(text) < 200:
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
        if _FRONT.match(lines[index].words) or parts[index] is Part.CC:
            continue
        if _is_from(lines, chunk.first, index):
            continue
        if told is None or (told is Part.LETTERHEAD and not SENDER.match(lines[index].words)):
            parts[index] = part
