"""What shows that a block is written to, where nobody is greeted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.importing.chunks import Chunk
from dossier.importing.layout import Align, Line
from dossier.importing.lexicon import begins, folded
from dossier.importing.outline import Part
from dossier.importing.recognise.cases import nominative, nominative_office
from dossier.importing.recognise.offices import is_body
from dossier.importing.recognise.postal import is_address, is_contact

_KAZAKH = re.compile(r"[әғқңөұүһ]", re.IGNORECASE)


def with_next(
    lines: Sequence[Line], chosen: Sequence[Chunk], rated: Sequence[tuple[int, Chunk]]
) -> list[Chunk]:
    """Add the block in the dative that stands below an address, on the same side of the page."""
    made: list[Chunk] = []
    for points, chunk in rated:
        first = lines[chunk.first]
        dative = points > 0 and nominative_office(first.words) != first.words
        after = made and made[-1].last == chunk.first and first.align is not Align.LEFT
        same = after and first.align is lines[made[-1].first].align
        if chunk in chosen or (dative and same):
            made.append(chunk)
    return made


def signs(name: str, signers: Iterable[str]) -> bool:
    """Whether somebody has signed, perhaps with initials: `Nowak Anna`, below `Nowak A.`."""
    own = folded(name).split()
    return any(folded(name) == one or _is_short(one.split(), own) for one in signers)


def _is_short(signer: Sequence[str], own: Sequence[str]) -> bool:
    initials = [x[0] for x in signer if _INITIAL.fullmatch(x)]
    last = [x for x in signer if not _INITIAL.fullmatch(x)]
    others = [x[0] for x in own if x not in last]
    return bool(initials) and len(last) == 1 and last[0] in own and initials[:1] == others[:1]


_INITIAL = re.compile(r"[^\W\d_]\.")
_HIGH = re.compile(r"\b(?:santita|santidad|excelle\w+|excmo|excma|holiness|eminen\w+|majest\w+)\b")
"""How nobody but somebody else is called."""


def is_written_to(lines: Sequence[Line], chunk: Chunk) -> bool:
    """Whether a block says by a label, by its case or by an address that something goes there."""
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    dative = any(nominative_office(text) != text for text in texts[:2])
    dative = dative or any(_KAZAKH.search(x) and nominative(x) != x for x in texts[:3])
    told = dative or bool(begins(texts[0], "to")) or any(map(is_address, texts))
    return told or any(_HIGH.search(folded(text)) for text in texts)


def is_sent_to(lines: Sequence[Line], chunk: Chunk, parts: Sequence[Part]) -> bool:
    """Whether a body's address stands below the date, in a paper that somebody signs."""
    texts = [line.words for line in lines[chunk.first : chunk.last]]
    dated = chunk.first > 0 and parts[chunk.first - 1] is Part.DATELINE and Part.SIGNATURE in parts
    there = is_body(texts[0]) and is_address(texts[-1]) and not any(map(is_contact, texts))
    return dated and len(texts) > 1 and there
