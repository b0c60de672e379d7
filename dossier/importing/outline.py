"""Which part of a letter each line is: the outline on which all recognisers work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.chunks import PARAGRAPH, Chunk, chunks
from dossier.importing.foot import is_foot
from dossier.importing.layout import Line, LineKind
from dossier.importing.leave import takes_leave
from dossier.importing.lexicon import folded
from dossier.importing.parts import Outline, Part
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import begins_with_office, is_office_word
from dossier.importing.recognise.rolls import roll
from dossier.importing.signs import (
    is_closing,
    is_heading_of,
    is_salutation,
    labelled,
    strong,
    undated,
)
from dossier.importing.tail import names_somebody, walk_down
from dossier.importing.undersigned import list_of_undersigned

__all__ = ["Outline", "Part", "outline"]

LONGEST_LABEL = 14
_AND = re.compile(r",\s+|\s+(?:and|et|und|y|e|i|oraz|и|та)\s+")
FEW_LINES = 2
"""Lines of what a page says below a letter."""
SHORT_TEXT = 7
"""Words of a sentence that is a paragraph by itself."""
FEWEST_WORDS, SMALL_SHARE = 4, 0.6
"""Words of a short sentence, and how many of them have small letters."""
_ARTICLES = frozenset(
    [
        "der",
        "die",
        "das",
        "the",
        "la",
        "le",
        "les",
        "il",
        "lo",
        "gli",
        "el",
        "los",
        "las",
        "un",
        "une",
        "eine",
        "ein",
    ]
)
"""Words with which a sentence begins, and no name."""
MOST_CALLED = 6
"""Words of a salutation of office and name."""
SMALL_WORD = 3
"""Letters of a word that ends no line but one that goes on: `y`, `und`."""
LONGEST_CALL = 34
"""Words of a salutation of two lines."""
_DEAR = ("dear", "cher", "chere", "sehr geehrte", "sehr geehrter", "estimado", "estimada")
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
    if greeting and _names_the_greeted(lines, greeting[-1] + 1):
        parts[greeting[-1] + 1] = Part.SALUTATION
        greeting = [*greeting, greeting[-1] + 1]
    body = greeting[-1] + 1 if greeting else opening
    _after_greeting(lines, grouped, parts, body)
    tail = _tail_start(lines, grouped, body, closing)
    for chunk in closing[:1]:
        for index in range(chunk.first, chunk.last):
            parts[index] = Part.CLOSING
    walk_down(lines, grouped, parts, tail, has_closing=bool(closing))
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
    top = range(min(limit, len(lines)))
    greets = [is_salutation(undated(lines[i].words)) for i in top]
    found = [i for i in top if greets[i] and not _lists_offices(lines, i)]
    found += [one for i in top if _goes_on(lines, i) for one in (i, i + 1)]
    called = (i for i in range(min(limit, len(lines) - 1)) if _is_called(lines[i], lines[i + 1]))
    found = sorted({*found, *called})
    found = [i for i in found if lines[i].kind is not LineKind.HEADER]
    found = [i for i in found if not (i and _runs_on(lines, i))]
    sure = [
        i
        for i in found
        if any(folded(undated(lines[i].words)).strip(" *").startswith(s) for s in strong())
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


def _runs_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    above, text = lines[index - 1].words, lines[index].words
    ends = not lines[index].gap and above[-1:].isalnum() and text[:1].islower()
    last = above.split()[-1] if ends else ""
    return ends and (text[-1] not in ",:!" or (last.islower() and len(last) <= SMALL_WORD))


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the first of a salutation that is too long for it: `Dear Head of the …`."""
    if index + 1 >= len(lines) or lines[index + 1].gap:
        return False
    first, below = lines[index].words, lines[index + 1].words
    if not any(folded(first).startswith(f"{one} ") for one in _DEAR) or first[-1] in ",:!.":
        return False
    return (
        below[-1] in ",:"
        and len(f"{first} {below}".split()) <= LONGEST_CALL
        and begins_with_office(first.partition(" ")[2])
    )


def _names_the_greeted(lines: Sequence[Line], index: int) -> bool:
    """Whether the line below a salutation without a comma goes on with names: `N. N. and N. N.`."""
    if index >= len(lines) or lines[index].gap or not lines[index - 1].words[-1:].isalpha():
        return False
    found = _AND.split(lines[index].words.strip(" ,"))
    return len(found) <= MOST_CALLED and all(person(one) is not None for one in found)


def _lists_offices(lines: Sequence[Line], index: int) -> bool:
    """Whether an office stands above another, as in an address, not in a salutation."""
    texts = [line.words for line in lines[index : index + 2]]
    near = len(texts) > 1 and not lines[index + 1].gap
    return near and all(is_office_word(text.partition(" ")[0].strip(",").lower()) for text in texts)


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
        apart = apart or len(below.words) > PARAGRAPH
        if apart and is_salutation(line.words) and _ends_call(line.words):
            return [index] if line.kind is LineKind.TEXT else []
    return []


def _ends_call(text: str) -> bool:
    """Whether a line ends as salutations do, or is short and begins like nothing else."""
    plain = folded(text).strip(" *")
    led = any(plain.startswith(one) for one in strong())
    return text.rstrip().endswith((",", "!", ":")) or (led and len(text.split()) <= MOST_CALLED)


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
        if any(names_somebody(lines[one.first : one.last]) for one in after if not one.is_prose):
            later = [
                one
                for one in found
                if one.first >= chunk.last
                and not any(
                    x.is_prose or names_somebody(lines[x.first : x.last])
                    for x in grouped
                    if chunk.last <= x.first < one.first
                )
            ]
            return [later[-1] if later else chunk]
    return found[-1:]


def is_label(lines: Sequence[Line]) -> bool:
    """Whether a paragraph is one short line that ends with a colon."""
    text = lines[0].words
    return len(lines) == 1 and text.endswith(":") and len(text.split()) <= LONGEST_LABEL


def _tail_start(
    lines: Sequence[Line], grouped: Sequence[Chunk], body: int, closing: Sequence[Chunk]
) -> int:
    """Return the index at which the text is over."""
    if closing:
        return closing[0].last
    for chunk in grouped:
        line = lines[chunk.first]
        plain = not chunk.is_prose or is_label(lines[chunk.first : chunk.last])
        if chunk.first > body and plain and is_heading_of(line.words, "signed"):
            return chunk.first
    listed = list_of_undersigned(lines, body)
    if listed is not None:
        return listed
    copies = _copies_below(lines, body)
    texts = (chunk for chunk in grouped if body <= chunk.first < copies)
    prose = [chunk for chunk in texts if _is_text(lines, chunk)]
    main = [c for c in prose if not _is_after_matter(lines, c)]
    end = (main or prose)[-1].last if prose else len(lines)
    for chunk in grouped:
        if chunk.first == end and _is_sentence(lines[chunk.last - 1].words):
            is_roll = roll(" ".join(x.words for x in lines[chunk.first : chunk.last])) is not None
            end = end if is_roll else chunk.last
    return end


def _copies_below(lines: Sequence[Line], body: int) -> int:
    """Return where those who get a copy are listed below a label of its own; behind all, if not."""
    bare = (
        i for i in range(body + 1, len(lines)) if labelled(lines[i].words, "copy", colon=True) == ""
    )
    return next(bare, len(lines))


def _is_text(lines: Sequence[Line], chunk: Chunk) -> bool:
    words = " ".join(line.words for line in lines[chunk.first : chunk.last])
    if roll(words) is not None:
        return False
    return chunk.is_prose or (len(words.split()) >= SHORT_TEXT and _is_sentence(words))


def _is_sentence(text: str) -> bool:
    """Whether a short line is a sentence of the text, not a name or an office."""
    found = re.findall(r"[^\W\d_]+", text)
    lower = sum(word[0].islower() for word in found)
    if not text.endswith((".", "!", "?")) or len(found) < FEWEST_WORDS:
        return False
    led = len(found) >= SHORT_TEXT and folded(found[0]) in _ARTICLES and not _names_person(text)
    return lower >= SMALL_SHARE * len(found) or (led and lower > 1)


def _names_person(text: str) -> bool:
    found = parse(text)
    return found is not None and person_in(found) is not None


def _is_after_matter(lines: Sequence[Line], chunk: Chunk) -> bool:
    text = lines[chunk.first].words
    return (
        is_heading_of(text, "contact")
        or is_heading_of(text, "enclosure")
        or (is_foot(text) and chunk.last <= chunk.first + FEW_LINES)
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
