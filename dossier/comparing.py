"""A quotation against a text: where it stands, or which of its words differ from the nearest.

Pure, and with a twin in static/words.js, so that the command line and the reader's browser say
the same. All of it is linear in the text; only the few words beside a likely passage are compared
with all those of the quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from dossier.words import Token, said, visible

MOST_WORDS = 400
"""A quotation of more words is looked for as it stands, but not compared word by word."""
MOST_PARTS = 12
"""Into more parts than this no quotation is cut by ellipses."""
MOST_PLACES = 50
"""Where a quotation stands more often than this, the rest are not listed."""
REACH = 1
"""How many paragraphs further on the words after an ellipsis may stand."""
SHORT = 3
"""A quotation of fewer words proves little."""
ALIKE = 0.6
"""From this likeness on a passage counts as the quotation's, altered."""


class Stream(Struct, frozen=True):
    """The words of consecutive paragraphs in one row."""

    texts: tuple[str, ...]
    """The paragraphs, `visible`."""
    tokens: tuple[Token, ...]
    owners: tuple[int, ...]
    """For each token, which of the texts it stands in."""
    line: str
    """All keys between line ends, so that whole words are found by looking for characters."""


def stream(texts: Sequence[str]) -> Stream:
    """Prepare paragraphs to be compared."""
    shown = tuple(visible(text) for text in texts)
    tokens: list[Token] = []
    owners: list[int] = []
    for index, text in enumerate(shown):
        for part in said(text):
            tokens.extend(part)
            owners.extend([index] * len(part))
    return Stream(shown, tuple(tokens), tuple(owners), _line(tokens))


def _line(tokens: Sequence[Token]) -> str:
    return "\n" + "".join(f"{token.text}\n" for token in tokens)


class Place(Struct, frozen=True):
    """Where a quotation stands."""

    first: int
    """Its first and its last token in the stream."""
    last: int
    left_out: int
    """How many words of the text its ellipses leave out."""


def words_in(tokens: Sequence[Token]) -> int:
    """Count the words and figures among tokens."""
    return sum(_is_word(token) for token in tokens)


def _is_word(token: Token) -> bool:
    return any(character.isalnum() for character in token.text)


def places(parts: Sequence[Sequence[Token]], where: Stream) -> list[Place]:
    """Return every place where the parts of a quotation stand in their order."""
    needles = [_line(part) for part in parts]
    found: list[Place] = []
    position = where.line.find(needles[0]) if 0 < len(needles) <= MOST_PARTS else -1
    index = 0
    counted = 0
    while position >= 0 and len(found) < MOST_PLACES:
        index += where.line.count("\n", counted, position)
        counted = position
        place = _rest(parts, needles, where, index, position)
        if place is not None and not (found and place.last == found[-1].last):
            found.append(place)
        position = where.line.find(needles[0], position + 1)
    return found


def _rest(
    parts: Sequence[Sequence[Token]],
    needles: Sequence[str],
    where: Stream,
    first: int,
    position: int,
) -> Place | None:
    """Find the later parts of a quotation whose first stands at token `first`."""
    end = first + len(parts[0])
    limit = bisect_right(where.owners, where.owners[end - 1] + REACH)
    left_out = 0
    at = position + len(needles[0]) - 1
    for part, needle in zip(parts[1:], needles[1:], strict=True):
        found = where.line.find(needle, at)
        if found < 0:
            return None
        begin = end + where.line.count("\n", at, found)
        if begin + len(part) > limit:
            return None
        left_out += words_in(where.tokens[end:begin])
        end = begin + len(part)
        at = found + len(needle) - 1
    return Place(first, end - 1, left_out)


class Likely(Struct, frozen=True):
    """The stretch of a text that is most like a quotation."""

    first: int
    last: int
    likeness: float
    """From 0 to 1: how many of the letters agree."""
    steps: tuple[tuple[int, int], ...]
    """Pairs of tokens (quotation, stream) in order; -1 where one side has none."""


def likely(
    quote: Sequence[Token], where: Stream, gaps: frozenset[int] = frozenset()
) -> Likely | None:
    """Return the stretch most like the quotation, compared word by word.

    `gaps` has the numbers of tokens after which the quotation leaves words out.
    """
    if not quote or not where.tokens or words_in(quote) > MOST_WORDS:
        return None
    score, best_end = promise(quote, where)
    if not score:
        return None
    reach = len(quote) // 2 + 4
    start = max(0, best_end - len(quote) - reach)
    end = min(len(where.tokens), best_end + reach)
    texts = [token.text for token in where.tokens[start:end]]
    steps = _align([token.text for token in quote], texts, gaps)
    steps = _trim([(a, b + start if b >= 0 else -1) for a, b in steps])
    covered = [b for _, b in steps if b >= 0]
    if not covered:
        return None
    agree = sum(
        len(quote[a].text)
        for a, b in steps
        if a >= 0 and b >= 0 and quote[a].text == where.tokens[b].text
    )
    here = sum(len(token.text) for token in quote)
    there = here + sum(len(where.tokens[b].text) for b in _extra(steps, gaps))
    return Likely(covered[0], covered[-1], agree / there, tuple(steps))


def _extra(steps: Sequence[tuple[int, int]], gaps: frozenset[int]) -> list[int]:
    """Return the words of the text that the quotation lacks without an ellipsis."""
    lacking: list[int] = []
    count = 0
    for a, b in steps:
        if a >= 0:
            count += 1
        elif count not in gaps:
            lacking.append(b)
    return lacking


def promise(quote: Sequence[Token], where: Stream) -> tuple[int, int]:
    """Return how many letters of the quotation's words the best stretch has, and where it ends.

    It costs little, so that only the most promising of many documents need be compared.
    """
    length = len(quote)
    wanted = Counter(token.text for token in quote)
    best = score = best_end = 0
    for index, token in enumerate(where.tokens):
        if token.text in wanted:
            wanted[token.text] -= 1
            score += len(token.text) if wanted[token.text] >= 0 else 0
        if index >= length:
            gone = where.tokens[index - length].text
            if gone in wanted:
                wanted[gone] += 1
                score -= len(gone) if wanted[gone] > 0 else 0
        if score > best:
            best, best_end = score, index + 1
    return best, best_end


def _align(
    quote: Sequence[str], text: Sequence[str], gaps: frozenset[int]
) -> list[tuple[int, int]]:
    """Fit the whole quotation into a stretch of the text at the least cost.

    A word of the quotation that the text lacks costs three times a word of the text passed over:
    otherwise a quotation would rather give up its own words than step over an omission.
    """
    width = len(text) + 1
    passed = [_cost(word) for word in text]
    above = [0] * width
    moves: list[bytearray] = []
    for count, word in enumerate(quote, 1):
        lost = 3 * _cost(word)
        is_word = word[0].isalnum()
        row = [above[0] + lost] + [0] * (width - 1)
        move = bytearray([1]) + bytearray(width - 1)
        for index in range(1, width):
            other = text[index - 1]
            swap = above[index - 1]
            if word != other:
                alike = is_word == other[0].isalnum()
                swap += lost - 1 if alike else lost + passed[index - 1]
            drop = above[index] + lost
            add = row[index - 1] + (0 if count in gaps else passed[index - 1])
            least = min(swap, drop, add)
            row[index] = least
            move[index] = 0 if least == swap else (1 if least == drop else 2)
        moves.append(move)
        above = row
    return _walk(moves, above)


def _cost(word: str) -> int:
    return len(word) + 3 if word[0].isalnum() else 1


def _walk(moves: Sequence[bytearray], last: Sequence[int]) -> list[tuple[int, int]]:
    """Follow the cheapest way back from the end of the quotation to its beginning."""
    column = last.index(min(last))
    row = len(moves)
    steps: list[tuple[int, int]] = []
    while row > 0:
        move = moves[row - 1][column]
        if move == 0:
            row, column = row - 1, column - 1
            steps.append((row, column))
        elif move == 1:
            row -= 1
            steps.append((row, -1))
        else:
            column -= 1
            steps.append((-1, column))
    return steps[::-1]


def _trim(steps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out words of the text before the quotation begins and after it ends."""
    while steps and steps[0][0] < 0:
        steps = steps[1:]
    while steps and steps[-1][0] < 0:
        steps = steps[:-1]
    return steps


class Difference(Struct, frozen=True):
    """One place where a quotation and the text differ."""

    quote: tuple[int, int]
    """The quotation's tokens, from and up to; equal where it lacks the words."""
    text: tuple[int, int]
    """The stream's tokens, from and up to; equal where the quotation has added words."""


def differences(
    quote: Sequence[Token], where: Stream, found: Likely, gaps: frozenset[int] = frozenset()
) -> tuple[Difference, ...]:
    """Return the differences in order; neighbouring ones are one, and an ellipsis is none."""
    made: list[Difference] = []
    here, there = 0, found.first
    begun: tuple[int, int] | None = None
    for a, b in found.steps:
        same = a >= 0 and b >= 0 and quote[a].text == where.tokens[b].text
        same = same or (a < 0 and here in gaps)
        if same and begun is not None:
            made.append(Difference((begun[0], here), (begun[1], there)))
            begun = None
        elif not same and begun is None:
            begun = here, there
        here += a >= 0
        there += b >= 0
    if begun is not None:
        made.append(Difference((begun[0], here), (begun[1], there)))
    return tuple(made)
