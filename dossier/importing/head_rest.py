"""What is left of a head when its address is found: letterhead, subject, or text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.address import FROM_WHOM, titled
from dossier.importing.chunks import Chunk
from dossier.importing.layout import Line
from dossier.importing.outline import Part
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import begins_with_office, is_body
from dossier.importing.recognise.postal import is_address, is_contact

LONG = 200
"""Characters from which a paragraph above the salutation introduces the letter."""


def leave_rest(  # noqa: PLR0913  # the head, and what is known of it
    lines: Sequence[Line],
    free: Sequence[Chunk],
    chosen: Sequence[Chunk],
    parts: list[Part],
    end: int,
    *,
    greets: bool,
) -> None:
    """Give what is left in the head its part."""
    below = False
    for chunk in free:
        if chunk in chosen:
            below = True
            continue
        left = [i for i in range(chunk.first, min(chunk.last, end)) if parts[i] is Part.BODY]
        if not left:
            continue
        texts = [lines[i].words for i in left]
        called = any(begins_with_office(text) for text in texts)
        addressed = any(is_address(text) for text in texts) and not any(map(is_contact, texts))
        sender = any(FROM_WHOM.search(text) for text in texts)
        if below and addressed and not (called or sender):
            part = Part.ADDRESSEE
        elif greets and below and _is_subject(texts):
            part = Part.SUBJECT
        elif chunk.is_prose and len(" ".join(texts)) > LONG:
            part = Part.BODY
        elif greets or _is_letterhead(texts, left) or (chosen and chunk.first < chosen[0].first):
            part = Part.LETTERHEAD
        else:
            part = Part.BODY
        for index in left:
            parts[index] = part


def _is_subject(texts: Sequence[str]) -> bool:
    """Whether a block between addressee and salutation says what a letter is about."""
    if any(person(text) or titled(text) or is_contact(text) for text in texts):
        return False
    return len(" ".join(texts)) > 15 and not any(begins_with_office(text) for text in texts)


def _is_letterhead(texts: Sequence[str], places: Sequence[int]) -> bool:
    if any(is_contact(text) or is_address(text) for text in texts):
        return True
    return (
        places[0] == 0
        and len(texts[0]) < 60
        and is_body(texts[0])
        and not re.search(r"[.!?]$", texts[0])
    )
