"""How much of a long file is looked through: its beginning and its end, where the parts are.

Whatever is not looked through stands in the draft as text. The bound is in lines and characters,
not in seconds, so that a file is understood in the same way on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.chunks import Chunk
from dossier.importing.layout import Line, Notice
from dossier.importing.outline import Outline

MOST_LINES, MOST_CHARACTERS = 6_000, 240_000
"""Some hundred pages: a file of up to so much is looked through as a whole."""
HEAD_SHARE = 1 / 3
"""How much of that is spent on the beginning of a longer file; signatures may be many."""
LONGEST_LINE = 60_000
"""Characters of a line that are read: a thousand names may stand in one."""


class Extent(Struct, frozen=True):
    """The lines of a file of which some are looked through."""

    lines: tuple[Line, ...]
    head: int
    """How many of the first lines are looked through."""
    tail: int
    """From which of the lines on they are again."""

    @property
    def looked_through(self) -> tuple[Line, ...]:
        """Return the lines that recognisers read; what was not there is a gap between them."""
        head, tail = self.lines[: self.head], self.lines[self.tail :]
        if tail and self.head < self.tail:
            tail = (replace(tail[0], gap=max(1, tail[0].gap)), *tail[1:])
        return tuple(
            line if len(line.words) <= LONGEST_LINE else replace(line, words=_cut(line.words))
            for line in (*head, *tail)
        )

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return what to tell where something was not looked through."""
        is_cut = any(len(line.words) > LONGEST_LINE for line in self.lines)
        if self.head >= self.tail and not is_cut:
            return ()
        which = (
            f"in its first {self.head} lines and its last {len(self.lines) - self.tail}"
            if self.head < self.tail
            else f"in the first {LONGEST_LINE} characters of its longest line"
        )
        return (
            Notice(
                "this is very long for a letter: who writes, signs and is addressed was looked for"
                f" only {which}",
                "the draft holds the whole text; add by hand whom you find further in it",
            ),
        )

    def whole(self, letter: Outline) -> Outline:
        """Return the outline of all lines; those that were not looked through are text."""
        missing = self.tail - self.head
        between = Outline.unjudged(self.lines[self.head : self.tail])
        head = [one for one in letter.chunks if one.last <= self.head]
        tail = [one for one in letter.chunks if one.last > self.head]
        return Outline(
            self.lines,
            (*head, *_moved(between.chunks, self.head), *_moved(tail, missing)),
            (*letter.parts[: self.head], *between.parts, *letter.parts[self.head :]),
        )


def extent(lines: Sequence[Line]) -> Extent:
    """Choose the lines of a letter that are looked through: all of them, but of a book."""
    sizes = [min(len(line.words), LONGEST_LINE) for line in lines]
    if len(lines) <= MOST_LINES and sum(sizes) <= MOST_CHARACTERS:
        return Extent(tuple(lines), len(lines), len(lines))
    head = _fitting(sizes, HEAD_SHARE)
    tail = len(lines) - _fitting(sizes[::-1], 1 - HEAD_SHARE)
    return Extent(tuple(lines), min(head, tail), tail)


def _fitting(sizes: Iterable[int], share: float) -> int:
    """Return how many lines fit into a share of what is looked through; at least one."""
    fitting = sum(1 for size in accumulate(sizes) if size <= share * MOST_CHARACTERS)
    return max(1, min(fitting, int(share * MOST_LINES)))


def _cut(words: str) -> str:
    return words[:LONGEST_LINE].rpartition(" ")[0] or words[:LONGEST_LINE]


def _moved(chunks: Iterable[Chunk], by: int) -> Iterator[Chunk]:
    return (replace(one, first=one.first + by, last=one.last + by) for one in chunks)
