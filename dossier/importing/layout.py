"""What a reader found in a file: lines with hints of their layout, one common value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace


class LineKind(StrEnum):
    """What the file itself says a line is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    MARGIN = "margin"
    """A page's header or footer, where the format says so."""
    AROUND = "around"
    """What a page of the web has around its text (a menu, a button, a notice), or the note above a
    letter that is passed on by mail."""
    HEADER = "header"
    """A header of an e-mail."""


class Align(StrEnum):
    """Where on its line a text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Line(Struct, frozen=True):
    """One line of the source."""

    text: str
    """Its characters as the source text has them, without the white space around."""
    words: str
    """The same without the signs of Markdown, white space folded: what recognisers read."""
    number: int
    """The line of the source text, from 1."""
    page: int = 1
    gap: int = 0
    """How many blank lines stand above it."""
    indent: int = 0
    """How far it stands from the left edge, in characters."""
    align: Align = Align.LEFT
    is_bold: bool = False
    cells: tuple[str, ...] = ()
    """Its parts, where it is a row of a table or has columns."""
    kind: LineKind = LineKind.TEXT
    is_whole: bool = False
    """Whether the format says that it is a paragraph by itself."""
    is_full: bool = False
    """Whether the first word of the next line had no room on it."""
    column: int = 0
    """The column it stands in, where lines stand side by side."""


class Notice(Struct, frozen=True):
    """Something the editor is told about a file."""

    what: str
    hint: str = ""
    is_error: bool = False
    """Whether nothing can be made of the file."""


class Attachment(Struct, frozen=True):
    """A file that came with a mail."""

    name: str
    data: bytes


class Sheet(Struct, frozen=True):
    """A file as its reader found it."""

    lines: tuple[Line, ...]
    nature: str
    """text-extract, born-digital or scan, as `source.nature` wants it."""
    markup: str = "plain"
    """plain or markdown, as `source.markup` wants it."""
    extracted: str = ""
    """The text to be kept beside the file; empty where the file is that text itself."""
    headers: tuple[tuple[str, str], ...] = ()
    """The headers of an e-mail, decoded."""
    notices: tuple[Notice, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    """The files that came with an e-mail and may be letters themselves."""
    sites: tuple[str, ...] = ()
    """What a page calls the site it is of, beside its text."""
    headline: str = ""
    """What a page calls itself, before the name of its site."""

    @property
    def is_readable(self) -> bool:
        """Whether a draft can be made."""
        return bool(self.lines) and not any(notice.is_error for notice in self.notices)


LONG = 70
"""Characters beyond which a paragraph is text, not a line of an address."""


class Spacing(Struct):
    """Parts paragraphs from one another: short ones of one line each make a block together."""

    is_apart: bool = True
    """Whether an empty paragraph, or the beginning of something, stands above."""
    short_above: bool = False

    def paragraph(self, rows: int, length: int) -> int:
        """Return the gap above a paragraph of so many lines, whose text is so long."""
        short = rows == 1 and length < LONG
        gap = 0 if short and self.short_above and not self.is_apart else 1
        self.is_apart, self.short_above = False, short
        return gap


def numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Give lines the numbers they have in the text that is kept of them."""
    made: list[Line] = []
    number = 0
    for line in lines:
        gap = line.gap if made else 0
        number += gap + 1
        made.append(replace(line, number=number, gap=gap))
    return tuple(made)


FULL, FEWEST_FULL, LONGEST = 0.85, 3, 130
"""The share of the width from which a line is full; so many tell it; no broken line is longer."""


def filled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Say of the lines of a text whether the next one's first word had no room on them."""
    sizes = [line.indent + len(line.text) for line in lines]
    width = max((size for size in sizes), default=0)
    if width > LONGEST or sum(size >= FULL * width for size in sizes) < FEWEST_FULL:
        return tuple(lines)
    below = [(size, after) for size, (_, after) in zip(sizes, pairwise(lines), strict=False)]
    full = [
        size + 1 + len(after.text.split()[0]) > width and not after.gap for size, after in below
    ]
    return tuple(
        replace(line, is_full=True) if is_full else line
        for line, is_full in zip(lines, [*full, False], strict=True)
    )


def refused(what: str, hint: str) -> Sheet:
    """Return the sheet of a file from which nothing can be taken."""
    return Sheet((), "", notices=(Notice(what, hint, is_error=True),))


def text_of(lines: tuple[Line, ...]) -> str:
    """Return lines as a text to keep: what stands in it is what the draft is compared with."""
    return "".join("\n" * line.gap + line.text + "\n" for line in lines)
