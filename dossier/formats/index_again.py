"""The search index again, after a few units have changed: what else is in it stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.formats.index import (
    Folded,
    Index,
    Unit,
    common_in,
    heavy_beginnings,
    is_word,
    laid_out,
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


@dataclass(frozen=True, slots=True)
class Former:
    """An index as it was."""

    pieces: Iterable[str]
    names: tuple[str, ...]
    """The common words."""
    changed: Mapping[int, Unit]
    """The units that are other ones now, by their numbers, as they were."""


def index_again(former: Former, units: Sequence[Unit]) -> Index | None:
    """Return what `index` would make of as many units as before; None where it must be asked."""
    lines = [line.split(" ") for piece in former.pieces for line in piece.split("\n")]
    lists: dict[str, str] = dict(lines)
    heavy = {line: lists.pop(line) for line in [*lists] if line[-1] == "*" and is_word(line)}
    folded, common = Folded(), frozenset(former.names)
    was = {number: _lines(unit, common, folded) for number, unit in former.changed.items()}
    now = {number: _lines(units[number], common, folded) for number in former.changed}
    changes = _changes(was, now)
    most = common_in(units)
    for line, weighed in changes.items():
        before = read(lists.get(line, ""))
        entries = _with(before, weighed)
        if is_word(line) and (len(before) > most) != (len(entries) > most):
            return None  # whether it is common has changed: its pairs stand in other units
        if entries:
            lists[line] = written(entries)
        else:
            lists.pop(line, None)
    words = [line for line in changes if is_word(line)]
    return laid_out(lists, _heavy(lists, heavy, words, (was, now)), most, former.names)


def _heavy(
    lists: Mapping[str, str],
    heavy: Mapping[str, str],
    changed: Sequence[str],
    units: tuple[Mapping[int, _Weights], Mapping[int, _Weights]],
) -> dict[str, str]:
    """Return the lists of beginnings that too many words share; only some words have changed."""
    found: dict[str, str] = {}
    for beginning, words in heavy_beginnings(lists).items():
        line = f"{beginning}*"
        if line not in heavy:
            found[line] = written(union(read(lists[word]) for word in words))
        elif any(word.startswith(beginning) for word in changed):
            found[line] = written(_with(read(heavy[line]), _of_beginning(beginning, *units)))
        else:
            found[line] = heavy[line]
    return found


def _lines(unit: Unit, common: frozenset[str], folded: Folded) -> _Weights:
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


def _of_beginning(
    beginning: str, was: Mapping[int, _Weights], now: Mapping[int, _Weights]
) -> _Changes:
    """Return the units in which the words with one beginning weigh otherwise than before."""
    found: _Changes = {}
    for number, before in was.items():
        most = _most(beginning, now[number])
        if most != _most(beginning, before):
            found[number] = most
    return found


def _most(beginning: str, weighed: _Weights) -> int | None:
    return max(
        (weight for line, weight in weighed.items() if line.startswith(beginning)), default=None
    )
