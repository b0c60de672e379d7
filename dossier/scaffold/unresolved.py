"""Names that a draft leaves open: those its front matter gives and no record bears."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dossier.model import DocumentRecord, EventRecord, Named
from dossier.names import Register
from dossier.transcription import Text

_TITLED = re.compile(
    r"\b(?:Mrs?|Ms|Mme|Mlle|Dr|Prof|Sir|Lord|Judge|Minister|President|Senator|MM?)\.?\s+"
    r"((?:[^\W\d_a-z][\w'’-]*\s+(?:(?:de|del|della|van|von|der|la|le|al|bin|ibn)\s+)*)"
    r"{1,3}[^\W\d_a-z][\w'’-]+)"
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b((?:[^\W\d_a-z][\w'’-]+\s+){1,3}[^\W\d_a-z][\w'’-]+)")
OFTEN = 2


def unresolved(record: DocumentRecord | EventRecord, known: Register) -> tuple[str, ...]:
    """Return the names of the front matter that belong to no record, in their order."""
    return tuple(
        dict.fromkeys(name for name in _names(record) if name and known.find(name) is None)
    )


def nameless(record: DocumentRecord | EventRecord) -> tuple[str, ...]:
    """Return the names that take part with `name:`, as somebody without a record."""
    return tuple(dict.fromkeys(one.text for one in _parties(record) if not one.has_record))


def _parties(record: DocumentRecord | EventRecord) -> Iterable[Named]:
    if isinstance(record, EventRecord):
        return record.actors
    return (*(one for _, one in record.entries), *(one.who for one in record.speakers))


def _names(record: DocumentRecord | EventRecord) -> Iterator[str]:
    for one in _parties(record):
        if one.has_record:
            yield one.text
        if one.on_behalf_of is not None:
            yield one.on_behalf_of.text


def mentioned(text: Text, known: Register) -> tuple[str, ...]:
    """Return names in the running text that look like somebody's and belong to no record.

    These are for the editor to look at: who is merely named gets no record by itself.
    """
    readings = "\n".join(text.readings)
    titled = [" ".join(found.split()) for found in _TITLED.findall(readings)]
    often = Counter(" ".join(found.split()) for found in _NAME.findall(readings))
    names = [*titled, *(name for name, count in often.items() if count >= OFTEN)]
    covered = tuple(known.by_name)
    return tuple(
        name
        for name in dict.fromkeys(names)
        if not any(name in one or one in name for one in covered)
    )
