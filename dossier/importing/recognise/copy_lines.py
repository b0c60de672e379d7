"""Lines that tell who gets a copy → one line for each, with all that is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.recognise.cases import nominative, nominative_office
from dossier.importing.recognise.copy_words import is_file
from dossier.importing.recognise.entry import MARKER, parse, person_in, pieces, trimmed
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact, is_street
from dossier.importing.recognise.signature_lines import blocks, is_run
from dossier.importing.signs import is_copy, labelled

TO_ALL = re.compile(r"^(?:(?:ai|agli|alle|aux|al|alla|allo)\s+|all['’])(?=[A-ZÀ-Ý])", re.IGNORECASE)
"""Articles before offices that no name begins with."""
THE = re.compile(r"^The\s+(?=[A-Z])")
_TITLE_LAST = re.compile(
    r"(?:^|[\s;,])(?:M|Mme|Mr|Mrs|Ms|Dr|Prof|Sr|Sra|Sig|Herrn?|Frau|Pani?)\.?$"
)
"""A title at the end of a line: the name stands in the next."""
_OPEN_WORDS = r"\b(?:of|for|the|and|et|und|de|des|du|di|del|della|für|der)$"
OPEN_END, _OPEN_WORD = re.compile(rf"(?:,|{_OPEN_WORDS})"), re.compile(_OPEN_WORDS)
"""The end of an office that goes on in the next line."""
FEWEST_CELLS = 2
PARTED = re.compile(r"[,;(]|\s[–—-]\s|(?<=[^\W\d_]{3})\.\s")
"""What parts a name from what is said of somebody on the same line."""
_SAID = re.compile(r"[,.]\s|\s[–—-]\s")
"""What parts a name from what is said of somebody, full stops among them."""
FEWEST_MARKED = 2
FEWEST_SPACED = 4
"""Lines with space between all of which they are set with double spacing."""
PAIR = 2
"""Lines of a name and an office: where others have been so, a body below is one more."""
WIDE = 60
"""Characters of a line that may have been broken where it was full."""
MOST_OF_OFFICE = 3
"""Lines of an office above a name."""


def without_label(line: Line) -> str:
    """Return a line's words without the label of those who get a copy."""
    return (labelled(line.words, "copy") or "") if is_copy(line.words) else line.words


def closed_up(lines: Sequence[Line]) -> Sequence[Line]:
    """Take away the space above every line, where all are set apart: it tells nothing."""
    if len(lines) < FEWEST_SPACED or not all(line.gap for line in lines[1:]):
        return lines
    return [replace(line, gap=0) for line in lines]


def entries(lines: Sequence[Line]) -> list[Line]:
    """Return one line for each who gets a copy, where the layout tells."""
    return list(_stacked(joined(list(_whole(lines)))))


def _stacked(lines: Sequence[Line]) -> Iterator[Line]:
    """Join to a bare name the lines below that only tell the office, and whose it is."""
    marked = sum(_is_marked(line) for line in lines) >= FEWEST_MARKED
    above: list[Line] = []
    pairs = False
    for index, line in enumerate(lines):
        if len(above) == PAIR and pairs and is_body(line.words) and not marked:
            yield from _one(above)
            above = [line]
            continue
        more = above and (_tells_more(above, line) or (marked and _is_of_item(above, line)))
        if more or (above and _leads_to_name(above, lines[index:])):
            above.append(line)
            continue
        pairs = pairs or (len(above) == PAIR and _is_bare_name(above[0]))
        yield from _one(above)
        above = [line]
    yield from _one(above)


def _one(lines: Sequence[Line]) -> Iterator[Line]:
    """Return the lines that tell of one as one line, without a place where to write."""
    if len(lines) > 1:
        told = [trimmed(line.words.strip(" ,;")) for line in lines if not _is_where(line.words)]
        told = told or [lines[0].words]
        text = told[0]
        office_first = not _is_bare_name(lines[0])
        for one in told[1:]:
            known = person(one) is not None or begins_with_office(one) or is_body(one)
            known = person(one) is not None if office_first else known
            text += f", {one}" if known else f" {one}"
        yield replace(lines[0], words=text, text=text, cells=tuple(told))
    else:
        yield from lines


def _is_marked(line: Line) -> bool:
    return line.kind is LineKind.ITEM or MARKER.match(line.words) is not None


def _begins(line: Line) -> bool:
    """Whether a line begins something by itself: space above, a mark, a label, an article."""
    led = TO_ALL.match(line.words) is not None
    return bool(line.gap or led or _is_marked(line) or is_copy(line.words))


def _tells_more(above: Sequence[Line], line: Line) -> bool:
    """Whether a line has the office, or the body, of whose bare name stands above."""
    if _begins(line) or line.kind is not LineKind.TEXT or not _is_bare_name(above[0]):
        return False
    text, told = line.words, [x.words for x in above[1:]]
    if untitled(text)[1] or (text.endswith((";", ".")) and len(above) == 1):
        return False
    office = any(map(begins_with_office, told))
    if begins_with_office(text):
        return not any(map(is_body, told)) and _is_office_alone(text)
    if is_body((pieces(text) or [text])[0]) or _is_where(text):
        return office or (_is_where(text) and bool(told))
    return office and len(text.split()) == 1 and not line.gap and text[:1].isalpha()


def _leads_to_name(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether an office goes on over a line or two, down to the name of who holds it."""
    text = MARKER.sub("", without_label(above[0]))
    bare = TO_ALL.sub("", text)
    dative = nominative_office(bare) != bare or bare != text
    if _is_bare_name(above[0]) or not _is_office_alone(bare) or _is_named(above):
        return False
    for index, line in enumerate(below[: MOST_OF_OFFICE - len(above) + 1]):
        if _begins(line) or line.kind is not LineKind.TEXT:
            return False
        if _is_bare_name(line):
            held = any(is_office(x.words) for x in (*above, *below[:index]))
            return dative or (held and nominative(line.words) != line.words)
        if dative and not index and _names_holder(bare, line.words):
            return True
        if begins_with_office(line.words):
            return False
    return False


def _names_holder(office: str, text: str) -> bool:
    """Whether an office goes on in the next line, and who holds it stands at the end of that."""
    found = parse(f"{office} {text}")
    held = found is not None and found.capacity.startswith(office) and found.capacity != office
    return held and found is not None and person_in(found) is not None


def _is_named(above: Sequence[Line]) -> bool:
    """Whether the name has been told below an office."""
    return len(above) > 1 and _is_bare_name(above[-1])


def _is_office_alone(text: str) -> bool:
    """Whether a line has an office and nobody's name: `Chair, Fisheries Committee`."""
    found = parse(text)
    return found is None or "without a name" in found.note or person_in(found) is None


def _is_bare_name(line: Line) -> bool:
    """Whether a line has somebody's name and says nothing else."""
    text = MARKER.sub("", without_label(line)).strip(" ,")
    parted = PARTED.search(untitled(text)[0]) is not None
    return not parted and person(text) is not None and not is_body(text)


def _is_of_item(above: Sequence[Line], line: Line) -> bool:
    """Whether a line without a mark goes on with the item of a list above it."""
    if _begins(line) or line.kind is not LineKind.TEXT or not _is_marked(above[0]):
        return False
    known = begins_with_office(line.words) or is_body(line.words) or _is_where(line.words)
    return known and not untitled(line.words)[1]


def _is_where(text: str) -> bool:
    """Whether a line tells where to write."""
    there = is_address(text) or is_street(text)
    return is_contact(text) or (there and not begins_with_office(text))


def _whole(lines: Iterable[Line]) -> Iterator[Line]:
    """Join the lines of a run that only its width has broken; put commas between cells."""
    for block in blocks([*lines]):
        text = " ".join(line.words for line in block)
        if len(block) > 1 and is_run(block, text) and not _each_for_itself(block):
            yield replace(block[0], words=text, text=text, cells=())
        else:
            yield from (_one_row(line) for line in block)


def _each_for_itself(block: Sequence[Line]) -> bool:
    """Whether every line begins with a title or an office, and none with a mark that goes on."""
    texts = [one for one in map(without_label, block) if one]
    whole = not any(text.endswith((",", ";")) or ";" in text for text in texts[:-1])
    each = (
        untitled(x)[1] or begins_with_office(THE.sub("", x)) or is_body(x.split(",")[0])
        for x in texts
    )
    return whole and all(each)


def _one_row(line: Line) -> Line:
    """Return a row of a table as a line: name, office, organisation."""
    cells = [cell for cell in line.cells if cell]
    label = f"{cells[0]} " if cells and is_copy(cells[0]) and not without_cell(cells[0]) else ""
    cells = cells[1:] if label else cells
    named = bool(cells) and (person(cells[0]) or untitled(cells[0])[1])
    if len(cells) == FEWEST_CELLS and line.kind is LineKind.ROW and not named:
        own = not (begins_with_office(cells[0]) or _is_bare_name(replace(line, words=cells[1])))
        return replace(line, words=cells[0], cells=()) if own and not label else line
    if len(cells) < FEWEST_CELLS or not named:
        return line
    return replace(line, words=label + ", ".join(cells), cells=())


def without_cell(text: str) -> str:
    """Return what follows the label in a cell."""
    return labelled(text, "copy") or ""


def joined(lines: Sequence[Line]) -> list[Line]:
    """Join lines that go on with the one above: a small word ends it, or begins them."""
    made: list[Line] = []
    each = sum(is_copy(line.words) for line in lines) > FEWEST_MARKED
    for line in lines:
        first = line.words.split()[0]
        is_open = bool(made) and _OPEN_WORD.search(made[-1].words) is not None
        goes_on = (
            ((first[0].islower() and not _is_titled(line.words)) or is_open)
            and not TO_ALL.match(line.words)
            and not is_copy(line.words)
            and not line.gap
        )
        goes_on = goes_on or (bool(made) and _is_wrapped(made[-1].words, line))
        goes_on = goes_on or (each and bool(made) and _is_below_label(made[-1], line))
        goes_on = goes_on or (bool(made) and _TITLE_LAST.search(made[-1].words) is not None)
        if made and goes_on and line.kind is LineKind.TEXT and not MARKER.match(line.words):
            mark = ", " if _is_office_below(made[-1].words, line.words) else " "
            made[-1] = replace(made[-1], words=f"{made[-1].words}{mark}{line.words}")
        else:
            made.append(line)
    return made


def _is_titled(text: str) -> bool:
    """Whether a line begins with a title in small letters, and somebody's name: `dott. N. N.`."""
    name, titles = untitled(pieces(text)[0]) if pieces(text) else (text, ())
    return bool(titles) and person(name) is not None


def _is_below_label(above: Line, line: Line) -> bool:
    """Whether a line goes on with one whose label every entry has: `C.c.p. …`."""
    new = line.gap or is_copy(line.words) or untitled(line.words)[1] or is_file(line.words)
    return is_copy(above.words) and not new and len(above.words) >= WIDE


def _is_wrapped(above: str, line: Line) -> bool:
    """Whether a long line above only went on: `… Comisión de Relaciones` / `Exteriores de …`."""
    if line.gap or len(above) < WIDE or above.endswith((".", ";", ",", ":")) or _begins(line):
        return False
    text = line.words
    new = begins_with_office(text) or is_body(text) or person(text.split(",")[0]) is not None
    last = person(above.rpartition(",")[2].strip())
    if is_file(text) or (last is not None and "," in above):
        return False
    return not (new or untitled(text)[1] or _is_where(text)) and _SAID.search(above) is not None


def _is_office_below(name: str, text: str) -> bool:
    """Whether a line in small letters is the office of the one whose bare name stands above."""
    one = parse(name)
    bare = one is not None and person_in(one) is not None and not one.capacity
    return bare and "," not in name and begins_with_office(text)
