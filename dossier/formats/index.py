"""The search index: which word stands in which unit, in pieces that a page loads as it needs them.

A unit is a document, or a stretch of a long one, an event or an actor. Each word (`words.terms`)
has a line `word list`; lines are sorted and cut into pieces of bounded size. A list has the
numbers of the units, each as the distance from the one before, with a weight from 0 to 3. A
beginning that too many words share has a line of its own, `com* list`, so that no question needs
more than a few pieces. What filters go by has lines of its own, such as `@year/2015 list`; and so
have two common words that follow each other, `+of+the list`: phrases are found by them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, groupby, pairwise

from msgspec import Struct

from dossier.words import fold_term, surfaces

PIECE = 8_000
"""About how many characters a piece has; one long list may make it longer."""
SHARED = 12_000
"""When the words with one beginning have longer lists than this, the beginning has its own."""
COMMON = 100
SHARE = 20
"""Words in more units than COMMON, and more than one in SHARE of all, are common: which of them
follow each other has lines, too."""
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""Digits of the numbers in lists; the upper half says that the number goes on."""
IN_TITLE, OFTEN, AGAIN, ONCE = 3, 2, 1, 0
MANY, SOME = 4, 2
"""From how many times on a word stands in a unit often, or again."""


class Unit(Struct, frozen=True):
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


class Piece(Struct, frozen=True):
    """Some lines that follow one another."""

    first: str
    """The word of its first line, and of its last."""
    last: str
    text: str
    """The lines; empty where they are known to stand."""
    stands: int | None = None
    """Which piece of the index before it is, where it is one."""


Beginning = tuple[int, int]
"""How many words there are with one beginning, and how many characters their lists have."""


class Index(Struct, frozen=True):
    """The index of all units."""

    pieces: tuple[Piece, ...]
    beginnings: Mapping[str, Beginning]
    """The beginnings that have lines of their own."""
    common: int
    """Words in more units than this have lines for the pairs that they make."""
    names: tuple[str, ...]
    """Those words."""

    @property
    def firsts(self) -> tuple[str, ...]:
        """For each piece, from where on words stand in it: the beginning of its first word."""
        lasts = ("", *(one.last for one in self.pieces))
        return tuple(
            _between(last, one.first) for last, one in zip(lasts, self.pieces, strict=False)
        )

    @property
    def shared(self) -> tuple[str, ...]:
        """The beginnings that have lines of their own, in their order."""
        return tuple(sorted(self.beginnings))


def index(units: Sequence[Unit]) -> Index:
    """Return the index of units, the same for the same units."""
    folded = Folded()
    texts = [words_of(unit.text, folded) for unit in units]
    titles = [words_of(unit.title, folded) for unit in units]
    entries = _entries(units, titles, texts)
    most = common_in(len(units))
    names = sorted(term for term, found in entries.items() if len(found) > most and is_word(term))
    lists = {term: written(found) for term, found in entries.items()}
    shared = heavy_beginnings(lists)
    beginnings = {
        beginning: (len(same), sum(len(lists[term]) for term in same))
        for beginning, same in shared.items()
    }
    heavy = {
        f"{beginning}*": written(union(entries[term] for term in same))
        for beginning, same in shared.items()
    }
    del entries  # the pairs take as much memory
    lists |= heavy | _pairs(titles, texts, names)
    return Index(tuple(_laid_out(lists)), beginnings, most, tuple(names))


def common_in(count: int) -> int:
    """Return in how many of so many units a word stands at most that is not common."""
    return max(COMMON, count // SHARE)


def is_word(term: str) -> bool:
    """Whether a line is one of a word, not of a filter or a pair."""
    return term[0] not in "@+"


def is_heavy(found: Beginning) -> bool:
    """Whether too many words share a beginning."""
    return found[0] > 1 and found[1] > SHARED


def _laid_out(lists: Mapping[str, str]) -> Iterator[Piece]:
    """Sort lines, and cut them into pieces."""
    pairs = _sorted(lists)
    lines = [*map(" ".join, pairs)]
    ends = [*accumulate((len(line) + 1 for line in lines), initial=0)]
    start = 0
    while start < len(lines):
        # as many lines as there is room for, the signs between them included, and one at least
        stop = max(start + 1, bisect_right(ends, ends[start] + PIECE + 1) - 1)
        yield Piece(pairs[start][0], pairs[stop - 1][0], "\n".join(lines[start:stop]))
        start = stop


class Folded(dict[str, str]):
    """The term of each word met so far: most words of a dossier are met again and again."""

    def __missing__(self, word: str) -> str:
        self[word] = term = fold_term(word)
        return term


def words_of(text: str, folded: Folded) -> list[str]:
    """Return the terms of a text, in their order."""
    return [term for term in map(folded.__getitem__, surfaces(text)) if term]


def _between(last: str, term: str) -> str:
    """Return the shortest beginning of a word that tells it from the one before."""
    length = next(
        (n for n, pair in enumerate(zip(last, term, strict=False), 1) if len(set(pair)) > 1),
        len(last) + 1,
    )
    return term[:length]


def _sorted(lists: Mapping[str, str]) -> list[tuple[str, str]]:
    """Sort lines as a browser compares texts: by their words in UTF-16."""
    whole = "".join(lists)
    if len(order(whole)) == 2 * len(whole):  # no character needs two units: the order is the same
        return [(term, lists[term]) for term in sorted(lists)]
    return sorted(lists.items(), key=lambda line: order(line[0]))


def order(term: str) -> bytes:
    """Return what puts words in the order of a browser."""
    return term.encode("utf-16-be", "surrogatepass")


def _entries(
    units: Sequence[Unit], titles: Sequence[list[str]], texts: Sequence[list[str]]
) -> dict[str, list[int]]:
    """Return for each word its units, as number times four plus weight."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, (unit, title, text) in enumerate(zip(units, titles, texts, strict=True)):
        weighed = (*range(number * 4, number * 4 + 4),)  # the same numbers for all words
        for term, weight in weights(unit.marks, title, text).items():
            found[term].append(weighed[weight])
    return dict(found)


def weights(marks: Iterable[str], title: list[str], text: list[str]) -> dict[str, int]:
    """Return how much each word and each mark weighs in a unit."""
    found = {
        term: ONCE if count < SOME else AGAIN if count < MANY else OFTEN
        for term, count in Counter(text).items()
    }
    found |= dict.fromkeys(title, IN_TITLE)
    return found | dict.fromkeys((f"@{mark}" for mark in marks), ONCE)


def _pairs(
    titles: Sequence[list[str]], texts: Sequence[list[str]], names: Sequence[str]
) -> dict[str, str]:
    """Return the lines of each two common words that follow each other, for phrases."""
    if not names:
        return {}
    # a pair is one number: there are so many that texts would take most of the time
    numbers = {term: number for number, term in enumerate(names, 1)}
    size = len(names) + 1
    pairs: defaultdict[int, list[int]] = defaultdict(list)
    for unit, words in enumerate(zip(titles, texts, strict=True)):
        entry = unit * 4
        for pair in set[int]().union(*(_neighbours(one, numbers, size) for one in words)):
            pairs[pair].append(entry)
    return {
        f"+{names[pair // size - 1]}+{names[pair % size - 1]}": written(pairs.pop(pair))
        for pair in [*pairs]
    }


def _neighbours(words: list[str], numbers: Mapping[str, int], size: int) -> set[int]:
    """Return each two numbered words that follow each other, as one number."""
    found = map(numbers.get, words)
    return {one * size + other for one, other in pairwise(found) if one and other}


def pairs_in(words: list[str], common: AbstractSet[str]) -> set[str]:
    """Return the lines of each two common words that follow each other in one text."""
    return {
        f"+{one}+{other}" for one, other in pairwise(words) if one in common and other in common
    }


def heavy_beginnings(lists: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the beginnings that too many words share, each with these words."""
    made: dict[str, list[str]] = {}
    groups = [sorted(filter(is_word, lists))]
    length = 0
    while groups:
        length += 1
        heavier: list[list[str]] = []
        for group in groups:
            for beginning, words in groupby(group, key=lambda term: term[:length]):
                same = [term for term in words if len(term) >= length]
                if is_heavy((len(same), sum(len(lists[term]) for term in same))):
                    made[beginning] = same
                    heavier.append(same)
        groups = heavier
    return made


def union(lists: Iterable[Iterable[int]]) -> Iterable[int]:
    """Return several lists as one; a unit that stands in more of them has its highest weight."""
    return {entry >> 2: entry for entry in sorted(set[int]().union(*lists))}.values()


def written(entries: Iterable[int]) -> str:
    """Write a list: for each entry the distance from the number before, and its weight."""
    made: list[str] = []
    least = 0
    """What an entry of the next unit is with no weight."""
    for entry in entries:
        value = entry - least
        made.append(_SMALL[value] if value < _MANY_SMALL else _digits(value))
        least = (entry | 3) + 1
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
    return _SMALL[value] if value < _MANY_SMALL else _digits(value)


def _digits(value: int) -> str:
    made = ""
    while value > 31:  # noqa: PLR2004  # half of the alphabet
        made += ALPHABET[32 + (value & 31)]
        value >>= 5
    return made + ALPHABET[value]


_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_MANY_SMALL = 32 * 32
_SMALL = [_digits(value) for value in range(_MANY_SMALL)]


def column(values: Iterable[int]) -> str:
    """Write a column of numbers as pairs: a number, and how many more follow that are the same."""
    return "".join(
        digits(value) + digits(sum(1 for _ in same) - 1) for value, same in groupby(values)
    )
