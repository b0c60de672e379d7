"""What a page of the web has around the document that it shows: menus, buttons, notices, feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind

_BLOCKS_TEXT = "div section ul ol dl header footer aside table form"
BLOCKS = frozenset(_BLOCKS_TEXT.split())
"""Elements that may stand around a document as a whole."""
_WHOLE = re.compile(
    r"(?:(?:site|page|main|global|top|primary|secondary|post|posts|entry|article|footer|mobile)[-_]*)?"
    r"(?:nav|navbar|navigation|menu|menubar|breadcrumbs?|topbar|pagination|pager|sidebar|"
    r"widgets?|toolbar|searchform|search|comments?|respond|newsletter|subscribe|sharedaddy)"
    r"(?:[-_]*(?:area|list|bar|box|wrapper|container|block|section|form|links|inner|\d+))?|"
    r"(?:site|page|global|colophon)[-_]*footer|footer|colophon|(?:site|global|top)[-_]*header|"
    r"(?:skip|back)[-_]?(?:link|to[-_]?(?:content|top))|screen-reader-text|tag-?(?:list|cloud)|tags|"
    r"lang(?:uage)?[-_]?(?:switch(?:er)?|selector|menu)|contentinfo|complementary|navigation|search",
    re.IGNORECASE,
)
"""Names of elements that are around the text as a whole."""
_WITHIN = re.compile(
    r"cookie|consent|gdpr|(?:^|[-_])(?:share|sharing|social|addthis|related|recommended)(?:$|[-_])",
    re.IGNORECASE,
)
"""What names of such elements have within."""
LONG, MANY = 20, 3
"""Words of a paragraph of text; and links, one below the other, that are a menu."""
SHORT = 5
"""Words of a link in a menu."""
MOST_AROUND, LEAST_MAIN = 0.4, 0.5
"""The share of a page's words that may stand in such an element; the least that is in its main."""


MUCH = 0.2
"""The share of a page's words that may stand in the draft as left out."""


class Place(Struct, frozen=True):
    """Where on its page a line stands."""

    around: int = 0
    """The element around the text in which it is, by its number; 0 for none."""
    in_main: bool = False
    is_linked: bool = False
    """Whether all of it leads elsewhere."""


class Around:
    """Follows the elements of a page."""

    def __init__(self) -> None:
        self.tag = ""
        self.depth = self.number = self.main = self.links = 0
        self.texts = [False, False]
        """Whether text stood outside and inside of links since the last line."""

    def opened(self, tag: str, given: Mapping[str, str]) -> None:
        """Take notice of an element that begins."""
        self.main += tag == "main"
        self.links += tag == "a"
        if self.depth:
            self.depth += tag == self.tag
        elif tag in BLOCKS and is_around(given):
            self.tag, self.depth, self.number = tag, 1, self.number + 1

    def closed(self, tag: str) -> None:
        """Take notice of an element that ends."""
        self.main = max(0, self.main - (tag == "main"))
        self.links = max(0, self.links - (tag == "a"))
        if self.depth:
            self.depth -= tag == self.tag

    def read(self, data: str) -> None:
        """Take notice of text."""
        if data.strip():
            self.texts[self.links > 0] = True

    def place(self) -> Place:
        """Return where the line stands that ends here."""
        linked = self.texts == [False, True]
        self.texts = [False, False]
        return Place(self.number if self.depth else 0, self.main > 0, linked)


def is_around(given: Mapping[str, str]) -> bool:
    """Whether the names that an element has say that it is none of the text."""
    names = " ".join(given.get(key, "") for key in ("class", "id", "role")).split()
    return any(_WHOLE.fullmatch(name) or _WITHIN.search(name) for name in names)


def apart_from_text(lines: Sequence[Line], places: Sequence[Place]) -> tuple[Line, ...]:
    """Say of the lines around the text that they are; never of most of a page."""
    sizes = [len(line.words.split()) for line in lines]
    found = {*_in_elements(places, sizes), *_outside(lines, places, sizes)}
    found |= set(_menus(places, sizes))
    if sum(size for index, size in enumerate(sizes) if index not in found) < LONG:
        return tuple(lines)
    return tuple(
        replace(line, kind=LineKind.AROUND) if index in found else line
        for index, line in enumerate(lines)
    )


def _in_elements(places: Sequence[Place], sizes: Sequence[int]) -> Iterator[int]:
    words: Counter[int] = Counter()
    for place, size in zip(places, sizes, strict=True):
        words[place.around] += size
    most = MOST_AROUND * sum(sizes)
    for index, place in enumerate(places):
        if place.around and words[place.around] <= most:
            yield index


def _outside(lines: Sequence[Line], places: Sequence[Place], sizes: Sequence[int]) -> Iterator[int]:
    """Return the lines outside of a page's main part, if it has one; headings may be its title."""
    main = sum(size for place, size in zip(places, sizes, strict=True) if place.in_main)
    if main < LEAST_MAIN * sum(sizes) or not main:
        return
    for index, place in enumerate(places):
        if not place.in_main and lines[index].kind is not LineKind.HEADING:
            yield index


def _menus(places: Sequence[Place], sizes: Sequence[int]) -> Iterator[int]:
    """Return the short links that stand one below the other above all text."""
    end = next((i for i, size in enumerate(sizes) if size >= LONG), 0)
    run: list[int] = []
    for index in range(end + 1):
        if index < end and places[index].is_linked and sizes[index] <= SHORT:
            run.append(index)
            continue
        if len(run) >= MANY:
            yield from run
        run = []


def without_much(lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """Leave out what is around the text where it is much, and return how many words it has.

    Little of it stands in the draft, marked; a draft that marks a third is no transcription.
    """
    sizes = [len(line.words.split()) for line in lines]
    is_around = [line.kind is LineKind.AROUND for line in lines]
    words = sum(size for size, one in zip(sizes, is_around, strict=True) if one)
    if words <= MUCH * sum(sizes):
        return tuple(lines), 0
    kept: list[Line] = []
    for index, (line, one) in enumerate(zip(lines, is_around, strict=True)):
        below = index > 0 and is_around[index - 1]
        if not one:
            kept.append(replace(line, gap=max(1, line.gap)) if below else line)
    return tuple(kept), words
