"""Small letters above the line, as in `Prof.ⁱⁿ` and `Mag.ᵃ`: part of the word they stand behind."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

SMALL, LONGEST = 0.88, 3
"""How high they are at most beside the letters of the page, and how many."""
NEAR = 0.3
"""Of the word's height, how far from its end they begin at most."""

Word = dict[str, Any]


def with_raised(words: Sequence[Word]) -> list[Word]:
    """Return words with the small letters that stand raised behind them."""
    usual = statistics.median(_height(word) for word in words)
    raised = [one for one in words if _is_small(one, usual)]
    taken: dict[int, Word] = {}
    for one in raised:
        base = next((word for word in words if word is not one and _carries(word, one)), None)
        if base is not None:
            taken[id(base)] = one
    dropped = {id(one) for one in taken.values()}
    return [_joined(word, taken.get(id(word))) for word in words if id(word) not in dropped]


def _height(word: Word) -> float:
    return float(word["bottom"] - word["top"])


def _is_small(word: Word, usual: float) -> bool:
    text = word["text"]
    return len(text) <= LONGEST and text.isalpha() and _height(word) <= SMALL * usual


def _carries(word: Word, raised: Word) -> bool:
    """Whether letters stand raised at the end of a word."""
    height = _height(word)
    beside = abs(raised["x0"] - word["x1"]) <= NEAR * height
    above = raised["top"] < word["top"] + 0.2 * height
    within = word["top"] < raised["bottom"] < word["bottom"] - 0.1 * height
    return beside and above and within and _height(raised) < height


def _joined(word: Word, raised: Word | None) -> Word:
    if raised is None:
        return word
    return word | {"text": word["text"] + raised["text"], "x1": raised["x1"]}
