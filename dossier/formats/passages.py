"""Texts cut into stretches of bounded length, so that a page can load them one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

STRETCH = 6_000
"""About how many characters are loaded at once."""


class Passage(Struct, frozen=True):
    """A paragraph, or a stretch of a very long one."""

    number: int
    """The paragraph's number; 0 for a part of a letter that has none."""
    text: str


def stretches(passages: Iterable[Passage], most: int = STRETCH) -> tuple[tuple[Passage, ...], ...]:
    """Cut a text into stretches of about `most` characters, between words at the worst."""
    made: list[tuple[Passage, ...]] = []
    waiting: list[Passage] = []
    size = 0
    for passage in passages:
        for text in cut(passage.text, most):
            if waiting and size + len(text) > most:
                made.append(tuple(waiting))
                waiting, size = [], 0
            waiting.append(Passage(passage.number, text))
            size += len(text)
    if waiting or not made:
        made.append(tuple(waiting))
    return tuple(made)


def cut(text: str, most: int) -> Sequence[str]:
    """Cut a long text between words; where there is no space, between characters."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > most:
        space = text.rfind(" ", start, start + most)
        end = space if space > start else start + most
        pieces.append(text[start:end])
        start = end
    pieces.append(text[start:])
    return pieces
