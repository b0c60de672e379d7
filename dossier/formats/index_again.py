"""The search index again, after a few units have changed: what else is in it is not even read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dossier.formats import index as lists
from dossier.formats.index import (
    Beginning,
    Folded,
    Index,
    Piece,
    Unit,
    common_in,
    is_heavy,
    is_word,
    order,
    pairs_in,
    read,
    union,
    weights,
    words_of,
    written,
)

FEW = 16
"""If more than one unit in so many has changed, the whole index is made."""
_Weights = dict[str, int]
_Changes = dict[int, int | None]
"""What a line holds of the units that have changed: a weight, or nothing."""
_Lines = list[tuple[str, str]]
_Told = TypeVar("_Told")


class Former(Struct, frozen=True):
    """An index as it was."""

    pieces: Sequence[Piece]
    """Without their texts."""
    read: Callable[[int], str]
    """Reads the text of one."""
    names: tuple[str, ...]
    """The common words."""
    beginnings: Mapping[str, Beginning]
    changed: Mapping[int, Unit]
    """The units that are other ones now, by their numbers, as they were."""


def index_again(former: Former, now: Mapping[int, Unit], count: int) -> Index | None:
    """Return what `index` would make of as many units as before, of which some are others now.

    None where it must be asked. Pieces that stand are told by their numbers.
    """
    if not former.pieces:
        return None
    most, looked = common_in(count), _Looked(former)
    units = _both(former, now)
    new: dict[str, str] = {}
    for line, weighed in _changes(*units).items():
        before = read(looked.get(line))
        entries = _with(before, weighed)
        if is_word(line) and (len(before) > most) != (len(entries) > most):
            return None  # whether it is common has changed: its pairs stand in other units
        new[line] = written(entries)
    words = {line: text for line, text in new.items() if is_word(line)}
    heavy, beginnings = _heavy(looked, words, units)
    pieces = tuple(_cut_again(looked, new | heavy))
    return Index(pieces, beginnings, most, former.names)


class _Looked:
    """The lines of those pieces that are looked into."""

    def __init__(self, former: Former) -> None:
        self.former, self.pieces = former, former.pieces
        self._firsts = [order(one.first) for one in former.pieces]
        self._held: dict[int, dict[str, str]] = {}
        self._words: dict[int, _Words[str]] = {}

    def place(self, line: str) -> int:
        """Return the number of the piece in which a line stands, or would stand."""
        return max(0, bisect_right(self._firsts, order(line)) - 1)

    def lines(self, place: int) -> dict[str, str]:
        if place not in self._held:
            text = self.former.read(place)
            self._held[place] = dict(line.split(" ") for line in text.split("\n"))
        return self._held[place]

    def get(self, line: str) -> str:
        """Return what stands in a line; nothing where there is none."""
        return self.lines(self.place(line)).get(line, "")

    def beginning(self, start: str) -> dict[str, str]:
        """Return the lines of all words that begin so; it must be none that has its own line."""
        places = range(self.place(start), self.place(f"{start}\uffff") + 1)
        found: dict[str, str] = {}
        for place in places:
            if place not in self._words:
                self._words[place] = _Words(self.lines(place))
            found |= self._words[place].starting(start)
        return found


def _both(
    former: Former, now: Mapping[int, Unit]
) -> tuple[dict[int, _Weights], dict[int, _Weights]]:
    """Return the lines of the units that have changed, as they were and as they are."""
    folded, common = Folded(), frozenset(former.names)
    was = {number: _weighed(unit, common, folded) for number, unit in former.changed.items()}
    return was, {number: _weighed(now[number], common, folded) for number in former.changed}


def _weighed(unit: Unit, common: frozenset[str], folded: Folded) -> _Weights:
    """Return the lines in which a unit stands, each with its weight there."""
    title, text = words_of(unit.title, folded), words_of(unit.text, folded)
    pairs = pairs_in(title, common) | pairs_in(text, common)
    return weights(unit.marks, title, text) | dict.fromkeys(pairs, 0)


def _changes(was: Mapping[int, _Weights], now: Mapping[int, _Weights]) -> dict[str, _Changes]:
    """Return by line what has changed of each unit."""
    made: defaultdict[str, _Changes] = defaultdict(dict)
    for number, before in was.items():
        after = now[number]
        for line in before.keys() | after.keys():
            weight = after.get(line)
            if before.get(line) != weight:
                made[line][number] = weight
    return dict(made)


def _with(entries: Iterable[int], weighed: _Changes) -> list[int]:
    """Return the entries of a line after some units have changed."""
    kept = [entry for entry in entries if entry >> 2 not in weighed]
    new = [number * 4 + weight for number, weight in weighed.items() if weight is not None]
    return sorted(kept + new) if new else kept


# -- beginnings that many words share -----------------------------------------------------


def _heavy(
    looked: _Looked,
    words: Mapping[str, str],
    units: tuple[Mapping[int, _Weights], Mapping[int, _Weights]],
) -> tuple[dict[str, str], dict[str, Beginning]]:
    """Return the lines of beginnings that change with some words, and all beginnings with lines."""
    new: dict[str, str] = {}
    changed = _Words(words)
    was, now = ({number: _Words(one) for number, one in each.items()} for each in units)
    found = {**looked.former.beginnings}
    for beginning, (count, size) in sorted(_shifts(looked, words).items()):
        line = f"{beginning}*"
        if beginning in found:
            known = found[beginning]
            found[beginning] = (known[0] + count, known[1] + size)
            new[line] = written(_with(read(looked.get(line)), _of_beginning(beginning, was, now)))
            if not is_heavy(found[beginning]):
                del found[beginning]
                new[line] = ""
        elif beginning[:-1] in found or len(beginning) == 1:  # no other may be heavy
            same = {**looked.beginning(beginning), **changed.starting(beginning)}
            whole = [text for text in same.values() if text]
            if is_heavy((len(whole), sum(map(len, whole)))):
                found[beginning] = (len(whole), sum(map(len, whole)))
                new[line] = written(union(map(read, whole)))
    return new, found


def _shifts(looked: _Looked, words: Mapping[str, str]) -> dict[str, Beginning]:
    """Return by beginning how many words more have it now, and how much longer their lists are."""
    made: dict[str, Beginning] = {}
    for word, text in words.items():
        before = looked.get(word)
        more, longer = bool(text) - bool(before), len(text) - len(before)
        for length in range(1, len(word) + 1):
            count, size = made.get(word[:length], (0, 0))
            made[word[:length]] = (count + more, size + longer)
    return made


def _of_beginning(
    beginning: str, was: Mapping[int, _Words[int]], now: Mapping[int, _Words[int]]
) -> _Changes:
    """Return the units in which the words with one beginning weigh otherwise than before."""
    found: _Changes = {}
    for number, before in was.items():
        most = _most(now[number], beginning)
        if most != _most(before, beginning):
            found[number] = most
    return found


def _most(words: _Words[int], beginning: str) -> int | None:
    """Return what the heaviest of the words with one beginning weighs."""
    return max(words.starting(beginning).values(), default=None)


class _Words(Generic[_Told]):
    """Words in their order, each with what is told of it."""

    def __init__(self, told: Mapping[str, _Told]) -> None:
        self._told = told
        self._words = sorted(filter(is_word, told))

    def starting(self, beginning: str) -> dict[str, _Told]:
        """Return those with one beginning."""
        start = bisect_left(self._words, beginning)
        words = takewhile(lambda word: word.startswith(beginning), self._words[start:])
        return {word: self._told[word] for word in words}


# -- pieces -------------------------------------------------------------------------------


def _cut_again(looked: _Looked, new: Mapping[str, str]) -> Iterator[Piece]:
    """Lay lines out again, each time from a piece that changes to where all is cut as before.

    `new` has the lines that are others now; those with nothing in them are gone.
    """
    edits: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for line, text in new.items():
        edits[looked.place(line)][line] = text
    at = 0
    for place in sorted(edits):
        # where its first line changes, there may be room for more in the piece before it
        start = max(place - 1, 0) if looked.pieces[place].first in edits[place] else place
        if start >= at:
            yield from _standing(looked, at, start)
            at = yield from _cut_from(looked, edits, start)
    yield from _standing(looked, at, len(looked.pieces))


def _standing(looked: _Looked, start: int, stop: int) -> Iterator[Piece]:
    for number in range(start, stop):
        yield replace(looked.pieces[number], stands=number)


def _cut_from(
    looked: _Looked, edits: Mapping[int, Mapping[str, str]], start: int
) -> Generator[Piece, None, int]:
    """Cut lines into pieces; return from which of the former pieces on all are as they were."""
    waiting: _Lines = []
    firsts: dict[str, int] = {}
    """The pieces that are waiting, by the words of their first lines."""
    after, touched = start, -1
    while True:
        while sum(map(_room, waiting)) <= lists.PIECE + 1 and after < len(looked.pieces):
            found = _edited(looked.lines(after), edits.get(after, {}))
            touched = after if after in edits else touched
            firsts |= {line: after for line, _ in found[:1]}
            waiting += found
            after += 1
        if not waiting:
            return after
        stop = _fitting(waiting)
        yield Piece(waiting[0][0], waiting[stop - 1][0], "\n".join(map(" ".join, waiting[:stop])))
        del waiting[:stop]
        reached = firsts.get(waiting[0][0], -1) if waiting else after
        if reached > touched and reached not in edits:
            return reached


def _edited(lines: Mapping[str, str], edits: Mapping[str, str]) -> _Lines:
    """Return the lines of a piece as they are now, in their order."""
    if not edits:
        return [*lines.items()]
    whole = {line: text for line, text in {**lines, **edits}.items() if text}
    return sorted(whole.items(), key=lambda line: order(line[0]))


def _room(line: tuple[str, str]) -> int:
    """Return how many characters a line takes, with the signs in it and behind it."""
    return len(line[0]) + len(line[1]) + 2


def _fitting(waiting: _Lines) -> int:
    """Return how many lines there is room for in one piece: one at least."""
    size = 0
    for number, line in enumerate(waiting):
        size += _room(line)
        if number and size > lists.PIECE + 1:
            return number
    return len(waiting)
