"""A transcription as values: blocks of runs, each run saying what stands and what is read."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

BAR = "█████"
"""What readers see for withheld text: of one length, whatever it replaces."""


class RunKind(StrEnum):
    """What an editor did to a stretch of text; `TEXT` is where nothing was done."""

    TEXT = "text"
    LEFT_OUT = "left-out"
    SUPPLIED = "supplied"
    READ_AS = "read-as"
    PASSAGE = "passage"
    PAGE = "page"
    NOTE = "note"
    WITHHELD = "withheld"


class NoteKind(StrEnum):
    """The types a note may begin with; exports turn each into its own element."""

    FURNITURE = "furniture"
    OMITTED = "omitted"
    SUPPLIED = "supplied"
    READING = "reading"
    CORRECTION = "correction"
    NORMALISED = "normalised"
    SIC = "sic"
    PAGE = "page"
    NOTE = "note"


class Run(Struct, frozen=True):
    """A stretch of a block: text as it stands in the source, and as it is read."""

    kind: RunKind
    stands: str
    """Markdown of what the source has; empty for what editors supply."""
    reads: str
    """Markdown of what readers read; empty for what is left out."""
    line: int
    column: int
    note_kind: NoteKind | None = None
    certainty: str = ""
    """For a reading: certain, probable or unclear."""
    note: str = ""
    """The editors' reason or remark; for a page break, the page's name."""


class BlockKind(StrEnum):
    """What a block is in Markdown."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTATION = "quotation"
    TABLE = "table"
    RULE = "rule"


class PartOfLetter(StrEnum):
    """The classes that an attribute list may give a block."""

    DATELINE = "dateline"
    ADDRESSEE = "addressee"
    SALUTATION = "salutation"
    SUBJECT = "subject"
    CLOSING = "closing"
    SIGNATURE = "signature"
    CC = "cc"
    LETTERHEAD = "letterhead"


class Block(Struct, frozen=True):
    """What stands between two blank lines."""

    kind: BlockKind
    part: PartOfLetter | None
    runs: tuple[Run, ...]
    line: int
    """The line of the file at which it begins."""
    number: int
    """The paragraph's number (`#p3`); 0 for a part of the letter or a block left out."""

    @property
    def anchor(self) -> str:
        """The paragraph's address within its page; empty where it has none."""
        return f"p{self.number}" if self.number else ""


class Text(Struct, frozen=True):
    """A transcription with its reading text: what pages, quotations and exports work on."""

    blocks: tuple[Block, ...] = ()
    readings: tuple[str, ...] = ()
    """The reading text of each block, Markdown resolved, in plain characters."""

    @property
    def outline(self) -> Outline:
        """What is read in it, block by block."""
        numbers = tuple(block.number for block in self.blocks)
        return Outline(self.readings, numbers, tuple(block.part for block in self.blocks))

    def paragraph(self, number: int) -> str:
        """Return the reading text of paragraph `number`; raises KeyError if there is none."""
        for block, reading in zip(self.blocks, self.readings, strict=True):
            if block.number == number:
                return reading
        raise KeyError(number)

    @property
    def paragraphs(self) -> int:
        """How many numbered paragraphs there are."""
        return max((block.number for block in self.blocks), default=0)


class Outline(Struct, frozen=True):
    """What most ask of a transcription: what is read, and what each block is."""

    readings: tuple[str, ...]
    """The reading text of each block."""
    numbers: tuple[int, ...]
    """The paragraph's number of each; 0 where it has none."""
    parts: tuple[PartOfLetter | None, ...]
    """The part of the letter that each is, where it is one."""

    @property
    def paragraphs(self) -> int:
        """How many numbered paragraphs there are."""
        return max(self.numbers, default=0)


Side = Callable[[Run], str]
"""Chooses what a run contributes: `stands` or `reads`."""


def stands(run: Run) -> str:
    """What the source has: all marks rejected."""
    return run.stands


def reads(run: Run) -> str:
    """What readers read: all marks accepted."""
    return run.reads
