"""Which part of a letter each line is: the outline on which all recognisers work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dossier.importing.chunks import Chunk, chunks
from dossier.importing.foot import is_foot
from dossier.importing.layout import Line, LineKind
from dossier.importing.leave import takes_leave
from dossier.importing.lexicon import entries, folded
from dossier.importing.recognise.entry import MARKER, parse, pieces
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address
from dossier.importing.signs import (
    is_closing,
    is_copy,
    is_date_line,
    is_heading_of,
    is_salutation,
    labelled,
    strong,
)


class Part(StrEnum):
    """What a line is to the letter."""

    LETTERHEAD = "letterhead"
    DATELINE = "dateline"
    ADDRESSEE = "addressee"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    CC = "cc"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines with their parts."""

    lines: tuple[Line, ...]
    chunks: tuple[Chunk, ...]
    parts: tuple[Part, ...]

    @classmethod
    def unjudged(cls, lines: Sequence[Line]) -> Outline:
        """Return lines that are text and nothing else, a paragraph wherever space is above one."""
        starts = [i for i, line in enumerate(lines) if i == 0 or line.gap]
        bounds = pairwise([*starts, len(lines)])
        made = tuple(Chunk(first, last, is_prose=True) for first, last in bounds)
        return cls(tuple(lines), made, (Part.BODY,) * len(lines))

    def of(self, part: Part) -> list[Line]:
        """Return the lines of one part, in order."""
        return [line for line, one in zip(self.lines, self.parts, strict=True) if one is part]

    def groups(self, part: Part) -> list[list[Line]]:
        """Return the lines of one part, each chunk by itself."""
        made = []
        for chunk in self.chunks:
            found = [self.lines[i] for i in range(chunk.first, chunk.last) if self.parts[i] is part]
            if found:
                made.append(found)
        return made


SHORT_TEXT = 7
"""Words of a sentence that is a paragraph by itself."""
MOST_CALLED = 6
"""Words of a salutation of office and name."""
MOST_INTRODUCING = 4
"""So many paragraphs may stand above the salutation of a letter that a page introduces."""


# -- the outline -----------------------------------------------------------------------


def outline(lines: Sequence[Line]) -> Outline:
    """Give every line its part."""
    grouped = chunks(lines)
    parts = [Part.BODY] * len(lines)
    greeting = _greeting(lines, grouped)
    opening = greeting[0] if greeting else _first_prose(lines, grouped)
    closing = _closing(lines, grouped, greeting[-1] + 1 if greeting else opening)
    for index in greeting:
        parts[index] = Part.SALUTATION
    body = greeting[-1] + 1 if greeting else opening
    _after_greeting(lines, grouped, parts, body)
    tail = _tail_start(lines, grouped, body, closing)
    for chunk in closing[:1]:
        for index in range(chunk.first, chunk.last):
            parts[index] = Part.CLOSING
    _tail(lines, grouped, parts, tail, has_closing=bool(closing))
    return Outline(tuple(lines), grouped, tuple(parts))


def _greeting(lines: Sequence[Line], grouped: Sequence[Chunk]) -> list[int]:
    """Return the lines of the salutation: the last ones before the first long paragraph."""
    limit = len(lines)
    prose = [chunk for chunk in grouped if chunk.is_prose]
    if prose:
        first = prose[0]
        limit = first.last if not _heads_prose(lines, first) else first.first + 1
        if len(prose) > 1 and len(" ".join(x.words for x in lines[first.first : first.last])) < 300:
            limit = max(limit, prose[1].first + 1)
    found = [i for i in range(min(limit, len(lines))) if is_salutation(lines[i].words)]
    called = (i for i in range(min(limit, len(lines) - 1)) if _is_called(lines[i], lines[i + 1]))
    found = sorted({*found, *called})
    found = [i for i in found if lines[i].kind is not LineKind.HEADER]
    sure = [
        i for i in found if any(folded(lines[i].words).strip(" *").startswith(s) for s in strong())
    ]
    chosen = sure or [i for i in found if lines[i].words.rstrip().endswith((",", "!", ":"))]
    if not chosen:
        chosen = _greeting_below(lines, prose, limit)
        found = [*found, *chosen]
    if not chosen:
        return []
    last = chosen[-1]
    run = [last]
    near = frozenset(found)
    while run[-1] - 1 in near:
        run.append(run[-1] - 1)
    return run[::-1]


def _is_called(line: Line, below: Line) -> bool:
    """Whether somebody is called by office and name and nothing else: `Minister N. N.,`."""
    text = line.words.rstrip()
    if not text.endswith(",") or len(text.split()) > MOST_CALLED or not begins_with_office(text):
        return False
    found = parse(text)
    named = found is not None and found.capacity and found.name != text.strip(" ,")
    return bool(named) and below.gap > 0 and below.words[:1].islower()


def _greeting_below(lines: Sequence[Line], prose: Sequence[Chunk], limit: int) -> list[int]:
    """Return the salutation of a letter that is introduced by a few paragraphs."""
    end = prose[MOST_INTRODUCING].first if len(prose) > MOST_INTRODUCING else len(lines)
    for index in range(limit, min(end, len(lines) - 1)):
        line, below = lines[index], lines[index + 1]
        apart = (line.gap or line.is_whole) and (below.gap or below.is_whole)
        if apart and is_salutation(line.words) and line.words.rstrip().endswith((",", "!", ":")):
            return [index] if line.kind is LineKind.TEXT else []
    return []


def _heads_prose(lines: Sequence[Line], chunk: Chunk) -> bool:
    return is_salutation(lines[chunk.first].words)


def _first_prose(lines: Sequence[Line], grouped: Sequence[Chunk]) -> int:
    for chunk in grouped:
        if chunk.is_prose and lines[chunk.first].kind is not LineKind.HEADER:
            return chunk.first
    return len(lines)


def _closing(lines: Sequence[Line], grouped: Sequence[Chunk], body: int) -> list[Chunk]:
    found = [
        chunk
        for chunk in grouped
        if chunk.first > body
        and (
            is_closing(" ".join(x.words for x in lines[chunk.first : chunk.last]))
            or takes_leave(lines, chunk.first)
        )
    ]
    # The last one before an annex; two in a row ("I look forward …", "Sincerely") belong together.
    for chunk in found:
        after = [one for one in grouped if one.first >= chunk.last][:6]
        if any(_names_somebody(lines[one.first : one.last]) for one in after if not one.is_prose):
            later = [
                one
                for one in found
                if one.first >= chunk.last
                and not any(x.is_prose and chunk.last <= x.first < one.first for x in grouped)
            ]
            return [later[-1] if later else chunk]
    return found[-1:]


def _names_somebody(lines: Sequence[Line]) -> bool:
    texts = (
        text
        for line in lines
        for text in (line.words, *line.cells, line.words.partition(":")[2].strip())
    )
    return any(parse(text) is not None for text in texts if text)


def _tail_start(
    lines: Sequence[Line], grouped: Sequence[Chunk], body: int, closing: Sequence[Chunk]
) -> int:
    """Return the index at which the text is over."""
    if closing:
        return closing[0].last
    for chunk in grouped:
        line = lines[chunk.first]
        if chunk.first > body and not chunk.is_prose and is_heading_of(line.words, "signed"):
            return chunk.first
    prose = [chunk for chunk in grouped if chunk.first >= body and _is_text(lines, chunk)]
    main = [c for c in prose if not _is_after_matter(lines, c)]
    end = (main or prose)[-1].last if prose else len(lines)
    for chunk in grouped:
        if chunk.first == end and _is_sentence(lines[chunk.last - 1].words):
            end = chunk.last
    return end


def _is_text(lines: Sequence[Line], chunk: Chunk) -> bool:
    words = " ".join(line.words for line in lines[chunk.first : chunk.last])
    return chunk.is_prose or (len(words.split()) >= SHORT_TEXT and _is_sentence(words))


def _is_sentence(text: str) -> bool:
    """Whether a short line is a sentence of the text, not a name or an office."""
    found = re.findall(r"[^\W\d_]+", text)
    lower = sum(word[0].islower() for word in found)
    return len(found) >= 4 and lower >= 0.6 * len(found) and text.endswith((".", "!", "?"))


def _is_after_matter(lines: Sequence[Line], chunk: Chunk) -> bool:
    text = lines[chunk.first].words
    return (
        is_heading_of(text, "contact")
        or is_heading_of(text, "enclosure")
        or (re.match(r"^\[?\d{1,2}\]?\s", text) is not None and chunk.last == chunk.first + 1)
    )


def _after_greeting(
    lines: Sequence[Line], grouped: Sequence[Chunk], parts: list[Part], body: int
) -> None:
    """A subject may follow the salutation, as in Britain."""
    for chunk in grouped:
        if chunk.first >= body:
            text = " ".join(line.words for line in lines[chunk.first : chunk.last])
            told = labelled(text, "subject", colon=True) is not None
            titled = _is_title(lines[chunk.first], text) and chunk.last <= chunk.first + 3
            if (not chunk.is_prose and told and chunk.last == chunk.first + 1) or titled:
                for index in range(chunk.first, chunk.last):
                    parts[index] = Part.SUBJECT
            return


def _is_title(line: Line, text: str) -> bool:
    """Whether a text stands out as a title: in capitals, or bold, and no sentence."""
    stands_out = text.isupper() or line.is_bold or line.kind is LineKind.HEADING
    return stands_out and len(text.split()) > 1 and not text.endswith((".", ",", ";"))


def _tail(
    lines: Sequence[Line],
    grouped: Sequence[Chunk],
    parts: list[Part],
    start: int,
    *,
    has_closing: bool,
) -> None:
    """Walk down from the close: signatures, copies, and what comes after."""
    state = Part.SIGNATURE
    seen = False
    for chunk in grouped:
        if chunk.first < start:
            continue
        if seen and _is_foot_address(lines, chunk):
            parts[chunk.first : chunk.last] = [Part.ADDRESSEE] * (chunk.last - chunk.first)
            state = Part.AFTER
            continue
        for index in range(chunk.first, chunk.last):
            if lines[index].kind in {LineKind.MARGIN, LineKind.HEADER}:
                margin = lines[index].kind is LineKind.MARGIN
                parts[index] = Part.LETTERHEAD if margin else Part.AFTER
                continue
            state = _next(lines[index], state, chunk, first=index == chunk.first, seen=seen)
            parts[index] = state
            seen = seen or (state is Part.SIGNATURE and _names_somebody([lines[index]]))
    if not has_closing and not seen:
        for index in range(start, len(lines)):
            if parts[index] is Part.SIGNATURE:
                parts[index] = Part.AFTER


def _is_foot_address(lines: Sequence[Line], chunk: Chunk) -> bool:
    """Whether the addressee stands below the signature, as on letters of French ministries."""
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    bare, titles = untitled(texts[0])
    if len(texts) == 1 and _ESQUIRE.search(texts[0]) and lines[chunk.first].gap:
        return True
    if not titles or len(texts) < 2:
        return False
    apart = lines[chunk.first].gap > 1 and person(bare) is None and is_office(bare)
    return apart or (len(texts) > 2 and any(map(is_address, texts[1:])))


_ESQUIRE = re.compile(
    r",\s*Esq(?:uire|r)?\b|^(?:To )?(?:Mr|Mrs|Miss|Dr|Sir|The Rev)\.? .*,\s*F\.?R\.?S"
)
"""How letters of old name their addressee below."""
_NOBODY = re.compile(
    r"^(?:исп|вик|исполнитель|виконавець|орынд)\.?\s*[:.]?\s|^\[\^?(?:\d{1,3}|[ivx]{1,4})\]:?\s*\S",
    re.IGNORECASE,
)
"""Who typed the letter, below the signature, and footnotes: names that sign nothing."""


def _next(line: Line, state: Part, chunk: Chunk, *, first: bool, seen: bool) -> Part:
    text = line.words
    if is_copy(text):
        return Part.CC
    if is_date_line(text) and len(text) < 60 and not parse(text):
        return Part.DATELINE if state is Part.SIGNATURE else state
    if is_heading_of(text, "enclosure") or labelled(text, "enclosure", colon=True) is not None:
        return Part.AFTER
    if is_heading_of(text, "signed") and not (seen and is_heading_of(text, "contact")):
        return Part.SIGNATURE
    if folded(text).strip(" :.") in entries("contact") or _NOBODY.match(text) or is_foot(text):
        return Part.AFTER
    if is_heading_of(text, "contact") and not parse(text):
        return Part.AFTER
    marked = state is Part.CC and MARKER.match(text) and parse(text)
    if chunk.is_prose and first and not (marked or _is_list(text)):
        return Part.AFTER
    if state is Part.DATELINE:
        return Part.SIGNATURE
    if state is Part.CC and first and line.gap > 1 and not parse(text):
        return Part.AFTER
    return state


def _is_list(text: str) -> bool:
    names = [part for part in pieces(text) if person(part) or is_body(part) or is_office(part)]
    return len(names) >= 2 and len(names) >= len(pieces(text)) / 2
