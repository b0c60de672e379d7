"""What repeats on every page: headers, footers, page numbers, the letterhead of later pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.recognise.names import person
from dossier.importing.recognise.postal import is_address, is_contact
from dossier.importing.signs import is_closing, is_date_line, is_prose, is_start, labelled

EDGE = 12
"""Lines at the top and the foot of a page among which furniture is looked for."""
ALIKE, LONGEST_KEY = 0.88, 200
MOST_LINES = 20_000
"""In what is longer nothing is left out: it is no letter on some pages."""
LONGEST_HEAD = 40
"""Lines of a letterhead that may come again."""
LONGEST_CONTINUED = 2
"""Lines above and below the date at the head of a later page."""
FEWEST_LINES, FEWEST_CHARACTERS = 3, 60
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|\s]*(?:page|seite|pagina|página|strona|str\.|сторінка|страница|стр\.|с\.|бет|p\.)?\s*"
    r"(?:\d{1,3}|(?<=page )(?:two|three|four|five|six))"
    r"(?:\s*(?:/|of|de|von|di|z|з|из|sur|sur)\s*\d{1,3})?[-–—|\s.]*)$",
    re.IGNORECASE,
)


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of lines that repeat what stands elsewhere, or only count pages."""
    if len(lines) > MOST_LINES:
        return frozenset()
    paged = lines[-1].page > 1 if lines else False
    found = _repeated_runs(lines)
    found = found if paged else _without_last(lines, found)
    found |= _page_edges(lines) | _in_a_sentence(lines)
    found -= _signatures(lines, found)
    for index, line in enumerate(lines):
        if (line.kind is LineKind.MARGIN and _PAGE_NUMBER.match(line.words)) or (
            _PAGE_NUMBER.match(line.words) and _stands_alone(lines, index, found, paged=paged)
        ):
            found.add(index)
    return frozenset(found)


def _signatures(lines: Sequence[Line], found: set[int]) -> set[int]:
    """Return who signs at the top of a page, below a closing on the one before.

    The same name and office stand in the letterhead.
    """
    text = [i for i, line in enumerate(lines) if i not in found and not _counts(line)]
    signed: set[int] = set()
    for before, after in pairwise((*text, len(lines))):
        if not is_closing(lines[before].words):
            continue
        below = [i for i in range(before + 1, after) if lines[i].page > lines[before].page]
        names = any(person(lines[i].words) for i in below)
        if names and not any(is_date_line(lines[i].words) for i in below):
            signed.update(i for i in below if lines[i].kind is not LineKind.MARGIN)
    return signed


def _counts(line: Line) -> bool:
    return _PAGE_NUMBER.match(line.words) is not None


def _stands_alone(lines: Sequence[Line], index: int, found: set[int], *, paged: bool) -> bool:
    """Whether a number is that of a page: it stands at the edge of one."""
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    if paged:
        if before is None or after is None:
            return True
        beside = index - 1 in found or index + 1 in found
        return before.page != lines[index].page or after.page != lines[index].page or beside
    return (
        index + 1 in found
        or index - 1 in found
        or (
            re.search(
                r"\d\s*(?:/|of|de|von|z|из|з)\s*\d|page|^\s*[-–—]",
                lines[index].words,
                re.IGNORECASE,
            )
            is not None
        )
    )


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\W+", " ", folded(text))).strip()


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if abs(len(one) - len(other)) > 6 or not 12 <= len(one) <= LONGEST_KEY:
        return False
    if one[:3] != other[:3] and one[-3:] != other[-3:]:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _repeated_runs(lines: Sequence[Line]) -> set[int]:
    """Find runs of lines that stood before: a letterhead on its second page."""
    keys = [_key(line.words) for line in lines]
    found: set[int] = set()
    for start in range(1, len(lines)):
        if start in found or len(keys[start]) < 4 or is_prose(lines[start].words):
            continue
        for origin in range(min(start, 25)):
            if origin in found or keys[origin] == keys[origin + 1]:
                continue
            if not _alike(keys[origin], keys[start]):
                continue
            size = 0
            while (
                size < LONGEST_HEAD
                and start + size < len(lines)
                and origin + size < start
                and _alike(keys[origin + size], keys[start + size])
                and not is_prose(lines[start + size].words)
            ):
                size += 1
            length = sum(len(keys[origin + i]) for i in range(size))
            if len(set(keys[origin : origin + size])) <= size / 2:
                continue  # lines that are like one another are a list, not a letterhead
            if (size >= FEWEST_LINES and length >= FEWEST_CHARACTERS / 2) or (
                size == 2 and length >= FEWEST_CHARACTERS
            ):
                found.update(range(start, start + size))
                break
    return found


def _without_last(lines: Sequence[Line], found: set[int]) -> set[int]:
    """Leave the end of a text without pages: who signs may stand above it as well."""
    text = [index for index, line in enumerate(lines) if is_prose(line.words)]
    return {index for index in found if text and index < text[-1]}


def _page_edges(lines: Sequence[Line]) -> set[int]:
    """Find lines that stand at the edge of several pages, numbers apart."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    if len(pages) < 2:
        return set()
    places: defaultdict[str, list[int]] = defaultdict(list)
    for own in pages.values():
        top, foot = own[:EDGE], own[-EDGE:]
        for index in dict.fromkeys([*top, *foot]):
            places[_key(lines[index].words)].append(index)
    found: set[int] = set()
    for key, indexes in places.items():
        seen = {lines[index].page for index in indexes}
        if len(seen) < 2 or not key or (len(key) < 3 and "#" not in key):
            continue
        counts = "#" in key and len({lines[index].words for index in indexes}) == len(indexes)
        if not all(_near_edge(pages[lines[i].page], i) for i in indexes):
            continue
        if len(seen) >= max(2, len(pages) // 2) or counts:
            found.update(set(indexes) - _kept(pages, lines, indexes, counts=counts))
    return found


def _kept(
    pages: Mapping[int, list[int]], lines: Sequence[Line], indexes: list[int], *, counts: bool
) -> set[int]:
    """Return the one of several equal lines that is read: the first head, or the last foot."""
    if counts and len(lines[indexes[0]].words) < 40:
        return set()
    own = pages[lines[indexes[0]].page]
    at_top = own.index(indexes[0]) < len(own) / 2
    return {min(indexes)} if at_top else {max(indexes)}


def margins(lines: Sequence[Line], left_out: frozenset[int]) -> frozenset[int]:
    """Return the lines that stand for all their repeats: they are no part of the letter's text."""
    repeated = {_key(lines[i].words) for i in left_out - _continued(lines, left_out)}
    return frozenset(
        index
        for index, line in enumerate(lines)
        if index not in left_out and line.page > 0 and _key(line.words) in repeated
    )


def _continued(lines: Sequence[Line], left_out: frozenset[int]) -> set[int]:
    """Return heads of later pages that say to whom, and when, the letter is.

    What they repeat is no letterhead: it is the address, and the date.
    """
    found: set[int] = set()
    for index in left_out:
        if lines[index].page > 1 and is_date_line(lines[index].words):
            beside = range(index - LONGEST_CONTINUED, index + LONGEST_CONTINUED + 1)
            page = lines[index].page
            found |= {i for i in beside if i in left_out and lines[i].page == page}
    return found


def _near_edge(own: list[int], index: int) -> bool:
    place = own.index(index)
    return place < EDGE or len(own) - 1 - place < EDGE


def _in_a_sentence(lines: Sequence[Line]) -> set[int]:
    """Find address blocks that stand in the middle of a sentence."""
    found: set[int] = set()
    for index in range(1, len(lines)):
        before = lines[index - 1]
        if not _is_open_prose(before) or index in found:
            continue
        end = index
        while end < len(lines) and end - index < EDGE + 4 and not _goes_on(lines[end]):
            if is_prose(lines[end].words):
                break
            end += 1
        inside = lines[index:end]
        if (
            end < len(lines)
            and inside
            and inside[0].gap
            and _goes_on(lines[end])
            and not any(is_start(line.words) for line in inside)
            and any(is_contact(line.words) or is_address(line.words) for line in inside)
        ):
            found.update(range(index, end))
    return found


def _is_open_prose(line: Line) -> bool:
    if labelled(line.words, "subject", colon=True) is not None:
        return False
    return len(line.words) > 60 and is_prose(line.words + ".") and line.words[-1:].isalnum()


def _goes_on(line: Line) -> bool:
    return line.words[:1].islower() and len(line.words) > 40
