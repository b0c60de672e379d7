"""The search index: which word stands in which unit, in pieces that a page loads as it needs them.

A unit is a document, or a stretch of a long one, an event or an actor. Each word (`words.terms`)
has a line `word list`; lines are sorted and cut into pieces of bounded size. A list has the
numbers of the units, each as the distance from the one before, with a weight from 0 to 3. A
beginning that too many words share has a line of its own, `com* list`, so that no question needs
more than a few pieces. What filters go by has lines of its own, such as `@year/2015 list`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.words import fold_term, surfaces, terms

PIECE = 8_000
"""About how many characters a piece has; one long list may make it longer."""
SHARED = 12_000
"""When the words with one beginning have longer lists than this, the beginning has its own."""
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""Digits of the numbers in lists; the upper half says that the number goes on."""
IN_TITLE, OFTEN, AGAIN, ONCE = 3, 2, 1, 0
MANY, SOME = 4, 2
"""From how many times on a word stands in a unit often, or again."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that a search can find."""

    marks: tuple[str, ...]
    """What the filters go by, such as `kind/letter` or `year/2015`."""
    title: str
    """Title and names: words that weigh most."""
    text: str
    is_document: bool
    """Whether its text is a letter's, which may be quoted, and not the editors' own."""
    part: int
    """Which stretch of a long document, from 0."""


@dataclass(frozen=True, slots=True)
class Index:
    """The index of all units."""

    firsts: tuple[str, ...]
    """The first word of each piece."""
    shared: tuple[str, ...]
    """The beginnings that have lines of their own."""
    pieces: tuple[str, ...]


def index(units: Sequence[Unit]) -> Index:
    """Return the index of units, the same for the same units."""
    lists = {term: written(entries) for term, entries in _entries(units).items()}
    heavy = _shared(lists)
    lines = sorted({**lists, **heavy}.items(), key=lambda line: _order(line[0]))
    firsts: list[str] = []
    pieces: list[str] = []
    waiting: list[str] = []
    size = 0
    for term, entries in lines:
        line = f"{term} {entries}"
        if waiting and size + len(line) > PIECE:
            pieces.append("\n".join(waiting))
            waiting, size = [], 0
        if not waiting:
            firsts.append(term)
        waiting.append(line)
        size += len(line) + 1
    if waiting:
        pieces.append("\n".join(waiting))
    return Index(tuple(firsts), tuple(sorted(one[:-1] for one in heavy)), tuple(pieces))


def _order(term: str) -> bytes:
    """Sort as a browser compares texts."""
    return term.encode("utf-16-be", "surrogatepass")


def _entries(units: Sequence[Unit]) -> dict[str, list[int]]:
    """Return for each word its units, as number times four plus weight."""
    found: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        counts: Counter[str] = Counter()
        for word, count in Counter(surfaces(unit.text)).items():
            counts[fold_term(word)] += count
        weights = {
            term: OFTEN if count >= MANY else AGAIN if count >= SOME else ONCE
            for term, count in counts.items()
            if term
        }
        weights |= dict.fromkeys((token.text for token in terms(unit.title)), IN_TITLE)
        weights |= dict.fromkeys((f"@{mark}" for mark in unit.marks), ONCE)
        for term, weight in weights.items():
            found.setdefault(term, []).append(number * 4 + weight)
    return found


def _shared(lists: Mapping[str, str]) -> dict[str, str]:
    """Return the lists of beginnings that too many words share."""
    made: dict[str, str] = {}
    groups = [sorted(term for term in lists if not term.startswith("@"))]
    length = 0
    while groups:
        length += 1
        heavier: list[list[str]] = []
        for group in groups:
            for beginning, words in groupby(group, key=lambda term: term[:length]):
                same = [term for term in words if len(term) >= length]
                if len(same) > 1 and sum(len(lists[term]) for term in same) > SHARED:
                    made[f"{beginning}*"] = _union(lists[term] for term in same)
                    heavier.append(same)
        groups = heavier
    return made


def _union(entries: Iterable[str]) -> str:
    weights: dict[int, int] = {}
    for one in entries:
        for value in read(one):
            number, weight = divmod(value, 4)
            if weight >= weights.get(number, 0):
                weights[number] = weight
    return written(number * 4 + weight for number, weight in sorted(weights.items()))


def written(entries: Iterable[int]) -> str:
    """Write a list: for each entry the distance from the number before, and its weight."""
    made: list[str] = []
    before = -1
    for entry in entries:
        number = entry >> 2
        made.append(digits((number - before - 1) * 4 + (entry & 3)))
        before = number
    return "".join(made)


def read(text: str) -> list[int]:
    """Read a list back."""
    entries: list[int] = []
    number, value, shift = -1, 0, 0
    for character in text:
        digit = _VALUES[character]
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:  # noqa: PLR2004  # half of the alphabet
            number += (value >> 2) + 1
            entries.append(number * 4 + (value & 3))
            value = shift = 0
    return entries


def digits(value: int) -> str:
    """Write a number in the digits of the alphabet, the lowest first."""
    return _SMALL[value] if value < len(_SMALL) else _digits(value)


def _digits(value: int) -> str:
    made = ""
    while value > 31:  # noqa: PLR2004  # half of the alphabet
        made += ALPHABET[32 + (value & 31)]
        value >>= 5
    return made + ALPHABET[value]


_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_SMALL = [_digits(value) for value in range(1024)]


def column(values: Iterable[int]) -> str:
    """Write a column of numbers as pairs: a number, and how many more follow that are the same."""
    return "".join(
        digits(value) + digits(sum(1 for _ in same) - 1) for value, same in groupby(values)
    )
