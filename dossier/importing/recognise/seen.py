"""A document as the clues to its kind are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.chunks import Chunk
from dossier.importing.layout import Line
from dossier.importing.lexicon import folded
from dossier.importing.outline import Outline, Part

HEAD_LINES, MOST_TOP = 14, 40
"""Lines that stand above the text where nothing says where it begins; and at most."""
SHORT = 140
"""Characters of a line that may be a title."""
MOST_READ = 20_000
"""Characters of the text that are read."""


class Read(Struct, frozen=True):
    """A document as its clues are looked for."""

    letter: Outline
    headers: Sequence[tuple[str, str]]
    top: tuple[Line, ...]
    """The lines above the text, and the subject."""
    firsts: tuple[Line, ...]
    """Its paragraphs, each as one line."""
    text: str
    """Its text as it stands, and folded."""
    plain: str
    signers: tuple[Line, ...]
    """The lines of the signature."""

    @property
    def greets(self) -> bool:
        """Whether it has a salutation."""
        return Part.SALUTATION in self.letter.parts

    def first(self, part: Part) -> Line | None:
        """Return the first line of a part."""
        return next(iter(self.letter.of(part)), None)


def read(letter: Outline, headers: Sequence[tuple[str, str]] = ()) -> Read:
    """Return a document as its clues are looked for."""
    text = " ".join(line.words for line in letter.of(Part.BODY))[:MOST_READ]
    return Read(
        letter,
        headers,
        tuple(_top(letter)),
        tuple(_whole(letter, chunk) for chunk in letter.chunks if chunk.is_prose),
        text,
        folded(text),
        tuple(line for line in letter.of(Part.SIGNATURE) if len(line.words) > 2),
    )


def _whole(letter: Outline, chunk: Chunk) -> Line:
    """Return a paragraph as one line."""
    lines = letter.lines[chunk.first : chunk.last]
    return replace(lines[0], words=" ".join(line.words for line in lines))


def _top(letter: Outline) -> list[Line]:
    """Return the lines above the text, and the subject."""
    body = next((i for i, p in enumerate(letter.parts) if p is Part.SALUTATION), None)
    if body is None:
        body = next((c.first for c in letter.chunks if c.is_prose), HEAD_LINES)
    top = list(letter.lines[: min(body, MOST_TOP)])
    return top + [line for line in letter.of(Part.SUBJECT) if line not in top]


def first_with(lines: Iterable[Line], form: re.Pattern[str], longest: int = SHORT) -> Line | None:
    """Return the first of some lines, no longer than it may be, that has some words."""
    short = (line for line in lines if len(line.words) <= longest)
    return next((line for line in short if form.search(folded(line.words))), None)
