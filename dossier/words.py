"""Words and how they are compared: one way for fidelity, quotations, mentions and search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+(?:['’\u02bc\-\u2011][^\W_]+)*|[^\w\s]|_+")
_LETTERED = re.compile(r"[^\W_]+(?:['’\u02bc\-\u2011][^\W_]+)*")
_SPACE = re.compile(r"\s+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02"
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\uff07\u02bc"
_QUOTES = dict.fromkeys(map(ord, _DOUBLE), '"') | dict.fromkeys(map(ord, _SINGLE), "'")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 120
"""Characters of the longest slug; with a folder and an ending every system can store it."""
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows cannot use (Microsoft, "Naming Files, Paths, and Namespaces")."""
_GAP = re.compile(r"\s*(?:\[(?:…|\.\.\.)\])\s*")
_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "Æ": "Ae", "Œ": "Oe", "þ": "th", "Þ": "Th"}
) | str.maketrans("łøđð\u0131ŁØĐÐ", "loddiLODD")
"""Letters that Unicode does not decompose."""

# What follows has its twin in static/words.js: readers' browsers fold and cut words with it.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0971-\u0df3\u0e01-\u0e3a\u0e40-\u0e4e\u0eb0-\u0ecd\u0f18-\u0fbc"
    "\u1000-\u1049\u1056-\u109d\u17b4-\u17d3"
)
"""Marks that belong to a word although they are no letters: accents, points, vowel signs."""
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that put no space between words; each of their signs counts as a word."""
_RUN = rf"(?:(?![{_UNSPACED}])(?:[^\W_]|[{_MARKS}]))+"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, soft hyphens, zero-width characters and marks of direction."""
_ASCII = "".join(map(chr, range(128)))
_SIGNS = str.maketrans({sign: " " for sign in _ASCII if not sign.isalnum()})
"""A space for whatever is no letter and no figure: cutting there takes a tenth of the time that a
pattern takes."""
_BARE = {place: sign for place, sign in _SIGNS.items() if chr(place) not in "'-"}
_STRAY = (" -", "- ", " '", "' ", "--", "''", "-'", "'-")
_RUNS = {**_SIGNS, ord("_"): "_"}
_SEEN = _SIGNS | dict.fromkeys(ord(sign) for sign in _ASCII if _INVISIBLE.match(sign))
_LETTERS_RUN = re.compile(r"\w+")
_OMISSION = r"[\[(]\s*(?:…|\.{3,})\s*[\])]|…|\.{3,}|█+"
_NO_WORD = frozenset("\"'`\u00b4") | frozenset(_DOUBLE + _SINGLE)
_SAME = str.maketrans({"’": "'", "\u02bc": "'", "\u2011": "-"})
LONGEST_KEPT = 100
"""Characters up to which a folded text is remembered: words and names are, whole pages are not."""
MOST_KEPT = 100_000
"""Folded words that are remembered at most."""
LONGEST_TERM = 40
"""Characters of a word that count in a search."""


class Token(Struct, frozen=True):
    """A word, a figure or one mark of punctuation, with its place in the text."""

    text: str
    start: int
    end: int


@cache
def _term() -> re.Pattern[str]:
    """A word as the search has it; compiled where it is needed, which takes some milliseconds."""
    return re.compile(rf"[{_UNSPACED}]|{_RUN}")


@cache
def _said() -> re.Pattern[str]:
    """What counts in a quotation, and the gaps in it; compiled where it is needed as well."""
    joined = rf"{_RUN}(?:['’\u02bc\-\u2011]{_RUN})*"
    return re.compile(rf"(?P<gap>{_OMISSION})|[{_UNSPACED}]|{joined}|[^\s]")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, figures and punctuation of a text, in order."""
    return tuple(Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


def words_of(text: str) -> list[str]:
    """Return the words and figures of a text: its tokens without punctuation."""
    if not text.isascii():
        return _LETTERED.findall(text)
    shown = f" {text.translate(_BARE)} "
    if "-" in shown or "'" in shown:
        for pair in _STRAY:
            if pair in shown:  # it does not join two parts of a word
                return _LETTERED.findall(text)
    return shown.split()


def squash(text: str) -> str:
    """Fold white space to single spaces and compose characters (NFC)."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Fold case and diacritics: what two people who type the same name have in common."""
    return _fold_word(text) if len(text) <= LONGEST_KEPT else _fold(text)


def folded_words(text: str) -> list[str]:
    """Return the words and figures of a text, folded."""
    if text.isascii():
        return words_of(text.lower())
    if len(_folded) > MOST_KEPT:
        _folded.clear()
    return list(map(_folded.__getitem__, words_of(text)))


class _Folded(dict[str, str]):
    """What each word met so far is when it is folded: most words are met again and again."""

    def __missing__(self, word: str) -> str:
        self[word] = made = fold(word)
        return made


_folded = _Folded()


def _fold(text: str) -> str:
    # Nothing that Unicode combines or decomposes reaches over an ASCII character.
    return _NOT_ASCII.sub(lambda run: _bare(run.group()), text).casefold()


@lru_cache(maxsize=65536)
def _bare(letters: str) -> str:
    """Return letters without their accents."""
    plain = unicodedata.normalize("NFKD", letters.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


_fold_word = lru_cache(maxsize=65536)(_fold)


def terms(text: str) -> tuple[Token, ...]:
    """Return the words of a text as a search compares them: folded, without punctuation."""
    shown = visible(text)
    found = ((fold_term(m.group()), m) for m in _term().finditer(shown))
    return tuple(Token(key, m.start(), m.end()) for key, m in found if key)


def surfaces(text: str) -> list[str]:
    """Return the words of a text as they are written; `fold_term` makes terms of them."""
    return text.translate(_SEEN).split() if text.isascii() else _term().findall(visible(text))


def runs_of_letters(text: str) -> list[str]:
    """Return what stands between signs: letters, figures and low lines."""
    return text.translate(_RUNS).split() if text.isascii() else _LETTERS_RUN.findall(text)


@lru_cache(maxsize=65536)
def fold_term(word: str) -> str:
    """Return a word as the index has it."""
    return "".join(fold(word).split())[:LONGEST_TERM]


def visible(text: str) -> str:
    """Compose characters (NFC) and take out those that nobody sees."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def said(shown: str) -> tuple[tuple[Token, ...], ...]:
    """Return what of a text counts in a quotation, in the parts that ellipses leave.

    Words, figures and punctuation count; quotation marks, white space, the case of letters and
    ellipses (bars over withheld text among them) do not. `shown` is a text made `visible`.
    """
    parts: list[list[Token]] = [[]]
    for match in _said().finditer(shown):
        word = match.group()
        if match["gap"]:
            parts.append([])
        elif word not in _NO_WORD:
            parts[-1].append(Token(_said_key(word), match.start(), match.end()))
    return tuple(tuple(part) for part in parts if part)


@lru_cache(maxsize=65536)
def _said_key(word: str) -> str:
    return word.translate(_SAME).casefold()


def slugify(text: str) -> str:
    """Return a name as lower-case ASCII letters, digits and hyphens; empty if nothing is left."""
    ascii_only = fold(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def is_slug(text: str) -> bool:
    """Whether a text can be part of an address, on every system."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= MAX_SLUG and text not in _RESERVED


class Canonical(Struct, frozen=True):
    """A text with quotation marks and white space made alike, and the way back."""

    text: str
    origins: tuple[int, ...]
    """For each character, where it stands in the original."""


@lru_cache(maxsize=1024)
def _alike(text: str) -> str:
    """Return what `canonical` makes of a text, without the way back: a small part of the work."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _SPACE.sub(" ", text).translate(_QUOTES)


@lru_cache(maxsize=64)
def canonical(text: str) -> Canonical:
    """Make quotation marks and white space alike; everything else stays as it is."""
    made: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        if character.isspace():
            if made and made[-1] == " ":
                continue
            made.append(" ")
        else:
            made.append(character.translate(_QUOTES))
        origins.append(index)
    return Canonical("".join(made), tuple(origins))


@lru_cache(maxsize=4096)
def _needle(quote: str) -> tuple[str, ...]:
    composed = unicodedata.normalize("NFC", quote)
    return tuple(_alike(part).strip() for part in _GAP.split(composed) if part.strip())


def locate(quote: str, passage: str) -> tuple[int, int] | None:
    """Say where a quotation stands in a passage, or None.

    The words are compared character for character but for the shape of quotation marks and for
    white space, from one edge of a word to another; `[…]` joins two parts in their order.
    Returns the first and the last character's place (start, end) in `passage`.
    """
    parts = _needle(quote)
    if not parts:
        return None
    hay = _alike(passage)
    start = -1
    position = 0
    for part in parts:
        found = _at_words(hay, part, position)
        if found < 0:
            return None
        start = found if start < 0 else start
        position = found + len(part)
    if len(hay) == len(passage):  # no white space was folded: each character is in its place
        return start, position
    origins = canonical(passage).origins
    return origins[start], origins[position - 1] + 1


def stands(quote: str, passages: Sequence[str]) -> bool:
    """Whether a quotation stands in one of some passages, each by itself."""
    plain = quote.strip()
    is_plain = plain and not _GAP.search(plain) and unicodedata.is_normalized("NFC", plain)
    if is_plain and any(_at_words(passage, plain, 0) >= 0 for passage in passages):
        return True  # as it is written it was found at once
    return any(locate(quote, passage) for passage in passages)


def _at_words(hay: str, needle: str, start: int) -> int:
    position = hay.find(needle, start)
    while position >= 0:
        end = position + len(needle)
        cut_before = position > 0 and hay[position - 1].isalnum() and needle[0].isalnum()
        cut_after = end < len(hay) and hay[end].isalnum() and needle[-1].isalnum()
        if not cut_before and not cut_after:
            return position
        position = hay.find(needle, position + 1)
    return -1


class Nearest(Struct, frozen=True):
    """The passage most like a quotation that was not found."""

    index: int
    """Which of the passages."""
    text: str
    """Its words, as they stand."""
    likeness: float
    """From 0 to 1."""


def nearest(quote: str, passages: Iterable[str]) -> Nearest | None:
    """Return the stretch of one of `passages` whose words are most like the quotation's."""
    wanted = [fold(token.text) for token in tokens(quote)]
    best: Nearest | None = None
    if not wanted:
        return None
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for index, passage in enumerate(passages):
        found = tokens(passage)
        matcher.set_seq1([fold(token.text) for token in found])
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            continue
        anchor = max(blocks, key=lambda block: block.size)
        first = max(0, anchor.a - anchor.b)
        last = min(len(found), first + len(wanted)) - 1
        alike = sum(b.size for b in blocks if first <= b.a <= last) / len(wanted)
        if best is None or alike > best.likeness:
            text = passage[found[first].start : found[last].end]
            best = Nearest(index, text, min(alike, 1.0))
    return best


def closest(word: str, known: Iterable[str], at_least: float = 0.6) -> str:
    """Return the known word most like `word`, or an empty text."""
    wanted = fold(word)
    scored = [
        (SequenceMatcher(None, wanted, fold(one), autojunk=False).ratio(), one) for one in known
    ]
    likely = [pair for pair in scored if pair[0] >= at_least]
    return max(likely, key=lambda pair: (pair[0], pair[1]))[1] if likely else ""
