"""The space that a document sets: between its paragraphs, and within a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from xml.etree import ElementTree as ET

from msgspec import Struct, field
from msgspec.structs import replace

from dossier.importing.layout import Line, Spacing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIGHT, WIDE = 3.0, 5.0
"""Points of space up to which lines stand together, and from which they stand apart."""
OF_A_PARAGRAPH = 12.0
"""The space around a paragraph of a page that says nothing of it."""
TWIPS_A_POINT = 20
AUTOMATIC = 14.0
MOST_STYLES = 20
"""Styles that may rest on one another."""
_POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_MARGIN = re.compile(r"(?:^|[;\s])margin(-top|-bottom)?\s*:\s*([^;]{1,80})", re.IGNORECASE)
_WIDE = re.compile(r"[ \n]*\xa0[\xa0 \n]*\xa0[\xa0 \n]*\xa0[\xa0 \n]*|(?<=\S)[ \t]{12,}(?=\S)")
"""Spaces that are kept, one beside the other, or many of others: they part columns, or a bullet."""
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|px|r?em|cm|mm|in)?", re.IGNORECASE)


class Space(Struct, frozen=True):
    """The points above and below a paragraph."""

    above: float = 0.0
    below: float = 0.0


def apart(spaces: Sequence[Space | None]) -> frozenset[int]:
    """Return which paragraphs stand apart from the one above, where others stand close to it.

    Where all have the same space above, it tells nothing; None stands for no paragraph.
    """
    steps = {
        index: max(before.below, space.above)
        for index, (before, space) in enumerate(pairwise(spaces), 1)
        if before is not None and space is not None
    }
    if not steps or min(steps.values()) > TIGHT:
        return frozenset()
    return frozenset(index for index, step in steps.items() if step >= WIDE)


def of_page(style: str) -> Space:
    """Return what a paragraph of a page says of the space around it."""
    above = below = OF_A_PARAGRAPH
    for side, value in _MARGIN.findall(style):
        found = [
            float(number) * _POINTS.get(unit.lower(), 1.0)
            for number, unit in _LENGTH.findall(value)
        ]
        if not found:
            continue
        if side.lower() != "-bottom":
            above = found[0]
        if side.lower() != "-top":
            below = found[0] if side or len(found) < 3 else found[2]
    return Space(above, below)


def spaced(lines: Sequence[tuple[int, Line]], spaces: Mapping[int, Space]) -> list[Line]:
    """Return the lines of a page's paragraphs with the gaps above them."""
    made: list[Line] = []
    spacing = Spacing()
    before = -1
    groups = [(n, [line for _, line in group]) for n, group in groupby(lines, lambda x: x[0])]
    wide = apart([spaces.get(paragraph) for paragraph, _ in groups])
    for place, (paragraph, own) in enumerate(groups):
        spacing.is_apart = spacing.is_apart or paragraph > before + 1 or place in wide
        gap = spacing.paragraph(len(own), len(own[0].text))
        before = paragraph
        made.extend(
            replace(line, gap=0 if index else gap, is_whole=len(own) == 1)
            for index, line in enumerate(own)
        )
    return made


def apart_by_spaces(raw: str) -> list[str]:
    """Return the parts of a line that wide spaces part; what only marks an item is no part."""
    parts = [" ".join(part.split()) for part in _WIDE.split(raw)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and not any(map(str.isalpha, parts[0])):
        parts = [f"{parts[0]} {parts[1]}", *parts[2:]]
    return parts


def has_columns(text: str) -> bool:
    """Whether each of several lines of a page's own text has columns: their ends are ends."""
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    return len(rows) > 1 and all(_WIDE.search(row) for row in rows)


class Distances(Struct):
    """The styles of a Word file, by which its paragraphs stand apart."""

    styles: dict[str, ET.Element] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)
    """The spacing of paragraphs that say nothing of it."""
    plain: str = ""
    """The style of paragraphs that name none."""

    @classmethod
    def read(cls, root: ET.Element | None) -> Distances:
        """Read word/styles.xml."""
        made = cls()
        if root is None:
            return made
        made.usual = _spacing(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for style in root.iterfind(f"{W}style"):
            if style.get(f"{W}type") == "paragraph":
                made.styles[style.get(f"{W}styleId") or ""] = style
                if style.get(f"{W}default") == "1":
                    made.plain = style.get(f"{W}styleId") or ""
        return made

    def apart(self, body: ET.Element) -> frozenset[ET.Element]:
        """Return the paragraphs that stand apart from those above them."""
        found = list(body.iter(f"{W}p"))
        spaces = [self.space(one) if _has_text(one) else None for one in found]
        return frozenset(found[index] for index in apart(spaces))

    def space(self, paragraph: ET.Element) -> Space:
        """Return the space above and below a paragraph."""
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        name = (named.get(f"{W}val") or "") if named is not None else self.plain
        told = dict(self.usual)
        for style in reversed(list(self.chain(name))):
            told |= _spacing(style.find(f"{W}pPr"))
        told |= _spacing(properties)
        return Space(_points(told, "before"), _points(told, "after"))

    def chain(self, name: str) -> Iterator[ET.Element]:
        """Return a style and those that it rests on."""
        for _ in range(MOST_STYLES):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            based = style.find(f"{W}basedOn")
            name = (based.get(f"{W}val") or "") if based is not None else ""


def _has_text(paragraph: ET.Element) -> bool:
    return any((one.text or "").strip() for one in paragraph.iter(f"{W}t"))


def _spacing(properties: ET.Element | None) -> dict[str, str]:
    found = properties.find(f"{W}spacing") if properties is not None else None
    if found is None:
        return {}
    return {key.removeprefix(W): value for key, value in found.attrib.items()}


def _points(told: dict[str, str], side: str) -> float:
    if told.get(f"{side}Autospacing") in {"1", "true", "on"}:
        return AUTOMATIC
    value = told.get(side, "")
    return int(value) / TWIPS_A_POINT if value.isdigit() else 0.0
