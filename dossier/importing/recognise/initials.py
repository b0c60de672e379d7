"""Organisations that a text names once in full, with their initials: what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.importing.lexicon import folded, mended
from dossier.importing.recognise.offices import is_body

LONGEST = 9
"""Words of a name; what is longer is a headline."""
_SMALL_TEXT = (
    "of the and for pour sans contre gegen ohne per para por des de "
    "du la le les l d et der die für und di dei della del y e w z i"
)
_SMALL = frozenset(_SMALL_TEXT.split())
_ELIDED = re.compile(r"^[LlDd]['’]")
SHORTEST = 2
"""Letters of initials."""
FAR_BEFORE = 160
"""Characters before its initials in which a name is looked for."""
_DEFINED = re.compile(r"\s\(([^\W\d_a-zа-я][^\W\d_]{1,9})\)")
_SENTENCE = re.compile(r"(?:^|[.!?:»”\"–—-]\s+)(?:The|La|Le|Les|L['’]|El|Il|Die|Der|Das)?\s*(?=\S)")


def defined(texts: Iterable[str]) -> dict[str, str]:
    """Return the names that stand before their initials in brackets: `Union of Pilots (UP)`."""
    made: dict[str, str] = {}
    for text in map(mended, texts):
        for match in _DEFINED.finditer(text):
            before = text[max(0, match.start() - FAR_BEFORE) : match.start()]
            name = _of_initials(match[1], before)
            if name:
                made.setdefault(match[1], name)
    return made


def _of_initials(short: str, before: str) -> str:
    tokens = before.split()[-LONGEST - 2 :]
    for size in range(2, len(tokens) + 1):
        own_tokens = [token.strip('«»“”"') for token in tokens[-size:]]
        if not all(own_tokens) or not own_tokens[0][0].isupper():
            continue
        initials = "".join(token[0] for token in own_tokens if token[0].isupper())
        whole = "".join(token[0] for token in own_tokens)
        if short.upper() in {initials, whole.upper()}:
            return " ".join(tokens[-size:])
    starts = [found.end() for found in _SENTENCE.finditer(before)]
    rest = before[starts[-1] :].strip() if starts else ""
    named = rest[:1] == short[0] and is_body(rest) and not re.search(r"[,;]", rest)
    return rest if named and 1 < len(rest.split()) <= LONGEST else ""


def spelled(name: str, texts: Iterable[str]) -> str:
    """Return an organisation's name in full where a text has words for its initials; else empty."""
    short, _, rest = name.partition(" ")
    if not short.isupper() or len(short) < SHORTEST:
        return ""
    for text in texts:
        tokens = [token.strip(',.:;()«»“”"') for token in text.split()]
        for index, token in enumerate(tokens):
            size = _size(tokens[index : index + LONGEST], short) if token[:1].isupper() else 0
            end = index + size
            more = tokens[end : end + len(rest.split())]
            if size and " ".join(more) == rest:
                return " ".join(tokens[index : end + len(more)])
    return ""


def _size(tokens: Sequence[str], short: str) -> int:
    """Return how many words have initials such as these, small words apart; 0 where none do."""
    left = short
    for size, token in enumerate(tokens, start=1):
        bare = _ELIDED.sub("", token)
        if token.islower() and folded(token) in _SMALL:
            continue
        if not left.startswith(bare[:1].upper() or "?"):
            return 0
        left = left[1:]
        if not left:
            return size if size > 1 else 0
    return 0


_GENITIVES = (
    (re.compile(r"^(\w+)ого (\w+[бвгдзклмнпрстфхчш])[уа]\b"), r"\1ий \2", r"\1ый \2"),
    (re.compile(r"^(\w+)ої (\w+)ії\b"), r"\1а \2ія", r"\1а \2ія"),
    (re.compile(r"^(\w+)ой (\w+)ии\b"), r"\1ая \2ия", r"\1ая \2ия"),
)


def plain_body(name: str) -> str:
    """Put an organisation whose president is spoken of into the nominative, where that is easy."""
    is_ukrainian = re.search(r"[іїєґ]", name) is not None
    for form, ukrainian, russian in _GENITIVES:
        if form.match(name):
            return form.sub(ukrainian if is_ukrainian else russian, name)
    return name
