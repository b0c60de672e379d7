"""Lines that belong together: paragraphs, addresses, blocks of signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.foot import is_foot
from dossier.importing.layout import Line, LineKind
from dossier.importing.leave import takes_leave
from dossier.importing.lexicon import begins, folded
from dossier.importing.recognise.calendar import dates
from dossier.importing.recognise.groups import told_apart
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office
from dossier.importing.recognise.postal import is_address, is_contact
from dossier.importing.recognise.rolls import roll
from dossier.importing.signs import (
    is_attention,
    is_closing,
    is_date_line,
    is_for_information,
    is_letter_to,
    is_prose,
    is_start,
    labelled,
)

WIDE = 50
PARAGRAPH = 180
"""Characters of a line that nothing has wrapped: it is a paragraph by itself."""
UNWRAPPED_LINE = 130
"""Characters of a line that begins a paragraph below a short one."""
UNWRAPPED = 2
"""So many such lines say that each line is a paragraph."""
FAR = 200
"""How many lines back a paragraph is looked at for how wide it is."""
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?][\"'”»)]*(?:\s|$)|[:;]$")
_ENDS = re.compile(r"[.!?:;]['\"”»)]?$")
_SENTENCE_ENDS = re.compile(r"^(?:\S+\s+){3,}\S*[^\W\d_]{3}[.!?][\"'”»)]*$")
FIRST_LINE = 12
"""Characters by which the first line of a paragraph is set in at most."""
LONG_HEADING = 200
"""Characters from which what is marked as a heading may be text."""
LONG_HEAD = 6
"""So many lines above the text, each apart from the next, are set with double spacing."""


ROOM = 0.75
"""Of a full line, the length up to which the one above has room left: it ended something."""
RUNNING = 0.6
"""The share of words with small letters in running text."""
SMALL_WORD = 3
"""Letters of a word that ends no sentence and no name: `of`, `und`."""
FEW_OF_ADDRESS = 3
"""Lines from which a block may be a whole address."""


class Chunk(Struct, frozen=True):
    """Lines that belong together: a paragraph, an address, a block of signatures."""

    first: int
    last: int
    """Indexes of its first line and of the one after its last."""
    is_prose: bool


def closed_up(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take away the empty lines of a head in which every line has one above it.

    Pages that were copied as text have their addresses so; nothing would hold them together.
    """
    end = next((i for i, line in enumerate(lines) if is_prose(line.words)), len(lines))
    head = [i for i in range(end) if lines[i].kind is LineKind.TEXT]
    spaced = {i for i in head[1:] if lines[i].gap}
    if len(spaced) < LONG_HEAD or len(spaced) < len(head) - 1:
        spaced = _double_spaced(lines, head)
    return tuple(
        replace(line, gap=max(0, line.gap - 1)) if index in spaced else line
        for index, line in enumerate(lines)
    )


def _double_spaced(lines: Sequence[Line], head: Sequence[int]) -> set[int]:
    """Return the lines of a head that are set with double spacing within it, but for the first."""
    run: list[int] = []
    found: set[int] = set()
    for index in [*head, -1]:
        near = index >= 0 and run and index == run[-1] + 1
        near = near and (lines[index].gap == 1 or (lines[index].gap == 0 and len(run) > 1))
        if near and len(lines[index].words) < WIDE:
            run.append(index)
            continue
        wide = sum(lines[i].gap for i in run[1:])
        if wide >= LONG_HEAD - 1 and wide >= 0.8 * len(run[1:]):
            found |= {i for i in run[1:] if lines[i].gap}
        run = [index] if index >= 0 and lines[index].gap else []
    return found


def chunks(lines: Sequence[Line]) -> tuple[Chunk, ...]:
    """Group lines into paragraphs and blocks."""
    made: list[Chunk] = []
    start = 0
    unwrapped = sum(len(line.words) > PARAGRAPH for line in lines) >= UNWRAPPED
    for index in range(1, len(lines) + 1):
        ended = unwrapped and _SENTENCE_ENDS.search(lines[index - 1].words) is not None
        if index == len(lines) or ended or _begins_new(lines, start, index):
            made.append(Chunk(start, index, _are_prose(lines[start:index])))
            start = index
    if made and _is_headline(lines, made):
        made[0] = replace(made[0], is_prose=False)
    return tuple(made)


def _is_headline(lines: Sequence[Line], made: Sequence[Chunk]) -> bool:
    """Whether the first lines are a long title: no sentence, and a date or an address follows."""
    if (
        len(made) < LONG_HEAD / 2
        or made[0].last > LONG_HEAD
        or _ENDS.search(lines[made[0].last - 1].words)
    ):
        return False
    below = lines[made[1].first].words
    return is_date_line(below) or labelled(below, "to", colon=True) is not None


_TO = re.compile(r"^\S+\s+")
_ALONE = frozenset({LineKind.HEADING, LineKind.ITEM, LineKind.ROW, LineKind.HEADER})


def _are_prose(lines: Sequence[Line]) -> bool:
    """Whether lines are a paragraph; an address of many lines is none."""
    text = " ".join(line.words for line in lines)
    if is_attention(lines[0].words) and len(lines) <= LONG_HEAD:
        return False
    if len(text) < LONG_HEADING and (
        lines[0].kind is LineKind.HEADING or (is_letter_to(text) and text[-1] not in ".!?")
    ):
        return False
    if (
        _are_addressees(lines)
        or _are_address(lines)
        or (len(lines) > 1 and person(lines[0].words) is not None)
    ):
        return False
    if len(lines) > 1 and _begins_with_name(lines[0]):
        signs = len(lines[0].words) < WIDE and _SENTENCE.search(text[:-1]) is None
        if signs or not text.endswith("."):
            return False
    if sum(len(line.cells) > 1 for line in lines) > len(lines) / 2 or _has_name_within(lines):
        return False
    if len(lines) > 1 and sum(map(_begins_with_name, lines[:6])) > 0.8 * len(lines[:6]):
        return False
    if roll(text) is not None:
        return False
    full = [len(line.words) for line in lines[:-1]] or [len(text)]
    wide = sum(size >= WIDE for size in full) > len(full) / 2
    return is_prose(text) and (wide or _SENTENCE.search(text) is not None)


def _has_name_within(lines: Sequence[Line]) -> bool:
    """Whether one of several lines is a name and no more: nothing has wrapped a text so."""
    inner = [line.words for line in lines[1:-1]]
    return any(not one.endswith((".", ",")) and person(one) is not None for one in inner)


def _begins_with_name(line: Line) -> bool:
    """Whether a line names somebody and says who that is: `N. N. (of the X Group)`."""
    words = told_apart([line])[0].words
    first = re.split(r"[(,;–]", words)[0].strip()
    return first != words and person(first) is not None


def _are_addressees(lines: Sequence[Line]) -> bool:
    """Whether each line says to whom something goes: `To the President of …`."""
    return all(
        begins(line.words, "to") and begins_with_office(_TO.sub("", line.words)) for line in lines
    )


def _are_address(lines: Sequence[Line]) -> bool:
    """Whether short lines call somebody by office or title, and say where to find them."""
    texts = [line.words for line in lines]
    if len(texts) < FEW_OF_ADDRESS or max(map(len, texts)) > UNWRAPPED_LINE / 2:
        return False
    called = [text for text in texts[:3] if begins_with_office(_TO.sub("", text)) or person(text)]
    told = is_address(texts[-1]) or any(person(text) and untitled(text)[1] for text in texts)
    return bool(called) and told and not texts[-1].endswith((".", "!", "?"))


def _begins_new(lines: Sequence[Line], start: int, index: int) -> bool:
    line, before = lines[index], lines[index - 1]
    if line.kind in _ALONE or line.column != before.column:
        return True
    if takes_leave(lines, index) or takes_leave(lines, index - 1) or _page_ends(before, line):
        return True
    if line.kind is not before.kind and before.kind is not LineKind.ITEM:
        return True
    if line.gap or line.align is not before.align:
        return True
    if line.page != before.page:
        return not _runs_on(before.words, line.words)
    here = line.words
    if start == 0 and is_contact(before.words) and not (is_contact(here) or is_address(here)):
        return True
    if len(here) > UNWRAPPED_LINE and len(before.words) < UNWRAPPED_LINE / 2:
        return True
    if len(before.words) > PARAGRAPH or _signs(lines[start:index], here):
        return True
    if (is_start(here) and not _is_cut_off(before.words, here)) or (
        is_start(before.words) and not _is_label(before.words)
    ):
        return True
    return _short_of_edge(lines, start, index)


_CIVIL = re.compile(
    r"(?:Madame|Monsieur|Mme|M\.|Mr\.?|Mrs\.?|Ms\.?|Frau|Herrn?|Sra?\.|Señora?|Sig\.(?:ra)?|Pani?|"
    r"(?i:Exc?mo|Excma|Excelent[íi]simo|Ilmo|Ilma|H\.\s?E|S\.\s?E|Sua Eccellenza|On)\.?)\s"
)
"""Titles by which people are written to; below whoever signs an address begins so."""


_PATH = re.compile(
    r"^(?:you are here|vous etes ici|sie sind hier|estas aqui|sei qui|jestes tutaj|вы здесь|"
    r"ви тут)\b|"
    r"^[^.!?]{2,40}\s[>»›]\s\S"
)
"""Where on a site a page stands: `You are here: Home > News`; folded."""


def _page_ends(before: Line, line: Line) -> bool:
    """Whether of two lines only one is a page's, or the second is a whole paragraph of text."""
    text = line.words
    whole = line.is_whole and before.is_whole and is_prose(text)
    ends = whole and text[:1].isupper() and text.endswith((".", ":", "!", "?"))
    if _is_wrapped(before, line):
        return False
    return (ends and not begins_with_office(text)) or _is_of_page(line) is not _is_of_page(before)


def _is_wrapped(before: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence of a long one: `the`, then `copyright law …`."""
    if line.is_whole or len(before.words) < WIDE or _ENDS.search(before.words):
        return False
    last = before.words.rsplit(maxsplit=1)[-1]
    return line.words[:1].islower() or (last.islower() and last.isalpha())


def _is_of_page(line: Line) -> bool:
    """Whether a short line is a page's, not the letter's: a menu, a path, a notice on cookies."""
    short = line.kind is LineKind.TEXT and len(line.words) < UNWRAPPED_LINE
    return short and (is_foot(line.words) or _PATH.search(folded(line.words)) is not None)


def _signs(lines: Sequence[Line], here: str) -> bool:
    """Whether somebody signs on a line below the text, or below a leave."""
    if _CIVIL.match(here) and person(here) is not None:
        return any(person(one.words) and not untitled(one.words)[1] for one in lines)
    return _has_taken_leave(lines, here) or _is_name_alone(lines[-1].words, here)


def _is_name_alone(before: str, here: str) -> bool:
    """Whether a line below the end of a sentence has a name and no more: somebody signs."""
    first, _, rest = here.partition(",")
    short = len(here) < WIDE and len(rest) < UNWRAPPED_LINE / 10
    return before.endswith((".", "!", "?")) and short and person(first) is not None


def _has_taken_leave(lines: Sequence[Line], here: str) -> bool:
    """Whether a paragraph has ended with a leave, and somebody signs on the next line."""
    ended = lines[-1].words.endswith((".", ",")) or here.startswith("(") or person(here) is not None
    if not ended or len(here) > WIDE or here[:1].islower() or _ends_within(lines[-1].words):
        return False
    return len(lines) < LONG_HEAD and is_closing(" ".join(line.words for line in lines))


def _ends_within(text: str) -> bool:
    """Whether a long line ends with a small word, so that the next goes on: `in the case of`."""
    last = text.rsplit(maxsplit=1)[-1]
    return len(text) >= WIDE and last.islower() and len(last) <= SMALL_WORD


def _is_cut_off(before: str, here: str) -> bool:
    """Whether a date only goes on with a line of text: `my visit of 3 to 6`, then `May 2013.`."""
    found = re.findall(r"[^\W\d_]+", before)
    lower = sum(word[0].islower() for word in found)
    if len(before) < WIDE or 3 * lower < len(found) or _ENDS.search(before):
        return False
    if not is_date_line(here):
        return False
    return here.endswith(".") or (dates(here)[0].start == 0 and 2 * lower >= len(found))


def _is_label(text: str) -> bool:
    """Whether a line only begins something that the next lines may go on with."""
    return is_for_information(text) or any(
        labelled(text, field, colon=True) is not None for field in ("copy", "subject", "enclosure")
    )


def _runs_on(before: str, text: str) -> bool:
    return (
        bool(text)
        and not re.search(r"[.!?:]['\"”»)]?$", before)
        and (
            text[0].islower()
            or not text[0].isalpha()
            or before.endswith((",", "-"))
            or len(before) > 60
        )
    )


def _is_running(text: str) -> bool:
    """Whether a line is one of running text: most of its words have small letters."""
    found = re.findall(r"[^\W\d_]+", text)
    lower = sum(word[0].islower() for word in found)
    return len(found) >= FEW_OF_ADDRESS and lower >= RUNNING * len(found)


def _short_of_edge(lines: Sequence[Line], start: int, index: int) -> bool:
    """Whether the line above ended its paragraph: it has a full stop, and room was left."""
    before, line = lines[index - 1], lines[index]
    near = lines[max(start, index - FAR) : index + 1]  # else a book would take for ever
    longest = max(len(one.text) for one in near)
    if longest < 50 or _is_label(before.words):
        return False
    ended = _ENDS.search(before.words) is not None
    first = line.words.split()[0] if line.words else ""
    if ended and len(before.text) + len(first) + 1 < 0.8 * longest:
        return True
    below = lines[index + 1] if index + 1 < len(lines) else None
    if line.is_full and len(before.words) + len(first) + 1 < ROOM * len(line.words):
        return not before.is_full and _is_running(line.words)
    hangs = below is None or (not below.gap and below.indent <= before.indent)
    return line.indent > before.indent + 1 and (ended or (hangs and line.indent < FIRST_LINE))
