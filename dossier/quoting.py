"""Does a quotation stand in the dossier, and where: exact, altered or not found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from heapq import nlargest
from itertools import accumulate

from msgspec import Struct

from dossier.comparing import (
    ALIKE,
    MOST_PLACES,
    SHORT,
    Likely,
    Place,
    Stream,
    differences,
    likely,
    places,
    promise,
    stream,
    words_in,
)
from dossier.model import Document
from dossier.words import Token, said, visible

COMPARED = 8
"""How many documents are compared word by word: those that promise most."""


class Verdict(StrEnum):
    """What became of a quotation."""

    EXACT = "exact"
    ALTERED = "altered"
    NOT_FOUND = "not found"
    NO_WORDS = "no words"


class Hit(Struct, frozen=True):
    """A passage that is the quotation, or is most like it."""

    document: Document
    paragraphs: tuple[int, ...]
    """The numbers of the paragraphs it stands in; 0 for a part of a letter that has none."""
    text: str
    """The passage as it stands."""
    left_out: int
    """How many of its words the quotation's ellipses leave out."""


class Change(Struct, frozen=True):
    """One place where the quotation differs."""

    quote: str
    """Its words; empty where it lacks some."""
    text: str
    """The document's words; empty where the quotation has added some."""


class Answer(Struct, frozen=True):
    """What is known of a quotation."""

    verdict: Verdict
    is_short: bool
    """Whether it has too few words to prove anything."""
    hits: tuple[Hit, ...]
    changes: tuple[Change, ...]


def check(text: str, documents: Iterable[Document]) -> Answer:
    """Look for a quotation in the reading texts of an edition's documents."""
    shown = visible(text)
    parts = said(shown)
    flat = tuple(token for part in parts for token in part)
    words = words_in(flat)
    if not words:
        return Answer(Verdict.NO_WORDS, is_short=True, hits=(), changes=())
    shelf = [(document, stream(document.outline.readings)) for document in documents]
    hits = [
        _hit(document, where, place) for document, where in shelf for place in places(parts, where)
    ][:MOST_PLACES]
    if hits:
        return Answer(Verdict.EXACT, words < SHORT, tuple(hits), ())
    if words < SHORT:
        return Answer(Verdict.NOT_FOUND, is_short=True, hits=(), changes=())
    gaps = frozenset(list(accumulate(len(part) for part in parts))[:-1])
    found = _nearest(flat, shelf, gaps)
    if found is None:
        return Answer(Verdict.NOT_FOUND, is_short=False, hits=(), changes=())
    document, where, near = found
    changes = tuple(
        Change(_slice(shown, flat, one.quote), _passage(where, *one.text))
        for one in differences(flat, where, near, gaps)
    )
    hit = _hit(document, where, Place(near.first, near.last, 0))
    return Answer(Verdict.ALTERED, is_short=False, hits=(hit,), changes=changes)


def _nearest(
    flat: Sequence[Token], shelf: Sequence[tuple[Document, Stream]], gaps: frozenset[int]
) -> tuple[Document, Stream, Likely] | None:
    """Return the passage most like the quotation, if it is like enough."""
    promising = nlargest(COMPARED, shelf, key=lambda pair: promise(flat, pair[1])[0])
    best: tuple[Document, Stream, Likely] | None = None
    for document, where in promising:
        near = likely(flat, where, gaps)
        if near is not None and (best is None or near.likeness > best[2].likeness):
            best = document, where, near
    return best if best is not None and best[2].likeness >= ALIKE else None


def _hit(document: Document, where: Stream, place: Place) -> Hit:
    owners = dict.fromkeys(where.owners[place.first : place.last + 1])
    return Hit(
        document,
        tuple(document.text.blocks[owner].number for owner in owners),
        _passage(where, place.first, place.last + 1),
        place.left_out,
    )


def _passage(where: Stream, start: int, end: int) -> str:
    """Return the text of some tokens as it stands, paragraphs joined by a space."""
    pieces: list[str] = []
    for owner in dict.fromkeys(where.owners[start:end]):
        own = [i for i in range(start, end) if where.owners[i] == owner]
        first, last = where.tokens[own[0]], where.tokens[own[-1]]
        pieces.append(where.texts[owner][first.start : last.end])
    return " ".join(pieces)


def _slice(shown: str, flat: Sequence[Token], span: tuple[int, int]) -> str:
    start, end = span
    return shown[flat[start].start : flat[end - 1].end] if end > start else ""
